import { queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';

import { type Dataset, text } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { optional, type Unreadable } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { isSeriesInstanceUid, type SeriesInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';

import { type Answered, readAnswer } from './answer.ts';
import { archiveClient } from './archiveClient.ts';
import { readMetadata, type StudyMetadata } from './metadata.ts';
import { type ArchivesScope } from './queries.ts';
import { type StudyEntry } from './studyEntry.ts';
import { useArchives } from './useStudies.tsx';

/** The structured reports of one study, without its images: what the archives have told so far. */
export interface StudyReports {
  readonly study: StudyEntry;
  readonly isWaiting: boolean;
  readonly instances: readonly Instance[];
  /** Reports kept back because they may be another patient's, or could not be read. */
  readonly refused: number;
  /** An archive has more series than it listed, and there may be reports among them. */
  readonly isCut: boolean;
  /** Archives that should hold part of the study and did not answer. */
  readonly missing: readonly string[];
}

/** Asks every source of every one of `studies` for its report series, and for those series alone. */
export function useStudyReports(studies: readonly StudyEntry[]): {
  readonly reports: readonly StudyReports[];
  readonly retry: () => void;
} {
  const archives = useArchives();
  const client = useQueryClient();
  const asked = studies.flatMap((study) => study.sources.map((archiveId) => ({ study, archiveId })));
  const results = useQueries({
    queries: asked.map(({ study, archiveId }) => reportsOf(archives, archiveId, study.studyInstanceUid)),
  });
  const reports = studies.map((study): StudyReports => {
    const own = asked.flatMap((one, index) => {
      const result = results[index];
      return one.study === study && result !== undefined ? [{ ...one, result }] : [];
    });
    const held = own.flatMap(({ result: { data } }) => data?.answers ?? []);
    const lists = own.flatMap(({ result: { data } }) => data ?? []);
    const found = held.flatMap(({ instances }) => instances);
    return {
      study,
      isWaiting: own.some(({ result }) => result.fetchStatus === 'fetching'),
      instances: [...new Map(found.map((instance) => [instance.sopInstanceUid, instance])).values()],
      refused: [...held, ...lists].reduce(
        (sum, { refused }) => sum + refused.contradicts + refused.unconfirmed + refused.unreadable,
        0,
      ),
      isCut: [...held, ...lists].some(({ more }) => more),
      missing: own.flatMap(({ archiveId, result: { isError, fetchStatus } }) =>
        isError && fetchStatus !== 'fetching' ? [archiveId] : [],
      ),
    };
  });
  const retry = () =>
    void client.refetchQueries({
      predicate: ({ queryKey, state: { status } }) =>
        queryKey[0] === archives.contextId && queryKey[1] === 'report-series' && status === 'error',
    });
  return { reports, retry };
}

function reportsOf(scope: ArchivesScope, archiveId: string, studyInstanceUid: StudyInstanceUid) {
  return queryOptions({
    queryKey: [scope.contextId, 'report-series', archiveId, studyInstanceUid] as const,
    queryFn: async ({ signal }): Promise<ReportSeries> => {
      const client = archiveClient(scope.contextId, archiveId);
      const { rows, ...list } = readAnswer(
        await client.searchForSeries(studyInstanceUid, signal),
        parseSeriesRow,
      );
      const series = rows.filter(({ modality }) => modality === undefined || modality === 'SR');
      const answers: StudyMetadata[] = [];
      for (const { seriesInstanceUid } of series) {
        const reply = await client.seriesMetadata({ studyInstanceUid, seriesInstanceUid }, signal);
        answers.push(readMetadata(reply, studyInstanceUid, scope.patient));
      }
      return { ...list, answers };
    },
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** The report series of one study in one archive, and what its list of series kept back. */
interface ReportSeries extends Omit<Answered<SeriesRow>, 'rows'> {
  readonly answers: readonly StudyMetadata[];
}

interface SeriesRow {
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly modality?: string;
}

function parseSeriesRow(dataset: Dataset): SeriesRow | Unreadable {
  const uid = text(dataset, Tag.seriesInstanceUid);
  if (!isSeriesInstanceUid(uid)) return { unreadable: 'Series Instance UID (0020,000E)' };
  return { seriesInstanceUid: uid, ...optional('modality', text(dataset, Tag.modality)) };
}
