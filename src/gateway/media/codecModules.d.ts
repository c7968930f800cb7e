/** The wasm codecs, as far as a thumbnail needs them. */
interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned?: boolean;
  };
  decode(): unknown;
  delete(): void;
}

/** What a codec has to say goes nowhere: it is no log line. */
interface CodecSettings {
  readonly print: () => void;
  readonly printErr: () => void;
}

interface ScalableDecoder extends WasmDecoder {
  readHeader(): unknown;
  getNumDecompositions(): number;
  decodeSubResolution(level: number, layer?: number): unknown;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const factory: (settings: CodecSettings) => Promise<{ readonly J2KDecoder: new () => ScalableDecoder }>;
  export default factory;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const factory: (settings: CodecSettings) => Promise<{ readonly HTJ2KDecoder: new () => ScalableDecoder }>;
  export default factory;
}
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const factory: (settings: CodecSettings) => Promise<{
    readonly JpegLSDecoder: new () => WasmDecoder & { getInterleaveMode(): number };
  }>;
  export default factory;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const factory: (settings: CodecSettings) => Promise<{ readonly JPEGDecoder: new () => WasmDecoder }>;
  export default factory;
}
