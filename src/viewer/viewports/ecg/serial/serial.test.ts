import { expect, test } from 'vitest';

import { drawEcg } from '#viewer/viewports/ecg/ecgDrawing.ts';
import { ecgPage, leftMargin } from '#viewer/viewports/ecg/ecgPage.ts';
import { alignmentAt, sharedBeats } from './alignment.ts';
import { differencesOf } from './differences.ts';
import { groupOf, lanesOf } from './lanes.ts';
import { type Recording } from './slopes.ts';
import { aRhythm, sinus } from './testing.ts';

function aligned(later: Recording, earlier: Recording, step = 0) {
  return alignmentAt(sharedBeats(later, earlier, lanesOf(later.group, earlier.group)), step);
}

test.each([
  { moved: 0.1373, noise: 0, frequency: 500 },
  { moved: -0.2811, noise: 0, frequency: 500 },
  { moved: 0.0917, noise: 0.02, frequency: 500 },
  { moved: -0.1734, noise: 0.05, frequency: 500 },
  { moved: 0.2222, noise: 0.02, frequency: 1000 },
  { moved: 0.1373, noise: 0.02, frequency: 250 },
])('an ECG moved by $moved s, noise $noise mV, $frequency Hz, is laid back within one sample', (known) => {
  const { moved, noise, frequency } = known;
  const later = aRhythm({ beats: sinus(), noise: 0.02 });
  const earlier = aRhythm({ beats: sinus().map((beat) => beat + moved), noise, frequency });
  const alignment = aligned(later, earlier);
  expect(alignment.kind).toBe('beat');
  expect(Math.abs(alignment.shift + moved)).toBeLessThan(1 / Math.max(500, frequency));
});

test('each step takes the next beat of both, and stops where one of them has no more', () => {
  const later = aRhythm({ beats: sinus(), noise: 0.02 });
  const [one, other] = [sinus(), sinus(0.7, 7)];
  const earlier = aRhythm({ beats: other, noise: 0.02 });
  for (const step of [-1, 0, 2]) {
    const alignment = aligned(later, earlier, step);
    expect(alignment.shift).toBeCloseTo((one[5 + step] ?? 0) - (other[3 + step] ?? 0), 2);
    expect(alignment).toMatchObject({ kind: 'beat', lead: 'II', beat: 4 + step, beats: 7 });
  }
  expect(aligned(later, earlier, 9)).toEqual(aligned(later, earlier, 3));
});

test('a time skew of the lead is part of where its peak lies', () => {
  const later = aRhythm({ beats: sinus() });
  const earlier = aRhythm({ beats: sinus(), channel: { skew: 0.04 } });
  expect(aligned(later, earlier).shift).toBeCloseTo(-0.04, 3);
});

test('an extra beat of another shape in the middle is not what recordings are laid by', () => {
  const beats = sinus();
  const earlier = aRhythm({ beats });
  const [, middle = 0] = [0, beats[5]];
  const later = aRhythm({ beats: beats.filter((beat) => beat !== middle) });
  for (const [channel, values] of later.values.entries())
    for (let sample = 0; sample < values.length; sample++) {
      const wide = 1600 * Math.exp(-0.5 * ((sample / 500 - middle) / 0.05) ** 2);
      values[sample] = (values[sample] ?? 0) + (channel === 2 ? -wide : wide);
    }
  const alignment = aligned(later, earlier);
  expect(alignment).toMatchObject({ kind: 'beat', beats: 10 });
  if (alignment.kind === 'beat') expect(Math.abs(alignment.at - middle)).toBeGreaterThan(0.5);
});

const count = 5000;
const withoutBeats: readonly (readonly [name: string, of: (sample: number) => number])[] = [
  ['a flat line', () => 0],
  [
    'a fibrillating ventricle',
    (sample) => 800 * Math.sin((sample / 500) * 2 * Math.PI * 5) * (1 + 0.3 * Math.sin(sample / 400)),
  ],
  ['noise', (sample) => 300 * (((Math.imul(sample + 7, 2_654_435_761) >>> 8) % 2000) / 1000 - 1)],
  ['a recording of nothing', () => Number.NaN],
];

test.each(withoutBeats)(
  '%s has no R-peaks: the recordings are laid by their start, and it is said which of them has none',
  (_, of) => {
    const { group } = aRhythm({ beats: sinus() });
    const values = group.channels.map((__, channel) =>
      Float32Array.from({ length: count }, (___, at) => of(at + channel * 31)),
    );
    const known = aRhythm({ beats: sinus() });
    expect(aligned(known, { group, values })).toEqual({ kind: 'start', shift: 0, why: 'earlier' });
    expect(aligned({ group, values }, known)).toEqual({ kind: 'start', shift: 0, why: 'later' });
    expect(aligned({ group, values }, { group, values })).toEqual({ kind: 'start', shift: 0, why: 'both' });
  },
);

test('a lead whose complex points down has no R-peak, and where no other is shared nothing is guessed', () => {
  const down = { V1: -0.7 };
  const one = aRhythm({ beats: sinus(), leads: down });
  expect(aligned(one, one)).toMatchObject({ kind: 'start', why: 'both' });
  const other = aRhythm({ beats: sinus(), leads: { V6: 1 } });
  expect(aligned(one, other)).toMatchObject({ kind: 'start', why: 'no-shared-lead' });
});

