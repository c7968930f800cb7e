import { expect, test } from 'vitest';

import { anInstance } from '#dicom/testing.ts';
import { paintGrey } from '#viewer/rendering/painting/brightness.ts';
import { greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { hotIron } from './hotIron.ts';
import { shadeGrey, shadeOverlay } from './shade.ts';
import { missing } from './voxels.ts';

const look = greyLookOf(anInstance({ '00281052': [-1024], '00281053': [1] }), 1);
const rgb = (word: number | undefined) => [0, 8, 16].map((shift) => ((word ?? 0) >>> shift) & 255);

test.each([
  ['a linear window', { center: 40, width: 400, function: 'LINEAR' as const }],
  ['an exact window', { center: 40.5, width: 377, function: 'LINEAR_EXACT' as const }],
  ['a curve', { center: 40, width: 400, function: 'SIGMOID' as const }],
  ['a threshold', { center: 40, width: 1, function: 'LINEAR' as const }],
])('%s makes the very same grey of a plane as of a stack, inverted or not', (_, voi) => {
  const stored = Int16Array.from({ length: 4096 }, (_value, i) => i);
  for (const isInverted of [false, true]) {
    const shown = { look, voi, isInverted };
    const [stack, plane] = [new Uint32Array(4096), new Uint32Array(4096)];
    paintGrey(stored, shown, stack);
    shadeGrey(
      Float32Array.from(stored, (value) => value - 1024),
      shown,
      plane,
    );
    expect(plane).toEqual(stack);
  }
});

test('what is no value is black, and what is missing is transparent, in any window', () => {
  const out = new Uint32Array(2);
  const voi = { center: -5000, width: 10, function: 'LINEAR' as const };
  shadeGrey(Float32Array.of(NaN, missing), { look, voi, isInverted: false }, out);
  expect([...out]).toEqual([0xff00_0000, 0]);
});

test('hot iron goes through the entries of PS3.6 B.1.1', () => {
  expect([0, 1, 127, 128, 129, 192, 193, 254, 255].map((entry) => rgb(hotIron[entry]))).toEqual([
    [0, 0, 0],
    [2, 0, 0],
    [254, 0, 0],
    [255, 0, 0],
    [255, 2, 0],
    [255, 128, 0],
    [255, 130, 4],
    [255, 252, 248],
    [255, 255, 255],
  ]);
});

test('colour covers grey by its share, by the range asked for and in its own units', () => {
  const grey = 0xff64_6464;
  const out = Uint32Array.of(grey, grey, grey, grey, 0);
  const range = { from: 0, to: 10 };
  shadeOverlay(Float32Array.of(0, 10_000, 5019.6, NaN, 10_000), { range, opacity: 0.5, factor: 0.001 }, out);
  // Black, white and entry 128 by halves over 100; nothing where PET has no value; nothing over what is missing.
  expect([...out].map(rgb)).toEqual([
    [50, 50, 50],
    [178, 178, 178],
    [178, 50, 50],
    [100, 100, 100],
    [0, 0, 0],
  ]);
});

test('where the slice of an overlay is not here, the whole picture is not', () => {
  const out = Uint32Array.of(0xff64_6464);
  shadeOverlay(Float32Array.of(missing), { range: { from: 0, to: 1 }, opacity: 0.5, factor: 1 }, out);
  expect(out[0]).toBe(0);
});
