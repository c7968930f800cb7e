import { expect, test } from 'vitest';

import { standardLeads } from '#dicom/ecgLead.ts';
import { type MultiplexGroup, type WaveformChannel } from '#dicom/waveform.ts';
import { lyingOn, readCaliper, setOn } from './caliper.ts';
import { drawEcg } from './ecgDrawing.ts';
import { ecgPage, type EcgPage, formatsOf, leftMargin } from './ecgPage.ts';
import { paperHeight } from './ecgScale.ts';
import { caliperAfter } from './caliperKeys.ts';
import { leadsBeyond } from './leadsBeyond.ts';

const channel = (label: string, more: Partial<WaveformChannel> = {}): WaveformChannel => ({
  label,
  baseline: 0,
  skew: 0,
  filters: {},
  scale: 2.5,
  unit: 'uV',
  ...more,
});

function aRecording(more: Partial<MultiplexGroup> = {}): MultiplexGroup {
  const [first, ...rest] = standardLeads.map((lead) => channel(lead, { lead }));
  if (first === undefined) throw new Error('twelve leads');
  return {
    index: 0,
    channels: [first, ...rest],
    numberOfSamples: 5000,
    samplingFrequency: 500,
    interpretation: 'SS',
    bytesPerSample: 2,
    ...more,
  };
}

test('a recording without all twelve leads is shown channel by channel, not in a layout with holes', () => {
  expect(formatsOf(aRecording())).toContain('rhythm');
  expect(formatsOf(aRecording({ channels: [channel('II', { lead: 'II' })] }))).toEqual(['channels']);
});

test('in three rows of four, columns follow each other in time and lead II runs underneath', () => {
  const page = ecgPage(aRecording(), { format: 'rhythm', speed: 25 });
  const of = (lead: number, row: number) =>
    page.strips.find((strip) => strip.channel === lead && strip.row === row);
  expect(of(0, 0)).toMatchObject({ from: 0, to: 2.5, x: leftMargin });
  expect(of(6, 0)).toMatchObject({ from: 5, to: 7.5, x: leftMargin + 125 });
  expect(of(1, 3)).toMatchObject({ from: 0, to: 10 });
  expect(page.strips).toHaveLength(13);
});

test.each(['6x2', '12x1', 'channels'] as const)('every lead stands in %s, each once', (format) => {
  const shown = ecgPage(aRecording(), { format, speed: 50 }).strips.map(({ channel: one }) => one);
  expect(shown.toSorted((a, b) => a - b)).toEqual([...standardLeads.keys()]);
});

test('a millivolt is ten millimetres whatever unit the object has, and nothing where it has none', () => {
  const values = Float32Array.of(0, 1000, -500);
  expect(paperHeight(channel('II'), values, 10) * 1000).toBeCloseTo(10, 6);
  expect(paperHeight(channel('II', { unit: 'mV' }), values, 5)).toBe(5);
  expect(paperHeight(channel('II', { unit: 'V' }), values, 20)).toBe(20_000);
  const { unit: _, ...bare } = channel('II');
  expect(paperHeight(bare, values, 10) * 1000).toBeCloseTo(15, 6);
});

test('a caliper reads time by the paper’s speed and voltage by its gain', () => {
  const caliper = { from: { x: 20, y: 30 }, to: { x: 60, y: 15 } };
  const at50 = readCaliper(caliper, { speed: 50, gain: 10 });
  expect(at50).toEqual({ milliseconds: 800, perMinute: 75, millivolts: 1.5 });
  expect(readCaliper(caliper, { speed: 25, gain: undefined })).toEqual({
    milliseconds: 1600,
    perMinute: 37.5,
  });
  expect(readCaliper({ from: caliper.from, to: caliper.from }, { speed: 25, gain: 10 })).toEqual({
    milliseconds: 0,
    millivolts: 0,
  });
});

test('arrow keys move the caliper by one sample, with Alt its other end, and Escape takes it away', () => {
  const caliper = { from: { x: 20, y: 30 }, to: { x: 60, y: 15 } };
  const keys = { caliper, sample: 0.1, middle: { x: 0, y: 0 } };
  const press = (key: string, more = {}) =>
    caliperAfter({ key, altKey: false, shiftKey: false, ...more }, keys);
  expect(press('ArrowRight')).toEqual({ from: caliper.from, to: { x: 60.1, y: 15 } });
  expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toEqual({
    from: { x: 19, y: 30 },
    to: caliper.to,
  });
  expect(press('Escape')).toBeUndefined();
  expect(press('k')).toBe('unchanged');
  expect(
    caliperAfter({ key: 'Enter', altKey: false, shiftKey: false }, { ...keys, caliper: undefined }),
  ).toBeDefined();
});

