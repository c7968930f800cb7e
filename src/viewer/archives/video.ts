import { type InstancePath, paths } from '#protocol/paths.ts';
import { VideoDescription } from '#protocol/video.ts';

import { requestJson } from './requestJson.ts';
import { type Held } from './retrieval.ts';

export { type VideoDescription } from '#protocol/video.ts';

/** A video that can be asked for: what it is, and where its bytes are. */
export interface OfferedVideo {
  readonly description: VideoDescription;
  readonly url: string;
}

export interface VideoWish {
  /** Whether this browser plays it as it is stored, by its media type; undefined where it has been seen to fail. Otherwise it is re-encoded. */
  readonly isPlayable: ((type: string) => boolean) | undefined;
  readonly onConverting: () => void;
  readonly signal: AbortSignal;
}

/** The gateway may have to fetch the whole stream and re-encode it before it can say anything. */
const timeoutMilliseconds = 20 * 60 * 1000;

/** From the first archive whose stream can be played, as it is stored or re-encoded. Throws ArchiveError, or the signal's reason. */
export async function videoOf({ retrieval, instance }: Held, wish: VideoWish): Promise<OfferedVideo> {
  const { isPlayable, onConverting, signal } = wish;
  const ask = async (at: InstancePath) => {
    if (isPlayable !== undefined) {
      const stored = await offered(at, { signal });
      if (isPlayable(stored.description.type)) return stored;
    }
    onConverting();
    return offered(at, { as: 'h264', signal });
  };
  return retrieval.take({ sopInstanceUid: instance.sopInstanceUid, part: 'video' }, { ask, signal });
}

async function offered(
  address: InstancePath,
  { as, signal }: { readonly as?: 'h264'; readonly signal: AbortSignal },
): Promise<OfferedVideo> {
  const url = paths.videoDescription(address, as);
  const description = await requestJson(url, VideoDescription, { signal, timeoutMilliseconds });
  return { description, url: paths.video(address, as) };
}
