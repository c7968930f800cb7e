import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type MultiplexGroup, type WaveformChannel } from '#dicom/waveform.ts';
import { type Recording } from './slopes.ts';

/** P, Q, R, S and T: seconds after the R-peak, width and height in millivolts of a lead that sees them in full. */
const waves = [
  [-0.17, 0.022, 0.12],
  [-0.026, 0.008, -0.08],
  [0, 0.012, 1.1],
  [0.022, 0.01, -0.15],
  [0.25, 0.045, 0.28],
] as const;

/** An ECG in closed form, for tests. */
export interface Rhythm {
  /** Seconds of the R-peaks. */
  readonly beats: readonly number[];
  /** What each lead sees of the waves; below zero where they point down. */
  readonly leads?: Readonly<Record<string, number>>;
  readonly frequency?: number;
  readonly seconds?: number;
  /** Millivolts, the largest. */
  readonly noise?: number;
  readonly channel?: Partial<WaveformChannel>;
}

/** Values in microvolts. The same rhythm gives the same curves on every run. */
export function aRhythm(rhythm: Rhythm): Recording {
  const { leads = { I: 0.6, II: 1, V1: -0.7 }, frequency = 500, seconds = 10, noise = 0, beats } = rhythm;
  const named: WaveformChannel[] = [];
  const draw = dice(beats.length + frequency);
  const count = Math.round(seconds * frequency);
  const values: Float32Array[] = [];
  for (const [name, strength] of Object.entries(leads)) {
    named.push({ label: name, baseline: 0, skew: 0, filters: {}, scale: 2.5, unit: 'uV', ...rhythm.channel });
    values.push(
      Float32Array.from({ length: count }, (_, sample) => {
        const time = sample / frequency;
        return 1000 * (strength * beatsAt(time, beats) + noise * (2 * draw() - 1));
      }),
    );
  }
  if (!isNonEmpty(named)) throw new Error('a rhythm for tests has a lead');
  return { group: groupOf(named, count, frequency), values };
}

function groupOf(
  channels: MultiplexGroup['channels'],
  numberOfSamples: number,
  samplingFrequency: number,
): MultiplexGroup {
  return { index: 0, channels, numberOfSamples, samplingFrequency, interpretation: 'SS', bytesPerSample: 2 };
}

function beatsAt(time: number, beats: readonly number[]): number {
  let sum = 0;
  for (const beat of beats)
    for (const [at, width, height] of waves)
      sum += height * Math.exp(-0.5 * ((time - beat - at) / width) ** 2);
  return sum;
}

/** Numbers from 0 to 1 that look like chance. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) / 0x7f_ffff;
  };
}

/** Sinus rhythm that breathes, so that no beat follows as far after the last as another. */
export function sinus(first = 0.6, count = 11): readonly number[] {
  return Array.from({ length: count }, (_, beat) => first + beat * 0.85 + 0.03 * Math.sin(beat * 1.7));
}
