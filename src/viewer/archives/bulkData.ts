import { items, text } from '#dicom/dataset.ts';
import { type MultiplexGroup } from '#dicom/waveform.ts';
import { Tag } from '#dicom/tag.ts';
import { paths } from '#protocol/paths.ts';

import { ArchiveError, problemOf } from './archiveError.ts';
import { type Held } from './retrieval.ts';

/**
 * Waveform Data of one group as `read` reads it, from the metadata or from an archive; what is unreadable only where no archive gives better.
 * Throws ArchiveError, or the signal's reason.
 */
export async function waveformOf<T extends object>(
  { retrieval, instance: { sopInstanceUid } }: Held,
  group: MultiplexGroup,
  how: { readonly read: (bytes: Uint8Array) => T; readonly signal: AbortSignal },
): Promise<T> {
  const { read, signal } = how;
  if (group.inline !== undefined) return read(fromBase64(group.inline));
  const part = `${Tag.waveformSequence}/${group.index}/${Tag.waveformData}`;
  return retrieval.take(
    { sopInstanceUid, part },
    {
      ask: async (at) => read(await bulkDataAt(paths.bulkData(at, part), { signal })),
      isUsable: (value) => !('unreadable' in value),
      signal,
    },
  );
}

/**
 * The ICC profile of an optical path of a slide, from the metadata or from the archive; undefined where the metadata speaks of none.
 * Throws ArchiveError.
 */
export async function opticalPathProfile(
  { retrieval, instance }: Held,
  opticalPath: string,
): Promise<Uint8Array | undefined> {
  const described = items(instance.dataset, Tag.opticalPathSequence);
  const index = Math.max(
    0,
    described.findIndex((path) => text(path, Tag.opticalPathIdentifier) === opticalPath),
  );
  const profile = described[index]?.[Tag.iccProfile];
  if (profile?.InlineBinary !== undefined) return fromBase64(profile.InlineBinary);
  if (profile?.BulkDataURI === undefined) return undefined;
  const part = `${Tag.opticalPathSequence}/${index}/${Tag.iccProfile}`;
  const { signal } = new AbortController();
  return retrieval.take(
    { sopInstanceUid: instance.sopInstanceUid, part },
    { ask: (at) => bulkDataAt(paths.bulkData(at, part), { signal }), signal },
  );
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

const timeoutMilliseconds = 60_000;

/** One bulk value through the gateway. Throws ArchiveError, or the signal's reason. */
export async function bulkDataAt(
  url: string,
  how: { readonly signal: AbortSignal; readonly fetch?: typeof fetch },
): Promise<Uint8Array> {
  const { signal } = how;
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const response = await (how.fetch ?? fetch)(url, { signal: AbortSignal.any([signal, timeout]) });
    if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
    const media = response.headers.get('content-type') ?? '';
    if (!/^application\/octet-stream\b/i.test(media))
      throw new ArchiveError('archive-malformed', { detail: media });
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (signal.aborted || cause instanceof ArchiveError) throw cause;
    throw new ArchiveError(timeout.aborted ? 'too-slow' : 'offline', { cause });
  }
}
