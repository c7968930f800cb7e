import { type Dataset, items, number, text } from './dataset.ts';
import { type EcgLead, ecgLeadOf } from './ecgLead.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import { optional, type Unreadable } from './study.ts';
import { Tag } from './tag.ts';

/** One curve of a multiplex group (PS3.3 C.10.9.1.4). */
export interface WaveformChannel {
  readonly label: string;
  readonly lead?: EcgLead;
  /** Value = stored sample × `scale` + `baseline`, in `unit`. Without a sensitivity the samples mean nothing but their shape. */
  readonly scale?: number;
  readonly baseline: number;
  /** UCUM, as stored. */
  readonly unit?: string;
  /** Seconds by which this channel's first sample lies after the group's. */
  readonly skew: number;
  /** Hertz, of the filters that the recorder had on. */
  readonly filters: { readonly low?: number; readonly high?: number; readonly notch?: number };
}

/** PS3.3 C.10.9.1.5: signed or unsigned binary of 8, 16 or 32 bits, and µ-law or A-law of 8. */
export type SampleInterpretation = (typeof interpretations)[number];
const interpretations = ['SB', 'UB', 'MB', 'AB', 'SS', 'US', 'SL', 'UL'] as const;

/** Curves that were sampled together. */
export interface MultiplexGroup {
  /** Item of Waveform Sequence, from 0: where its samples lie (`54000100/{index}/54001010`). */
  readonly index: number;
  readonly label?: string;
  readonly channels: NonEmpty<WaveformChannel>;
  readonly numberOfSamples: number;
  /** Hertz. */
  readonly samplingFrequency: number;
  readonly interpretation: SampleInterpretation;
  /** Least significant of `8 × bytesPerSample` bits are stored; higher ones repeat the sign. */
  readonly bytesPerSample: 1 | 2 | 4;
  /** Stored sample that stands for «nothing was recorded». */
  readonly padding?: number;
  /** Base64, where the archive put the samples into the metadata. */
  readonly inline?: string;
}

/** Seconds. */
export function durationOf({ numberOfSamples, samplingFrequency }: MultiplexGroup): number {
  return numberOfSamples / samplingFrequency;
}

/** Every multiplex group of a waveform object (PS3.3 C.10.9), each readable or with the reason why not. */
export function parseWaveform(dataset: Dataset): readonly (MultiplexGroup | Unreadable)[] {
  return items(dataset, Tag.waveformSequence).map(parseGroup);
}

function parseGroup(item: Dataset, index: number): MultiplexGroup | Unreadable {
  const channels = items(item, Tag.channelDefinitionSequence).map(parseChannel);
  const numberOfSamples = number(item, Tag.numberOfWaveformSamples);
  const samplingFrequency = number(item, Tag.samplingFrequency);
  const interpretation = interpretations.find((one) => one === text(item, Tag.waveformSampleInterpretation));
  const bits = number(item, Tag.waveformBitsAllocated);
  if (!isNonEmpty(channels) || channels.length !== number(item, Tag.numberOfWaveformChannels))
    return { unreadable: 'Channel Definition Sequence (003A,0200)' };
  if (numberOfSamples === undefined || !isCount(numberOfSamples))
    return { unreadable: 'Number of Waveform Samples (003A,0010)' };
  if (samplingFrequency === undefined || samplingFrequency <= 0)
    return { unreadable: 'Sampling Frequency (003A,001A)' };
  if (interpretation === undefined) return { unreadable: 'Waveform Sample Interpretation (5400,1006)' };
  const bytesPerSample = widths[interpretation];
  if (bits !== bytesPerSample * 8) return { unreadable: 'Waveform Bits Allocated (5400,1004)' };
  const data = item[Tag.waveformData];
  return {
    index,
    channels: inSampleTime(channels, samplingFrequency),
    numberOfSamples,
    samplingFrequency,
    interpretation,
    bytesPerSample,
    ...optional('label', text(item, Tag.multiplexGroupLabel)),
    ...optional('padding', paddingOf(item, interpretation)),
    ...optional('inline', data?.InlineBinary),
  };
}

const widths: Readonly<Record<SampleInterpretation, 1 | 2 | 4>> = {
  SB: 1,
  UB: 1,
  MB: 1,
  AB: 1,
  SS: 2,
  US: 2,
  SL: 4,
  UL: 4,
};

/** A waveform of more samples than this is no recording. */
const mostSamples = 2 ** 28;

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= mostSamples;
}

type ParsedChannel = WaveformChannel & { readonly sampleSkew: number };

function parseChannel(item: Dataset, index: number): ParsedChannel {
  const [source] = items(item, Tag.channelSourceSequence);
  const [units] = items(item, Tag.channelSensitivityUnitsSequence);
  const sensitivity = number(item, Tag.channelSensitivity);
  const correction = number(item, Tag.channelSensitivityCorrectionFactor) ?? 1;
  const meaning = source === undefined ? undefined : text(source, Tag.codeMeaning);
  const label = text(item, Tag.channelLabel) ?? meaning ?? String(index + 1);
  return {
    label,
    baseline: number(item, Tag.channelBaseline) ?? 0,
    skew: number(item, Tag.channelTimeSkew) ?? 0,
    sampleSkew: number(item, Tag.channelSampleSkew) ?? 0,
    filters: {
      ...optional('low', number(item, Tag.filterLowFrequency)),
      ...optional('high', number(item, Tag.filterHighFrequency)),
      ...optional('notch', number(item, Tag.notchFilterFrequency)),
    },
    ...optional('lead', ecgLeadOf(source, label)),
    ...optional('scale', sensitivity === undefined ? undefined : sensitivity * correction),
    ...optional('unit', units === undefined ? undefined : text(units, Tag.codeValue)),
  };
}

/** Channel Time Skew is in seconds, Channel Sample Skew in samples; an object bears one of them (PS3.3 C.10.9.1.4.4). */
function inSampleTime(channels: NonEmpty<ParsedChannel>, frequency: number): NonEmpty<WaveformChannel> {
  const inTime = ({ sampleSkew, ...channel }: ParsedChannel): WaveformChannel => ({
    ...channel,
    skew: channel.skew + sampleSkew / frequency,
  });
  const [first, ...rest] = channels;
  return [inTime(first), ...rest.map(inTime)];
}

/** Waveform Padding Value is bytes (OB or OW), in the metadata inline if at all. */
function paddingOf(item: Dataset, interpretation: SampleInterpretation): number | undefined {
  const inline = item[Tag.waveformPaddingValue]?.InlineBinary;
  if (inline === undefined) return undefined;
  const bytes = Uint8Array.from(atob(inline), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  if (bytes.length < widths[interpretation]) return undefined;
  switch (interpretation) {
    case 'SB':
      return view.getInt8(0);
    case 'UB':
    case 'MB':
    case 'AB':
      return view.getUint8(0);
    case 'SS':
      return view.getInt16(0, true);
    case 'US':
      return view.getUint16(0, true);
    case 'SL':
      return view.getInt32(0, true);
    case 'UL':
      return view.getUint32(0, true);
  }
}
