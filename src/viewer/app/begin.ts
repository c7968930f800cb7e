import { type QueryClient } from '@tanstack/react-query';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { ViewerConfig } from '#protocol/config.ts';
import { paths } from '#protocol/paths.ts';
import { Session } from '#protocol/session.ts';
import { ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { type ArchivesScope, metadataQuery, studiesQuery } from '#viewer/archives/queries.ts';
import { requestJson } from '#viewer/archives/requestJson.ts';
import { patientIdentity } from '#viewer/session/patient.ts';
import { type Start, startIn } from '#viewer/session/start.ts';

import { type Access } from './access.ts';

/** What the viewer begins with, or why it cannot. */
export type Beginning =
  { readonly start: Start } | { readonly why: ArchiveError } | { readonly noContext: true };

export interface Begin {
  readonly contextId: string | undefined;
  readonly access: Access;
  /** What the address asks to see: its metadata is asked for as soon as an archive has named the study. */
  readonly studies: readonly StudyInstanceUid[];
}

/** Reads who and whom, and asks every archive in the same breath. Never rejects. */
export async function begin({ contextId, access, studies }: Begin): Promise<Beginning> {
  if (contextId === undefined) return { noContext: true };
  const written = startIn(document, contextId);
  try {
    const start = written ?? (await askStart(contextId));
    access.setWayBack({ contextId, recordUrl: start.config.recordUrl });
    if (!start.session.isLocked) askArchives(start, access.client, studies);
    return { start };
  } catch (error) {
    return { why: asArchiveError(error) };
  }
}

export function scopeOf({ session }: Start): ArchivesScope {
  return { contextId: session.contextId, patient: patientIdentity(session.patient) };
}

function askArchives(start: Start, client: QueryClient, studies: readonly StudyInstanceUid[]): void {
  const scope = scopeOf(start);
  for (const { archiveId } of start.config.archives) {
    const listed = client.fetchQuery(studiesQuery(scope, archiveId));
    listed.then(
      ({ rows }) => {
        for (const uid of studies)
          if (rows.some(({ study }) => study.studyInstanceUid === uid))
            void client.prefetchQuery(metadataQuery(scope, archiveId, uid));
      },
      // The timeline tells of it: the failure stands in the query.
      () => undefined,
    );
  }
}

async function askStart(contextId: string): Promise<Start> {
  const [session, config] = await Promise.all([
    requestJson(paths.session(contextId), Session),
    requestJson(paths.config(contextId), ViewerConfig),
  ]);
  if (session.contextId !== contextId) throw new ArchiveError('internal', { detail: 'another context' });
  return { session, config };
}
