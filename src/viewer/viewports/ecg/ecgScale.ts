import { type WaveformChannel } from '#dicom/waveform.ts';

/** Millivolts in one of the channel's units. */
const millivolts: ReadonlyMap<string, number> = new Map([
  ['V', 1000],
  ['mV', 1],
  ['uV', 0.001],
  ['µV', 0.001],
  ['nV', 0.000_001],
]);

/** Millivolts in one unit of the channel's values; undefined where the object gives no voltage: its height then means nothing. */
export function millivoltsPerUnit({ scale, unit }: WaveformChannel): number | undefined {
  return scale === undefined || unit === undefined ? undefined : millivolts.get(unit);
}

/** Height in mm of paper of one unit: `gain` mm a millivolt, or, without a voltage, such that the largest swing fills 15 mm. */
export function paperHeight(channel: WaveformChannel, values: Float32Array, gain: number): number {
  const perUnit = millivoltsPerUnit(channel);
  if (perUnit !== undefined) return perUnit * gain;
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest === 0 ? 0 : 15 / largest;
}
