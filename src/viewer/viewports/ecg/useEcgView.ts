import { useMemo, useState } from 'react';

import { type MultiplexGroup } from '#dicom/waveform.ts';
import { type SetCaliper } from './caliper.ts';
import { type EcgFormat, formatsOf, type PaperGain, type PaperSpeed } from './ecgPage.ts';

/** How the curves are laid on paper, and what is measured on it. */
export interface EcgView {
  readonly formats: readonly EcgFormat[];
  readonly format: EcgFormat;
  readonly speed: PaperSpeed;
  readonly gain: PaperGain;
  /** 1 fits the paper into the pane. */
  readonly zoom: number;
  readonly caliper: SetCaliper | undefined;
  readonly setFormat: (format: EcgFormat) => void;
  readonly setSpeed: (speed: PaperSpeed) => void;
  readonly setGain: (gain: PaperGain) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  readonly setCaliper: (caliper: SetCaliper | undefined) => void;
}

/** As hospitals here print it: six rows of two leads, 50 mm/s, 10 mm/mV. A caliper belongs to the paper and the recording it was set on. */
export function useEcgView(group: MultiplexGroup): EcgView {
  const formats = useMemo(() => formatsOf(group), [group]);
  const [wanted, setWanted] = useState<EcgFormat>('6x2');
  const [speed, setSpeed] = useState<PaperSpeed>(50);
  const [gain, setGain] = useState<PaperGain>(10);
  const [zoom, setZoom] = useState(1);
  const [set, setSet] = useState<{ readonly group: MultiplexGroup; readonly caliper: SetCaliper }>();
  const format = formats.includes(wanted) ? wanted : 'channels';
  const onNewPaper =
    <T>(change: (value: T) => void) =>
    (value: T) => {
      change(value);
      setSet(undefined);
    };
  return {
    formats,
    format,
    speed,
    gain,
    zoom,
    caliper: set?.group === group ? set.caliper : undefined,
    setFormat: onNewPaper(setWanted),
    setSpeed: onNewPaper(setSpeed),
    setGain: onNewPaper(setGain),
    zoomBy: (factor) => setZoom((now) => Math.max(0.5, Math.min(8, now * factor))),
    fit: () => setZoom(1),
    setCaliper: (caliper) => setSet(caliper && { group, caliper }),
  };
}
