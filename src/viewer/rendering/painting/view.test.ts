import { expect, test } from 'vitest';
import {
  apply,
  firstView,
  fitZoom,
  flipped,
  matrixOf,
  panned,
  rotated,
  unapply,
  type View,
  zoomedAt,
  zoomOf,
} from './view.ts';

const image = { columns: 200, rows: 100, aspect: 1 };
const canvas = { width: 400, height: 400 };

test('the whole image is seen at first, in the middle', () => {
  const matrix = matrixOf(firstView, image, canvas);
  expect(zoomOf(firstView, image, canvas)).toBe(2);
  expect(apply(matrix, { x: 0, y: 0 })).toEqual({ x: 0, y: 100 });
  expect(apply(matrix, { x: 200, y: 100 })).toEqual({ x: 400, y: 300 });
});

test('pixels twice as high as wide are shown so', () => {
  expect(fitZoom({ ...image, aspect: 2 }, canvas, 0)).toBe(2);
  const matrix = matrixOf(firstView, { ...image, aspect: 2 }, canvas);
  expect(matrix.d / matrix.a).toBe(2);
});

test('zooming keeps what is under the pointer where it is', () => {
  const at = { x: 100, y: 150 };
  const before = unapply(matrixOf(firstView, image, canvas), at);
  const view = zoomedAt(firstView, { factor: 1.5, at }, { image, canvas });
  const after = unapply(matrixOf(view, image, canvas), at);
  expect(after.x).toBeCloseTo(before.x, 9);
  expect(after.y).toBeCloseTo(before.y, 9);
  expect(view.zoom).toBe(3);
});

test('panning moves the image by as much as the hand, turned and mirrored too', () => {
  const turned = { ...firstView, zoom: 1, rotation: 90, isFlipped: true };
  const moved = panned(turned, { x: 10, y: -20 }, { image, canvas });
  const [from, to] = [turned, moved].map((view) => apply(matrixOf(view, image, canvas), { x: 50, y: 50 }));
  expect((to?.x ?? 0) - (from?.x ?? 0)).toBeCloseTo(10, 9);
  expect((to?.y ?? 0) - (from?.y ?? 0)).toBeCloseTo(-20, 9);
});

test.each([0, 90, 180, 270])(
  'turned %i degrees, a flip mirrors what is seen left–right or top–bottom',
  (rotation) => {
    const view = { ...firstView, zoom: 1, rotation };
    const seen = apply(matrixOf(view, image, canvas), { x: 10, y: 20 });
    const across = apply(matrixOf(flipped(view, 'horizontal'), image, canvas), { x: 10, y: 20 });
    const over = apply(matrixOf(flipped(view, 'vertical'), image, canvas), { x: 10, y: 20 });
    expect(across).toEqual({ x: 400 - seen.x, y: seen.y });
    expect(over).toEqual({ x: seen.x, y: 400 - seen.y });
  },
);

test('a quarter turn clockwise puts the top of the image to the right', () => {
  const matrix = matrixOf({ ...rotated(firstView, 90), zoom: 1 }, image, canvas);
  expect(apply(matrix, { x: 100, y: 0 })).toEqual({ x: 250, y: 200 });
});

test('an image laid against a side touches it while shown whole, and goes on from there when moved or zoomed', () => {
  const image = { columns: 900, rows: 1200, aspect: 1 };
  const canvas = { width: 800, height: 600 };
  const right: View = { ...firstView, against: 'right' };
  expect(apply(matrixOf(right, image, canvas), { x: 900, y: 0 }).x).toBeCloseTo(800);
  expect(apply(matrixOf({ ...right, against: 'left' }, image, canvas), { x: 0, y: 0 }).x).toBeCloseTo(0);
  // Mirrored, the same side of the image lies against the other edge.
  expect(apply(matrixOf({ ...right, isFlipped: true }, image, canvas), { x: 900, y: 0 }).x).toBeCloseTo(0);
  const moved = panned(right, { x: -30, y: 0 }, { image, canvas });
  expect(apply(matrixOf(moved, image, canvas), { x: 900, y: 0 }).x).toBeCloseTo(770);
  const zoomed = zoomedAt(right, { factor: 2, at: { x: 800, y: 300 } }, { image, canvas });
  expect(apply(matrixOf(zoomed, image, canvas), { x: 900, y: 600 })).toEqual({
    x: expect.closeTo(800),
    y: expect.closeTo(300),
  });
  // An image wider than its canvas is shown whole, which touches both.
  const wide = { columns: 1600, rows: 600, aspect: 1 };
  expect(matrixOf(right, wide, canvas)).toEqual(matrixOf(firstView, wide, canvas));
});
