import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Attributes, part10 } from '#region/samples/part10.ts';
import { sampleUid } from '#region/samples/uids.ts';
import { explicitLittleEndian, phantomPatient } from './phantomFiles.ts';

/** Twelve-lead ECG (PS3.3 A.34.3). */
const twelveLeadEcg = '1.2.840.10008.5.1.4.1.1.9.1.1';
/** Microvolts of a step. */
const step = 2.5;

/** One ECG whose every R-peak is known. */
export interface EcgPhantom {
  readonly study: string;
  readonly date: string;
  readonly frequency: number;
  /** Seconds of the R-peaks; without any the line is flat. */
  readonly beats: readonly number[];
  readonly leads: readonly (readonly [mdc: string, label: string, strength: number])[];
  readonly filters: readonly [low: string, high: string];
}

const seconds = 10;
const limbs = [
  ['2:1', 'Lead I', 0.6],
  ['2:2', 'Lead II', 1],
] as const;
const beats = Array.from({ length: 11 }, (_, beat) => 0.6 + beat * 0.85 + 0.03 * Math.sin(beat * 1.7));

/** Seconds that the earlier recording's beats lie after the later one's. */
export const knownShift = 0.14;

/** Then and now, the earlier begun at another moment, by another recorder; and one without a beat. */
export const ecgPhantoms = {
  now: {
    study: 'ekg nå',
    date: '20260301',
    frequency: 500,
    beats,
    leads: [...limbs, ['2:8', 'Lead V6', 0.8]],
    filters: ['0.05', '150'],
  },
  before: {
    study: 'ekg da',
    date: '20250301',
    frequency: 250,
    beats: beats.map((beat) => beat + knownShift),
    leads: limbs,
    filters: ['0.5', '40'],
  },
  flat: {
    study: 'ekg flatt',
    date: '20240301',
    frequency: 500,
    beats: [],
    leads: limbs,
    filters: ['0.05', '150'],
  },
} as const satisfies Readonly<Record<string, EcgPhantom>>;

export const ecgStudyUid = ({ study }: Pick<EcgPhantom, 'study'>) => sampleUid(`fantom ${study}`);
export const ecgSopUid = ({ study }: Pick<EcgPhantom, 'study'>) => sampleUid(`fantom ${study}/1/1`);

/** Writes the phantoms as an archive over a folder finds them; what lay there is gone. */
export function writeEcgPhantoms(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const phantom of Object.values(ecgPhantoms))
    writeFileSync(join(folder, `${phantom.study}.dcm`), fileOf(phantom));
}

function fileOf(phantom: EcgPhantom): Buffer {
  const { study, date, frequency, leads } = phantom;
  return part10({
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      SpecificCharacterSet: 'ISO_IR 192',
      SOPClassUID: twelveLeadEcg,
      SOPInstanceUID: ecgSopUid(phantom),
      StudyInstanceUID: ecgStudyUid(phantom),
      SeriesInstanceUID: sampleUid(`fantom ${study}/1`),
      PatientID: phantomPatient,
      PatientName: 'TESTDATA^Fantom',
      PatientBirthDate: '19700101',
      StudyDate: date,
      StudyTime: '120000',
      StudyDescription: 'EKG i hvile',
      SeriesDescription: 'EKG i hvile',
      SeriesNumber: 1,
      InstanceNumber: 1,
      Modality: 'ECG',
      AcquisitionDateTime: `${date}120000`,
      WaveformSequence: [
        {
          WaveformOriginality: 'ORIGINAL',
          NumberOfWaveformChannels: leads.length,
          NumberOfWaveformSamples: seconds * frequency,
          SamplingFrequency: String(frequency),
          ChannelDefinitionSequence: leads.map((lead) => channelOf(lead, phantom)),
          WaveformBitsAllocated: 16,
          WaveformSampleInterpretation: 'SS',
          WaveformData: samplesOf(phantom),
        },
      ],
    },
  });
}

function channelOf([mdc, label]: EcgPhantom['leads'][number], { filters }: EcgPhantom): Attributes {
  return {
    ChannelLabel: label,
    ChannelSourceSequence: [{ CodeValue: mdc, CodingSchemeDesignator: 'MDC', CodeMeaning: label }],
    ChannelSensitivity: String(step),
    ChannelSensitivityUnitsSequence: [
      { CodeValue: 'uV', CodingSchemeDesignator: 'UCUM', CodeMeaning: 'microvolt' },
    ],
    ChannelSensitivityCorrectionFactor: '1',
    ChannelBaseline: '0',
    ChannelSampleSkew: '0',
    WaveformBitsStored: 16,
    FilterLowFrequency: filters[0],
    FilterHighFrequency: filters[1],
  };
}

/** An R-wave of 1.2 mV and a T-wave behind it at every beat. */
function samplesOf({ frequency, leads, beats: peaks }: EcgPhantom): Uint8Array {
  const samples = new Int16Array(seconds * frequency * leads.length);
  for (const [at] of samples.entries()) {
    const [sample, lead] = [Math.floor(at / leads.length), at % leads.length];
    const millivolts = peaks.reduce((sum, peak) => {
      const after = sample / frequency - peak;
      return (
        sum +
        1.2 * Math.exp(-0.5 * (after / 0.012) ** 2) +
        0.25 * Math.exp(-0.5 * ((after - 0.25) / 0.045) ** 2)
      );
    }, 0);
    samples[at] = Math.round((millivolts * (leads[lead]?.[2] ?? 0) * 1000) / step);
  }
  return new Uint8Array(samples.buffer);
}
