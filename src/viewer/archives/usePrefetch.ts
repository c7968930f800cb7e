import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { type StackPosition } from '#dicom/displaySet.ts';

import { asArchiveError } from './archiveError.ts';
import { aheadMetadataQuery, fetchFramesAhead } from './fetchedAhead.ts';
import { frameSource, isLineNarrow } from './frameSource.ts';
import { Retrieval } from './retrieval.ts';
import { type ReadyContents, studyContents } from './studyContents.ts';
import { type StudyEntry } from './studyEntry.ts';
import { useArchives } from './useStudies.tsx';

export interface PrefetchWish {
  readonly study: StudyEntry;
  /** Which of the study's frames, once it is known what it holds. */
  readonly wanted: (contents: ReadyContents) => readonly StackPosition[];
  readonly signal: AbortSignal;
}

/**
 * Fetches a listed study's metadata and a few of its frames ahead of need, as that in the journal. Nothing of it is shown by this. Does
 * nothing where the user saves data or the line is narrow. Rejects as any request does; whoever opens the study later meets the same failure.
 */
export function usePrefetch(): (wish: PrefetchWish) => Promise<void> {
  const archives = useArchives();
  const client = useQueryClient();
  return useCallback(
    async ({ study, wanted, signal }) => {
      if (savesData() || isLineNarrow()) return;
      const { studyInstanceUid } = study;
      const sources = await Promise.all(
        study.sources.map(async (archiveId) =>
          client.fetchQuery(aheadMetadataQuery(archives, { archiveId, studyInstanceUid })).then(
            (metadata) => ({ archiveId, metadata }),
            (error: unknown) => ({ archiveId, why: asArchiveError(error) }),
          ),
        ),
      );
      signal.throwIfAborted();
      const contents = studyContents({
        contextId: archives.contextId,
        study,
        sources,
        retry: () => undefined,
        options: {
          purpose: 'prefetch',
          outages: archives.outages,
          ...(archives.onLostAccess === undefined ? {} : { onLostAccess: archives.onLostAccess }),
        },
      });
      if (contents.state !== 'ready' || isLineNarrow()) return;
      await fetchFramesAhead(client, archives.contextId, {
        studyInstanceUid,
        frames: contents.frames,
        wanted: wanted(contents).map(({ instance, frameNumber }) => ({
          sopInstanceUid: instance.sopInstanceUid,
          frameNumber,
        })),
        signal,
      });
    },
    [archives, client],
  );
}

export interface FrameWish {
  readonly contents: ReadyContents;
  readonly position: StackPosition;
  readonly signal: AbortSignal;
}

/**
 * Fetches one frame of a study whose metadata is here already, ahead of need and as that in the journal; whoever shows it next finds it.
 * Asks the first archive that holds it and no other. Otherwise as `usePrefetch`.
 */
export function usePrefetchFrame(): (wish: FrameWish) => Promise<void> {
  const { contextId, onLostAccess } = useArchives();
  const client = useQueryClient();
  return useCallback(
    async ({ contents, position: { instance, frameNumber }, signal }) => {
      if (savesData() || isLineNarrow()) return;
      const { sopInstanceUid } = instance;
      const [first] = contents.addressesOf(instance);
      const frames = frameSource(new Retrieval(() => [first]), {
        purpose: 'prefetch',
        ...(onLostAccess === undefined ? {} : { onLostAccess }),
      });
      await fetchFramesAhead(client, contextId, {
        studyInstanceUid: contents.study.studyInstanceUid,
        frames,
        wanted: [{ sopInstanceUid, frameNumber }],
        signal,
      });
    },
    [contextId, onLostAccess, client],
  );
}

/** Network Information API: the user has asked the browser to spare the line. */
function savesData(): boolean {
  const line: unknown = 'connection' in navigator ? navigator.connection : undefined;
  return typeof line === 'object' && line !== null && 'saveData' in line && line.saveData === true;
}
