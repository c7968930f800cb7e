import { stampText } from './lettering.ts';
import { clamp, fractalTile, ramp, randomFrom, type Tile, tileAt } from './noise.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Pixels along a side of the finest level. */
export const side = 2048;

const glass: Colour = [244, 243, 246];
const keratin: Colour = [233, 158, 184];
const epidermis: Colour = [196, 120, 176];
const basal: Colour = [150, 82, 158];
const collagen: Colour = [236, 152, 182];
const pale: Colour = [247, 224, 234];
const blood: Colour = [206, 62, 84];
const nucleus: Colour = [78, 46, 124];

interface Noise {
  readonly cloud: Tile;
  readonly fibre: Tile;
}

/** Skin stained with haematoxylin and eosin: keratin, epidermis with its ridges, dermis of fibres with vessels in it. */
export function section(): Uint8Array {
  const noise = {
    cloud: fractalTile(61, { size: 512, cells: 4, octaves: 6, gain: 0.55 }),
    fibre: fractalTile(62, { size: 512, cells: 16, octaves: 4, gain: 0.55 }),
  };
  const rgb = new Uint8Array(side * side * 3);
  for (let x = 0; x < side; x += 1) {
    const surface = surfaceAt(x, noise);
    const ridge = ridgeAt(x, noise);
    const bottom = 1900 + 40 * soft(noise.cloud, x / 4, 200);
    for (let y = 0; y < side; y += 1)
      put(rgb, (y * side + x) * 3, tissueAt({ x, y, surface, ridge, bottom }, noise));
  }
  for (const vessel of vessels) paintVessel(rgb, vessel);
  scatterNuclei(rgb, noise);
  return rgb;
}

/** Between the four values around a place: no steps where noise is stretched. */
function soft({ size, values }: Tile, x: number, y: number): number {
  const mask = size - 1;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const tx = x - left;
  const ty = y - top;
  const upper = (top & mask) * size;
  const lower = ((top + 1) & mask) * size;
  const near = left & mask;
  const far = (left + 1) & mask;
  const above = (values[upper + near] ?? 0) * (1 - tx) + (values[upper + far] ?? 0) * tx;
  const below = (values[lower + near] ?? 0) * (1 - tx) + (values[lower + far] ?? 0) * tx;
  return above * (1 - ty) + below * ty;
}

const surfaceAt = (x: number, { cloud }: Noise) => 330 + 60 * soft(cloud, x / 4, 40) + 4 * soft(cloud, x, 8);

const ridgeAt = (x: number, noise: Noise) =>
  surfaceAt(x, noise) +
  200 +
  90 * Math.sin(x * 0.021 + soft(noise.cloud, x / 4, 90)) +
  16 * soft(noise.cloud, x / 2, 7);

interface Place {
  readonly x: number;
  readonly y: number;
  readonly surface: number;
  readonly ridge: number;
  readonly bottom: number;
}

/** One layer, or two where they meet: only what is seen is reckoned. */
function tissueAt(at: Place, noise: Noise): Colour {
  const { y, surface, ridge, bottom } = at;
  const depth = y - surface;
  if (depth < -1.5 || y > bottom + 2) return glass;
  if (depth < 44) return mixed(glass, hornAt(at, noise), ramp(depth, -1.5, 1.5));
  if (depth < 52) return mixed(hornAt(at, noise), cellsAt(at, noise), ramp(depth, 44, 52));
  if (y < ridge - 2) return cellsAt(at, noise);
  if (y < ridge + 2) return mixed(cellsAt(at, noise), dermisAt(at, noise), ramp(y, ridge - 2, ridge + 2));
  return mixed(dermisAt(at, noise), glass, ramp(y, bottom - 2, bottom + 2));
}

/** Horn lies in leaves with slits between them. */
function hornAt({ x, y, surface }: Place, { cloud }: Noise): Colour {
  const leaf = Math.sin((y - surface) * 0.55 + 2.4 * soft(cloud, x / 3, y / 6));
  return mixed(keratin, glass, 0.75 * ramp(leaf, 0.45, 0.95));
}

function cellsAt({ x, y, ridge }: Place, { cloud }: Noise): Colour {
  return shaded(mixed(epidermis, basal, 0.8 * ramp(y, ridge - 46, ridge - 6)), 7 * tileAt(cloud, x, y));
}

function dermisAt({ x, y }: Place, { cloud, fibre }: Noise): Colour {
  const grain = tileAt(cloud, x, y);
  const wave = soft(fibre, (x + 0.5 * y) / 5 + 3 * grain, y / 2.2 + 14 * soft(cloud, x / 6, y / 6));
  const strands = shaded(mixed(collagen, pale, ramp(wave, -0.9, 1.3)), 6 * grain);
  return mixed(strands, glass, 0.85 * ramp(soft(fibre, (x + y) / 7, y / 3), 1.15, 1.75));
}

interface Vessel {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly flat: number;
}

const vessels: readonly Vessel[] = [
  { x: 520, y: 1010, radius: 62, flat: 0.7 },
  { x: 1180, y: 1330, radius: 92, flat: 0.6 },
  { x: 1590, y: 900, radius: 48, flat: 0.85 },
  { x: 300, y: 1610, radius: 74, flat: 0.75 },
  { x: 1780, y: 1640, radius: 58, flat: 0.8 },
];

