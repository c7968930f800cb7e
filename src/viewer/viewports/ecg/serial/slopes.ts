import { type MultiplexGroup } from '#dicom/waveform.ts';
import { millivoltsPerUnit } from '#viewer/viewports/ecg/ecgScale.ts';

/** One recording's curves, by channel. */
export interface Recording {
  readonly group: MultiplexGroup;
  readonly values: readonly Float32Array[];
}

/** Seconds over which a slope is taken, and over which slopes are gathered: half a QRS complex, and a whole one. */
const rise = 0.02;
const complex = 0.08;

/**
 * How steep the curves of `channels` together are around each sample, squared: high in a QRS complex, low in everything else of an ECG.
 * In millivolts where all of them have a voltage, else each against its own steepest. Zero where nothing was recorded.
 */
export function steepness({ group, values }: Recording, channels: readonly number[]): Float64Array {
  const { samplingFrequency, numberOfSamples } = group;
  const reach = Math.max(1, Math.round((rise * samplingFrequency) / 2));
  const scales = channels.map((index) => {
    const channel = group.channels[index];
    return channel === undefined ? undefined : millivoltsPerUnit(channel);
  });
  const isInVolts = scales.every((scale) => scale !== undefined);
  const sum = new Float64Array(numberOfSamples);
  for (const [at, index] of channels.entries()) {
    const slopes = slopesOf(values[index] ?? new Float32Array(0), reach);
    const scale = isInVolts ? (scales[at] ?? 0) : inverse(percentile(slopes.map(Math.abs), 0.98));
    for (let sample = 0; sample < slopes.length; sample++) {
      const slope = (slopes[sample] ?? 0) * scale;
      sum[sample] = (sum[sample] ?? 0) + slope * slope;
    }
  }
  return smoothed(sum, Math.max(1, Math.round((complex * samplingFrequency) / 2)));
}

/** The value below which this share of the numbers lies. 0 of none. */
export function percentile(numbers: ArrayLike<number>, share: number): number {
  const ordered = Float64Array.from(numbers).toSorted();
  return ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 0;
}

function slopesOf(values: Float32Array, reach: number): Float64Array {
  return Float64Array.from(values, (_, sample) => {
    const slope = (values[sample + reach] ?? Number.NaN) - (values[sample - reach] ?? Number.NaN);
    return Number.isNaN(slope) ? 0 : slope;
  });
}

/** A flat lead has no slope to be held against: it says nothing. */
function inverse(value: number): number {
  return value === 0 ? 0 : 1 / value;
}

/** Means over `reach` samples to both sides. */
function smoothed(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) sums[at + 1] = (sums[at] ?? 0) + value;
  return Float64Array.from(values, (_, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(values.length, at + reach + 1)];
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}