/** The paths that are stroked, in CSS pixels. */
function strokesOf(
  page: EcgPage,
  group: MultiplexGroup,
  values: readonly Float32Array[],
): readonly [number, number][][] {
  const paths: [number, number][][] = [];
  const context = {
    fillRect: () => undefined,
    fillText: () => undefined,
    stroke: () => undefined,
    setLineDash: () => undefined,
    beginPath: () => paths.push([]),
    moveTo: (x: number, y: number) => paths.at(-1)?.push([x, y]),
    lineTo: (x: number, y: number) => paths.at(-1)?.push([x, y]),
  };
  const sight = { left: 0, top: 0, width: 2000, height: 1000, perMillimetre: 2 };
  drawEcg(context, { group, values, page, speed: 25, gain: 10 }, sight);
  return paths;
}

test('a curve stands where its time and voltage say, to a hundredth of a millimetre', () => {
  const group = aRecording({ channels: [channel('II', { lead: 'II' })], numberOfSamples: 1000 });
  const values = new Float32Array(1000);
  values[250] = 1000;
  const page = ecgPage(group, { format: 'channels', speed: 25 });
  const curve = strokesOf(page, group, [values]).find((path) => path.length === 1000);
  // 250 samples of 500 Hz are half a second: 12.5 mm, of 2 pixels each; a millivolt is 10 mm above the line.
  const [x, y] = curve?.[250] ?? [0, 0];
  expect(x).toBeCloseTo((leftMargin + 12.5) * 2, 2);
  expect(y).toBeCloseTo(((page.strips[0]?.y ?? 0) - 10) * 2, 2);
});

test('no peak is left out where many samples share a pixel, and a gap stays a gap', () => {
  const group = aRecording({
    channels: [channel('II', { lead: 'II' })],
    numberOfSamples: 4000,
    samplingFrequency: 4000,
  });
  const values = new Float32Array(4000).fill(0);
  values[1999] = 5000;
  values.fill(Number.NaN, 3000, 3500);
  const page = ecgPage(group, { format: 'channels', speed: 25 });
  const curve = strokesOf(page, group, [values]).find((path) => path.length === 3500);
  expect(Math.min(...(curve ?? []).map(([, y]) => y))).toBeCloseTo(((page.strips[0]?.y ?? 0) - 50) * 2, 2);
});

test('leads that lie outside the pane are named, and nothing is said of paper that is all in sight', () => {
  const group = aRecording();
  const page = ecgPage(group, { format: 'rhythm', speed: 25 });
  const sight = { left: 0, top: 0, perMillimetre: 2, height: page.height * 2 };
  expect(leadsBeyond(page, group, { ...sight, width: page.width * 2 })).toEqual({
    right: undefined,
    below: undefined,
  });
  const narrow = leadsBeyond(page, group, { ...sight, width: 250 });
  expect(narrow.right).toEqual(['V1', 'V2', 'V3', 'V4', 'V5', 'V6']);
  const end = leadsBeyond(page, group, { ...sight, left: 200, width: 250, height: 40 });
  expect(end.right).toEqual([]);
  expect(end.below).toContain('II');
});

test('a lead keeps its name at the edge when its beginning has been scrolled out of sight', () => {
  const group = aRecording({ channels: [channel('II', { lead: 'II' })], numberOfSamples: 5000 });
  const page = ecgPage(group, { format: 'channels', speed: 50 });
  const nameAt = (left: number) => {
    const names: number[] = [];
    const nothing = () => undefined;
    const context = {
      fillRect: nothing,
      stroke: nothing,
      setLineDash: nothing,
      beginPath: nothing,
      moveTo: nothing,
      lineTo: nothing,
      fillText: (_: string, x: number) => names.push(x),
    };
    const sight = { left, top: 0, width: 300, height: 200, perMillimetre: 2 };
    drawEcg(context, { group, values: [new Float32Array(5000)], page, speed: 50, gain: 10 }, sight);
    return names;
  };
  expect(nameAt(0)).toEqual([leftMargin * 2 + 3]);
  expect(nameAt(400)).toEqual([3]);
});

test('a caliper stays on the curve it was set on when the paper is zoomed and its rows stand nearer each other', () => {
  const paper = { format: '6x2', speed: 50 } as const;
  const [wide, near] = [
    ecgPage(aRecording(), { ...paper, top: 30, height: 300 }),
    ecgPage(aRecording(), { ...paper, top: 10, height: 100 }),
  ];
  const lineOf = (page: EcgPage) => page.strips.find(({ row }) => row === 4)?.y ?? 0;
  expect(lineOf(wide) - lineOf(near)).toBeGreaterThan(20);
  const set = setOn(wide, {
    from: { x: 50, y: lineOf(wide) + 1 },
    to: { x: 70, y: lineOf(wide) - 9 },
  });
  expect(lyingOn(wide, set).to.y).toBe(lineOf(wide) - 9);
  expect(lyingOn(near, set).from.y).toBeCloseTo(lineOf(near) + 1);
  expect(lyingOn(near, set).to.y).toBeCloseTo(lineOf(near) - 9);
});
