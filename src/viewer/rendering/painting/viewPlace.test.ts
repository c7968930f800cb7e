import { expect, test } from 'vitest';

import { firstView, matrixOf, panned, rotated, type View, zoomedAt } from './view.ts';
import { viewPlace } from './viewPlace.ts';

const image = { columns: 400, rows: 200, aspect: 1 };
const canvas = { width: 800, height: 800 };
const placed = { image, canvas };
const placeOf = (view: View) => viewPlace(matrixOf(view, image, canvas), image, canvas);

test('an image that fits is whole, and its middle is in the middle', () => {
  expect(placeOf(firstView)).toEqual({ zoom: 2, isWhole: true, middle: { x: 200, y: 100 } });
  expect(placeOf({ ...firstView, rotation: 90 }).isWhole).toBe(true);
  expect(placeOf({ ...firstView, isFlipped: true }).isWhole).toBe(true);
});

test('magnified it is part of an image, and what is in the middle is told by its own pixels, however it is turned', () => {
  const near = zoomedAt(firstView, { factor: 1.25 }, placed);
  expect(placeOf(near)).toMatchObject({ zoom: 2.5, isWhole: false, middle: { x: 200, y: 100 } });
  const moved = panned(near, { x: -100, y: 50 }, placed);
  expect(placeOf(moved)).toMatchObject({ zoom: 2.5, isWhole: false, middle: { x: 240, y: 80 } });
  expect(placeOf(rotated(moved, 90)).middle).toEqual({ x: 240, y: 80 });
});

test('moved aside, an image that is small is no longer whole', () => {
  expect(placeOf(panned(firstView, { x: 0, y: 150 }, placed)).isWhole).toBe(true);
  expect(placeOf(panned(firstView, { x: 1, y: 0 }, placed)).isWhole).toBe(false);
});
