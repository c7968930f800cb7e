import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { cross, dot, length, scale, type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import {
  type Camera,
  cameraFrom,
  cameraLetters,
  millimetresPerPixel,
  rolled,
  turned,
  viewedFrom,
} from '#viewer/rendering/volume/camera.ts';
import { type RayLook, type Shot } from '#viewer/rendering/volume/rayCaster.ts';

import { chromiumOptions } from '../chromiumOptions.ts';
import { asideOf, gridAround, phantomOf, placeOf, upright } from '../volume/phantoms.ts';
import { type Picture } from '../volume/page.ts';
import { rayCasterOn, type Render } from '../volume/unitPage.ts';

const side = 96;
vi.setConfig({ testTimeout: 120_000 });
let browser: Browser;
let page: Page;
let render: Render;

beforeAll(async () => {
  // SwiftShader runs the very program that a graphics card would: slowly, which small phantoms allow.
  browser = await chromium.launch({
    ...chromiumOptions,
    args: [...chromiumOptions.args, '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  page = await browser.newPage();
  render = await rayCasterOn(page);
}, 120_000);

afterAll(() => browser.close());

const slanted: VolumeGrid['axes'] = (() => {
  const row = unit([0.8, 0.5, -0.3]);
  const column = unit(minus([0.1, 0.6, 0.9], scale(row, dot([0.1, 0.6, 0.9], row))));
  return [row, column, cross(row, column)] as const;
})();

/** Rows that run from the patient's left to the right, so that slices rise towards the feet. */
const mirrored: VolumeGrid['axes'] = [
  [-1, 0, 0],
  [0, 1, 0],
  [0, 0, -1],
];

const grids: Readonly<Record<string, VolumeGrid>> = {
  'along the patient': gridAround({ size: [65, 65, 65], spacing: [1, 1, 1], axes: upright }),
  'of voxels 0.8 × 1.2 × 2.5 mm': gridAround({ size: [81, 55, 27], spacing: [0.8, 1.2, 2.5], axes: upright }),
  'on a slant': gridAround({ size: [65, 60, 55], spacing: [1, 1.1, 1.2], axes: slanted }),
  'with mirrored rows': gridAround({ size: [65, 65, 65], spacing: [1, 1, 1], axes: mirrored }),
};

const oblique = turned(turned(cameraFrom('front'), { x: 37, y: 0 }), { x: 0, y: -28 });
const whole: RayLook = { kind: 'mip', window: { center: 500, width: 1000 }, isInverted: false };
const soft = 24;
const bell = (distance: number) => 1000 * Math.exp(-(distance * distance) / (2 * soft * soft));
const range = { lowest: 0, highest: 1000 };

test.each(Object.keys(grids))(
  'MIP of a soft sphere in a volume %s is a soft disc, within 1 of 255',
  async (name) => {
    const grid = grids[name] ?? gridAround({ size: [5, 5, 5], spacing: [1, 1, 1], axes: upright });
    const phantom = phantomOf(grid, (place) => bell(length(place)), range);
    for (const camera of [cameraFrom('front'), cameraFrom('left'), oblique]) {
      const picture = await render(phantom, { camera, look: whole, stride: 0.5 }, { side });
      let seen = 0;
      for (const { x, y, level } of pixelsOf(picture)) {
        const { right, down } = millimetres(camera, grid, { x, y });
        const distance = Math.hypot(right, down);
        // The point nearest to the middle lies within the volume for every ray that passes so near.
        if (distance > 22) continue;
        seen += 1;
        expect(Math.abs(level - (255 * bell(distance)) / 1000)).toBeLessThanOrEqual(1);
      }
      expect(seen).toBeGreaterThan(500);
    }
  },
);

test('MIP of a slanting rod is as wide as the rod from every side, within 1 of 255', async () => {
  const grid = gridAround({ size: [65, 65, 33], spacing: [1, 1, 2], axes: upright });
  const rod = unit([0.4, 0.2, 0.9]);
  const phantom = phantomOf(grid, (place) => bell(asideOf(place, rod)), range);
  for (const from of ['front', 'left'] as const) {
    const camera = cameraFrom(from);
    const picture = await render(phantom, { camera, look: whole, stride: 0.5 }, { side });
    const between = unit(cross(rod, camera.forward));
    let seen = 0;
    for (const { x, y, level } of pixelsOf(picture)) {
      const { right, down } = millimetres(camera, grid, { x, y });
      const place = sum(scale(camera.right, right), scale(camera.down, down));
      if (length(place) > 20) continue;
      seen += 1;
      expect(Math.abs(level - (255 * bell(dot(place, between))) / 1000)).toBeLessThanOrEqual(1);
    }
    expect(seen).toBeGreaterThan(500);
  }
});

const radius = 22;
const surfaceAt = 1000 * (1 - radius / 40);
const cone = (place: Vector) => 1000 * (1 - length(place) / 40);
const lamp = { ambient: 0, diffuse: 1, specular: 0 };
const hard: RayLook = {
  kind: 'shaded',
  transfer: [{ at: surfaceAt, colour: [1, 1, 1], opacity: 1 }],
  lighting: lamp,
};

test.each(Object.keys(grids))(
  'in a volume %s a sphere is hit where it is and lit as it is turned',
  async (name) => {
    const grid = grids[name] ?? gridAround({ size: [5, 5, 5], spacing: [1, 1, 1], axes: upright });
    const phantom = phantomOf(grid, cone, { lowest: -1000, highest: 1000 });
    for (const camera of [cameraFrom('front'), cameraFrom('head'), oblique]) {
      const at = [...grid9()].map((one) => ({ x: side / 2 + one.x * 5, y: side / 2 + one.y * 5 }));
      const { places, pixels } = await render(phantom, { camera, look: hard, stride: 0.5 }, { side, at });
      for (const [index, { x, y }] of at.entries()) {
        const { right, down } = millimetres(camera, grid, { x, y });
        const aside = Math.hypot(right, down);
        if (aside > radius * 0.95) continue;
        const met = places[index];
        if (met === undefined) throw new Error(`nothing met at ${x}, ${y}`);
        const place = placeOf(grid, met);
        // On the ray, on the sphere, on the near side of it.
        expect(Math.abs(dot(place, camera.right) - right)).toBeLessThan(0.02);
        expect(Math.abs(dot(place, camera.down) - down)).toBeLessThan(0.02);
        expect(Math.abs(dot(place, camera.forward) + Math.sqrt(radius ** 2 - aside ** 2))).toBeLessThan(0.1);
      }
      for (const { x, y, level } of pixelsOf({ pixels, places })) {
        const { right, down } = millimetres(camera, grid, { x, y });
        const turn = degrees(Math.asin(Math.min(1, Math.hypot(right, down) / radius)));
        // Nearer to the middle one level of 255 is most of a degree.
        if (turn < 20 || turn > 70) continue;
        expect(Math.abs(degrees(Math.acos(level / 255)) - turn)).toBeLessThan(1);
      }
    }
  },
);

test('letters at the edges name what lies there, in 24 views', async () => {
  const tones: Readonly<Record<string, { readonly at: Vector; readonly tone: number }>> = {
    R: { at: [-26, 0, 0], tone: 150 },
    L: { at: [26, 0, 0], tone: 300 },
    A: { at: [0, -26, 0], tone: 450 },
    P: { at: [0, 26, 0], tone: 600 },
    F: { at: [0, 0, -26], tone: 750 },
    H: { at: [0, 0, 26], tone: 900 },
  };
  const phantom = phantomOf(
    gridAround({ size: [33, 33, 33], spacing: [2, 2, 2], axes: mirrored }),
    (place) =>
      Math.max(0, ...Object.values(tones).map(({ at, tone }) => (length(minus(place, at)) < 5 ? tone : 0))),
    range,
  );
  const letterOf = (level: number) =>
    Object.entries(tones).find(([, { tone }]) => Math.abs(level - tone * 0.255) < 3)?.[0];
  const seen = new Set<string>();
  for (const from of viewedFrom)
    for (const roll of [0, 90, 180, 270]) {
      const camera = rolled(cameraFrom(from), roll);
      const picture = await render(phantom, { camera, look: whole, stride: 0.5 }, { side });
      const reach = Math.round((26 / (66 * 1.15)) * side);
      const levelAt = (x: number, y: number) =>
        picture.pixels[((side / 2 + y) * side + side / 2 + x) * 4] ?? 0;
      const found = {
        left: letterOf(levelAt(-reach, 0)),
        right: letterOf(levelAt(reach, 0)),
        top: letterOf(levelAt(0, -reach)),
        bottom: letterOf(levelAt(0, reach)),
      };
      expect(found).toEqual(cameraLetters(camera));
      seen.add(JSON.stringify(found));
    }
  expect(seen.size).toBe(24);
});

test('a step in the transfer function falls between the very values it stands between', async () => {
  const grid = gridAround({ size: [65, 17, 65], spacing: [1, 1, 1], axes: upright });
  const phantom = phantomOf(grid, (place) => 100 * place[0], { lowest: -3200, highest: 3200 });
  const camera = cameraFrom('front');
  const look: RayLook = {
    kind: 'shaded',
    transfer: [
      { at: -1000, colour: [1, 0, 0], opacity: 1 },
      { at: 700, colour: [1, 0, 0], opacity: 1 },
      { at: 700, colour: [0, 1, 0], opacity: 1 },
    ],
    lighting: { ambient: 1, diffuse: 0, specular: 0 },
  };
  const picture = await render(phantom, { camera, look, stride: 0.5 }, { side });
  const colours = new Set<string>();
  for (const { x, y } of pixelsOf(picture)) {
    const { right, down } = millimetres(camera, grid, { x, y });
    if (Math.abs(right) > 31 || Math.abs(down) > 31) continue;
    const value = 100 * right;
    // Half-precision values and eight-bit weights of interpolation: one of 6400.
    if (Math.abs(value + 1000) < 1.5 || Math.abs(value - 700) < 1.5) continue;
    const due = value < -1000 ? '0,0,0' : value < 700 ? '255,0,0' : '0,255,0';
    const at = (y * side + x) * 4;
    expect(picture.pixels.slice(at, at + 3).join(',')).toBe(due);
    colours.add(due);
  }
  expect(colours.size).toBe(3);
});

test('a volume held at half resolution lies where the whole one did', async () => {
  const grid = gridAround({ size: [65, 64, 33], spacing: [1, 1, 2], axes: upright });
  const phantom = phantomOf(grid, (place) => bell(length(place)), range);
  const shot: Shot = { camera: oblique, look: whole, stride: 0.5 };
  const [full, half] = [
    await render(phantom, shot, { side }),
    await render({ ...phantom, factors: [2, 2, 1] }, shot, { side }),
  ];
  for (const { x, y, level } of pixelsOf(half)) {
    const { right, down } = millimetres(oblique, grid, { x, y });
    if (Math.hypot(right, down) > 20) continue;
    expect(Math.abs(level - (full.pixels[(y * side + x) * 4] ?? 0))).toBeLessThanOrEqual(3);
  }
});

interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly level: number;
}

function* pixelsOf({ pixels }: Picture): Generator<Pixel> {
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) yield { x, y, level: pixels[(y * side + x) * 4] ?? 0 };
}

/** Where the middle of a pixel lies, mm from the middle of the picture. */
function millimetres(camera: Camera, grid: VolumeGrid, { x, y }: { readonly x: number; readonly y: number }) {
  const step = millimetresPerPixel(camera, grid, { width: side, height: side });
  return { right: (x + 0.5 - side / 2) * step, down: (y + 0.5 - side / 2) * step };
}

function* grid9(): Generator<{ readonly x: number; readonly y: number }> {
  for (const x of [-4, -2, 0, 1, 3]) for (const y of [-3, -1, 0, 2, 4]) yield { x, y };
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
function unit(a: Vector): Vector {
  return scale(a, 1 / length(a));
}
function sum(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}
function minus(a: Vector, b: Vector): Vector {
  return sum(a, scale(b, -1));
}
