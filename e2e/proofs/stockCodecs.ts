import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  Codecs,
  type DecodedStream,
  type WasmCodec,
  type WasmDecoder,
} from '#viewer/rendering/decoding/codecs.ts';

const require = createRequire(import.meta.url);

const files: Readonly<Record<WasmCodec, readonly [wasm: string, glue: string, decoder: string]>> = {
  charls: ['codec-charls/decodewasm', 'codec-charls/decodewasmjs', 'JpegLSDecoder'],
  'libjpeg-turbo': [
    'codec-libjpeg-turbo-8bit/decodewasm',
    'codec-libjpeg-turbo-8bit/decodewasmjs',
    'JPEGDecoder',
  ],
  openjpeg: ['codec-openjpeg/decodewasm', 'codec-openjpeg/decodewasmjs', 'J2KDecoder'],
  openjph: ['codec-openjph/wasm', 'codec-openjph/wasmjs', 'HTJ2KDecoder'],
};

/** The WebAssembly of a codec from its package, as the worker fetches it. */
export function wasmOf(codec: WasmCodec): Promise<ArrayBuffer> {
  return Promise.resolve(
    Uint8Array.from(readFileSync(require.resolve(`@cornerstonejs/${files[codec][0]}`))).buffer,
  );
}

/** What Lysbilde must not do, and the stock worker does: one decoder of each codec for every frame, and what it holds handed out whatever became of it. */
export class StockCodecs extends Codecs {
  readonly #decoders = new Map<WasmCodec, WasmDecoder>();

  override async decode(codec: WasmCodec, bytes: Uint8Array): Promise<DecodedStream> {
    const decoder = this.#decoders.get(codec) ?? (await newDecoder(codec));
    this.#decoders.set(codec, decoder);
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
    return { width, height, bitsPerSample, componentCount, bytes: decoder.getDecodedBuffer().slice() };
  }
}

async function newDecoder(codec: WasmCodec): Promise<WasmDecoder> {
  const [, glue, name] = files[codec];
  const create: unknown = require(`@cornerstonejs/${glue}`);
  if (typeof create !== 'function') throw new Error('the codec is not the one it was');
  const silence = { print: () => undefined, printErr: () => undefined };
  const made: unknown = await Reflect.apply(create, undefined, [
    { wasmBinary: await wasmOf(codec), ...silence },
  ]);
  const constructor: unknown = Reflect.get(Object(made), name);
  if (typeof constructor !== 'function') throw new Error(`${glue} has no ${name}`);
  const decoder: unknown = Reflect.construct(constructor, []);
  if (!isDecoder(decoder)) throw new Error(`${name} is not the one it was`);
  return decoder;
}

const isDecoder = (value: unknown): value is WasmDecoder =>
  typeof value === 'object' && value !== null && 'getEncodedBuffer' in value && 'getDecodedBuffer' in value;
