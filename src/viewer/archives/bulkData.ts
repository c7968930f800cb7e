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
  if (group.inline !== undefined)
    return Uint8Array.from(atob(group.inline), (letter) => letter.charCodeAt(0));
  return bulkDataAt(
    paths.bulkData(at.address, `${Tag.waveformSequence}/${group.index}/${Tag.waveformData}`),
    { signal },
  );
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
