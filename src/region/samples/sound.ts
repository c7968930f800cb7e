import { code, explicitLittleEndian, headerOf } from './headers.ts';
import { gaussianFrom } from './noise.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';

const rate = 8000;
const seconds = 8;

/** Breath and heart as a stethoscope hears them, with fine crackles at the end of each inspiration; unsigned 8 bits. */
export function auscultation(): Uint8Array {
  const noise = gaussianFrom(8);
  const samples = new Uint8Array(rate * seconds);
  const state = { breath: 0, low: 0, crackle: 0 };
  for (let i = 0; i < samples.length; i += 1) {
    const time = i / rate;
    const cycle = time % 4;
    const breathing =
      cycle < 1.6
        ? Math.sin((Math.PI * cycle) / 1.6)
        : cycle < 3.4
          ? 0.45 * Math.sin((Math.PI * (cycle - 1.6)) / 1.8)
          : 0;
    const hiss = noise();
    state.breath += 0.24 * (hiss - state.breath);
    state.low += 0.05 * (state.breath - state.low);
    if (cycle > 1.05 && cycle < 1.6 && Math.abs(hiss) > 3.1) state.crackle = Math.sign(hiss);
    state.crackle *= 0.93;
    const beat = time % 0.86;
    const heart = thump(beat, 0.03, 62) + 0.75 * thump(beat, 0.34, 80);
    const value =
      44 * (state.breath - state.low) * breathing + 38 * state.crackle * Math.sin(i * 0.55) + 52 * heart;
    samples[i] = Math.min(255, Math.max(0, Math.round(128 + value)));
  }
  return samples;
}

const thump = (time: number, at: number, hertz: number) =>
  Math.exp(-(((time - at - 0.02) / 0.022) ** 2)) * Math.sin(2 * Math.PI * hertz * (time - at));

/** Basic Voice Audio: one channel, 8000 samples a second, unsigned bytes (PS3.3 A.34.2). */
export function soundFile(study: SampleStudy): SampleFile {
  const series = {
    study,
    number: 1,
    modality: 'AU',
    description: 'Auskultasjon, høyre basis',
    model: 'Fantom stetoskop',
  };
  const attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.9.4.1', 1),
    AcquisitionDateTime: `${study.date}${study.time}`,
    AcquisitionContextSequence: [],
    WaveformSequence: [
      {
        WaveformOriginality: 'ORIGINAL',
        NumberOfWaveformChannels: 1,
        NumberOfWaveformSamples: rate * seconds,
        SamplingFrequency: String(rate),
        ChannelDefinitionSequence: [
          {
            ChannelLabel: 'Stetoskop',
            ChannelSourceSequence: [code('110011', 'DCM', 'Voice')],
            ChannelSampleSkew: '0',
            WaveformBitsStored: 8,
          },
        ],
        WaveformBitsAllocated: 8,
        WaveformSampleInterpretation: 'UB',
        WaveformData: auscultation(),
      },
    ],
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}
