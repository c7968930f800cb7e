import { useMemo, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type MultiplexGroup, parseWaveform } from '#dicom/waveform.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { useWaveform, type Waveform } from '#viewer/viewports/useWaveform.ts';

export type EcgDisplaySet = Extract<DisplaySet, { readonly kind: 'ecg' }>;

/** One of two ECGs: whose, when and where, and from where its samples come. */
export interface SerialRecording {
  readonly displaySet: EcgDisplaySet;
  readonly contents: ReadyContents;
  readonly heading: PaneHeading;
}

/** A recording as it is laid over another, with the multiplex group chosen of it. */
export interface ChosenRecording extends SerialRecording {
  readonly groups: readonly MultiplexGroup[];
  readonly group: MultiplexGroup | undefined;
  readonly chooseGroup: (group: MultiplexGroup) => void;
  /** What is wrong with each group that cannot be read. */
  readonly unreadable: readonly string[];
  readonly waveform: Waveform;
  readonly retry: () => void;
}

export function useRecording(recording: SerialRecording): ChosenRecording {
  const { displaySet, contents } = recording;
  const { instance } = displaySet;
  const parsed = useMemo(() => parseWaveform(instance.dataset), [instance]);
  const groups = parsed.flatMap((group) => ('unreadable' in group ? [] : [group]));
  const unreadable = parsed.flatMap((group) => ('unreadable' in group ? [group.unreadable] : []));
  const [chosen, chooseGroup] = useState(groups[0]);
  const [attempt, setAttempt] = useState(0);
  const waveform = useWaveform({ contents, instance }, chosen, attempt);
  return {
    ...recording,
    groups,
    group: chosen,
    chooseGroup,
    unreadable,
    waveform: chosen === undefined ? { state: 'unreadable', what: unreadable[0] ?? '' } : waveform,
    retry: () => setAttempt(attempt + 1),
  };
}
