import { type HeartView, scanHeart } from './heart.ts';
import { stampText } from './lettering.ts';
import { clamp, tileAt, type Tile } from './noise.ts';
import { drawEchoes, echoesOf, scanConversion, type Sector, speckleTile } from './sector.ts';

type Box = readonly [number, number, number, number];

export interface DopplerScreen {
  readonly rgb: Uint8Array;
  readonly picture: { readonly box: Box; readonly apexX: number; readonly perPixel: number };
  readonly spectrum: {
    readonly box: Box;
    readonly baseline: number;
    readonly secondsPerPixel: number;
    /** cm/s */
    readonly speedPerPixel: number;
  };
}

const width = 800;
const height = 600;
const sector: Sector = {
  width,
  height,
  apexX: 400,
  apexY: 14,
  reach: 220,
  half: 0.72,
  depthMm: 160,
  beams: 120,
  samples: 260,
};
const view: HeartView = { turn: 0.02, x: 0, y: 80, scale: 1, mirror: 1, flow: 'hidden' };
const spectrum = {
  box: [60, 262, 740, 580] as const,
  baseline: 520,
  secondsPerPixel: 0.005,
  speedPerPixel: 0.4,
};
const beatSeconds = 0.9;

/** A still with the picture above and the inflow's spectrum below. */
export function dopplerStill(): DopplerScreen {
  const rgb = new Uint8Array(width * height * 3);
  const speckle = speckleTile(61);
  const echoes = echoesOf(sector);
  scanHeart(sector, echoes, { view, phase: 0.5, frame: 0, speckle });
  drawEchoes(rgb, sector, { conversion: scanConversion(sector), echoes });
  drawGate(rgb);
  drawSpectrum(rgb, speckle);
  drawScale(rgb);
  const text = { width, pixels: rgb, value: [214, 220, 224] };
  stampText(text, 'PW MV', { x: 20, y: 16, scale: 2 });
  stampText({ ...text, value: [120, 170, 190] }, 'TESTDATA', { x: 20, y: 40, scale: 2 });
  const picture = { box: [250, 14, 550, 236] as const, apexX: sector.apexX, perPixel: 16 / sector.reach };
  return { rgb, picture, spectrum };
}

/** The sample volume on the mitral leaflets' tips. */
function drawGate(rgb: Uint8Array): void {
  for (let row = 30; row < 150; row += 2) rgb.set([200, 200, 200], (row * width + 422) * 3);
  for (const row of [142, 150])
    for (let column = 412; column < 434; column += 1) rgb.set([250, 220, 60], (row * width + column) * 3);
}

/** E and A waves: a narrow band of fast blood with a clear window under it. */
function drawSpectrum(rgb: Uint8Array, speckle: Tile): void {
  const [left, top, right, bottom] = spectrum.box;
  for (let column = left; column < right; column += 1) {
    const seconds = (column - left) * spectrum.secondsPerPixel;
    const peak = inflow((seconds % beatSeconds) / beatSeconds);
    for (let row = top; row < bottom; row += 1) {
      const speed = (spectrum.baseline - row) * spectrum.speedPerPixel;
      const grain = tileAt(speckle, column * 2, row);
      const band = peak > 4 ? Math.exp(-(((speed - peak * 0.88) / (peak * 0.13 + 3)) ** 2)) : 0;
      const filled = speed > 0 && speed < peak ? 0.22 : 0;
      const wall = Math.abs(speed) < 7 && Math.abs(speed) > 2 ? 0.3 * Math.exp(-Math.abs(speed) / 5) : 0;
      const level = clamp(255 * (band + filled + wall) * grain * 0.62 + 10 * grain, 0, 255);
      rgb.fill(level, (row * width + column) * 3, (row * width + column) * 3 + 3);
    }
    rgb.set([190, 190, 70], (spectrum.baseline * width + column) * 3);
  }
}

/** Speed of the inflow in cm/s: early wave 82, atrial wave 58. */
function inflow(phase: number): number {
  const hump = (at: number, rise: number, fall: number) =>
    Math.exp(-(((phase - at) / (phase < at ? rise : fall)) ** 2));
  return 82 * hump(0.5, 0.05, 0.1) + 58 * hump(0.86, 0.05, 0.055);
}

function drawScale(rgb: Uint8Array): void {
  const text = { width, pixels: rgb, value: [200, 206, 210] };
  for (let speed = 0; speed <= 100; speed += 20) {
    const row = Math.round(spectrum.baseline - speed / spectrum.speedPerPixel);
    for (let column = 741; column < 750; column += 1) rgb.set([200, 206, 210], (row * width + column) * 3);
    stampText(text, String(speed), { x: 756, y: row - 3, scale: 1 });
  }
  stampText(text, 'cm/s', { x: 756, y: 588, scale: 1 });
  for (let seconds = 0; seconds <= 3; seconds += 1) {
    const column = Math.round(spectrum.box[0] + seconds / spectrum.secondsPerPixel);
    for (let row = 580; row < 588; row += 1) rgb.set([200, 206, 210], (row * width + column) * 3);
  }
}
