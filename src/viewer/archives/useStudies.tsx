import { useQueries, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react';

import { type Answer, type Answered } from './answer.ts';
import { asArchiveError } from './archiveError.ts';
import { type Outages } from './outages.ts';
import { type ArchivesScope, studiesQuery } from './queries.ts';
import { mergeStudies, type StudyEntry, type StudyRow } from './studyEntry.ts';
import { watchQueries } from './watchQueries.ts';

/** The region's archives for one context; `onLostAccess` is told when the gateway says the session is over or locked. */
export interface Archives extends ArchivesScope {
  readonly archives: readonly ArchiveName[];
  readonly outages: Outages;
  readonly onLostAccess?: (reason: 'signed-out' | 'locked') => void;
}

export interface ArchiveName {
  readonly archiveId: string;
  readonly name: string;
}

export interface ArchiveAnswer extends ArchiveName {
  readonly answer: Answer<StudyRow>;
}

export interface StudiesAnswer {
  /** All archives' studies, newest first, merged by Study Instance UID. An entry keeps its identity while nothing in it changes. */
  readonly studies: readonly StudyEntry[];
  readonly archives: readonly ArchiveAnswer[];
  /** `partial`: all have been heard from or given up, and at least one is missing, or holds or may hold more than it gave. */
  readonly state: 'loading' | 'complete' | 'partial';
  /** Asks one archive again. */
  readonly retry: (archiveId: string) => void;
}

const ArchivesContext = createContext<Archives | undefined>(undefined);
const StudiesContext = createContext<StudiesAnswer | undefined>(undefined);

/** Asks every archive at once and keeps one answer for all who look. */
export function ArchivesProvider({ value, children }: { value: Archives; children: ReactNode }) {
  const client = useQueryClient();
  const { archives, contextId, outages } = value;
  useEffect(() => watchQueries(client, contextId, outages), [client, contextId, outages]);
  const combine = useCallback((results: readonly Result[]) => answersOf(archives, results), [archives]);
  const queries = archives.map(({ archiveId }) => studiesQuery(value, archiveId));
  // What is combined is compared with the time before, item by item, and copied: so it is the answers, not the thousands of studies.
  const answers = useQueries({ queries, combine });
  const retry = useCallback(
    (archiveId: string) => void client.refetchQueries({ queryKey: [value.contextId, 'studies', archiveId] }),
    [client, value.contextId],
  );
  const all = useMemo(() => ({ ...studiesAnswer(answers), retry }), [answers, retry]);
  return (
    <ArchivesContext value={value}>
      <StudiesContext value={all}>{children}</StudiesContext>
    </ArchivesContext>
  );
}

export function useArchives(): Archives {
  const value = useContext(ArchivesContext);
  if (value === undefined) throw new Error('useArchives outside ArchivesProvider');
  return value;
}

export function useStudies(): StudiesAnswer {
  const value = useContext(StudiesContext);
  if (value === undefined) throw new Error('useStudies outside ArchivesProvider');
  return value;
}

/** What of a query's result decides an answer. */
export interface Result {
  readonly data: Answered<StudyRow> | undefined;
  readonly error: Error | null;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
}

/** Asking again is waiting again. A failed archive is missing, never empty. */
export function answerOf(result: Result | undefined): Answer<StudyRow> {
  if (result === undefined) return { state: 'waiting' };
  const { data, error, fetchStatus } = result;
  if (error === null) return data === undefined ? { state: 'waiting' } : { state: 'answered', ...data };
  return fetchStatus === 'fetching' ? { state: 'waiting' } : { state: 'missing', why: asArchiveError(error) };
}

export function answersOf(
  archives: readonly ArchiveName[],
  results: readonly Result[],
): readonly ArchiveAnswer[] {
  return archives.map((archive, index) => ({ ...archive, answer: answerOf(results[index]) }));
}

export function studiesAnswer(answers: readonly ArchiveAnswer[]): Omit<StudiesAnswer, 'retry'> {
  const isWaiting = answers.some(({ answer }) => answer.state === 'waiting');
  const isWhole = answers.every(
    ({ answer }) => answer.state === 'answered' && !answer.more && answer.unasked === undefined,
  );
  return {
    studies: mergeStudies(
      answers.map(({ archiveId, answer }) => ({
        archiveId,
        rows: answer.state === 'answered' ? answer.rows : [],
      })),
    ),
    archives: answers,
    state: isWaiting ? 'loading' : isWhole ? 'complete' : 'partial',
  };
}
