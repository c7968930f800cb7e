import { items, text } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { type MultiplexGroup } from '#dicom/waveform.ts';
import { Tag } from '#dicom/tag.ts';
import { type InstancePath, paths } from '#protocol/paths.ts';

import { ArchiveError, problemOf } from './archiveError.ts';

/** The bytes of Waveform Data of one group, from the metadata or from the archive. Throws ArchiveError, or the signal's reason. */
export async function waveformBytes(
  at: { readonly address: InstancePath; readonly instance: Instance },
  group: MultiplexGroup,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (group.inline !== undefined) return fromBase64(group.inline);
  return bulkDataAt(
    paths.bulkData(at.address, `${Tag.waveformSequence}/${group.index}/${Tag.waveformData}`),
    { signal },
  );
}

/**
 * The ICC profile of an optical path of a slide, from the metadata or from the archive; undefined where the metadata speaks of none.
 * Throws ArchiveError.
 */
export async function opticalPathProfile(
  at: { readonly address: InstancePath; readonly instance: Instance },
  opticalPath: string,
): Promise<Uint8Array | undefined> {
  const described = items(at.instance.dataset, Tag.opticalPathSequence);
  const index = Math.max(
    0,
    described.findIndex((path) => text(path, Tag.opticalPathIdentifier) === opticalPath),
  );
  const profile = described[index]?.[Tag.iccProfile];
  if (profile?.InlineBinary !== undefined) return fromBase64(profile.InlineBinary);
  if (profile?.BulkDataURI === undefined) return undefined;
  const tagPath = `${Tag.opticalPathSequence}/${index}/${Tag.iccProfile}`;
  return bulkDataAt(paths.bulkData(at.address, tagPath), { signal: new AbortController().signal });
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
