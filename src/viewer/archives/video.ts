import { type InstancePath, paths } from '#protocol/paths.ts';
import { VideoDescription } from '#protocol/video.ts';

import { requestJson } from './requestJson.ts';

export { type VideoDescription } from '#protocol/video.ts';

/** A video that can be asked for: what it is, and where its bytes are. */
export interface OfferedVideo {
  readonly description: VideoDescription;
  readonly url: string;
}

export interface VideoWish {
  /** Re-encoded, for a browser that does not play it as it is stored. */
  readonly as?: 'h264';
  readonly signal: AbortSignal;
}

/** The gateway may have to fetch the whole stream and re-encode it before it can say anything. */
const timeoutMilliseconds = 20 * 60 * 1000;

/** Throws ArchiveError, or the signal's reason. */
export async function offeredVideo(address: InstancePath, { as, signal }: VideoWish): Promise<OfferedVideo> {
  const url = paths.videoDescription(address, as);
  const description = await requestJson(url, VideoDescription, { signal, timeoutMilliseconds });
  return { description, url: paths.video(address, as) };
}
