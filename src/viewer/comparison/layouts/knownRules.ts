import { type HangingRule, type SavedLayout } from '#protocol/hanging.ts';
import { type KnownRule, standardKnown } from '#viewer/comparison/hanging.ts';

/** In the order they are tried: what the user has saved, what the site has written, the standard set. */
export function knownRules(
  saved: readonly SavedLayout[],
  ofSite: readonly HangingRule[],
): readonly KnownRule[] {
  return [
    ...saved.map(({ layoutId, rule, isAutomatic }): KnownRule => ({ id: layoutId, rule, isAutomatic })),
    ...ofSite.map((rule, at): KnownRule => ({ id: `site-${at + 1}`, rule, isAutomatic: true })),
    ...standardKnown,
  ];
}
