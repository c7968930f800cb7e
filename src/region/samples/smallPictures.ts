import { type Tile, clamp, fractalTile, randomFrom, ramp, tileAt } from './noise.ts';

/** A colour picture of the given size, RGB. */
type Painter = (u: number, v: number) => readonly [number, number, number];

export function paintPicture(width: number, height: number, painter: Painter): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [r, g, b] = painter((column / width) * 2 - 1, ((row / height) * 2 - 1) * (height / width));
      const at = (row * width + column) * 3;
      rgb[at] = clamp(r, 0, 255);
      rgb[at + 1] = clamp(g, 0, 255);
      rgb[at + 2] = clamp(b, 0, 255);
    }
  return rgb;
}

const made: { cloud?: Tile; fine?: Tile } = {};
export const cloud = () => (made.cloud ??= fractalTile(91, { size: 512, cells: 8, octaves: 5, gain: 0.55 }));
const fine = () => (made.fine ??= fractalTile(92, { size: 256, cells: 64, octaves: 2, gain: 0.7 }));

/** The back of an eye: disc towards the nose, arcades round the macula. */
export function fundus(seed: number, side: 'L' | 'R'): Painter {
  const random = randomFrom(seed);
  const nose = side === 'R' ? 1 : -1;
  const vessels = Array.from({ length: 10 }, (_, i) => ({
    up: i % 2 === 0 ? 1 : -1,
    bow: 0.25 + 0.5 * random() + 0.12 * Math.floor(i / 2),
    thick: 0.018 * (1.1 - i * 0.06),
    phase: random() * 6,
    outward: i > 6 ? -1 : 1,
  }));
  const tone = 0.9 + 0.2 * random();
  return (u, v) => {
    const far = Math.sqrt(u * u + v * v);
    if (far > 0.96) return [3, 2, 2];
    const x = (u - 0.42 * nose) * -nose;
    const texture = tileAt(cloud(), 300 + u * 190 + seed * 13, 300 + v * 190);
    const macula = Math.exp(-((u + 0.14 * nose) ** 2 + v * v) / 0.02);
    const light = (1.05 - 0.5 * far * far - 0.42 * macula) * tone;
    let shade = 1;
    for (const { up, bow, thick, phase, outward } of vessels) {
      const along = x * outward;
      if (along < -0.02) continue;
      const path =
        up * (Math.sqrt(Math.max(0, along)) * bow * 1.15 - 0.12 * along * along) +
        0.014 * Math.sin(along * 16 + phase);
      const width = thick * (1 - 0.4 * Math.min(1, along));
      shade = Math.min(shade, 1 - 0.5 * clamp(1.4 - Math.abs(v - path) / width, 0, 1));
    }
    const disc = ramp(Math.sqrt(x * x + v * v * 0.85), 0.155, 0.12);
    const cup = ramp(Math.sqrt(x * x + v * v), 0.075, 0.045);
    const pale = disc * (0.75 + 0.25 * cup);
    const base = light * shade;
    return [
      (205 + 12 * texture) * base + 48 * pale * shade,
      (88 + 9 * texture) * base + 105 * pale * shade,
      (42 + 4 * texture) * base + 62 * pale * shade,
    ];
  };
}

/** A tunnel of mucosa with folds, wet highlights and the dark far lumen. */
export function gut(seed: number): Painter {
  const random = randomFrom(seed);
  const [cx, cy, turn] = [(random() - 0.5) * 0.5, (random() - 0.5) * 0.4, random() * 6];
  return (u, v) => {
    if (Math.abs(u) > 0.97 || Math.abs(v) > 0.72 || Math.abs(u) + Math.abs(v) > 1.45) return [2, 2, 3];
    const x = u - cx;
    const y = v - cy;
    const far = Math.sqrt(x * x + y * y) + 0.02;
    const angle = Math.atan2(y, x) + turn;
    const depth = 0.55 / far + 0.1 * Math.sin(3 * angle);
    const fold = Math.sin(depth * 5.2 + 0.5 * Math.sin(angle * 2));
    const texture = tileAt(cloud(), angle * 82 + 512, depth * 60 + seed * 31);
    const light = ramp(far, 0.05, 0.7) * (0.74 + 0.26 * fold) * (1 - 0.2 * (u * u + v * v));
    const vein = Math.max(0, 1 - Math.abs(tileAt(cloud(), angle * 50 + 99, depth * 40 + 77)) * 8) * 0.16;
    const gloss = fold > 0.93 && texture > 0.9 ? 70 : 0;
    return [
      (222 + 14 * texture) * light * (1 - vein * 0.5) + gloss,
      (124 + 13 * texture) * light * (1 - vein) + gloss,
      (104 + 10 * texture) * light * (1 - vein) + gloss,
    ];
  };
}

/** Brightness 0–1 of a breast seen from the side or above: gland, fat and strands towards the nipple. */
export function breast(seed: number, side: 'L' | 'R'): (u: number, v: number) => number {
  const chestWall = side === 'R' ? 1 : -1;
  return (u, v) => {
    const x = (1 + chestWall * -u) / 1.45;
    const inside = 1 - x * x - (v / 1.06) ** 2;
    if (inside < 0) return 0.02;
    const gland = tileAt(cloud(), u * 130 + seed * 37 + 700, v * 90 + seed * 11 + 700);
    const strand = 1 - Math.min(1, Math.abs(tileAt(cloud(), u * 60 + 40, v * 210 + seed * 7 + 40)) * 4);
    const dense = ramp(inside, 0.1, 0.75) * ramp(gland, -1.1, 1.4);
    const rim = ramp(inside, 0, 0.12);
    const pectoral = u * chestWall > 0.35 + 0.6 * (v + 1.2) * 0.5 ? 0.3 : 0;
    return clamp(
      rim * (0.2 + 0.5 * dense + 0.1 * strand) + pectoral + 0.015 * tileAt(fine(), u * 900, v * 900),
      0,
      1,
    );
  };
}

/** Brightness 0–1 of a bite-wing: crowns of upper and lower teeth, enamel, pulp and now and then a filling. */
export function teeth(seed: number): (u: number, v: number) => number {
  const random = randomFrom(seed);
  const shift = random() * 0.2;
  const fillings = Array.from({ length: 8 }, () => random() > 0.6);
  return (u, v) => {
    const across = (u + 1.4 + shift) / 0.52;
    const tooth = Math.floor(across);
    const x = (across - tooth - 0.5) * 2;
    const upper = v < 0.02 * Math.sin(across * 6);
    const y = Math.abs(v) - 0.015;
    const grain = 0.03 * tileAt(fine(), u * 300 + seed, v * 300);
    const bone = y > 0.42 ? 0.34 + 0.08 * tileAt(cloud(), u * 500 + 300, v * 500 + seed * 17) : 0.1;
    const neck = 0.9 - 0.26 * ramp(y, 0.22, 0.5);
    const inside = y > 0.02 && Math.abs(x) < neck && y < 0.72;
    if (!inside) return clamp(bone + grain, 0, 1);
    const enamel = y < 0.3 && (Math.abs(x) > neck - 0.2 || y < 0.1);
    const pulp = Math.abs(x) < 0.16 && y > 0.2;
    const filling = fillings[(tooth + (upper ? 4 : 0)) & 7] === true && y < 0.13 && Math.abs(x + 0.1) < 0.42;
    return clamp((filling ? 0.98 : enamel ? 0.76 : pulp ? 0.4 : 0.58) + grain, 0, 1);
  };
}
