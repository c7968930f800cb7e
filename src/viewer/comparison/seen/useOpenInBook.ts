import { useEffect } from 'react';

import { useSeenBook } from '#viewer/archives/seen/useSeen.tsx';
import { type StudyContents } from '#viewer/archives/studyContents.ts';

/** Tells the book which studies are on screen, for as long as they are. */
export function useOpenInBook(studies: readonly StudyContents[]): void {
  const book = useSeenBook();
  // The book itself knows when nothing has changed.
  useEffect(() => book.setOpen(studies.flatMap((one) => (one.state === 'ready' ? [one] : []))));
  useEffect(() => () => book.setOpen([]), [book]);
}
