import { type Act, type ViewingContext } from '#gateway/gate.ts';

export type Permission =
  { readonly kind: 'permitted' } | { readonly kind: 'refused'; readonly why: 'not-offered' | 'no-policy' };

/** May this person do this now? Asked for every act; what it refuses is journalled too. */
export type Policy = (context: ViewingContext, act: Act) => Permission;

/**
 * A clinician whose record has opened this patient may search, see and see thumbnails; downloading and printing only where the
 * installation offers them. Citizens and partners have no policy yet, so nothing is permitted them.
 */
export function clinicianPolicy(features: { readonly download: boolean; readonly print: boolean }): Policy {
  const offered: Readonly<Record<Act['action'], boolean>> = {
    search: true,
    headers: true,
    view: true,
    prefetch: true,
    thumbnail: true,
    download: features.download,
    print: features.print,
  };
  return ({ principal }, { action }) => {
    switch (principal.kind) {
      case 'clinician':
        return offered[action] ? { kind: 'permitted' } : { kind: 'refused', why: 'not-offered' };
      case 'citizen':
      case 'partner':
        return { kind: 'refused', why: 'no-policy' };
    }
  };
}
