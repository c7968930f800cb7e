import { useMemo, useSyncExternalStore } from 'react';

import { type SeenState } from '#viewer/archives/seen/seen.ts';
import { useSeenBook } from '#viewer/archives/seen/useSeen.tsx';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';

/** The studies with how far the user had come in each when the studies on screen last changed: a list does not change under the hand. */
export function useListedSeen(studies: readonly ListedStudy[]): readonly ListedStudy[] {
  const book = useSeenBook();
  const settled = useSyncExternalStore(book.subscribe, book.settledVersion);
  return useMemo(
    () =>
      studies.map((study) => {
        return withSeen(study, settled === 0 ? undefined : book.listed(study.entry));
      }),
    [studies, book, settled],
  );
}

/** The same object for as long as both are the same. */
const alreadySeen = new WeakMap<ListedStudy, ListedStudy>();

function withSeen(study: ListedStudy, seen: SeenState | undefined): ListedStudy {
  if (seen === study.seen) return study;
  const before = alreadySeen.get(study);
  if (before !== undefined && before.seen === seen) return before;
  const now = { ...study, ...(seen === undefined ? {} : { seen }) };
  alreadySeen.set(study, now);
  return now;
}