test('in a recording of an hour nothing is looked for, and that is said', () => {
  const known = aRhythm({ beats: sinus() });
  const group = { ...known.group, numberOfSamples: 3600 * 500 };
  expect(aligned(known, { ...known, group })).toMatchObject({ kind: 'start', why: 'too-long' });
});

test('a lead that one recording alone has keeps its row and is named', () => {
  const later = aRhythm({ beats: sinus(), leads: { I: 0.6, II: 1 } }).group;
  const earlier = aRhythm({ beats: sinus(), leads: { II: 1, V6: 0.8 } }).group;
  const lanes = lanesOf(later, earlier);
  expect(lanes).toEqual([
    { name: 'I', later: 0, earlier: undefined },
    { name: 'II', later: 1, earlier: 0 },
    { name: 'V6', later: undefined, earlier: 1 },
  ]);
  expect(differencesOf(lanes, { later, earlier })).toEqual([
    { kind: 'leads', only: 'later', names: ['I'] },
    { kind: 'leads', only: 'earlier', names: ['V6'] },
  ]);
});

test('other sampling, filters, steps, voltage and length are each named, with the leads they hold for', () => {
  const later = aRhythm({ beats: sinus(), channel: { filters: { low: 0.05, high: 150 } } }).group;
  const [first, ...others] = aRhythm({
    beats: sinus(),
    frequency: 250,
    seconds: 8,
    channel: { filters: { low: 0.5, high: 40 }, scale: 5 },
  }).group.channels;
  const { unit: _, ...bare } = first;
  const earlier = {
    ...later,
    samplingFrequency: 250,
    numberOfSamples: 2000,
    channels: [bare, ...others] as const,
  };
  expect(differencesOf(lanesOf(later, earlier), { later, earlier })).toEqual([
    { kind: 'voltage', lacking: 'earlier', names: ['I'] },
    { kind: 'sampling', later: 500, earlier: 250 },
    {
      kind: 'filters',
      later: { low: 0.05, high: 150 },
      earlier: { low: 0.5, high: 40 },
      names: ['I', 'II', 'V1'],
    },
    { kind: 'step', later: 2.5, earlier: 5, names: ['II', 'V1'] },
    { kind: 'seconds', later: 10, earlier: 8 },
  ]);
  expect(differencesOf(lanesOf(later, later), { later, earlier: later })).toEqual([]);
});

test('the earlier curve stands at its own time plus the shift and its own voltage, broken and in another colour', () => {
  const leads = { II: 1 };
  const later = aRhythm({ beats: [2, 3, 4], leads, seconds: 6 });
  const earlier = aRhythm({ beats: [2.2, 3.2, 4.2], leads, seconds: 6, frequency: 1000 });
  const lanes = lanesOf(later.group, earlier.group);
  const group = groupOf(lanes, { later: later.group, earlier: earlier.group, seconds: 6.2 });
  const page = ecgPage(group, { format: 'channels', speed: 50, start: -0.2 });
  const strokes = strokesOf((context) =>
    drawEcg(
      context,
      {
        group,
        values: later.values,
        page,
        speed: 50,
        gain: 10,
        over: { ...earlier, channels: [0], shift: -0.2, at: 3 },
      },
      { left: 0, top: 0, width: 2000, height: 200, perMillimetre: 2 },
    ),
  );
  const [earlierLine, laterLine] = [6000, 3000].map((samples) =>
    strokes.find(({ path }) => path.length === samples),
  );
  // The peak at 3.2 s of the earlier, 0.2 s back, is second 3 of the later: 3.2 s from where the paper begins.
  const x = (leftMargin + 3.2 * 50) * 2;
  expect(earlierLine?.path[3200]?.[0]).toBeCloseTo(x, 6);
  expect(laterLine?.path[1500]?.[0]).toBeCloseTo(x, 6);
  expect(earlierLine?.path[3200]?.[1]).toBeCloseTo(laterLine?.path[1500]?.[1] ?? 0, 3);
  expect(earlierLine?.dashes).not.toEqual([]);
  expect(laterLine?.dashes).toEqual([]);
  expect(earlierLine?.style).not.toBe(laterLine?.style);
  expect(strokes.some(({ path }) => path.length === 2 && path.every(([at]) => Math.abs(at - x) <= 1))).toBe(
    true,
  );
});

interface Stroke {
  readonly path: [number, number][];
  dashes: readonly number[];
  style: string;
}

/** Every path that is stroked, with the line it is stroked with. */
function strokesOf(draw: (context: Parameters<typeof drawEcg>[0]) => void): readonly Stroke[] {
  const strokes: Stroke[] = [];
  let dashes: readonly number[] = [];
  const context = {
    strokeStyle: '',
    fillRect: () => undefined,
    fillText: () => undefined,
    setLineDash: (wanted: readonly number[]) => {
      dashes = wanted;
    },
    beginPath: () => strokes.push({ path: [], dashes: [], style: '' }),
    moveTo: (x: number, y: number) => strokes.at(-1)?.path.push([x, y]),
    lineTo: (x: number, y: number) => strokes.at(-1)?.path.push([x, y]),
    stroke: () => {
      const last = strokes.at(-1);
      if (last !== undefined) Object.assign(last, { dashes, style: context.strokeStyle });
    },
  };
  draw(context);
  return strokes;
}
