import { type Caliper } from './caliper.ts';
import { type EcgPage, leftMargin } from './ecgPage.ts';
import { ink, type Pen, type Sight } from './pen.ts';

/** Bare paper with its millimetres. */
export function drawPaper(context: Pen, page: EcgPage, sight: Sight): void {
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, sight.width, sight.height);
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

/** Where a line of one pixel is one pixel wide. */
export function sharp(position: number): number {
  return Math.round(position) + 0.5;
}

export function drawCaliper(context: Pen, { from, to }: Caliper, sight: Sight): void {
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
