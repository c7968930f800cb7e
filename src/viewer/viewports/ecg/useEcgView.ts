import { useMemo, useState } from 'react';

import { type MultiplexGroup } from '#dicom/waveform.ts';
import { type Caliper } from './caliper.ts';
import { type EcgFormat, formatsOf, type PaperGain, type PaperSpeed } from './ecgPage.ts';

/** How the curves are laid on paper, and what is measured on it. */
export interface EcgView {
  readonly formats: readonly EcgFormat[];
  readonly format: EcgFormat;
  readonly speed: PaperSpeed;
  readonly gain: PaperGain;
  /** 1 fits the paper into the pane. */
  readonly zoom: number;
  readonly caliper: Caliper | undefined;
  readonly setFormat: (format: EcgFormat) => void;
  readonly setSpeed: (speed: PaperSpeed) => void;
  readonly setGain: (gain: PaperGain) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  readonly setCaliper: (caliper: Caliper | undefined) => void;
}

/** As hospitals here print it: six rows of two leads, 50 mm/s, 10 mm/mV. A caliper belongs to the paper it was set on. */
export function useEcgView(group: MultiplexGroup): EcgView {
  const formats = useMemo(() => formatsOf(group), [group]);
  const [wanted, setWanted] = useState<EcgFormat>('6x2');
  const [speed, setSpeed] = useState<PaperSpeed>(50);
  const [gain, setGain] = useState<PaperGain>(10);
  const [zoom, setZoom] = useState(1);
  const [caliper, setCaliper] = useState<Caliper>();
  const format = formats.includes(wanted) ? wanted : 'channels';
  const onNewPaper =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setCaliper(undefined);
    };
  return {
    formats,
    format,
    speed,
    gain,
    zoom,
    caliper,
    setFormat: onNewPaper(setWanted),
    setSpeed: onNewPaper(setSpeed),
    setGain: onNewPaper(setGain),
    zoomBy: (factor) => setZoom((now) => Math.max(0.5, Math.min(8, now * factor))),
    fit: () => setZoom(1),
    setCaliper,
  };
}
