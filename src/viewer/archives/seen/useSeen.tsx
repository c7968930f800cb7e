import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';

import { whatIsPainted } from './whatIsPainted.ts';
import { type Standing } from './seen.ts';
import { type SeenBook } from './SeenBook.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

const SeenContext = createContext<SeenBook | undefined>(undefined);

/** One book for all who look: what is painted in any pane below is marked, and told to the gateway before the page goes. */
export function SeenProvider({ book, children }: { book: SeenBook; children: ReactNode }) {
  useEffect(() => {
    void book.load();
    const stop = whatIsPainted(document.body, (painted) => book.painted(painted));
    addEventListener('pagehide', book.flush);
    return () => {
      stop();
      removeEventListener('pagehide', book.flush);
    };
  }, [book]);
  return <SeenContext value={book}>{children}</SeenContext>;
}

export function useSeenBook(): SeenBook {
  const book = useContext(SeenContext);
  if (book === undefined) throw new Error('useSeenBook outside SeenProvider');
  return book;
}

/** Draws anew whenever something more has been seen. */
export function useSeenVersion(): SeenBook {
  const book = useSeenBook();
  useSyncExternalStore(book.subscribe, book.version);
  return book;
}

/** How far the user has come in one study, as it changes. */
export function useStanding(study: StudyEntry): Standing {
  const book = useSeenBook();
  return useSyncExternalStore(book.subscribe, () => book.standing(study));
}

/** Whether marks are kept; what has been seen is otherwise forgotten with the page. */
export function useSeenIsKept(): boolean {
  const book = useSeenBook();
  return useSyncExternalStore(book.subscribe, book.isKept);
}
