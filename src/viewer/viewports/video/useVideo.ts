import { useEffect, useState } from 'react';

import { type Instance } from '#dicom/instance.ts';
import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type VideoDescription, videoOf } from '#viewer/archives/video.ts';
import { frameTimes, type FrameTimes } from './frameTimes.ts';

/** A video that this browser says it plays. */
export interface ReadyVideo {
  readonly state: 'ready';
  readonly url: string;
  readonly description: VideoDescription;
  readonly times: FrameTimes;
}

/** A video on its way to a `<video>`. */
export type Video =
  | { readonly state: 'loading'; readonly isConverting: boolean }
  | ReadyVideo
  | { readonly state: 'failed'; readonly why: ArchiveError };

export interface VideoWanted {
  readonly contents: ReadyContents;
  readonly instance: Instance;
  /** Re-encoded: the browser could not play it as it is stored. */
  readonly isConverted: boolean;
  /** Another number asks again. */
  readonly attempt: number;
}

/** Asks what the video is, and where this browser cannot play that, asks for it re-encoded instead. */
export function useVideo({ contents, instance, isConverted, attempt }: VideoWanted): Video {
  const { retrieval } = contents;
  const key = `${instance.sopInstanceUid} ${isConverted} ${attempt}`;
  const [known, setKnown] = useState<{ readonly key: string; readonly video: Video }>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (video: Video) => {
      if (!signal.aborted) setKnown({ key, video });
    };
    const ask = async () => {
      const { url, description } = await videoOf(
        { retrieval, instance },
        {
          isPlayable: isConverted ? undefined : isPlayable,
          onConverting: () => tell({ state: 'loading', isConverting: true }),
          signal,
        },
      );
      tell({ state: 'ready', url, description, times: frameTimes(description) });
    };
    ask().catch((error: unknown) => tell({ state: 'failed', why: asArchiveError(error) }));
    return () => controller.abort();
  }, [key, retrieval, instance, isConverted]);
  return known?.key === key ? known.video : { state: 'loading', isConverting: isConverted };
}

/** HEVC is played by some browsers and on some machines only; the browser knows. */
function isPlayable(type: string): boolean {
  return document.createElement('video').canPlayType(type) !== '';
}
