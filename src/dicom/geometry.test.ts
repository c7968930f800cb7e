import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type EdgeLetters,
  edgeLetters,
  lettersOf,
  pixelAspect,
  planeOf,
  turnLetters,
  type Vector,
} from './geometry.ts';
import { anInstance } from './testing.ts';

const plane = (orientation: readonly number[]) =>
  anInstance({ '00200032': [0, 0, 0], '00200037': orientation });

describe('letters at the edges', () => {
  test.each([
    ['axial', [1, 0, 0, 0, 1, 0], { left: 'R', right: 'L', top: 'A', bottom: 'P' }],
    ['coronal', [1, 0, 0, 0, 0, -1], { left: 'R', right: 'L', top: 'H', bottom: 'F' }],
    ['sagittal', [0, 1, 0, 0, 0, -1], { left: 'A', right: 'P', top: 'H', bottom: 'F' }],
    [
      'oblique, strongest letter first',
      [0.8, 0.6, 0, 0, 0, -1],
      { left: 'RA', right: 'LP', top: 'H', bottom: 'F' },
    ],
  ])('%s', (_, orientation, expected) => {
    expect(edgeLetters(plane(orientation))).toEqual(expected);
  });

  test('a chest X-ray takes them from Patient Orientation', () => {
    expect(edgeLetters(anInstance({ '00200020': ['L', 'F'] }))).toEqual({
      left: 'R',
      right: 'L',
      top: 'H',
      bottom: 'F',
    });
  });

  test('nothing is guessed when the image does not say, or says nonsense', () => {
    expect(edgeLetters(anInstance())).toBeUndefined();
    expect(edgeLetters(anInstance({ '00200020': ['', 'F'] }))).toBeUndefined();
    expect(edgeLetters(anInstance({ '00200020': ['X', 'F'] }))).toBeUndefined();
    expect(edgeLetters(plane([1, 0, 0, 1, 0, 0]))).toBeUndefined();
  });
});

describe('frames that share one position in the object', () => {
  const shared = { '00280008': [3], '00200032': [10, 20, 30], '00200037': [1, 0, 0, 0, 1, 0] };

  test('are in no known place, though their directions are known', () => {
    const loop = anInstance(shared);
    expect(planeOf(loop, 2)).toBeUndefined();
    expect(edgeLetters(loop, 2)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
  });

  test('lie along the normal where a dose grid says how far', () => {
    const dose = anInstance({ ...shared, '3004000C': [0, 2.5, 5] });
    expect([1, 3].map((frame) => planeOf(dose, frame)?.position)).toEqual([
      [10, 20, 30],
      [10, 20, 35],
    ]);
    const byCoordinates = anInstance({ ...shared, '3004000C': [30, 32.5, 35] });
    expect(planeOf(byCoordinates, 3)?.position).toEqual([10, 20, 35]);
    expect(planeOf(anInstance({ ...shared, '3004000C': [0] }), 2)).toBeUndefined();
  });
});

test('letters follow every sequence of mirroring and quarter turns as the corners of the picture do', () => {
  const letters: EdgeLetters = { left: 'R', right: 'L', top: 'A', bottom: 'P' };
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: -8, max: 8 }), (isFlipped, turns) => {
      const seen = turnLetters(letters, { rotation: turns * 90, isFlipped });
      for (const [edge, at] of edges)
        expect(seen[edge]).toBe(letterAt(letters, unturn(at, turns, isFlipped)));
    }),
  );
});

test('a direction between two axes has both letters, and a slight tilt none of the tilt’s', () => {
  expect(lettersOf([0.99, 0.14, 0])).toBe('L');
  expect(lettersOf([0, -0.7, 0.714])).toBe('HA');
});

test('an enhanced object’s frames have their own planes', () => {
  const position = (z: number) => ({ '00209113': { Value: [{ '00200032': { Value: [0, 0, z] } }] } });
  const instance = anInstance({
    '00280008': [2],
    '52009229': [{ '00209116': { Value: [{ '00200037': { Value: [1, 0, 0, 0, 1, 0] } }] } }],
    '52009230': [position(5), position(7)],
  });
  expect([1, 2].map((frame) => planeOf(instance, frame)?.position[2])).toEqual([5, 7]);
});

test('pixels are as tall as their spacing or aspect ratio says', () => {
  expect(pixelAspect(anInstance({ '00280030': [1, 0.5] }))).toBe(2);
  expect(pixelAspect(anInstance({ '00280034': ['4', '3'] }))).toBeCloseTo(4 / 3);
  expect(pixelAspect(anInstance())).toBe(1);
});

const edges: readonly ['left' | 'right' | 'top' | 'bottom', Vector][] = [
  ['left', [-1, 0, 0]],
  ['right', [1, 0, 0]],
  ['top', [0, -1, 0]],
  ['bottom', [0, 1, 0]],
];

/** Where a point of the screen came from: turned back clockwise turns, then mirrored back. y grows downwards. */
function unturn([x, y]: Vector, turns: number, isFlipped: boolean): Vector {
  let [a, b] = [x, y];
  for (let turn = 0; turn < ((turns % 4) + 4) % 4; turn += 1) [a, b] = [b, -a];
  return [isFlipped ? -a : a, b, 0];
}

function letterAt(letters: EdgeLetters, [x, y]: Vector): string {
  if (x !== 0) return x < 0 ? letters.left : letters.right;
  return y < 0 ? letters.top : letters.bottom;
}
