import { expect, test } from 'vitest';
import { crossingOn, placeOn, type PlacedRectangle } from './crossing.ts';
import { cross, type Vector } from './geometry.ts';

/** 100 × 80 pixels (columns × rows) of 2 × 2 mm, unless told otherwise; `position` is the centre of the first pixel. */
function image(row: Vector, column: Vector, position: Vector): PlacedRectangle {
  return {
    plane: { row, column, normal: cross(row, column), position },
    spacing: { row: 2, column: 2 },
    rows: 80,
    columns: 100,
  };
}

const axial = (z: number) => image([1, 0, 0], [0, 1, 0], [0, 0, z]);
const ends = (of: ReturnType<typeof crossingOn>) =>
  of === undefined
    ? undefined
    : [of.from, of.to]
        .toSorted((a, b) => a.x - b.x || a.y - b.y)
        .map(({ x, y }) => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]);

test('an axial slice cuts a sagittal one in a level line, at its height', () => {
  // Rows run from front to back, columns from head (z = 158) to foot.
  const sagittal = image([0, 1, 0], [0, 0, -1], [60, 0, 158]);
  // z = 100 is 58 mm below the first pixel's centre: 29 pixels, and half a one in from the corner. The axial image reaches 80 rows of 2 mm.
  expect(ends(crossingOn(sagittal, axial(100)))).toEqual([
    [0, 29.5],
    [80, 29.5],
  ]);
});

test('a slanting slice is drawn as a slanting line, as far as both images reach', () => {
  const half = Math.SQRT1_2;
  // Turned 45° about the left–right axis through the middle of the sagittal image's front edge.
  const oblique = image([1, 0, 0], [0, half, half], [0, 0, 0]);
  const sagittal = image([0, 1, 0], [0, 0, -1], [60, 0, 158]);
  const [from, to] = ends(crossingOn(sagittal, oblique)) ?? [];
  // y = z along the line; the oblique image begins one mm (half a pixel) before its first centre and ends at 159 mm along its column.
  const along = (mm: number) => [(mm * half) / 2 + 0.5, (158 - mm * half) / 2 + 0.5];
  expect(from?.[0]).toBeCloseTo(along(-1)[0] ?? 0, 2);
  expect(from?.[1]).toBeCloseTo(along(-1)[1] ?? 0, 2);
  expect(to?.[0]).toBeCloseTo(along(159)[0] ?? 0, 2);
  expect(to?.[1]).toBeCloseTo(along(159)[1] ?? 0, 2);
});

test('a slice of a tilted gantry cuts the scout at the tilt’s angle', () => {
  const degrees = 20;
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const tilted = image([1, 0, 0], [0, cos, sin], [0, 0, 40]);
  const scout = image([0, 1, 0], [0, 0, -1], [60, 0, 158]);
  const line = crossingOn(scout, tilted);
  const slope = line === undefined ? 0 : Math.abs((line.to.y - line.from.y) / (line.to.x - line.from.x));
  expect((Math.atan(slope) * 180) / Math.PI).toBeCloseTo(degrees, 6);
});

test('parallel slices have no line, nor have images that lie beside each other', () => {
  expect(crossingOn(axial(0), axial(40))).toBeUndefined();
  const beside = image([0, 1, 0], [0, 0, -1], [500, 0, 158]);
  expect(crossingOn(beside, axial(100))).toBeUndefined();
  const below = image([0, 1, 0], [0, 0, -1], [60, 0, 158]);
  expect(crossingOn(below, axial(-300))).toBeUndefined();
});

test('a place in the patient is that of the middle of a pixel at its half', () => {
  expect(placeOn(axial(7), { x: 0.5, y: 0.5 })).toEqual([0, 0, 7]);
  expect(placeOn(axial(7), { x: 10.5, y: 3.5 })).toEqual([20, 6, 7]);
});
