import { type Tile, clamp, fractalTile, ramp, tileAt } from './noise.ts';

/** A wound as the notes describe it; millimetres. */
export interface Wound {
  readonly length: number;
  readonly width: number;
  /** Share of the bed covered by yellow slough and by black necrosis. */
  readonly slough: number;
  readonly necrosis: number;
  /** Redness of the skin around. */
  readonly redness: number;
}

export interface SkinScene {
  readonly width: number;
  readonly height: number;
  /** Pixels per millimetre. */
  readonly scale: number;
  /** Where the wound's centre is on the picture, and how the picture is turned. */
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly wound: Wound;
  /** Semi-axes of the wound when it was largest: what has healed is paler than the rest. */
  readonly scar: readonly [number, number];
  /** `heel`: a heel on a surgical drape; `plain`: skin all over. */
  readonly place: 'heel' | 'plain';
  /** Colour balance of the camera. */
  readonly balance: readonly [number, number, number];
  /** Whose skin: another number has other lines, patches and pores. The samples' own where nothing is said. */
  readonly person?: number;
}

interface Textures {
  readonly coarse: Tile;
  readonly fine: Tile;
  /** Large forms only: outlines and patches. */
  readonly shape: Tile;
}

/** Of the persons painted last: their tiles take nine megabytes each. */
const made = new Map<number, Textures>();
const mostMade = 2;

function texturesOf(person = 0): Textures {
  const known = made.get(person);
  if (known !== undefined) return known;
  const seed = 31 + 10 * person;
  const textures = {
    coarse: fractalTile(seed, { size: 1024, cells: 8, octaves: 6, gain: 0.62 }),
    shape: fractalTile(seed + 2, { size: 1024, cells: 8, octaves: 3, gain: 0.5 }),
    fine: fractalTile(seed + 1, { size: 512, cells: 64, octaves: 3, gain: 0.75 }),
  };
  for (const oldest of made.size < mostMade ? [] : [...made.keys()].slice(0, 1)) made.delete(oldest);
  made.set(person, textures);
  return textures;
}

/** The pixel at work; one object for all of them, because there are sixty million. */
interface Spot {
  /** Millimetres from the wound's centre, along and across it. */
  x: number;
  y: number;
  coarse: number;
  fine: number;
  shape: number;
  /** Slope of the finest relief towards the light. */
  slope: number;
}

const spot: Spot = { x: 0, y: 0, coarse: 0, fine: 0, shape: 0, slope: 0 };
const colour = { r: 0, g: 0, b: 0 };

/** The photograph as RGB. */
export function photographSkin(scene: SkinScene): Uint8Array {
  const { width, height, scale, balance, person } = scene;
  const rgb = new Uint8Array(width * height * 3);
  const { coarse, fine, shape } = texturesOf(person);
  const cos = Math.cos(scene.turn) / scale;
  const sin = Math.sin(scene.turn) / scale;
  const grain = 12 / scale;
  for (let row = 0; row < height; row += 1) {
    const dy = row - scene.y;
    for (let column = 0; column < width; column += 1) {
      const dx = column - scene.x;
      const x = dx * cos + dy * sin;
      const y = dy * cos - dx * sin;
      const tx = x * 12 + 4096;
      const ty = y * 12 + 4096;
      spot.x = x;
      spot.y = y;
      spot.coarse = tileAt(coarse, tx, ty);
      spot.shape = tileAt(shape, tx, ty);
      spot.fine = tileAt(fine, tx * 1.5, ty * 1.5);
      spot.slope = tileAt(fine, tx * 1.5 + 1, ty * 1.5 + 1) - tileAt(fine, tx * 1.5 - 1, ty * 1.5 - 1);
      const inside = scene.place === 'plain' ? 40 : heelDepth(x, y);
      if (inside <= 0) paintDrape(spot, inside, row + column);
      else paintSkin(spot, scene, inside);
      const light = 1.03 - 0.1 * (column / width) - 0.12 * (row / height) + 0.012 * grain * spot.fine;
      const at = (row * width + column) * 3;
      rgb[at] = clamp(colour.r * light * balance[0], 0, 255);
      rgb[at + 1] = clamp(colour.g * light * balance[1], 0, 255);
      rgb[at + 2] = clamp(colour.b * light * balance[2], 0, 255);
    }
  }
  return rgb;
}

