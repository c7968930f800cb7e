declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  import { type WasmDecoder } from '#viewer/rendering/decoding/codecs.ts';

  const create: (options: object) => Promise<{ JpegLSDecoder: new () => WasmDecoder }>;
  export = create;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  import { type WasmDecoder } from '#viewer/rendering/decoding/codecs.ts';

  const create: (options: object) => Promise<{ JPEGDecoder: new () => WasmDecoder }>;
  export = create;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  import { type WasmDecoder } from '#viewer/rendering/decoding/codecs.ts';

  const create: (options: object) => Promise<{ J2KDecoder: new () => WasmDecoder }>;
  export = create;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  import { type WasmDecoder } from '#viewer/rendering/decoding/codecs.ts';

  const create: (options: object) => Promise<{ HTJ2KDecoder: new () => WasmDecoder }>;
  export = create;
}
