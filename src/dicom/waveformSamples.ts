import { type Unreadable } from './study.ts';
import { type MultiplexGroup, type SampleInterpretation } from './waveform.ts';

/**
 * The curves of a group, one array of `numberOfSamples` for each channel, in the channel's own unit (samples as stored where it has no
 * sensitivity); NaN where nothing was recorded. `bytes` is Waveform Data, channel after channel within each sample, little endian (PS3.3
 * C.10.9.1.6); of any other length than that it is refused, save for one byte of padding.
 */
export function waveformValues(
  group: MultiplexGroup,
  bytes: Uint8Array,
): readonly Float32Array[] | Unreadable {
  const { channels, numberOfSamples, bytesPerSample, padding } = group;
  const length = channels.length * numberOfSamples * bytesPerSample;
  if (bytes.length !== length && bytes.length !== length + (length % 2))
    return { unreadable: `Waveform Data (5400,1010): ${bytes.length} of ${length} bytes` };
  const read = readerOf(group.interpretation, new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  return channels.map(({ scale = 1, baseline }, channel) => {
    const values = new Float32Array(numberOfSamples);
    for (let sample = 0; sample < numberOfSamples; sample++) {
      const stored = read((sample * channels.length + channel) * bytesPerSample);
      values[sample] =
        stored === padding ? Number.NaN : linear(group.interpretation, stored) * scale + baseline;
    }
    return values;
  });
}

/** Largest size of a stored sample after linearising: what a sound of full strength has. */
export function fullScale(interpretation: SampleInterpretation): number {
  switch (interpretation) {
    case 'SB':
    case 'UB':
      return 128;
    case 'MB':
    case 'AB':
    case 'SS':
    case 'US':
      return 32_768;
    case 'SL':
    case 'UL':
      return 2_147_483_648;
  }
}

/** What an unsigned sample has at rest. */
export function restOf(interpretation: SampleInterpretation): number {
  switch (interpretation) {
    case 'UB':
      return 128;
    case 'US':
      return 32_768;
    case 'UL':
      return 2_147_483_648;
    case 'SB':
    case 'SS':
    case 'SL':
    case 'MB':
    case 'AB':
      return 0;
  }
}

function readerOf(interpretation: SampleInterpretation, view: DataView): (at: number) => number {
  switch (interpretation) {
    case 'SB':
      return (at) => view.getInt8(at);
    case 'UB':
    case 'MB':
    case 'AB':
      return (at) => view.getUint8(at);
    case 'SS':
      return (at) => view.getInt16(at, true);
    case 'US':
      return (at) => view.getUint16(at, true);
    case 'SL':
      return (at) => view.getInt32(at, true);
    case 'UL':
      return (at) => view.getUint32(at, true);
  }
}

function linear(interpretation: SampleInterpretation, stored: number): number {
  if (interpretation === 'MB') return fromMuLaw(stored);
  return interpretation === 'AB' ? fromALaw(stored) : stored;
}

/** ITU-T G.711, µ-law, on a scale of 16 bits. */
function fromMuLaw(stored: number): number {
  const code = ~stored & 0xff;
  const size = (((code & 0x0f) << 3) + 0x84) << ((code & 0x70) >> 4);
  return (code & 0x80) === 0 ? size - 0x84 : 0x84 - size;
}

/** ITU-T G.711, A-law, on a scale of 16 bits. */
function fromALaw(stored: number): number {
  const code = stored ^ 0x55;
  const exponent = (code & 0x70) >> 4;
  const mantissa = ((code & 0x0f) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return (code & 0x80) === 0 ? -size : size;
}
