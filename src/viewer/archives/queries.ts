import { queryOptions } from '@tanstack/react-query';

import { type PatientIdentity } from '#dicom/patient.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { paths } from '#protocol/paths.ts';
import { type Report, Reports } from '#protocol/report.ts';

import { type Answered, readAnswer } from './answer.ts';
import { archiveClient } from './archiveClient.ts';
import { ArchiveError } from './archiveError.ts';
import { openedAhead } from './fetchedAhead.ts';
import { readMetadata, type StudyMetadata } from './metadata.ts';
import { requestJson } from './requestJson.ts';
import { parseStudyRow, type StudyRow } from './studyEntry.ts';

/** Which context's archives, and the patient every row and object must belong to. */
export interface ArchivesScope {
  readonly contextId: string;
  readonly patient: PatientIdentity;
}

/** What an archive said stays as it was said until someone asks again: nothing refetches behind the reader's back. */
const lasting = {
  staleTime: Infinity,
  gcTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retryOnMount: false,
};

/** Only a broken line is tried again unasked; an archive that refused is shown at once, with «Prøv igjen». */
const retry = (count: number, error: Error) =>
  count < 2 && error instanceof ArchiveError && error.reason === 'offline';

export function studiesQuery(scope: ArchivesScope, archiveId: string) {
  return queryOptions({
    queryKey: [scope.contextId, 'studies', archiveId] as const,
    queryFn: async ({ signal }): Promise<Answered<StudyRow>> => {
      const reply = await archiveClient(scope.contextId, archiveId).searchForStudies(signal);
      return countRefused(readAnswer(reply, parseStudyRow(scope.patient)));
    },
    retry,
    retryDelay: 300,
    ...lasting,
  });
}

export function metadataQuery(scope: ArchivesScope, archiveId: string, studyInstanceUid: StudyInstanceUid) {
  return queryOptions({
    queryKey: [scope.contextId, 'metadata', archiveId, studyInstanceUid] as const,
    queryFn: async ({ client: queries, signal }): Promise<StudyMetadata> => {
      const ahead = await openedAhead(queries, scope, { archiveId, studyInstanceUid, signal });
      if (ahead !== undefined) return ahead;
      const client = archiveClient(scope.contextId, archiveId);
      return readMetadata(
        await client.studyMetadata(studyInstanceUid, signal),
        studyInstanceUid,
        scope.patient,
      );
    },
    retry,
    retryDelay: 300,
    ...lasting,
    // Metadata of a long study is megabytes: it leaves a quarter of an hour after the last pane that used it.
    gcTime: 15 * 60_000,
  });
}

export function reportsQuery(scope: ArchivesScope) {
  return queryOptions({
    queryKey: [scope.contextId, 'reports'] as const,
    queryFn: ({ signal }): Promise<readonly Report[]> =>
      requestJson(paths.reports(scope.contextId), Reports, { signal }),
    retry,
    retryDelay: 300,
    ...lasting,
  });
}

function countRefused(answered: Answered<StudyRow>): Answered<StudyRow> {
  const contradicts = answered.rows.filter((row) => row.guard === 'refused').length;
  return {
    ...answered,
    refused: { ...answered.refused, contradicts: answered.refused.contradicts + contradicts },
  };
}
