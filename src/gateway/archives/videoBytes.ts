import { Refusal } from '#gateway/gate.ts';

import { type Archive, idle, megabyte } from './archive.ts';
import { type ArchiveAnswer } from './archiveConnection.ts';
import { below } from './archiveUrl.ts';
import { bulkParts } from './bulkData.ts';
import { type InstanceFacts } from './instanceFacts.ts';
import { mediaType, readMultipart } from './multipart.ts';
import { pixelStream } from './part10.ts';
import { type WholeInstances } from './wholeInstances.ts';

type Way = 'rendered' | 'bulkdata' | 'frames' | 'instance';

const pixelData = '7FE00010';
const mostBytes = 1024 * megabyte;

/**
 * A video's stored stream, by whichever of the archive's routes gives one: its own bulk data address, rendered, the whole instance, frames.
 * The way that worked is remembered for the archive. What the stream holds is for the caller to find out.
 */
export async function fetchVideo(
  archive: Archive,
  whole: WholeInstances,
  facts: InstanceFacts,
): Promise<Buffer> {
  const known = archive.capabilities.get('video');
  const others = (['bulkdata', 'rendered', 'instance', 'frames'] as const).filter((way) => way !== known);
  const noVideo = new Refusal(415, 'unsupported', { detail: 'no video stream' });
  let last = noVideo;
  let isOther = false;
  for (const way of known === undefined ? others : [known, ...others]) {
    try {
      const bytes = await streamBy(way, archive, { whole, facts });
      // These two give what is stored; another way's bytes may be a page or a picture.
      isOther ||= bytes !== undefined && (way === 'bulkdata' || way === 'instance') && !isVideo(bytes);
      if (bytes === undefined || !isVideo(bytes)) continue;
      archive.capabilities.learn('video', way);
      return bytes;
    } catch (error) {
      // Another way may do; only when all have failed does the last reason count.
      if (!(error instanceof Refusal) || error.problem === 'archive-unreachable') throw error;
      last = error;
    }
  }
  throw isOther ? noVideo : last;
}

/** The archive's own small picture of an instance, where it makes any; JPEG. */
export async function fetchOwnThumbnail(archive: Archive, facts: InstanceFacts): Promise<Buffer | undefined> {
  if (archive.capabilities.get('thumbnail') === false) return undefined;
  try {
    const answer = await get(archive, `${below.instance(facts)}/thumbnail`, 'image/jpeg');
    const isJpeg = answer.status === 200 && answer.body.subarray(0, 3).toString('hex') === 'ffd8ff';
    if (isJpeg) archive.capabilities.learn('thumbnail', true);
    else if (archive.capabilities.get('thumbnail') === undefined)
      archive.capabilities.learn('thumbnail', false);
    return isJpeg ? answer.body : undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

async function streamBy(
  way: Way,
  archive: Archive,
  { whole, facts }: { readonly whole: WholeInstances; readonly facts: InstanceFacts },
): Promise<Buffer | undefined> {
  switch (way) {
    case 'bulkdata': {
      const path = facts.bulk.get(pixelData);
      const parts = path === undefined ? undefined : await bulkParts(archive, path);
      return parts === undefined ? undefined : joined(parts);
    }
    case 'rendered':
      return streamOf(await get(archive, `${below.instance(facts)}/rendered`, 'video/mp4'));
    case 'frames':
      return streamOf(
        await get(
          archive,
          `${below.instance(facts)}/frames/1`,
          'multipart/related; type="video/mp4"; transfer-syntax=*',
        ),
      );
    case 'instance':
      return pixelStream(await whole.get(archive, facts));
  }
}

async function get(archive: Archive, path: string, accept: string): Promise<ArchiveAnswer> {
  return archive.connection.get({ path, accept, idle: idle.frame(archive) * 3, maxBytes: mostBytes });
}

function streamOf(answer: ArchiveAnswer): Buffer | undefined {
  if (answer.status !== 200) return undefined;
  const contentType = answer.headers['content-type'] ?? '';
  if (mediaType(contentType) !== 'multipart/related') return answer.body;
  return joined(readMultipart(contentType, answer.body).map((part) => part.body));
}

/** Encapsulated pixels come as an offset table and fragments: the first part is no stream then. */
function joined(parts: readonly Buffer[]): Buffer {
  const [first, ...rest] = parts;
  if (first === undefined) return Buffer.alloc(0);
  return isVideo(first) ? Buffer.concat(parts) : Buffer.concat(rest);
}

/** MP4, MPEG transport or program stream, or an elementary stream. */
function isVideo(bytes: Buffer): boolean {
  if (bytes.length < 400) return false;
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return true;
  // Packets of 188 bytes, of 192 after 4 more (BDAV), or of 204.
  const isPacked = ([first, size]: readonly [number, number]) =>
    [0, 1, 2].every((n) => bytes[first + n * size] === 0x47);
  if (
    (
      [
        [0, 188],
        [4, 192],
        [0, 204],
      ] as const
    ).some(isPacked)
  )
    return true;
  return bytes.readUInt32BE(0) === 1 || bytes.readUInt32BE(0) >>> 8 === 1;
}
