import type * as CornerstoneModule from './cornerstone.ts';

export type Cornerstone = typeof CornerstoneModule;

let loading: Promise<Cornerstone | undefined> | undefined;
let loaded: Cornerstone | undefined;

/** Fetched when first asked for, which is after our own painter has painted. Undefined where it cannot be had: our own painter then stays. */
export function cornerstone(): Promise<Cornerstone | undefined> {
  loading ??= import('./cornerstone.ts').then(
    (module) => (loaded = module),
    () => undefined,
  );
  return loading;
}

/** A Cornerstone that has thrown is not asked again on this page (no WebGL at all, for one): it has painted nothing, and our own painter stays. */
export function abandonCornerstone(): false {
  loading = Promise.resolve(undefined);
  return false;
}

/** Nothing to do where it was never loaded. */
export function purgeCornerstone(): void {
  loaded?.destroyEngine();
}
