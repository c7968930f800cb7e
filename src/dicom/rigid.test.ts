import { expect, test } from 'vitest';
import { type Vector } from './geometry.ts';
import { degreesOf, followedBy, inverseOf, moveBy, type Rigid, turnAbout, turnBy } from './rigid.ts';

const quarter = turnAbout([0, 0, Math.PI / 2]);
const moved: Rigid = { ...turnAbout([0.1, -0.2, 0.05]), shift: [12, -7, 1163.5] };
const near = (a: Vector, b: Vector) => {
  for (const axis of [0, 1, 2] as const) expect(a[axis]).toBeCloseTo(b[axis], 9);
};

test('a quarter turn about the long axis takes left to back, and back to right', () => {
  near(turnBy(quarter, [1, 0, 0]), [0, 1, 0]);
  near(turnBy(quarter, [0, 1, 0]), [-1, 0, 0]);
});

test('the way back undoes the way there', () => {
  near(moveBy(inverseOf(moved), moveBy(moved, [31, -4, 250])), [31, -4, 250]);
});

test('two movements in turn are one', () => {
  near(moveBy(followedBy(moved, quarter), [3, 5, 8]), moveBy(quarter, moveBy(moved, [3, 5, 8])));
});

test('how far it turns is told in degrees, whatever it shifts', () => {
  expect(degreesOf(quarter)).toBeCloseTo(90, 9);
  expect(degreesOf(moved)).toBeCloseTo((Math.hypot(0.1, 0.2, 0.05) * 180) / Math.PI, 9);
});
