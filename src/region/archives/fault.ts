/** How an archive can be made to fail while it runs, for tests of whoever depends on it. */
export type Fault =
  /** Connections are dropped before any answer. */
  | { readonly kind: 'down' }
  /** Every answer waits. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly status: number }
  /** A sign-in page with 200, as proxies give. */
  | { readonly kind: 'html' }
  /** JSON that stops in the middle, with 200. */
  | { readonly kind: 'malformed-json' }
  /** Frames lack their last third, with a Content-Length that fits the rest. */
  | { readonly kind: 'short-frame' }
  /** Another frame than the one asked for: the next of the object, or the same of another object. */
  | { readonly kind: 'wrong-frame' }
  /** The body stops after so many bytes and the connection stays open. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** The connection is cut after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number };
