import { useEffect, useState } from 'react';

import { type Instance } from '#dicom/instance.ts';
import { type MultiplexGroup } from '#dicom/waveform.ts';
import { waveformValues } from '#dicom/waveformSamples.ts';
import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { waveformOf } from '#viewer/archives/bulkData.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';

/** The curves of one multiplex group on their way. */
export type Waveform =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly group: MultiplexGroup; readonly values: readonly Float32Array[] }
  | { readonly state: 'unreadable'; readonly what: string }
  | { readonly state: 'failed'; readonly why: ArchiveError };

/** Fetches and reads the samples of `group`; again when `attempt` is another. */
export function useWaveform(
  { contents, instance }: { readonly contents: ReadyContents; readonly instance: Instance },
  group: MultiplexGroup | undefined,
  attempt: number,
): Waveform {
  const { retrieval } = contents;
  const [known, setKnown] = useState<{ readonly key: string; readonly waveform: Waveform }>();
  const key = `${instance.sopInstanceUid} ${group?.index ?? ''} ${attempt}`;
  useEffect(() => {
    if (group === undefined) return undefined;
    const controller = new AbortController();
    const tell = (waveform: Waveform) => {
      if (!controller.signal.aborted) setKnown({ key, waveform });
    };
    const read = (bytes: Uint8Array) => waveformValues(group, bytes);
    waveformOf({ retrieval, instance }, group, { read, signal: controller.signal }).then(
      (values) =>
        tell(
          'unreadable' in values
            ? { state: 'unreadable', what: values.unreadable }
            : { state: 'ready', group, values },
        ),
      (cause: unknown) => tell({ state: 'failed', why: asArchiveError(cause) }),
    );
    return () => controller.abort();
  }, [key, group, retrieval, instance]);
  return known?.key === key ? known.waveform : { state: 'loading' };
}
