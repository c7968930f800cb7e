import { type Point } from '#viewer/rendering/painting/view.ts';
import { label, set, svg } from './measurementDrawing.ts';

const arm = 9;
const gap = 3;
const beside = 14;
/** CSS pixels of a letter, figures being the widest. */
const widest = 7.8;

/** A cross that leaves its pixel free, with the reading beside it; the text stays inside the picture. All in CSS pixels. */
export function drawProbe(what: {
  readonly at: Point;
  readonly size: { readonly width: number; readonly height: number };
  readonly text: string;
}): SVGGElement {
  const { at, size, text } = what;
  const group = document.createElementNS(svg, 'g');
  group.setAttribute('data-probe', text);
  const legs = [
    [0, -arm, 0, -gap],
    [0, gap, 0, arm],
    [-arm, 0, -gap, 0],
    [gap, 0, arm, 0],
  ] as const;
  for (const [stroke, width] of [
    ['#000', '4'],
    ['#ffd84d', '1.5'],
  ] as const)
    for (const [x1, y1, x2, y2] of legs) {
      const leg = document.createElementNS(svg, 'line');
      const ends = { x1: at.x + x1, y1: at.y + y1, x2: at.x + x2, y2: at.y + y2 };
      for (const [name, value] of Object.entries(ends)) leg.setAttribute(name, value.toFixed(1));
      set(leg, { stroke, 'stroke-width': width });
      group.append(leg);
    }
  const isHigh = at.y < 40;
  const left = textStart(at.x, size.width, text.length * widest);
  group.append(label(text, { x: left - 10, y: isHigh ? at.y + 30 : at.y - 4 }));
  return group;
}

/** To the right of the cross where the text fits there, else to its left, else wherever it is seen whole. */
function textStart(x: number, width: number, textWidth: number): number {
  if (x + beside + textWidth <= width) return x + beside;
  if (x - beside - textWidth >= 0) return x - beside - textWidth;
  return Math.max(4, width - textWidth - 4);
}
