import { type HeartView, scanHeart } from './heart.ts';
import { stampText } from './lettering.ts';
import type { Tile } from './noise.ts';
import {
  drawEchoes,
  echoesOf,
  paintFlow,
  scanConversion,
  type ScanConversion,
  type Sector,
} from './sector.ts';

export const echoSector: Sector = {
  width: 800,
  height: 600,
  apexX: 400,
  apexY: 34,
  reach: 500,
  half: 0.72,
  depthMm: 160,
  beams: 160,
  samples: 460,
};

export interface EchoLoop {
  readonly view: HeartView;
  readonly frames: number;
  /** Frames of one heart beat. */
  readonly beat: number;
  readonly title: string;
  readonly speckle: Tile;
}

const conversion: { echo?: ScanConversion } = {};

/** The loop's frames as RGB; the same buffer is filled again for each. */
export function* echoFrames({ view, frames, beat, title, speckle }: EchoLoop): Iterable<Uint8Array> {
  const sector = echoSector;
  const converted = (conversion.echo ??= scanConversion(sector));
  const echoes = echoesOf(sector);
  const base = screen(title, view);
  const rgb = new Uint8Array(base.length);
  for (let frame = 0; frame < frames; frame += 1) {
    rgb.set(base);
    scanHeart(sector, echoes, { view, phase: (frame % beat) / beat, frame, speckle });
    drawEchoes(rgb, sector, { conversion: converted, echoes });
    traceHeartbeat(rgb, sector.width, { frame, beat, frames });
    yield rgb;
  }
}

/** What stands still: text, depth scale, grey or colour bar. */
function screen(title: string, { flow }: HeartView): Uint8Array {
  const { width, height, apexY, reach, depthMm } = echoSector;
  const rgb = new Uint8Array(width * height * 3);
  const white = { width, pixels: rgb, value: [214, 220, 224] };
  stampText(white, title, { x: 24, y: 20, scale: 2 });
  stampText({ ...white, value: [120, 170, 190] }, 'TESTDATA', { x: 24, y: 44, scale: 2 });
  stampText({ ...white, value: [150, 158, 164] }, 'S5-1  2,4 MHZ', { x: 24, y: 68, scale: 1 });
  stampText({ ...white, value: [150, 158, 164] }, 'MI 1,1  T/S 0,8', { x: 24, y: 82, scale: 1 });
  for (let depth = 0; depth <= depthMm; depth += 10) {
    const row = Math.round(apexY + (depth / depthMm) * reach);
    const long = depth % 50 === 0 ? 12 : 6;
    for (let column = 762 - long; column < 762; column += 1)
      rgb.set([190, 196, 200], (row * width + column) * 3);
    if (depth % 50 === 0) stampText(white, String(depth / 10), { x: 770, y: row - 3, scale: 1 });
  }
  for (let row = 0; row < 120; row += 1)
    for (let column = 726; column < 738; column += 1) {
      const at = ((row + 60) * width + column) * 3;
      if (flow === 'shown') paintFlow(rgb, at, 1 - row / 60 || 0.01);
      else rgb.fill(255 - row * 2.1, at, at + 3);
    }
  if (flow === 'shown') {
    stampText(white, '+61', { x: 716, y: 46, scale: 1 });
    stampText(white, '-61 cm/s', { x: 700, y: 186, scale: 1 });
  }
  return rgb;
}

/** The lead under the picture, swept from the left, with its cursor. */
function traceHeartbeat(
  rgb: Uint8Array,
  width: number,
  { frame, beat, frames }: { frame: number; beat: number; frames: number },
): void {
  const now = Math.floor(((frame + 1) / frames) * 700);
  let before = 572;
  for (let column = 0; column < 700; column += 1) {
    const phase = (((column / 700) * frames) % beat) / beat;
    const row = Math.round(572 - 24 * lead(phase));
    const [from, to] = row < before ? [row, before] : [before, row];
    const bright = column <= now ? 1 : 0.35;
    for (let y = from; y <= to; y += 1)
      rgb.set([40 * bright, 220 * bright, 90 * bright], (y * width + column + 40) * 3);
    before = row;
  }
  for (let y = 548; y < 584; y += 1) rgb.set([240, 240, 240], (y * width + now + 40) * 3);
}

const wave = (phase: number, at: number, width: number) => Math.exp(-(((phase - at) / width) ** 2));

function lead(phase: number): number {
  const early = phase > 0.5 ? phase - 1 : phase;
  return (
    wave(early, 0.02, 0.012) -
    0.2 * wave(early, -0.01, 0.01) -
    0.25 * wave(early, 0.05, 0.012) +
    0.25 * wave(phase, 0.3, 0.05) +
    0.14 * wave(phase, 0.86, 0.03)
  );
}
