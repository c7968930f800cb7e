import { expect, test } from 'vitest';

import { type CineDisplaySet } from '#dicom/displaySet.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { aDataset, anInstance } from '#dicom/testing.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { type Lookup } from '#viewer/rendering/stack/nearest.ts';
import { averageOf, basisOf, differenceFrom } from './difference.ts';
import { DifferenceLooks } from './differenceLooks.ts';
import { maskableLoop, StackSubtraction } from './stackSubtraction.ts';
import { MaskFailure } from './subtraction.ts';

const [rows, columns] = [4, 5];
const numberOfFrames = 6;

/** What one pixel of frame `n` holds: a background that differs from pixel to pixel, and contrast that comes with the frames. */
const background = (at: number) => 400 + 3 * at;
const contrastOf = (frame: number, at: number) => (frame >= 3 && at % 3 === 0 ? 10 * frame : 0);

function frameOf(frame: number): DecodedFrame {
  const values = Uint16Array.from(
    { length: rows * columns },
    (_, at) => background(at) - contrastOf(frame, at),
  );
  return { kind: 'grey', rows, columns, values };
}

function aLoop(item: Parameters<typeof aDataset>[0], more: Parameters<typeof anInstance>[0] = {}) {
  return anInstance({
    '00080060': ['XA'],
    '00280004': ['MONOCHROME2'],
    '00280008': [numberOfFrames],
    '00280010': [rows],
    '00280011': [columns],
    '00281040': ['LOG'],
    '00281090': ['SUB'],
    '00286100': [aDataset(item)],
    ...more,
  });
}

/** The stored frames, of which some may be lacking; tells which were asked for. */
function aSubtraction(
  instance: ReturnType<typeof anInstance>,
  lacking: Readonly<Record<number, Lookup>> = {},
) {
  const needed: number[] = [];
  const frames = Array.from({ length: numberOfFrames }, (_, index) => frameOf(index + 1));
  const at = (index: number): Lookup => (index + 1 in lacking ? lacking[index + 1] : frames[index]);
  const subtraction = new StackSubtraction(instance, { at, need: (index) => needed.push(index + 1) });
  const seen = (frame: number) => subtraction.seen(frame - 1, at(frame - 1));
  return { subtraction, needed, seen, frames };
}

function valuesOf(found: Lookup): Samples {
  if (found === undefined || found instanceof FrameFailure || found.kind !== 'grey')
    throw new Error('no grey frame');
  return found.values;
}

const byFrameOne = { '00286101': ['AVG_SUB'], '00286102': [2, 6], '00286110': [1] };

test('what is left of a loop is the contrast alone, pixel for pixel, and frames outside the range are as stored', () => {
  const { seen, frames } = aSubtraction(aLoop(byFrameOne));
  for (const frame of [2, 3, 6])
    expect([...valuesOf(seen(frame))]).toEqual(
      Array.from({ length: rows * columns }, (_, at) => 0 - contrastOf(frame, at)),
    );
  expect(valuesOf(seen(6))).toBeInstanceOf(Int16Array);
  expect(seen(1)).toBe(frames[0]);
});

test('several masks and several contrast frames are averaged before they are subtracted', () => {
  const { seen } = aSubtraction(aLoop({ '00286101': ['AVG_SUB'], '00286110': [1, 3], '00286112': [2] }));
  const values = valuesOf(seen(4));
  for (const [at, value] of values.entries())
    expect(value).toBeCloseTo(contrastOf(3, at) / 2 - (contrastOf(4, at) + contrastOf(5, at)) / 2, 4);
});

test('a mask moved by 1\\1 has its pixel 1\\1 subtracted from pixel 2\\2, and half a pixel is halfway', () => {
  const image = Uint16Array.from(
    { length: rows * columns },
    (_, at) => 7 * Math.floor(at / columns) + (at % columns),
  );
  const look = greyLookOf(anInstance(), 1);
  const moved = (shift: { rows: number; columns: number }) =>
    averageOf({ frames: [image], rows, columns }, { look, basis: 'stored', shift });
  const by = (row: number, column: number) => 7 * row + column;
  expect(moved({ rows: 1, columns: 1 })[columns + 1]).toBe(by(0, 0));
  expect(moved({ rows: 0.5, columns: -0.25 })[columns + 2]).toBeCloseTo(by(0.5, 2.25), 5);
  // Beyond its edge a mask has nothing to subtract.
  expect(moved({ rows: 1, columns: 0 }).slice(0, columns).every(Number.isNaN)).toBe(true);
});

test('of values proportional to intensity the logarithms are subtracted: what the same contrast takes away is the same on any background', () => {
  const look = greyLookOf(anInstance(), 1);
  const basis = basisOf(look, 'LIN');
  const of = (...values: number[]) => ({ frames: [Uint16Array.from(values)], rows: 1, columns: 3 });
  const mask = averageOf(of(2000, 4000, 800), { look, basis, shift: { rows: 0, columns: 0 } });
  const left = differenceFrom(mask, of(1000, 2000, 400), { look, basis });
  for (const value of left) expect(value).toBeCloseTo(-1000 * Math.log(2), 1);
  expect(basisOf(look, 'LOG')).toBe('stored');
  expect(basisOf(look, undefined)).toBe('unstated');
});

