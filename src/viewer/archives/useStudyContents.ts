import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { type Report } from '#protocol/report.ts';

import { type ArchiveError, asArchiveError } from './archiveError.ts';
import { describes, type Match } from './describedStudy.ts';
import { takeAhead } from './fetchedAhead.ts';
import { ContentsMemory } from './contentsMemory.ts';
import { type StudyMetadata } from './metadata.ts';
import { metadataQuery, reportsQuery } from './queries.ts';
import { type SourceAnswer, type StudyContents } from './studyContents.ts';
import { type StudyEntry } from './studyEntry.ts';
import { useArchives, useStudies } from './useStudies.tsx';

/**
 * The contents of several studies, in the order asked, each keeping its identity while nothing in it changes. A study that no archive
 * has named is waited for while any archive is waited for, then `failed`: with `not-found` only where all have answered.
 */
export function useStudiesContents(studyInstanceUids: readonly string[]): readonly StudyContents[] {
  const archives = useArchives();
  const client = useQueryClient();
  const { studies, state, archives: answers, retry } = useStudies();
  const [memory] = useState(
    () =>
      new ContentsMemory(({ contextId }, { studyInstanceUid }) =>
        takeAhead(client, contextId, studyInstanceUid),
      ),
  );
  const key = studyInstanceUids.join(' ');
  const wanted = useMemo(
    () => words(key).map((uid) => ({ uid, study: studies.find((study) => study.studyInstanceUid === uid) })),
    [key, studies],
  );
  const asked = useMemo(
    () => wanted.flatMap(({ study }) => study?.sources.map((archiveId) => ({ study, archiveId })) ?? []),
    [wanted],
  );
  const results = useQueries({
    queries: asked.map(({ study, archiveId }) => metadataQuery(archives, archiveId, study.studyInstanceUid)),
    combine: sourceResults,
  });

  return useMemo(() => {
    const askMissing = () => {
      for (const { archiveId, answer } of answers) if (answer.state === 'missing') retry(archiveId);
    };
    const missing = answers
      .map(({ answer }) => (answer.state === 'missing' ? answer.why : undefined))
      .find(Boolean);
    return wanted.map(({ uid, study }) => {
      if (study === undefined) return memory.unnamed(uid, { state, missing }, askMissing);
      const sources = asked.flatMap((one, index) =>
        one.study === study ? [{ archiveId: one.archiveId, ...results[index] }] : [],
      );
      const askAgain = () =>
        void client.refetchQueries({
          predicate: ({ queryKey, state: { status } }) =>
            queryKey[0] === archives.contextId &&
            queryKey[3] === study.studyInstanceUid &&
            status === 'error',
        });
      return memory.contents({ archives, study, sources, retry: askAgain });
    });
  }, [archives, client, answers, retry, state, wanted, asked, results, memory]);
}

/** The record's reports that are, or may be, of a study. */
export function useReports(study: StudyEntry): ReportsAnswer {
  const { data, error, fetchStatus, refetch } = useQuery(reportsQuery(useArchives()));
  const retry = () => void refetch();
  if (error !== null && fetchStatus !== 'fetching') {
    return { state: 'missing', why: asArchiveError(error), retry };
  }
  if (data === undefined) return { state: 'waiting' };
  const matched = data.map((report) => ({ report, match: describes(report, study) }));
  return { state: 'answered', reports: matched.filter(({ match }) => match !== 'none') };
}

export type ReportsAnswer =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly reports: readonly DescribedBy[] }
  | { readonly state: 'missing'; readonly why: ArchiveError; readonly retry: () => void };

export interface DescribedBy {
  readonly report: Report;
  readonly match: Match;
}

interface MetadataResult {
  readonly data: StudyMetadata | undefined;
  readonly error: Error | null;
  readonly fetchStatus: string;
}

/** Plain, so that React Query gives the same array back while nothing changed. */
function sourceResults(results: readonly MetadataResult[]): readonly Omit<SourceAnswer, 'archiveId'>[] {
  return results.map(({ data, error, fetchStatus }) => ({
    ...(data === undefined ? {} : { metadata: data }),
    ...(error === null || fetchStatus === 'fetching' ? {} : { why: asArchiveError(error) }),
  }));
}

function words(key: string): readonly string[] {
  return key === '' ? [] : key.split(' ');
}