/** A wall, a lumen, and red cells in it. */
function paintVessel(rgb: Uint8Array, { x, y, radius, flat }: Vessel): void {
  eachAround({ x, y, reach: radius + 4 }, (column, row) => {
    const out = Math.hypot(column - x, (row - y) / flat);
    const wall = mixed(glass, collagen, ramp(out, radius - 10, radius - 7));
    blend(rgb, (row * side + column) * 3, { colour: wall, share: ramp(out, radius + 2, radius - 1) });
  });
  const random = randomFrom(x);
  for (let n = 0; n < radius * 0.9; n += 1) {
    const [turn, away] = [random() * 6.283, Math.sqrt(random()) * (radius - 16)];
    const cell = { x: x + Math.cos(turn) * away, y: y + Math.sin(turn) * away * flat };
    eachAround({ ...cell, reach: 7 }, (column, row) => {
      const out = Math.hypot(column - cell.x, row - cell.y);
      blend(rgb, (row * side + column) * 3, { colour: blood, share: 0.8 * ramp(out, 6, 4.2) });
    });
  }
}

/** Crowded in the epidermis, most of all along its base; sparse and long in the dermis; around every vessel. */
function scatterNuclei(rgb: Uint8Array, noise: Noise): void {
  const random = randomFrom(63);
  for (let n = 0; n < 11_000; n += 1) {
    const [x, y, turn] = [random() * side, random() * side, random() * 3.14];
    const [surface, ridge] = [surfaceAt(x, noise), ridgeAt(x, noise)];
    const isInEpidermis = y > surface + 66 && y < ridge - 4;
    const isInVessel = vessels.some((one) => Math.hypot(x - one.x, (y - one.y) / one.flat) < one.radius + 6);
    if (!isInEpidermis && (y < ridge + 8 || y > 1870 || isInVessel || random() > 0.2)) continue;
    const size = 0.85 + 0.3 * random();
    const shape = isInEpidermis
      ? { a: 5.6 * size, b: 4.6 * size, turn }
      : { a: 8.5 * size, b: 2.5, turn: turn / 4 };
    paintNucleus(rgb, { x, y, ...shape });
  }
  for (let x = 4; x < side; x += 9 + random() * 5)
    paintNucleus(rgb, { x, y: ridgeAt(x, noise) - 9 - random() * 5, a: 6.4, b: 4, turn: 1.57 });
  for (const { x, y, radius, flat } of vessels)
    for (let turn = 0; turn < 6.283; turn += 0.28 + random() * 0.3)
      paintNucleus(rgb, {
        x: x + Math.cos(turn) * (radius - 3),
        y: y + Math.sin(turn) * (radius - 3) * flat,
        a: 8,
        b: 2.4,
        turn: turn + 1.57,
      });
}

interface Nucleus {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly turn: number;
}

function paintNucleus(rgb: Uint8Array, { x, y, a, b, turn }: Nucleus): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  eachAround({ x, y, reach: 12 }, (column, row) => {
    const [dx, dy] = [column - x, row - y];
    const out = Math.hypot((dx * cos + dy * sin) / a, (dy * cos - dx * sin) / b);
    const mottled = 16 * Math.sin(dx * 1.7 + x) * Math.sin(dy * 1.9 + y);
    blend(rgb, (row * side + column) * 3, {
      colour: shaded(nucleus, mottled),
      share: 0.9 * ramp(out, 1.12, 0.82),
    });
  });
}

function eachAround(
  { x, y, reach }: { readonly x: number; readonly y: number; readonly reach: number },
  each: (column: number, row: number) => void,
): void {
  for (let row = Math.max(0, Math.floor(y - reach)); row <= Math.min(side - 1, y + reach); row += 1)
    for (
      let column = Math.max(0, Math.floor(x - reach));
      column <= Math.min(side - 1, x + reach);
      column += 1
    )
      each(column, row);
}

/** The glass's label: what it is of, and no one's name. */
export function labelPicture(width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 3).fill(250);
  const sheet = { width, pixels, value: [30, 30, 36] };
  stampText(sheet, 'TESTDATA', { x: 24, y: 40, scale: 6 });
  stampText(sheet, '1-A  HE', { x: 24, y: 120, scale: 6 });
  stampText(sheet, 'HUDBIOPSI', { x: 24, y: 200, scale: 5 });
  return pixels;
}

/** The whole glass as a camera sees it: the label, and the specimen small beside it. */
export function overviewPicture(
  specimen: Uint8Array,
  size: number,
  [width, height]: readonly [number, number],
): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isLabel = x < height;
    put(pixels, at * 3, isLabel ? [250, 250, 250] : [232 - 6 * ramp(y, height - 30, height), 235, 236]);
  }
  const [left, top] = [height + Math.floor((width - height - size) / 2), Math.floor((height - size) / 2)];
  for (let row = 0; row < size; row += 1)
    pixels.set(specimen.subarray(row * size * 3, (row + 1) * size * 3), ((top + row) * width + left) * 3);
  stampText({ width, pixels, value: [30, 30, 36] }, 'TESTDATA', { x: 16, y: 24, scale: 4 });
  stampText({ width, pixels, value: [30, 30, 36] }, '1-A  HE', { x: 16, y: 80, scale: 4 });
  return pixels;
}

function mixed(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

const shaded = ([red, green, blue]: Colour, by: number): Colour => [red + by, green + by, blue + by * 0.7];

function blend(
  rgb: Uint8Array,
  at: number,
  { colour, share }: { readonly colour: Colour; readonly share: number },
): void {
  if (share <= 0) return;
  const under: Colour = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
  put(rgb, at, mixed(under, colour, share));
}

function put(rgb: Uint8Array, at: number, [red, green, blue]: Colour): void {
  rgb[at] = clamp(red, 0, 255);
  rgb[at + 1] = clamp(green, 0, 255);
  rgb[at + 2] = clamp(blue, 0, 255);
}