test('differences that whole numbers of 16 bits cannot hold are kept all the same', () => {
  const look = greyLookOf(anInstance(), 1);
  const of = (value: number) => ({ frames: [Uint16Array.of(value)], rows: 1, columns: 1 });
  const how = { look, basis: 'stored' as const };
  const maskOf = (value: number) => averageOf(of(value), { ...how, shift: { rows: 0, columns: 0 } });
  expect([...differenceFrom(maskOf(65_000), of(10), how)]).toEqual([-64_990]);
  expect(differenceFrom(maskOf(1000), of(10), how)).toEqual(Int16Array.of(-990));
});

test('nothing is subtracted before every frame it needs is there, and they are asked for', () => {
  const { seen, needed } = aSubtraction(aLoop(byFrameOne), { 1: undefined });
  expect(seen(4)).toBeUndefined();
  expect(needed).toEqual([1]);
  const early = aSubtraction(aLoop(byFrameOne), { 1: undefined, 4: undefined });
  expect(early.seen(4)).toBeUndefined();
  expect(early.needed).toEqual([1]);
});

test('where a mask cannot be had the frame fails, and it is told which mask is lacking; the original is one step away', () => {
  const lacking = { 1: new FrameFailure('damaged', 'broken') };
  const { subtraction, seen, frames } = aSubtraction(aLoop(byFrameOne), lacking);
  const found = seen(4);
  expect(found).toBeInstanceOf(MaskFailure);
  expect(found).toMatchObject({ needed: 1, reason: 'damaged' });
  subtraction.step({ kind: 'toggle' }, 4, undefined);
  expect(seen(4)).toBe(frames[3]);
});

test('a picked mask holds for all frames, and moving it to the right and down is told as that', () => {
  const { subtraction, seen } = aSubtraction(aLoop(byFrameOne, { '00281090': ['NAT'] }));
  expect(subtraction.shown(frameOf(2), 2)).toEqual({ kind: 'off' });
  subtraction.step({ kind: 'mask' }, 3, undefined);
  expect([...valuesOf(seen(3))].every((value) => value === 0)).toBe(true);
  subtraction.step({ kind: 'move', x: 1, y: 0 }, 3, undefined);
  const found = seen(6);
  if (found === undefined || found instanceof FrameFailure) throw new Error('no frame');
  expect(subtraction.shown(found, 6)).toEqual({
    kind: 'subtracted',
    masks: [3],
    contrast: 1,
    moved: { x: 1, y: 0 },
    basis: 'stored',
    isPicked: true,
  });
  // The mask of frame 3, its pixel 0 now on pixel 1 of frame 6.
  const value = (frame: number, at: number) => background(at) - contrastOf(frame, at);
  expect(valuesOf(found)[1]).toBe(value(6, 1) - value(3, 0));
  expect(valuesOf(found)[0]).toBeNaN();
});

test('what is not done is seen as stored and named, and a window of differences is not kept for stored values', () => {
  const { subtraction, seen, frames } = aSubtraction(aLoop({ '00286101': ['REV_TID'], '00286102': [2, 6] }));
  expect(seen(4)).toBe(frames[3]);
  expect(subtraction.shown(frameOf(4), 4)).toEqual({
    kind: 'refused',
    what: 'Mask Operation (0028,6101) REV_TID',
  });
  const [ofDifference, ofStored] = [
    { center: 0, width: 50 },
    { center: 400, width: 800 },
  ];
  expect(subtraction.step({ kind: 'toggle' }, 4, ofDifference)).toBeUndefined();
  expect(subtraction.step({ kind: 'toggle' }, 4, ofStored)).toEqual(ofDifference);
  expect(subtraction.step({ kind: 'toggle' }, 4, ofDifference)).toEqual(ofStored);
});

test('no difference is painted as middle grey, and the window holds the contrast', () => {
  const { seen } = aSubtraction(aLoop(byFrameOne));
  const found = seen(6);
  if (found === undefined || found instanceof FrameFailure || found.kind !== 'grey')
    throw new Error('no frame');
  const look = greyLookOf(aLoop(byFrameOne), 6);
  const shown = new DifferenceLooks().shown(found, { window: undefined, isInverted: false, look });
  expect(shown.voi).toMatchObject({ center: 0 });
  expect('width' in shown.voi && shown.voi.width).toBeGreaterThanOrEqual(2 * 60);
  expect('width' in shown.voi && shown.voi.width).toBeLessThan(3 * 60 * Math.SQRT2);
});

test('only grey loops of X-rays can be subtracted', () => {
  const cine = (more: Parameters<typeof anInstance>[0]): CineDisplaySet => {
    const instance = aLoop({}, more);
    const { studyInstanceUid, seriesInstanceUid, modality = '' } = instance;
    return { id: '1', kind: 'cine', instance, numberOfFrames, studyInstanceUid, seriesInstanceUid, modality };
  };
  expect(maskableLoop(cine({}))).toBeDefined();
  expect(maskableLoop(cine({ '00280004': ['RGB'], '00280002': [3] }))).toBeUndefined();
  expect(maskableLoop(cine({ '00080060': ['US'] }))).toBeUndefined();
});
