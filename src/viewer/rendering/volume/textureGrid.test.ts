import { expect, test } from 'vitest';
import { textureGrid } from './textureGrid.ts';

const roomy = { largestSide: 2048, largestBytes: 1e9 };

test('a volume that fits is held voxel by voxel', () => {
  expect(textureGrid([512, 512, 300], roomy)).toEqual({ size: [512, 512, 300], factors: [1, 1, 1] });
});

test('a side longer than the card takes is halved, the others not', () => {
  expect(textureGrid([256, 256, 700], { ...roomy, largestSide: 512 })).toEqual({
    size: [256, 256, 350],
    factors: [1, 1, 2],
  });
});

test('a volume larger than its room is made coarser along its longest sides', () => {
  expect(textureGrid([512, 512, 301], { ...roomy, largestBytes: 64 * 2 ** 20 })).toEqual({
    size: [256, 256, 301],
    factors: [2, 2, 1],
  });
});

test('a volume that would be coarser than a quarter is not shown', () => {
  expect(textureGrid([512, 512, 3000], { ...roomy, largestSide: 512 })).toBeUndefined();
});
