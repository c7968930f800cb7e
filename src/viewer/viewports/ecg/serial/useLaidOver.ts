import { useMemo, useState } from 'react';

import { durationOf } from '#dicom/waveform.ts';
import { type OverEcg } from '#viewer/viewports/ecg/ecgDrawing.ts';
import { formatsOf } from '#viewer/viewports/ecg/ecgPage.ts';
import { type EcgView, useEcgView } from '#viewer/viewports/ecg/useEcgView.ts';
import { type Alignment, alignmentAt, sharedBeats } from './alignment.ts';
import { groupOf, type Lane, lanesOf } from './lanes.ts';
import { type Recording } from './slopes.ts';

/** Two recordings on one paper, and how the earlier is moved over the later. */
export interface LaidOver {
  readonly lanes: readonly Lane[];
  readonly alignment: Alignment;
  /** Seconds by which a hand has moved the earlier on from there. */
  readonly byHand: number;
  readonly view: EcgView;
  readonly paper: Recording & { readonly over: OverEcg; readonly start: number };
  /** To the next beat or the one before, in both. */
  readonly stepBeat: (by: 1 | -1) => void;
  /** By samples of the later recording: a finer move shows nothing that was recorded. */
  readonly moveBy: (samples: number) => void;
  readonly reset: () => void;
}

export function useLaidOver(later: Recording, earlier: Recording): LaidOver {
  const [step, setStep] = useState(0);
  const [moved, setMoved] = useState(0);
  const { group } = later;
  const { lanes, beats } = useMemo(() => {
    const found = lanesOf(group, earlier.group);
    return { lanes: found, beats: sharedBeats(later, earlier, found) };
  }, [group, later, earlier]);
  const alignment = alignmentAt(beats, step);
  const byHand = moved / group.samplingFrequency;
  const shift = alignment.shift + byHand;
  // The paper holds all of both, whichever begins first.
  const start = Math.min(0, shift);
  const seconds = Math.max(durationOf(group), durationOf(earlier.group) + shift) - start;
  const laid = useMemo(
    () => groupOf(lanes, { later: group, earlier: earlier.group, seconds }),
    [lanes, group, earlier, seconds],
  );
  const view = useEcgView(laid);
  return {
    lanes,
    alignment,
    byHand,
    // Columns follow each other in time: two recordings that meet in one beat belong in rows of their whole length.
    view: { ...view, format: lanes.length === 12 && formatsOf(laid).includes('12x1') ? '12x1' : 'channels' },
    paper: {
      group: laid,
      values: lanes.map((lane) => later.values[lane.later ?? -1] ?? new Float32Array(0)),
      over: {
        ...earlier,
        channels: lanes.map((lane) => lane.earlier),
        shift,
        ...(alignment.kind === 'beat' ? { at: alignment.at } : {}),
      },
      start,
    },
    stepBeat: (by) => {
      if (alignmentAt(beats, step + by).shift !== alignment.shift) setStep(step + by);
    },
    moveBy: (samples) => setMoved(moved + samples),
    reset: () => {
      setStep(0);
      setMoved(0);
    },
  };
}
