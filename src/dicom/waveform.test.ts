import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { withObject } from '#region/archives/dicomObject.ts';
import { datasetOf } from '#region/archives/dicomJson.ts';
import { type Dataset } from './dataset.ts';
import { type MultiplexGroup, parseWaveform, type SampleInterpretation } from './waveform.ts';
import { fullScale, restOf, waveformValues } from './waveformSamples.ts';

const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus');
const isHere = existsSync(join(corpus, 'manifest.csv'));

function datasetIn(file: string): Dataset {
  return withObject(join(corpus, 'files', file), { wants: () => true, headerOnly: false }, (object) =>
    datasetOf(object, { bulkDataUri: () => undefined, inlineBytes: Number.MAX_SAFE_INTEGER }),
  );
}

function groupIn(dataset: Dataset, index: number): MultiplexGroup {
  const group = parseWaveform(dataset)[index];
  if (group === undefined || 'unreadable' in group) throw new Error(group?.unreadable ?? 'no such group');
  return group;
}

function bytesOf({ inline = '' }: MultiplexGroup): Uint8Array {
  return Uint8Array.from(Buffer.from(inline, 'base64'));
}

/** Lowest, highest and place of the highest value of every channel, as pydicom 2.3's waveform reader gives them. */
const references: readonly {
  readonly file: string;
  readonly index: number;
  readonly leads: string;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly at: readonly number[];
}[] = [
  {
    file: 'pydicom_pydicom/waveform_ecg.dcm',
    index: 0,
    leads: 'I II III aVR aVL aVF V1 V2 V3 V4 V5 V6',
    low: [-62.5, -208.75, -293.75, -931.25, -122.5, -250, -1125, -831.25, -1087.5, -262.5, -225, -162.5],
    high: [725, 1137.5, 437.5, 85, 343.75, 775, 206.25, 275, 800, 1075, 1962.5, 1443.75],
    at: [527, 527, 3489, 4451, 9379, 527, 9340, 9600, 9612, 3490, 2505, 6444],
  },
  {
    file: 'pydicom_pydicom/waveform_ecg.dcm',
    index: 1,
    leads: 'I II III aVR aVL aVF V1 V2 V3 V4 V5 V6',
    low: [-31.25, -31.25, -56.25, -890, -87.5, -22.5, -1187.5, -837.5, -937.5, -100, -37.5, -37.5],
    high: [668.75, 1112.5, 450, 31.25, 227.5, 777.5, 50, 162.5, 837.5, 1150, 1962.5, 1487.5],
    at: [499, 499, 498, 465, 508, 499, 467, 711, 741, 497, 500, 499],
  },
  {
    file: 'built/ecg-general-60s.dcm',
    index: 0,
    leads: 'II V5',
    low: [-695, -525],
    high: [1050, 850],
    at: [7393, 11_779],
  },
  {
    file: 'built/audio-general-48k.dcm',
    index: 0,
    leads: '',
    low: [-15_487],
    high: [13_448],
    at: [47_592],
  },
];

for (const { file, index, leads, low, high, at } of references) {
  test.runIf(isHere || process.env['CI'] === 'true')(
    `group ${index + 1} of ${file} has the values that an independent reader finds`,
    () => {
      const group = groupIn(datasetIn(file), index);
      const values = waveformValues(group, bytesOf(group));
      if ('unreadable' in values) throw new Error(values.unreadable);
      expect(values.map((channel) => Math.min(...channel))).toEqual(low);
      expect(values.map((channel) => Math.max(...channel))).toEqual(high);
      expect(values.map((channel, one) => channel.indexOf(high[one] ?? 0))).toEqual(at);
      if (leads !== '') expect(group.channels.map(({ lead, label }) => lead ?? label).join(' ')).toBe(leads);
    },
  );
}

const one = (vr: string, ...Value: readonly unknown[]) => ({ vr, Value });

