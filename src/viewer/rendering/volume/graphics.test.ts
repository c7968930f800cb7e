import { expect, test } from 'vitest';
import { graphicsPolicy } from './graphics.ts';

const software = [
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'Google SwiftShader',
  'llvmpipe (LLVM 19.1.7, 256 bits)',
  'Mesa/X.org, softpipe',
  'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'Apple Software Renderer',
  'ANGLE (Mesa, llvmpipe (LLVM 15.0.7 256 bits), OpenGL 4.5)',
];
const cards = [
  'ANGLE (NVIDIA, NVIDIA RTX A2000 (0x00002531) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00003EA0) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'ANGLE Metal Renderer: Apple M2',
  'AMD Radeon Pro 5500M OpenGL Engine',
  'Adreno (TM) 650',
  'Mesa Intel(R) Xe Graphics (TGL GT2)',
];

test.each(software)('%s is the processor, and is refused by name', (renderer) => {
  expect(graphicsPolicy({ renderer, largestSide: 2048 })).toEqual({
    kind: 'refused',
    refusal: { why: 'software', renderer },
  });
});

test.each(cards)('%s is a graphics card', (renderer) => {
  expect(graphicsPolicy({ renderer, largestSide: 2048 })).toEqual({ kind: 'offered', largestSide: 2048 });
});

test('a browser without WebGL 2, or one that will not say what it draws with, is refused for that', () => {
  expect(graphicsPolicy(undefined)).toEqual({ kind: 'refused', refusal: { why: 'no-webgl' } });
  for (const renderer of ['', ' ', 'Mozilla', 'WebKit WebGL'])
    expect(graphicsPolicy({ renderer, largestSide: 2048 })).toEqual({
      kind: 'refused',
      refusal: { why: 'unnamed' },
    });
});
