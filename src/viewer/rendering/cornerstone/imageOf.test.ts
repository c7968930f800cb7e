import { expect, test } from 'vitest';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { imageOf, type PlainFrame } from './imageOf.ts';

function shownBy(modality: GreyShown['look']['modality']): GreyShown {
  return {
    voi: { center: 40, width: 400, function: 'LINEAR' },
    isInverted: false,
    look: {
      modality,
      voi: undefined,
      tables: [],
      missingTables: 0,
      voiFunction: 'LINEAR',
      isInverse: false,
      padding: undefined,
    },
  };
}

test('a frame is another image once a presentation state gives its values another meaning', () => {
  const frame: PlainFrame = { kind: 'grey', rows: 1, columns: 2, values: Int16Array.of(0, 1064) };
  const own = imageOf(frame, shownBy({ slope: 1, intercept: -1024 }));
  const stated = imageOf(frame, shownBy({ slope: 1, intercept: 0 }));
  expect([own.slope, own.intercept]).toEqual([1, -1024]);
  expect([stated.slope, stated.intercept]).toEqual([1, 0]);
  expect(stated.imageId).not.toBe(own.imageId);
});

test('a frame whose values mean the same is the same image, whatever its window', () => {
  const frame: PlainFrame = { kind: 'grey', rows: 1, columns: 1, values: Int16Array.of(0) };
  const line = { slope: 2, intercept: 1 };
  const once = imageOf(frame, shownBy(line));
  expect(imageOf(frame, { ...shownBy({ ...line }), isInverted: true })).toBe(once);
});
