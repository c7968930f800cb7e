import { type MultiplexGroup } from '#dicom/waveform.ts';
import { type Caliper } from './caliper.ts';
import { type EcgPage, type EcgStrip, leftMargin, type PaperGain, type PaperSpeed } from './ecgPage.ts';
import { millivoltsPerUnit, paperHeight } from './ecgScale.ts';

export interface EcgDrawing {
  readonly group: MultiplexGroup;
  readonly values: readonly Float32Array[];
  readonly page: EcgPage;
  readonly speed: PaperSpeed;
  readonly gain: PaperGain;
  readonly caliper?: Caliper;
}

/** The part of the page that is in sight. Lengths in CSS pixels, `perMillimetre` of them to one on the paper. */
export interface Sight {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly perMillimetre: number;
}

const ink = {
  paper: '#fffaf7',
  fine: '#f7dcd3',
  coarse: '#eaae9f',
  curve: '#11161c',
  mark: '#7a1f12',
  caliper: '#0a5aa8',
};

/** What of a canvas is drawn with. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'fillRect' | 'fillText'
> &
  Partial<Pick<CanvasRenderingContext2D, 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineJoin' | 'font'>>;

/** Draws paper, curves, names, calibration and caliper; the context's unit is one CSS pixel. */
export function drawEcg(context: Pen, drawing: EcgDrawing, sight: Sight): void {
  const { page, values } = drawing;
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, sight.width, sight.height);
  drawGrid(context, page, sight);
  for (const strip of page.strips) {
    const samples = values[strip.channel];
    if (samples !== undefined) drawStrip(context, { drawing, strip, samples }, sight);
  }
  for (const strip of firstOfRows(page)) drawCalibration(context, { drawing, strip }, sight);
  if (drawing.caliper !== undefined) drawCaliper(context, drawing.caliper, sight);
}

function drawGrid(context: Pen, page: EcgPage, sight: Sight): void {
  // Below this the fine lines would be a tint, not a measure.
  if (sight.perMillimetre >= 2.4) lines(context, sight, { step: 1, page, style: ink.fine });
  lines(context, sight, { step: 5, page, style: ink.coarse });
}

function lines(
  context: Pen,
  sight: Sight,
  { step, page, style }: { readonly step: number; readonly page: EcgPage; readonly style: string },
): void {
  const { perMillimetre: scale, left, top } = sight;
  const right = Math.min(sight.width, page.width * scale - left);
  const bottom = Math.min(sight.height, page.height * scale - top);
  context.beginPath();
  for (let at = firstLine(left / scale, step); at * scale - left <= right; at += step) {
    const x = sharp(at * scale - left);
    context.moveTo(x, 0);
    context.lineTo(x, bottom);
  }
  for (let at = firstLine(top / scale, step); at * scale - top <= bottom; at += step) {
    const y = sharp(at * scale - top);
    context.moveTo(0, y);
    context.lineTo(right, y);
  }
  context.strokeStyle = style;
  context.lineWidth = 1;
  context.stroke();
}

/** Lines are counted from the first second, so that a second begins on a coarse one. */
function firstLine(from: number, step: number): number {
  const offset = leftMargin % step;
  return Math.ceil((from - offset) / step) * step + offset;
}

function sharp(position: number): number {
  return Math.round(position) + 0.5;
}

interface StripDrawing {
  readonly drawing: EcgDrawing;
  readonly strip: EcgStrip;
  readonly samples: Float32Array;
}

/** One curve; gaps where nothing was recorded. Where several samples share a pixel, each is drawn: a peak is never stepped over. */
function drawStrip(context: Pen, { drawing, strip, samples }: StripDrawing, sight: Sight): void {
  const { group, speed, gain } = drawing;
  const channel = group.channels[strip.channel];
  if (channel === undefined) return;
  const { perMillimetre: scale } = sight;
  const height = paperHeight(channel, samples, gain);
  const xOf = (sample: number) =>
    (strip.x + (sample / group.samplingFrequency + channel.skew - strip.from) * speed) * scale - sight.left;
  const inSight = (x: number) => (x + sight.left) / scale / speed;
  const lead = strip.x / speed - strip.from;
  const first = Math.max(strip.from, inSight(0) - lead) * group.samplingFrequency;
  const last = Math.min(strip.to, inSight(sight.width) - lead) * group.samplingFrequency;
  context.beginPath();
  let isDown = false;
  for (
    let sample = Math.max(0, Math.floor(first));
    sample <= Math.min(samples.length - 1, Math.ceil(last));
    sample++
  ) {
    const value = samples[sample] ?? Number.NaN;
    if (Number.isNaN(value)) {
      isDown = false;
      continue;
    }
    const [x, y] = [xOf(sample), (strip.y - value * height) * scale - sight.top];
    if (isDown) context.lineTo(x, y);
    else context.moveTo(x, y);
    isDown = true;
  }
  context.strokeStyle = ink.curve;
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  context.stroke();
  name(context, channel.lead ?? channel.label, {
    x: strip.x * scale - sight.left,
    y: (strip.y - drawing.page.rowHeight * 0.32) * scale - sight.top,
  });
}

function name(context: Pen, words: string, at: { readonly x: number; readonly y: number }): void {
  context.fillStyle = ink.curve;
  context.font = '600 12px "Inter Variable", system-ui, sans-serif';
  context.fillText(words, at.x + 3, at.y);
}

function firstOfRows({ strips }: EcgPage): readonly EcgStrip[] {
  return strips.filter(({ x }) => x === leftMargin);
}

/** The pulse of one millivolt and 200 ms before each row, where the row has a voltage. */
function drawCalibration(
  context: Pen,
  { drawing, strip }: Pick<StripDrawing, 'drawing' | 'strip'>,
  sight: Sight,
): void {
  const channel = drawing.group.channels[strip.channel];
  if (channel === undefined || millivoltsPerUnit(channel) === undefined) return;
  const { perMillimetre: scale } = sight;
  const at = (x: number, y: number) => [x * scale - sight.left, (strip.y - y) * scale - sight.top] as const;
  const width = 0.2 * drawing.speed;
  const start = leftMargin - 1.5 - width - 1;
  context.beginPath();
  context.moveTo(...at(start - 1, 0));
  context.lineTo(...at(start, 0));
  context.lineTo(...at(start, drawing.gain));
  context.lineTo(...at(start + width, drawing.gain));
  context.lineTo(...at(start + width, 0));
  context.lineTo(...at(start + width + 1, 0));
  context.strokeStyle = ink.mark;
  context.lineWidth = 1.25;
  context.stroke();
}

function drawCaliper(context: Pen, { from, to }: Caliper, sight: Sight): void {
  const { perMillimetre: scale } = sight;
  const [x1, x2] = [from.x * scale - sight.left, to.x * scale - sight.left];
  const [y1, y2] = [from.y * scale - sight.top, to.y * scale - sight.top];
  context.fillStyle = 'rgb(10 90 168 / 8%)';
  context.fillRect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  context.beginPath();
  for (const x of [x1, x2]) {
    context.moveTo(sharp(x), 0);
    context.lineTo(sharp(x), sight.height);
  }
  for (const y of [y1, y2]) {
    context.moveTo(Math.min(x1, x2), sharp(y));
    context.lineTo(Math.max(x1, x2), sharp(y));
  }
  context.strokeStyle = ink.caliper;
  context.lineWidth = 1;
  context.stroke();
}
