import { type MultiplexGroup, type WaveformChannel } from '#dicom/waveform.ts';
import { type Caliper } from './caliper.ts';
import { type EcgPage, type EcgStrip, leftMargin, type PaperGain, type PaperSpeed } from './ecgPage.ts';
import { millivoltsPerUnit, paperHeight } from './ecgScale.ts';
import { drawCaliper, drawPaper, sharp } from './paperDrawing.ts';
import { ink, type Pen, type Sight } from './pen.ts';

export interface EcgDrawing {
  readonly group: MultiplexGroup;
  readonly values: readonly Float32Array[];
  readonly page: EcgPage;
  readonly speed: PaperSpeed;
  readonly gain: PaperGain;
  readonly caliper?: Caliper;
  readonly over?: OverEcg;
}

/** Another recording laid over the curves, broken and in another colour: neither alone tells them apart, and where they meet both are seen. */
export interface OverEcg {
  readonly group: MultiplexGroup;
  readonly values: readonly Float32Array[];
  /** By channel of the curves below: which of its own channels lies over it. */
  readonly channels: readonly (number | undefined)[];
  /** Seconds added to its time. */
  readonly shift: number;
  /** Where the two were laid together, in seconds of the recording below. */
  readonly at?: number;
}

/** Draws paper, curves, names, calibration and caliper; the context's unit is one CSS pixel. */
export function drawEcg(context: Pen, drawing: EcgDrawing, sight: Sight): void {
  const { page, values } = drawing;
  drawPaper(context, page, sight);
  for (const strip of page.strips) {
    const { over, group } = drawing;
    const [channel, samples] = [group.channels[strip.channel], values[strip.channel]];
    if (channel === undefined || samples === undefined) continue;
    drawCurve(context, { drawing, strip, group, channel, samples, shift: 0, style: ink.curve }, sight);
    drawName(context, { drawing, strip, channel }, sight);
    if (over !== undefined) drawOver(context, { drawing, over, strip }, sight);
  }
  if (drawing.over?.at !== undefined) drawMeeting(context, drawing, sight);
  for (const strip of firstOfRows(page)) drawCalibration(context, { drawing, strip }, sight);
  if (drawing.caliper !== undefined) drawCaliper(context, drawing.caliper, sight);
}

interface StripDrawing {
  readonly drawing: EcgDrawing;
  readonly strip: EcgStrip;
}

interface CurveDrawing extends StripDrawing {
  readonly group: MultiplexGroup;
  readonly channel: WaveformChannel;
  readonly samples: Float32Array;
  readonly shift: number;
  readonly style: string;
}

/** One curve; gaps where nothing was recorded. Where several samples share a pixel, each is drawn: a peak is never stepped over. */
function drawCurve(context: Pen, curve: CurveDrawing, sight: Sight): void {
  const { drawing, strip, group, channel, samples, shift } = curve;
  const { speed, gain } = drawing;
  const { perMillimetre: scale } = sight;
  const height = paperHeight(channel, samples, gain);
  const begin = channel.skew + shift;
  const xOf = (sample: number) =>
    (strip.x + (sample / group.samplingFrequency + begin - strip.from) * speed) * scale - sight.left;
  const inSight = (x: number) => (x + sight.left) / scale / speed;
  const lead = strip.x / speed - strip.from;
  const first = (Math.max(strip.from, inSight(0) - lead) - shift) * group.samplingFrequency;
  const last = (Math.min(strip.to, inSight(sight.width) - lead) - shift) * group.samplingFrequency;
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
  context.strokeStyle = curve.style;
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  context.stroke();
}

function drawOver(
  context: Pen,
  { drawing, over, strip }: StripDrawing & { readonly over: OverEcg },
  sight: Sight,
): void {
  const index = over.channels[strip.channel];
  if (index === undefined) return;
  const { group, shift } = over;
  const [channel, samples] = [group.channels[index], over.values[index]];
  if (channel === undefined || samples === undefined) return;
  context.setLineDash(overDashes);
  drawCurve(context, { drawing, strip, group, channel, samples, shift, style: ink.over }, sight);
  context.setLineDash([]);
}

/** Where the two were laid together, through all rows. */
function drawMeeting(context: Pen, { page, speed, over }: EcgDrawing, sight: Sight): void {
  const { perMillimetre: scale } = sight;
  const from = page.strips[0]?.from ?? 0;
  const x = sharp((leftMargin + ((over?.at ?? 0) - from) * speed) * scale - sight.left);
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, sight.height);
  context.strokeStyle = ink.mark;
  context.lineWidth = 1;
  context.stroke();
  context.setLineDash([]);
}

/** CSS pixels drawn and left out. */
export const overDashes = [5, 2.5];

/** CSS pixels of a strip that its name may need. */
const nameRoom = 40;

/** At the strip's beginning, and where that lies outside at the edge of what is in sight: a curve without its lead's name is nobody's. */
function drawName(
  context: Pen,
  { drawing, strip, channel }: StripDrawing & { readonly channel: WaveformChannel },
  sight: Sight,
): void {
  const { perMillimetre: scale } = sight;
  const begin = strip.x * scale - sight.left;
  const end = begin + (strip.to - strip.from) * drawing.speed * scale;
  const x = Math.max(begin, Math.min(0, end - nameRoom));
  const y = (strip.y - drawing.page.rowHeight * 0.32) * scale - sight.top;
  context.fillStyle = ink.curve;
  context.font = '600 12px "Inter Variable", system-ui, sans-serif';
  context.fillText(channel.lead ?? channel.label, x + 3, y);
}

function firstOfRows({ strips }: EcgPage): readonly EcgStrip[] {
  return strips.filter(({ x }) => x === leftMargin);
}

/** The pulse of one millivolt and 200 ms before each row, where the row has a voltage. */
function drawCalibration(context: Pen, { drawing, strip }: StripDrawing, sight: Sight): void {
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