/** Whether a pixel shows the wound's own bed: the truth that measuring it is held against. */
export function isWoundAt(scene: SkinScene, column: number, row: number): boolean {
  const { fine, shape } = texturesOf(scene.person);
  const [dx, dy] = [column - scene.x, row - scene.y];
  const [cos, sin] = [Math.cos(scene.turn) / scene.scale, Math.sin(scene.turn) / scene.scale];
  const [x, y] = [dx * cos + dy * sin, dy * cos - dx * sin];
  const [tx, ty] = [x * 12 + 4096, y * 12 + 4096];
  const ragged = raggedness(tileAt(shape, tx, ty), tileAt(fine, tx * 1.5, ty * 1.5));
  return reach(x, y, scene.wound) / ragged <= 1;
}

/** How far out a place lies, 1 being the edge of an even wound; its edge is ragged by the textures. */
const reach = (x: number, y: number, { length, width }: Wound) =>
  Math.sqrt(((2 * x) / length) ** 2 + ((2 * y) / width) ** 2);
const raggedness = (shape: number, fine: number) => 1 + 0.085 * shape + 0.012 * fine;

/** Millimetres inside the outline of a heel that points down, with the leg going up. */
function heelDepth(x: number, y: number): number {
  const ball = 37 - Math.sqrt(x * x + (y - 4) ** 2 * 0.86);
  const leg = y < 4 ? 37 - 0.0022 * (y - 4) ** 2 - Math.abs(x) * (1 - 0.0004 * y) : -99;
  return Math.max(ball, leg);
}

/** Woven cotton, in the shadow of the foot close to it. */
function paintDrape({ coarse, fine }: Spot, inside: number, diagonal: number): void {
  const shade =
    0.62 + 0.38 * ramp(-inside, 0, 14) + 0.02 * coarse + 0.03 * fine + (diagonal % 6 < 3 ? 0.012 : -0.012);
  colour.r = 74 * shade;
  colour.g = 136 * shade;
  colour.b = 142 * shade;
}

function paintSkin(spot: Spot, { wound, scar }: SkinScene, inside: number): void {
  const { x, y, coarse, fine, slope, shape } = spot;
  const round = 0.5 + 0.5 * Math.sqrt(clamp(1 - (1 - Math.min(1, inside / 30)) ** 2, 0, 1));
  const crease = Math.max(0, 1 - Math.abs(coarse + 0.25 * fine) * 9) * 0.1;
  const shade = round * (1 + 0.035 * slope - crease);
  const flush = 0.5 + 0.22 * coarse;
  colour.r = (226 + 6 * flush) * shade;
  colour.g = (178 - 16 * flush) * shade;
  colour.b = (154 - 14 * flush) * shade;
  const ragged = raggedness(shape, fine);
  const old = Math.sqrt((x / scar[0]) ** 2 + (y / scar[1]) ** 2) / ragged;
  if (old < 1.15) mix([236, 172, 164], shade * 1.02, 0.55 * (1 - ramp(old, 0.85, 1.15)));
  if (wound.length < 0.5) return;
  const q = reach(x, y, wound) / ragged;
  const far = (q - 1) * wound.width * 0.5;
  if (q > 1 && far < 22) {
    mix([202, 84, 78], shade, wound.redness * 0.75 * Math.exp(-far / 6));
    if (far < 3) mix([240, 214, 198], shade, 0.75 * (1 - far / 3) * (1 - wound.redness * 0.5));
    return;
  }
  if (q <= 1) paintBed(spot, wound, q);
}

/** Granulation, slough and necrosis, wet and a little below the skin. */
function paintBed({ x, y, shape, fine, slope }: Spot, { slough, necrosis }: Wound, q: number): void {
  const rim = ramp(q, 0.8, 1);
  const shade = (0.92 - 0.3 * rim * ramp(x + y, 6, -6)) * (1 + 0.12 * slope + 0.1 * fine);
  colour.r = 168 * shade;
  colour.g = (38 + 10 * fine) * shade;
  colour.b = (40 + 8 * fine) * shade;
  const yellow = shape * 0.8 + 0.12 * fine + 3 * slough - 1.2 + 0.35 * (1 - q);
  if (yellow > 0) mix([214, 188, 118], shade * 0.98, Math.min(0.92, yellow * 1.6));
  const black = 0.9 * shape + (x * 0.7 + y) * 0.09 + 3 * necrosis - 1.5;
  if (black > 0) mix([46, 34, 30], shade, Math.min(0.96, black * 2.4));
  mix([214, 120, 112], shade, 0.5 * ramp(q, 0.9, 1));
  const gloss = slope + 0.6 * fine;
  if (gloss > 1.6) mix([255, 240, 232], 1, Math.min(0.6, (gloss - 1.6) * (black > 0 ? 0.3 : 0.9)));
}

function mix(other: readonly [number, number, number], shade: number, part: number): void {
  colour.r += (other[0] * shade - colour.r) * part;
  colour.g += (other[1] * shade - colour.g) * part;
  colour.b += (other[2] * shade - colour.b) * part;
}
