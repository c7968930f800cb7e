import { expect, test } from 'vitest';
import { displayShutterOf, parseDisplayShutter } from './displayShutter.ts';
import { aDataset, anInstance } from './testing.ts';

const rectangle = {
  '00181600': ['RECTANGULAR'],
  '00181602': [11],
  '00181604': [90],
  '00181606': [6],
  '00181608': [70],
};

test('an image without a shutter has none', () => {
  expect(displayShutterOf(anInstance(), 1)).toBeUndefined();
});

test('the edges of a rectangular shutter are pixels counted from 1, and still seen', () => {
  expect(parseDisplayShutter(aDataset(rectangle))?.openings).toEqual([
    { kind: 'rectangle', left: 10, top: 5, right: 90, bottom: 70 },
  ]);
});

test('shapes are combined; centres and vertices are row before column, at the middle of their pixel', () => {
  const shutter = parseDisplayShutter(
    aDataset({
      ...rectangle,
      '00181600': ['RECTANGULAR', 'CIRCULAR', 'POLYGONAL'],
      '00181610': [40, 50],
      '00181612': [30],
      '00181620': [1, 1, 1, 100, 80, 50],
    }),
  );
  expect(shutter?.openings.slice(1)).toEqual([
    { kind: 'circle', x: 49.5, y: 39.5, radius: 30 },
    {
      kind: 'polygon',
      points: [
        { x: 0.5, y: 0.5 },
        { x: 99.5, y: 0.5 },
        { x: 49.5, y: 79.5 },
      ],
    },
  ]);
});

test('a shape without its measures hides nothing', () => {
  const { '00181604': _, ...torn } = rectangle;
  expect(parseDisplayShutter(aDataset(torn))).toBeUndefined();
  expect(parseDisplayShutter(aDataset({ ...rectangle, '00181604': [5] }))).toBeUndefined();
  expect(parseDisplayShutter(aDataset({ '00181600': ['BITMAP'] }))).toBeUndefined();
});

test('what is hidden is black unless the object says a P-value, or a colour', () => {
  const colourOf = (more: Record<string, readonly number[]>) =>
    parseDisplayShutter(aDataset({ ...rectangle, ...more }))?.colour;
  expect(colourOf({})).toEqual([0, 0, 0]);
  expect(colourOf({ '00181622': [0x8080] })).toEqual([128, 128, 128]);
  // By LittleCMS (PIL.ImageCms 10, Lab under D50 to sRGB, relative colorimetric), of 8-bit Lab spread over 16 bits.
  const lab = [
    { stored: [39_321, 40_606, 22_616], due: [169, 127, 216] },
    { stored: [26_214, 27_756, 38_036], due: [67, 103, 60] },
    { stored: [49_087, 35_466, 48_316], due: [224, 176, 67] },
  ];
  for (const { stored, due } of lab)
    for (const [sample, level] of (colourOf({ '00181624': stored }) ?? []).entries())
      expect(Math.abs(level - (due[sample] ?? NaN)), `${due.join()}: ${level}`).toBeLessThanOrEqual(2);
});

test('a frame of an enhanced object has its own shutter, else the shared one', () => {
  const group = (left: number) => ({
    '00189472': { vr: 'SQ', Value: [elements({ ...rectangle, '00181602': [left] })] },
  });
  const instance = anInstance({
    '00280008': [3],
    '52009229': [group(2)],
    '52009230': [group(21), {}, group(41)],
  });
  const lefts = [1, 2, 3].map((frame) => displayShutterOf(instance, frame)?.openings[0]);
  expect(lefts).toMatchObject([{ left: 20 }, { left: 1 }, { left: 40 }]);
});

function elements(values: Readonly<Record<string, readonly unknown[]>>) {
  return Object.fromEntries(Object.entries(values).map(([tag, Value]) => [tag, { vr: 'UN', Value }]));
}
