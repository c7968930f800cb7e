import { code, explicitLittleEndian, headerOf } from './headers.ts';
import { gaussianFrom } from './noise.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';

const rate = 500;
const seconds = 10;
/** Microvolts per step. */
const sensitivity = 2.5;

/** A wave of one beat: seconds after the R peak, width, and the direction and size of its vector (mV). */
interface Wave {
  readonly at: number;
  readonly width: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** P, Q, R, S and T as dipoles: x to the left, y to the feet, z to the front. */
const waves: readonly Wave[] = [
  { at: -0.17, width: 0.022, x: 0.08, y: 0.11, z: 0.04 },
  { at: -0.026, width: 0.008, x: -0.08, y: -0.04, z: 0.22 },
  { at: 0, width: 0.012, x: 1, y: 0.85, z: 0.1 },
  { at: 0.022, width: 0.01, x: -0.05, y: -0.05, z: -0.95 },
  { at: 0.04, width: 0.01, x: -0.12, y: -0.1, z: -0.25 },
  { at: 0.25, width: 0.045, x: 0.24, y: 0.18, z: 0.16 },
];

/** How each lead sees the dipole. */
const leads: readonly (readonly [label: string, mdc: string, x: number, y: number, z: number])[] = [
  ['Lead I', '2:1', 1, 0, 0],
  ['Lead II', '2:2', 0.5, 0.87, 0],
  ['Lead III', '2:61', -0.5, 0.87, 0],
  ['aVR', '2:62', -0.75, -0.43, 0],
  ['aVL', '2:63', 0.75, -0.43, 0],
  ['aVF', '2:64', 0, 0.87, 0],
  ['Lead V1', '2:3', -0.3, 0.05, 1],
  ['Lead V2', '2:4', 0.05, 0.1, 1.45],
  ['Lead V3', '2:5', 0.5, 0.2, 1.15],
  ['Lead V4', '2:6', 1, 0.3, 0.75],
  ['Lead V5', '2:7', 1.1, 0.3, 0.3],
  ['Lead V6', '2:8', 1, 0.3, 0.05],
];

/** Sinus rhythm at 68 a minute with breathing, drift and muscle noise; samples × channels, 16 bits. */
export function twelveLeads(): Int16Array {
  const noise = gaussianFrom(12);
  const beats = Array.from({ length: 13 }, (_, beat) => 0.35 + beat * 0.882 + 0.025 * Math.sin(beat * 1.7));
  const samples = new Int16Array(rate * seconds * leads.length);
  for (let sample = 0; sample < rate * seconds; sample += 1) {
    const time = sample / rate;
    const dipole = dipoleAt(time, beats);
    const drift = 0.03 * Math.sin(time * 1.6);
    for (const [channel, [, , x, y, z]] of leads.entries()) {
      const millivolts =
        dipole.x * x + dipole.y * y + dipole.z * z + drift * (1 + 0.2 * channel) + 0.006 * noise();
      samples[sample * leads.length + channel] = Math.round((millivolts * 1000) / sensitivity);
    }
  }
  return samples;
}

function dipoleAt(time: number, beats: readonly number[]): { x: number; y: number; z: number } {
  const sum = { x: 0, y: 0, z: 0 };
  for (const beat of beats) {
    if (Math.abs(time - beat) > 0.6) continue;
    for (const { at, width, x, y, z } of waves) {
      const height = Math.exp(-0.5 * ((time - beat - at) / width) ** 2);
      sum.x += x * height;
      sum.y += y * height;
      sum.z += z * height;
    }
  }
  return sum;
}

/** A 12-lead ECG (PS3.3 A.34.3), ten seconds at 500 Hz. */
export function ecgFile(study: SampleStudy): SampleFile {
  const series = { study, number: 1, modality: 'ECG', description: 'EKG i hvile', model: 'Fantom EKG' };
  const attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.9.1.1', 1),
    AcquisitionDateTime: `${study.date}${study.time}`,
    AcquisitionContextSequence: [],
    WaveformSequence: [
      {
        WaveformOriginality: 'ORIGINAL',
        NumberOfWaveformChannels: leads.length,
        NumberOfWaveformSamples: rate * seconds,
        SamplingFrequency: String(rate),
        MultiplexGroupLabel: 'RYTME',
        ChannelDefinitionSequence: leads.map(([label, mdc]) => channel(label, mdc)),
        WaveformBitsAllocated: 16,
        WaveformSampleInterpretation: 'SS',
        WaveformData: new Uint8Array(twelveLeads().buffer),
      },
    ],
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}

function channel(label: string, mdc: string): Attributes {
  return {
    ChannelLabel: label,
    ChannelSourceSequence: [code(mdc, 'MDC', label)],
    ChannelSensitivity: String(sensitivity),
    ChannelSensitivityUnitsSequence: [{ ...code('uV', 'UCUM', 'microvolt'), CodingSchemeVersion: '1.4' }],
    ChannelSensitivityCorrectionFactor: '1',
    ChannelBaseline: '0',
    ChannelSampleSkew: '0',
    WaveformBitsStored: 16,
    FilterLowFrequency: '0.05',
    FilterHighFrequency: '150',
  };
}
