import { type Tile, clamp, ramp, tileAt } from './noise.ts';
import type { Echoes, Sector } from './sector.ts';

/** How the probe looks at the heart: a turn and a shift of the four-chamber plane, mm. */
export interface HeartView {
  readonly turn: number;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** -1 turns the picture about the middle beam. */
  readonly mirror: 1 | -1;
  readonly flow: 'shown' | 'hidden';
}

interface Chamber {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
}

interface Beat {
  readonly squeeze: number;
  readonly opening: number;
  readonly jet: number;
  readonly leak: number;
  readonly left: Chamber;
  readonly right: Chamber;
  readonly leftAtrium: Chamber;
  readonly rightAtrium: Chamber;
  readonly wall: number;
  readonly annulus: number;
}

/** `phase` 0 is end diastole; systole is the first third. */
function beatAt(phase: number): Beat {
  const squeeze =
    phase < 0.36
      ? ramp(phase, 0, 0.34)
      : phase < 0.56
        ? 1 - 0.82 * ramp(phase, 0.38, 0.55)
        : 0.18 * (1 - ramp(phase, 0.84, 0.98));
  const early = ramp(phase, 0.42, 0.5) * (1 - ramp(phase, 0.6, 0.7));
  const late = ramp(phase, 0.82, 0.88) * (1 - ramp(phase, 0.93, 0.99));
  const annulus = 114 - 11 * squeeze;
  return {
    squeeze,
    opening: Math.min(1, early + 0.75 * late + 0.25 * ramp(phase, 0.55, 0.62) * (1 - ramp(phase, 0.92, 1))),
    jet: Math.max(early, 0.7 * late),
    leak: phase > 0.04 && phase < 0.36 ? 1 : 0,
    left: { x: 19, y: annulus - 45 + 2 * squeeze, a: 24 - 8 * squeeze, b: 47 - 5 * squeeze },
    right: { x: -25, y: annulus - 36, a: 15 - 4 * squeeze, b: 37 - 5 * squeeze },
    leftAtrium: { x: 20, y: annulus + 22 + 2 * squeeze, a: 20 + 4 * squeeze, b: 19 + 4 * squeeze },
    rightAtrium: { x: -24, y: annulus + 20 + 2 * squeeze, a: 18 + 3 * squeeze, b: 17 + 3 * squeeze },
    wall: 9.5 + 4.5 * squeeze,
    annulus,
  };
}

export interface HeartFrame {
  readonly view: HeartView;
  readonly phase: number;
  readonly frame: number;
  readonly speckle: Tile;
}

/** Fills the echoes of one frame. */
export function scanHeart(sector: Sector, echoes: Echoes, { view, phase, frame, speckle }: HeartFrame): void {
  const { beams, samples, half, depthMm } = sector;
  const beat = beatAt(phase);
  const cos = Math.cos(view.turn) / view.scale;
  const sin = Math.sin(view.turn) / view.scale;
  for (let beam = 0; beam < beams; beam += 1) {
    const angle = ((beam / (beams - 1)) * 2 - 1) * half;
    const across = Math.sin(angle);
    const along = Math.cos(angle);
    const contact = 0.82 + 0.3 * Math.sin(beam * 0.11) * Math.sin(beam * 0.037 + 1);
    const edge = contact * (1 - 0.8 * ramp(Math.abs(angle) / half, 0.78, 1));
    for (let sample = 0; sample < samples; sample += 1) {
      const depth = (sample / (samples - 1)) * depthMm;
      const px = view.mirror * depth * across - view.x;
      const py = depth * along - view.y;
      const x = px * cos + py * sin;
      const y = py * cos - px * sin + 80;
      const i = beam * samples + sample;
      // Speckle belongs to the muscle and moves with it; in blood it is new in every frame.
      const pull = beat.squeeze * 0.16 * clamp(1.4 - ((x - 10) ** 2 + (y - 80) ** 2) / 6000, 0, 1);
      const grain = tileAt(speckle, beam * 2 + (x - 10) * pull * 2.6, sample + (y - 60) * pull * 2.6);
      const blood = tileAt(speckle, beam * 2 + frame * 37, sample + frame * 91);
      const tissue = reflectivity(beat, x, y);
      const gain = edge * (0.9 + 0.35 * Math.exp(-(((depth - 90) / 40) ** 2))) * (depth > 150 ? 0.7 : 1);
      echoes.amplitude[i] = gain * (tissue * grain * 0.72 + 0.0035 * blood) + nearField(depth, grain);
      echoes.flow[i] = view.flow === 'shown' ? flowAt(beat, { x, y, grain: blood }) : 0;
    }
  }
}

