import { percentile, type Recording, steepness } from './slopes.ts';

/** Seconds: two beats never lie closer, and what stands this near a complex belongs to it. */
const refractory = 0.25;
const around = 0.15;
/** Seconds in which at least one beat is looked for when the usual height of a complex is learnt. */
const stretch = 2;
/** A complex is at least this share of the usual one, and the usual one this many times as steep (squared) as what lies between. */
const leastShare = 0.25;
const leastContrast = 8;
const fewestBeats = 3;

/**
 * Samples in the middle of each QRS complex of the leads `channels` together. Undefined where there are too few, or where they do not
 * stand out from what lies between them: a fibrillating ventricle, noise and a flat line have none.
 */
export function complexesOf(
  recording: Recording,
  channels: readonly number[],
): readonly number[] | undefined {
  const { samplingFrequency: frequency } = recording.group;
  const steep = steepness(recording, channels);
  const usual = usualHeight(steep, Math.round(stretch * frequency));
  if (usual === 0) return undefined;
  const found = peaksAbove(steep, usual * leastShare, Math.round(refractory * frequency));
  if (found.length < fewestBeats) return undefined;
  const between = away(steep, found, Math.round(around * frequency));
  const height = percentile(
    found.map((sample) => steep[sample] ?? 0),
    0.5,
  );
  return between.length > 0 && height >= leastContrast * percentile(between, 0.75) ? found : undefined;
}

/** The median of the highest of each stretch: neither a pause nor one burst of noise moves it. */
function usualHeight(steep: Float64Array, length: number): number {
  const highest: number[] = [];
  for (let from = 0; from + length <= steep.length || from === 0; from += length)
    highest.push(steep.subarray(from, from + length).reduce((most, value) => Math.max(most, value), 0));
  return percentile(highest, 0.5);
}

/** The highest sample of each hill over `least`; of two nearer than `apart` the higher. */
function peaksAbove(steep: Float64Array, least: number, apart: number): readonly number[] {
  const peaks: number[] = [];
  for (let sample = 0; sample < steep.length; sample++) {
    const value = steep[sample] ?? 0;
    if (value < least || value < (steep[sample - 1] ?? 0) || value <= (steep[sample + 1] ?? 0)) continue;
    const last = peaks.at(-1);
    if (last === undefined || sample - last >= apart) peaks.push(sample);
    else if (value > (steep[last] ?? 0)) peaks[peaks.length - 1] = sample;
  }
  return peaks;
}

function away(steep: Float64Array, peaks: readonly number[], apart: number): Float64Array {
  const isNear = new Uint8Array(steep.length);
  for (const peak of peaks) isNear.fill(1, Math.max(0, peak - apart), peak + apart + 1);
  return steep.filter((_, sample) => isNear[sample] === 0);
}
