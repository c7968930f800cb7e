import { useMemo, useSyncExternalStore } from 'react';

import { type SeenState } from '#viewer/archives/seen/seen.ts';
import { useSeenBook } from '#viewer/archives/seen/useSeen.tsx';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';

/** A study of which nothing is known is hidden by no choice of seen or unseen. */
export function fitsSeen({ seen }: Pick<ListedStudy, 'seen'>, chosen: readonly SeenState[]): boolean {
  return seen === undefined || chosen.includes(seen);
}

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
