declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const create: (options: object) => Promise<{ JpegLSDecoder: new () => import('./codecs.ts').WasmDecoder }>;
  export default create;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const create: (options: object) => Promise<{ JPEGDecoder: new () => import('./codecs.ts').WasmDecoder }>;
  export default create;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const create: (options: object) => Promise<{ J2KDecoder: new () => import('./codecs.ts').WasmDecoder }>;
  export default create;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const create: (options: object) => Promise<{ HTJ2KDecoder: new () => import('./codecs.ts').WasmDecoder }>;
  export default create;
}
