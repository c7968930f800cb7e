import { FrameFailure } from '#dicom/frame.ts';

export type WasmCodec = 'charls' | 'libjpeg-turbo' | 'openjpeg' | 'openjph';

/** Gives the WebAssembly of a codec, of exactly the version whose glue is bundled. */
export type WasmSource = (codec: WasmCodec) => Promise<ArrayBuffer>;

/** What every one of these decoders has in common. */
export interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getFrameInfo(): WasmFrameHeader;
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

export interface WasmFrameHeader {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
}

interface Loaded {
  readonly create: () => WasmDecoder;
}

export interface DecodedStream extends WasmFrameHeader {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The four WebAssembly codecs, each loaded when first needed. */
export class Codecs {
  readonly #wasm: WasmSource;
  readonly #loaded = new Map<WasmCodec, Promise<Loaded>>();

  constructor(wasm: WasmSource) {
    this.#wasm = wasm;
  }

  /**
   * Decodes with a decoder made for this frame alone: codec-openjpeg fails without throwing and would hand out the
   * frame before, which may be another patient's. After any failure the whole WebAssembly instance is thrown away.
   */
  async decode(codec: WasmCodec, bytes: Uint8Array): Promise<DecodedStream> {
    const { create } = await this.#load(codec);
    const decoder = create();
    try {
      decoder.getEncodedBuffer(bytes.length).set(bytes);
      decoder.decode();
      const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
      const decoded = decoder.getDecodedBuffer().slice();
      decoder.delete();
      return { width, height, bitsPerSample, componentCount, bytes: decoded };
    } catch (cause) {
      this.#loaded.delete(codec);
      throw new FrameFailure('damaged', `${codec} could not decode the frame (${wordOf(cause)})`, { cause });
    }
  }

  async #load(codec: WasmCodec): Promise<Loaded> {
    const known = this.#loaded.get(codec);
    if (known !== undefined) return known;
    const loading = this.#wasm(codec).then((binary) => instantiate(codec, binary));
    this.#loaded.set(codec, loading);
    try {
      return await loading;
    } catch (cause) {
      // What did not come, or would not start, is asked for anew with the next frame.
      this.#loaded.delete(codec);
      throw new FrameFailure('decoder-missing', `the decoder ${codec} could not be started`, { cause });
    }
  }
}

async function instantiate(codec: WasmCodec, wasmBinary: ArrayBuffer): Promise<Loaded> {
  const quiet = { wasmBinary, print: () => undefined, printErr: () => undefined };
  switch (codec) {
    case 'charls': {
      const module = await (await import('@cornerstonejs/codec-charls/decodewasmjs')).default(quiet);
      return { create: () => new module.JpegLSDecoder() };
    }
    case 'libjpeg-turbo': {
      const module = await (
        await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')
      ).default(quiet);
      return { create: () => new module.JPEGDecoder() };
    }
    case 'openjpeg': {
      const module = await (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default(quiet);
      return { create: () => new module.J2KDecoder() };
    }
    case 'openjph': {
      const module = await (await import('@cornerstonejs/codec-openjph/wasmjs')).default(quiet);
      return { create: () => new module.HTJ2KDecoder() };
    }
  }
}

/** Emscripten throws numbers and its own exception objects; their text can hold nothing of the patient. */
function wordOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
