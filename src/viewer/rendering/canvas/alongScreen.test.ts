import { expect, test } from 'vitest';

import { alongScreen } from './alongScreen.ts';

const upright = { a: 1.7, b: 0, c: 0, d: 1.7, e: 100, f: 20 };
/** A quarter turn clockwise, with the crumbs that sine and cosine leave. */
const turned = { a: 1e-16, b: 0.4, c: -0.4, d: 1e-16, e: 5, f: 5 };

test('a press moves by whole image pixels whatever the zoom, ten at a time when asked', () => {
  expect(alongScreen(upright, { x: 1, y: 0 })).toEqual({ x: 1, y: 0 });
  expect(alongScreen(upright, { x: 0, y: -10 })).toEqual({ x: 0, y: -10 });
});

test('in an image that is turned a quarter, what is right on the screen is up in the image', () => {
  expect(alongScreen(turned, { x: 10, y: 0 })).toEqual({ x: 0, y: -10 });
  expect(alongScreen(turned, { x: 0, y: 1 })).toEqual({ x: 1, y: 0 });
});
