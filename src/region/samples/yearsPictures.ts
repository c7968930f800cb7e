import { radiograph } from './chestXray.ts';
import type { ChestProjection } from './chestXray.ts';
import { type HeartView, scanHeart } from './heart.ts';
import { paintHead, t1, t2 } from './head.ts';
import { scanKidney } from './kidney.ts';
import { magnitude } from './mrHead.ts';
import { clamp, randomFrom, type Tile, whiteTile } from './noise.ts';
import type { Balls, Plane } from './plane.ts';
import {
  drawEchoes,
  echoesOf,
  scanConversion,
  type ScanConversion,
  type Sector,
  speckleTile,
} from './sector.ts';
import { photographSkin } from './skin.ts';
import { breast, fundus, gut, paintPicture, teeth } from './smallPictures.ts';
import { paintThorax, type ThoraxScene } from './thoraxCt.ts';
import type { SmallPicture } from './years.ts';

/** What the small pictures draw on. */
export interface Studio {
  readonly scene: ThoraxScene;
  readonly chest: ChestProjection;
  readonly nodules: Balls;
}

export type Drawn =
  | { readonly kind: 'grey'; readonly width: number; readonly height: number; readonly pixels: Uint16Array }
  | { readonly kind: 'colour'; readonly width: number; readonly height: number; readonly pixels: Uint8Array };

interface Wish {
  readonly n: number;
  readonly side: 'L' | 'R';
}

/** The picture of study `n`; limbs are drawn elsewhere. */
export function drawSmall(
  picture: Exclude<SmallPicture, 'hand' | 'foot' | 'knee'>,
  wish: Wish,
  studio: Studio,
): Drawn {
  const { n, side } = wish;
  switch (picture) {
    case 'chest':
      return smallChest(n, studio);
    case 'chestSlice':
      return chestSlice(n, studio);
    case 'headSlice':
      return headSlice(n);
    case 'echo':
    case 'kidney':
      return ultrasound(picture, n);
    case 'skin':
      return skin(n);
    case 'fundus':
      return { kind: 'colour', width: 360, height: 336, pixels: paintPicture(360, 336, fundus(n, side)) };
    case 'gut':
      return { kind: 'colour', width: 384, height: 300, pixels: paintPicture(384, 300, gut(n)) };
    case 'breast':
      return greyPicture([300, 380], breast(n, side));
    case 'teeth':
      return greyPicture([400, 300], teeth(n));
  }
}

function smallChest(n: number, { chest }: Studio): Drawn {
  const [width, height] = [384, 448];
  const pixels = radiograph(chest.frontal, chest.spacing, {
    width,
    height,
    pixel: 0.9 - 0.02 * (n % 7),
    seed: n,
    flattening: 0.15 + 0.04 * (n % 6),
    marker: { text: n % 2 === 0 ? 'L' : 'R', x: n % 2 === 0 ? 344 : 26, y: 24 },
  });
  return { kind: 'grey', width, height, pixels };
}

function planeOf(size: number, field: number): Plane {
  const spacing = field / size;
  const origin = (-spacing * (size - 1)) / 2;
  return { size, spacing, originX: origin, originY: origin, values: new Float32Array(size * size) };
}

const made: { noise?: Tile; speckle?: Tile; conversion?: ScanConversion } = {};
const noise = () => (made.noise ??= whiteTile(95, 256));

function chestSlice(n: number, { scene, nodules }: Studio): Drawn {
  const size = 256;
  const plane = planeOf(size, 400);
  paintThorax(plane, scene, { z: 30 + ((n * 47) % 250), nodules, phase: n % 3 === 0 ? 'plain' : 'arterial' });
  const { values } = noise();
  const pixels = new Uint16Array(size * size);
  for (let i = 0; i < pixels.length; i += 1)
    pixels[i] = clamp((plane.values[i] ?? 0) + 1024 + 11 * (values[(i + n * 977) & 65535] ?? 0), 0, 4095);
  return { kind: 'grey', width: size, height: size, pixels };
}

function headSlice(n: number): Drawn {
  const size = 256;
  const plane = planeOf(size, 232);
  paintHead(plane, 20 + ((n * 13) % 85), n % 2 === 0 ? t2 : t1);
  return { kind: 'grey', width: size, height: size, pixels: magnitude(plane, n) };
}

const sector: Sector = {
  width: 480,
  height: 360,
  apexX: 240,
  apexY: 12,
  reach: 336,
  half: 0.72,
  depthMm: 160,
  beams: 110,
  samples: 240,
};

function ultrasound(picture: 'echo' | 'kidney', n: number): Drawn {
  const speckle = (made.speckle ??= speckleTile(51));
  const conversion = (made.conversion ??= scanConversion(sector));
  const echoes = echoesOf(sector);
  const random = randomFrom(n);
  const view: HeartView = {
    turn: 0.3 * (random() - 0.5),
    x: 8 * (random() - 0.5),
    y: 78 + 6 * random(),
    scale: 0.92 + 0.14 * random(),
    mirror: 1,
    flow: n % 4 === 0 ? 'shown' : 'hidden',
  };
  if (picture === 'echo') scanHeart(sector, echoes, { view, phase: random(), frame: n, speckle });
  else scanKidney(sector, echoes, { seed: n, speckle });
  const pixels = new Uint8Array(sector.width * sector.height * 3);
  drawEchoes(pixels, sector, { conversion, echoes });
  return { kind: 'colour', width: sector.width, height: sector.height, pixels };
}

function skin(n: number): Drawn {
  const random = randomFrom(n);
  const size = 5 + 12 * random();
  const pixels = photographSkin({
    width: 400,
    height: 300,
    scale: 5 + 4 * random(),
    x: 200 + 50 * (random() - 0.5),
    y: 150 + 30 * (random() - 0.5),
    turn: random() * 6,
    wound: {
      length: size,
      width: size * (0.6 + 0.3 * random()),
      slough: random() * 0.4,
      necrosis: random() * 0.8,
      redness: random(),
    },
    scar: [size / 2, size / 2],
    place: 'plain',
    balance: [0.95 + 0.1 * random(), 0.95 + 0.08 * random(), 0.93 + 0.12 * random()],
  });
  return { kind: 'colour', width: 400, height: 300, pixels };
}

function greyPicture(
  [width, height]: readonly [number, number],
  bright: (u: number, v: number) => number,
): Drawn {
  const pixels = new Uint16Array(width * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      pixels[row * width + column] =
        4095 * bright((column / width) * 2 - 1, ((row / height) * 2 - 1) * (height / width));
  return { kind: 'grey', width, height, pixels };
}
