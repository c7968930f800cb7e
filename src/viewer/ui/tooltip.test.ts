import { expect, test } from 'vitest';

import { tooltipPlace } from './tooltip.ts';

const screen = { width: 1000, height: 600 };
const name = { width: 120, height: 30 };
const box = (left: number, top: number) => ({
  left,
  top,
  right: left + 32,
  bottom: top + 32,
  width: 32,
  height: 32,
});

test.each([
  ['bottom', box(500, 100), { left: 456, top: 138 }],
  ['top', box(500, 100), { left: 456, top: 64 }],
  ['left', box(500, 100), { left: 374, top: 101 }],
  ['right', box(500, 100), { left: 538, top: 101 }],
] as const)('a name stands at the %s of its control', (side, at, place) => {
  expect(tooltipPlace({ box: at, side }, name, screen)).toEqual(place);
});

test.each([
  ['bottom', box(500, 560), { left: 456, top: 524 }],
  ['top', box(500, 10), { left: 456, top: 48 }],
  ['left', box(20, 100), { left: 58, top: 101 }],
  ['right', box(960, 100), { left: 834, top: 101 }],
] as const)('where the %s has no room it stands on the other side', (side, at, place) => {
  expect(tooltipPlace({ box: at, side }, name, screen)).toEqual(place);
});

test('a name is never cut by the edge of the screen', () => {
  expect(tooltipPlace({ box: box(2, 100), side: 'bottom' }, name, screen).left).toBe(4);
  expect(tooltipPlace({ box: box(966, 100), side: 'bottom' }, name, screen).left).toBe(876);
  expect(tooltipPlace({ box: box(966, 0), side: 'left' }, name, screen).top).toBe(4);
});