function nearField(depth: number, grain: number): number {
  if (depth > 22) return 0;
  return grain * 0.5 * (1 - depth / 22) * (0.7 + 0.5 * Math.sin(depth * 1.9));
}

function outside({ x, y, a, b }: Chamber, px: number, py: number): number {
  const u = (px - x) / a;
  const v = (py - y) / b;
  return (Math.sqrt(u * u + v * v) - 1) * Math.min(a, b) * 1.1;
}

function reflectivity(beat: Beat, x: number, y: number): number {
  const left = outside(beat.left, x, y);
  const right = outside(beat.right, x, y);
  const leftAtrium = outside(beat.leftAtrium, x, y);
  const rightAtrium = outside(beat.rightAtrium, x, y);
  const leaflets = valves(beat, x, y);
  if (leaflets > 0) return leaflets;
  if (Math.min(left, right, leftAtrium, rightAtrium) < 0) return left < 0 && left > -1.6 ? 0.03 : 0.0015;
  if (left < beat.wall) return 0.2 + 0.07 * Math.sin(left * 1.1 + y * 0.15) + 0.1 * Math.sin(y * 0.09);
  if (right < 4.2) return 0.22;
  if (Math.min(leftAtrium, rightAtrium) < 3) return 0.26;
  const sac = Math.min(left - beat.wall, right - 4.2, leftAtrium - 3, rightAtrium - 3);
  if (sac < 2.2) return 0.4 + 0.5 * Math.abs(Math.sin(y * 0.05 + 0.6));
  return (
    0.2 * Math.exp(-sac / 9) + 0.05 * Math.abs(Math.sin(x * 0.06 + y * 0.11)) * Math.exp(-sac / 40) + 0.006
  );
}

/** Mitral and tricuspid leaflets and their ring. */
function valves({ annulus, opening }: Beat, x: number, y: number): number {
  if (y < annulus - 32 || y > annulus + 5) return 0;
  const swing = 0.12 + 1.15 * opening;
  const near = Math.min(
    leaflet({ x: -1, y: annulus, length: 22, turn: swing }, x, y),
    leaflet({ x: 40, y: annulus, length: 18, turn: Math.PI - swing }, x, y),
    leaflet({ x: -9, y: annulus + 4, length: 15, turn: Math.PI - swing }, x, y),
    leaflet({ x: -40, y: annulus + 3, length: 15, turn: swing }, x, y),
  );
  return near < 1.3 ? 0.85 : 0;
}

interface Leaflet {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly turn: number;
}

/** Distance in mm to a hinged leaflet that opens towards the ventricle (smaller y). */
function leaflet({ x, y, length, turn }: Leaflet, px: number, py: number): number {
  const cos = Math.cos(turn);
  const sin = -Math.sin(turn);
  const along = clamp((px - x) * cos + (py - y) * sin, 0, length);
  return Math.sqrt(
    (px - x - along * cos) ** 2 + (py - y - along * sin - 0.014 * along * (length - along)) ** 2,
  );
}

interface FlowPoint {
  readonly x: number;
  readonly y: number;
  readonly grain: number;
}

/** Inflow towards the apex in diastole; a narrow mosaic jet back into the atrium in systole. */
function flowAt({ annulus, jet, leak, left }: Beat, { x, y, grain }: FlowPoint): number {
  if (jet > 0.1 && y > left.y - left.b * 0.55 && y < annulus + 20) {
    const wide = 7 + 0.12 * (annulus - y);
    const speed =
      jet *
      (1 - ((x - 20 + 0.04 * (annulus - y)) / wide) ** 2) *
      (0.55 + 0.2 * grain) *
      ramp(y, left.y - left.b * 0.6, left.y - left.b * 0.1) *
      (1 - ramp(y, annulus - 2, annulus + 20));
    if (speed > 0.12) return speed > 0.92 ? -0.7 : speed;
  }
  if (leak > 0 && y > annulus + 1 && y < annulus + 30) {
    const wide = 2.5 + 0.2 * (y - annulus);
    const spread = 1 - ((x - 16 + 0.3 * (y - annulus)) / wide) ** 2;
    const speed = spread * (1 - ramp(y, annulus + 14, annulus + 30));
    if (speed > 0.1) return grain > 1.7 ? 0.8 : -clamp(speed * (0.4 + 0.4 * grain), 0.15, 1);
  }
  return 0;
}
