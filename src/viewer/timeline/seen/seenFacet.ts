import { useMemo, useSyncExternalStore } from 'react';

import { useSeenBook } from '#viewer/archives/seen/useSeen.tsx';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';

/** The studies with how far the user had come in each when the studies on screen last changed: a list does not change under the hand. */
export function useListedSeen(studies: readonly ListedStudy[]): readonly ListedStudy[] {
  const book = useSeenBook();
  const settled = useSyncExternalStore(book.subscribe, book.settledVersion);
  return useMemo(
    () =>
      studies.map((study) => {
        const { state } = book.standing(study.entry);
        const seen = state === 'unknown' || settled === 0 ? undefined : state;
        return seen === study.seen ? study : { ...study, ...(seen === undefined ? {} : { seen }) };
      }),
    [studies, book, settled],
  );
}
