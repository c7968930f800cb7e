import { type WaveformChannel } from '#dicom/waveform.ts';
import { percentile, type Recording } from './slopes.ts';

/** The R-peaks of one lead. */
export interface RPeaks {
  /** Seconds of the recording, finer than a sample, of every beat that looks as most of them do: an extra beat is no measure. */
  readonly times: readonly number[];
  /** How surely they are R-peaks, to choose between leads: height against the lead's unrest. */
  readonly sureness: number;
}

/** Seconds: where the peak lies around the middle of the complex, what of a beat is compared, and what of the peak is fitted. */
const reach = 0.06;
const compared = 0.08;
const crown = 0.008;
/** Share of a complex's height that stands above the line in a lead whose main deflection is an R. */
const leastUpward = 0.6;
const leastLikeness = 0.9;
const leastTypical = 0.6;
const fewestBeats = 3;

/** The peaks of the lead `index` at known `complexes`. Undefined where its main deflection is downward, or its beats are not alike. */
export function rPeaksOf(
  { group, values }: Recording,
  index: number,
  complexes: readonly number[],
): RPeaks | undefined {
  const { samplingFrequency: frequency } = group;
  const samples = values[index];
  const skew = group.channels[index]?.skew ?? 0;
  if (samples === undefined) return undefined;
  const far = Math.round(reach * frequency);
  const width = Math.round(compared * frequency);
  const found = complexes.flatMap((middle) => {
    const peak = highestNear(samples, middle - Math.round(skew * frequency), far);
    return peak - width < 0 || peak + width >= samples.length ? [] : [peak];
  });
  const beats = found.map((peak) => samples.subarray(peak - width, peak + width + 1));
  const usual = medianOf(beats, 2 * width + 1);
  const typical = found.filter((_, at) => likeness(beats[at] ?? usual, usual) >= leastLikeness);
  if (typical.length < fewestBeats || typical.length < leastTypical * complexes.length) return undefined;
  const [lowest, line, highest] = [0, 0.5, 1].map((share) => percentile(usual, share));
  const height = (highest ?? 0) - (line ?? 0);
  if (height < leastUpward * ((highest ?? 0) - (lowest ?? 0))) return undefined;
  const unrest = percentile(
    samples.subarray(1).map((value, at) => Math.abs(value - (samples[at] ?? value))),
    0.5,
  );
  return {
    times: typical.map((peak) => summit(samples, peak, Math.round(crown * frequency)) / frequency + skew),
    sureness: height / Math.max(unrest, leastStep(group.channels[index])),
  };
}

/** Nothing smaller than a stored step is known of a lead, however calm it is. */
function leastStep(channel: WaveformChannel | undefined): number {
  return Math.abs(channel?.scale ?? 1);
}

function highestNear(samples: Float32Array, middle: number, far: number): number {
  let best = middle;
  for (let sample = middle - far; sample <= middle + far; sample++)
    if ((samples[sample] ?? -Infinity) > (samples[best] ?? -Infinity)) best = sample;
  return best;
}

/** Sample by sample the median of all beats. */
function medianOf(beats: readonly Float32Array[], length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) =>
    percentile(
      beats.map((beat) => beat[at] ?? Number.NaN).filter((value) => !Number.isNaN(value)),
      0.5,
    ),
  );
}

/** Pearson's correlation; 0 where one is flat or has a gap. */
function likeness(one: Float32Array, other: Float32Array): number {
  const [mean, otherMean] = [one, other].map((beat) => beat.reduce((sum, v) => sum + v, 0) / beat.length);
  let [product, own, others] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    const [a, b] = [value - (mean ?? 0), (other[at] ?? 0) - (otherMean ?? 0)];
    product += a * b;
    own += a * a;
    others += b * b;
  }
  const size = Math.sqrt(own * others);
  return size > 0 ? product / size : 0;
}

/** Where the parabola through the crown of the peak stands highest, in samples: noise moves one sample more than all of them together. */
function summit(samples: Float32Array, peak: number, far: number): number {
  const size = Math.max(1, far);
  let [count, square, fourth, rising, level, bent] = [0, 0, 0, 0, 0, 0];
  for (let by = -size; by <= size; by++) {
    const value = samples[peak + by];
    if (value === undefined || Number.isNaN(value)) return peak;
    count += 1;
    square += by * by;
    fourth += by ** 4;
    rising += by * value;
    level += value;
    bent += by * by * value;
  }
  const curve = (count * bent - square * level) / (count * fourth - square * square);
  if (!(curve < 0)) return peak;
  return peak + Math.max(-size, Math.min(size, -rising / square / (2 * curve)));
}
