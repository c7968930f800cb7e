const quiet = { print: () => undefined, printErr: () => undefined };

/** The wasm codecs, each compiled when it is first needed and once in a thread. */
export const codecs = {
  jpeg: once(async () => {
    const { default: factory } = await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs');
    return factory(quiet);
  }),
  jpegLs: once(async () => {
    const { default: factory } = await import('@cornerstonejs/codec-charls/decodewasmjs');
    return factory(quiet);
  }),
  jpeg2000: once(async () => {
    const { default: factory } = await import('@cornerstonejs/codec-openjpeg/decodewasmjs');
    return factory(quiet);
  }),
  htj2k: once(async () => {
    const { default: factory } = await import('@cornerstonejs/codec-openjph/wasmjs');
    return factory(quiet);
  }),
} as const;

function once<M>(load: () => Promise<M>): () => Promise<M> {
  let loading: Promise<M> | undefined;
  return () => (loading ??= load());
}
