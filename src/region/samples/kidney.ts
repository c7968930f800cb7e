import { type Tile, clamp, ramp, randomFrom, tileAt } from './noise.ts';
import type { Echoes, Sector } from './sector.ts';

/** A kidney lying across the fan: bright sinus, darker cortex with pyramids, liver in front of it. */
export function scanKidney(
  sector: Sector,
  echoes: Echoes,
  { seed, speckle }: { seed: number; speckle: Tile },
): void {
  const random = randomFrom(seed);
  const [x0, y0, turn] = [8 * (random() - 0.5), 72 + 14 * random(), 0.3 * (random() - 0.5)];
  const [a, b] = [46 + 10 * random(), 22 + 5 * random()];
  const stone = random() > 0.7;
  const shift = Math.floor(random() * 500);
  for (let beam = 0; beam < sector.beams; beam += 1) {
    const angle = ((beam / (sector.beams - 1)) * 2 - 1) * sector.half;
    for (let sample = 0; sample < sector.samples; sample += 1) {
      const depth = (sample / (sector.samples - 1)) * sector.depthMm;
      const px = depth * Math.sin(angle) - x0;
      const py = depth * Math.cos(angle) - y0;
      const x = px * Math.cos(turn) + py * Math.sin(turn);
      const y = py * Math.cos(turn) - px * Math.sin(turn);
      const f = Math.sqrt((x / a) ** 2 + (y / b) ** 2);
      const grain = tileAt(speckle, beam * 3 + shift, sample + shift);
      const shadow = stone && Math.abs(x - 6) < 3 && y > 2 ? 0.12 : 1;
      const gain = (0.75 + 0.25 * Math.sin(beam * 0.09 + seed)) * ramp(depth, 2, 10) * (1.1 - depth / 260);
      const i = beam * sector.samples + sample;
      echoes.amplitude[i] = clamp(gain * shadow * grain * 0.7 * kidneyEcho(f, { x, y, depth, stone }), 0, 4);
      echoes.flow[i] = 0;
    }
  }
}

function kidneyEcho(
  f: number,
  { x, y, depth, stone }: { x: number; y: number; depth: number; stone: boolean },
): number {
  if (depth < 14) return 0.35 + 0.3 * Math.sin(depth * 1.6);
  if (stone && (x - 6) ** 2 + (y - 1) ** 2 < 9) return 1.6;
  if (f > 1.1) return 0.19 + 0.05 * Math.sin(x * 0.22 + depth * 0.1);
  if (f > 1) return 0.75;
  if (f < 0.45 + 0.1 * Math.sin(Math.atan2(y, x) * 7)) return 0.62;
  return Math.sin(Math.atan2(y * 2, x) * 7) > 0.55 && f < 0.78 ? 0.05 : 0.11;
}