function aWaveform(
  more: Readonly<Record<string, unknown>> = {},
  channel: Readonly<Record<string, unknown>> = {},
): Dataset {
  const item = {
    '003A0005': one('US', 1),
    '003A0010': one('UL', 3),
    '003A001A': one('DS', '100'),
    '003A0200': one('SQ', { '003A0203': one('SH', 'Lead II'), ...channel }),
    '54001004': one('US', 16),
    '54001006': one('CS', 'SS'),
    ...more,
  };
  return { '54000100': one('SQ', item) };
}

const samples = (...values: readonly number[]) => new Uint8Array(Int16Array.from(values).buffer);

test('a value is its sample times sensitivity and correction, plus the baseline', () => {
  const channel = {
    '003A0210': one('DS', '2.5'),
    '003A0212': one('DS', '1.1'),
    '003A0213': one('DS', '7'),
    '003A0211': one('SQ', { '00080100': one('SH', 'uV') }),
  };
  const group = groupIn(aWaveform({}, channel), 0);
  const values = waveformValues(group, samples(0, 4, -4));
  expect(group.channels[0]).toMatchObject({ unit: 'uV', lead: 'II', baseline: 7 });
  if ('unreadable' in values) throw new Error(values.unreadable);
  expect(values[0]?.[0]).toBe(7);
  expect(values[0]?.[1]).toBeCloseTo(18, 5);
  expect(values[0]?.[2]).toBeCloseTo(-4, 5);
});

test('what was not recorded is no value, whatever number stands for it', () => {
  const group = groupIn(aWaveform({ '5400100A': { vr: 'OW', InlineBinary: 'AIA=' } }), 0);
  expect(waveformValues(group, samples(1, -32_768, 2))).toEqual([Float32Array.of(1, Number.NaN, 2)]);
});

test.each([0, 1, 4, 5, 8, 12, 600])('%i bytes are refused where 6 are promised', (length) => {
  expect(waveformValues(groupIn(aWaveform(), 0), new Uint8Array(length))).toMatchObject({
    unreadable: expect.stringContaining(`${length} of 6 bytes`),
  });
});

test.each([
  ['more channels than are defined', { '003A0005': one('US', 2) }, 'Channel Definition'],
  ['no frequency', { '003A001A': one('DS', '0') }, 'Sampling Frequency'],
  ['samples of an unknown kind', { '54001006': one('CS', 'XX') }, 'Interpretation'],
  ['bits that do not fit the kind', { '54001004': one('US', 8) }, 'Bits Allocated'],
  ['no samples', { '003A0010': one('UL', 0) }, 'Number of Waveform Samples'],
])('a group with %s is unreadable, and says why', (_, more, why) => {
  expect(parseWaveform(aWaveform(more))).toEqual([{ unreadable: expect.stringContaining(why) }]);
});

test('a skew of samples is a skew of seconds', () => {
  expect(groupIn(aWaveform({}, { '003A0215': one('DS', '5') }), 0).channels[0].skew).toBe(0.05);
});

/** ITU-T G.711: what each code means, on 16 bits. */
test.each<[SampleInterpretation, number, number]>([
  ['MB', 0xff, 0],
  ['MB', 0x00, -32_124],
  ['MB', 0x80, 32_124],
  ['AB', 0xd5, 8],
  ['AB', 0x55, -8],
  ['AB', 0xaa, 32_256],
  ['AB', 0x2a, -32_256],
])('%s code %i is %i', (kind, code, value) => {
  const group = groupIn(
    aWaveform({ '54001006': one('CS', kind), '54001004': one('US', 8), '003A0010': one('UL', 1) }),
    0,
  );
  expect(waveformValues(group, Uint8Array.of(code))).toEqual([Float32Array.of(value)]);
});

test.each<[SampleInterpretation, number]>([
  ['UB', 128],
  ['US', 32_768],
  ['SS', 0],
])('the rest of %s lies in the middle of its scale', (kind, rest) => {
  expect(restOf(kind)).toBe(rest);
  expect(fullScale(kind)).toBeGreaterThan(100);
});
