import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { type Frame, type FrameSource } from '#dicom/frame.ts';
import { type SopInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { paths, prefetchHeader, refusedHeader, requestHeader } from '#protocol/paths.ts';

import { ArchiveError, problemOf } from './archiveError.ts';
import { readMetadata, type StudyMetadata } from './metadata.ts';
import { type ArchivesScope } from './queries.ts';

/** A study may have grown since: what was fetched ahead is used for as long as the gateway itself would not ask anew, milliseconds. */
const goodFor = 10 * 60_000;

interface Place {
  readonly archiveId: string;
  readonly studyInstanceUid: StudyInstanceUid;
}

/** Metadata of a study that nobody has asked to see. It is shown to nobody before `openedAhead` has resolved. */
export function aheadMetadataQuery(scope: ArchivesScope, { archiveId, studyInstanceUid }: Place) {
  return queryOptions({
    queryKey: [scope.contextId, 'metadata-ahead', archiveId, studyInstanceUid] as const,
    queryFn: async ({ signal }): Promise<StudyMetadata> => {
      const url = paths.studyMetadata({ contextId: scope.contextId, archiveId, studyInstanceUid });
      const response = await fetch(url, {
        headers: { accept: 'application/dicom+json', [prefetchHeader]: '1' },
        priority: 'low',
        signal,
      });
      const body: unknown = await response.json().catch(() => null);
      const reply = {
        status: response.status,
        contentType: response.headers.get('content-type'),
        body,
        refused: response.headers.get(refusedHeader),
        warning: response.headers.get('warning'),
      };
      return readMetadata(reply, studyInstanceUid, scope.patient);
    },
    retry: false,
    staleTime: goodFor,
    gcTime: goodFor,
  });
}

/** What was fetched ahead of a study in one archive, once the look at it stands in the journal. Undefined when nothing was, or too long ago. */
export async function openedAhead(
  client: QueryClient,
  scope: ArchivesScope,
  { signal, ...place }: Place & { readonly signal: AbortSignal },
): Promise<StudyMetadata | undefined> {
  const { queryKey } = aheadMetadataQuery(scope, place);
  const known = client.getQueryState(queryKey);
  if (known?.data === undefined || Date.now() - known.dataUpdatedAt > goodFor) return undefined;
  const url = paths.studyOpened({ contextId: scope.contextId, ...place });
  const response = await fetch(url, { method: 'POST', headers: { [requestHeader]: '1' }, signal }).catch(
    (cause: unknown) => {
      signal.throwIfAborted();
      throw new ArchiveError('offline', { cause });
    },
  );
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return known.data;
}

export type AheadFrames = Map<string, Frame>;

const framesKey = (contextId: string, studyInstanceUid: string) =>
  [contextId, 'frames-ahead', studyInstanceUid] as const;

interface FrameWish {
  readonly sopInstanceUid: SopInstanceUid;
  readonly frameNumber: number;
}

/** Fetches frames one by one and keeps them for whoever opens the study. */
export async function fetchFramesAhead(
  client: QueryClient,
  contextId: string,
  wish: {
    readonly studyInstanceUid: StudyInstanceUid;
    readonly frames: FrameSource;
    readonly wanted: readonly FrameWish[];
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const key = framesKey(contextId, wish.studyInstanceUid);
  const kept = client.getQueryData<AheadFrames>(key) ?? new Map();
  client.setQueryDefaults(key, { gcTime: goodFor });
  client.setQueryData<AheadFrames>(key, kept);
  for (const { sopInstanceUid, frameNumber } of wish.wanted) {
    if (kept.has(nameOf(sopInstanceUid, frameNumber))) continue;
    const frame = await wish.frames(sopInstanceUid, frameNumber, wish.signal);
    kept.set(nameOf(sopInstanceUid, frameNumber), frame);
  }
}

/** A frame that was fetched ahead. Each is handed out once: whoever decodes it may take its bytes to another thread. */
export function takeAhead(
  client: QueryClient,
  contextId: string,
  studyInstanceUid: StudyInstanceUid,
): (sopInstanceUid: SopInstanceUid, frameNumber: number) => Frame | undefined {
  return (sopInstanceUid, frameNumber) => {
    const kept = client.getQueryData<AheadFrames>(framesKey(contextId, studyInstanceUid));
    const name = nameOf(sopInstanceUid, frameNumber);
    const frame = kept?.get(name);
    kept?.delete(name);
    return frame;
  };
}

function nameOf(sopInstanceUid: SopInstanceUid, frameNumber: number): string {
  return `${sopInstanceUid}/${frameNumber}`;
}
