import { type Point } from '#viewer/rendering/painting/view.ts';

const svg = 'http://www.w3.org/2000/svg';
/** CSS pixels from the middle of a cross that stay free, and where its arms end. */
const gap = 4;
const arm = 16;

export function clearMarks(layer: SVGElement): void {
  if (layer.childElementCount > 0) layer.replaceChildren();
  delete layer.dataset['cursor'];
  delete layer.dataset['line'];
}

/** Where a slice cuts this image; for whoever tests it, the layer says from where to where. */
export function drawLine(layer: SVGElement, from: Point, to: Point): void {
  layer.dataset['line'] = [from.x, from.y, to.x, to.y].map((value) => value.toFixed(2)).join(',');
  stroke(layer, [from, to], { colour: '#000', width: 3, opacity: 0.5 });
  stroke(layer, [from, to], { colour: '#ffd166', width: 1.25, opacity: 0.95, dash: '6 4' });
}

/** Two short lines with an open middle, so that what is pointed at is seen. */
export function drawCross(layer: SVGElement, { x, y }: Point): void {
  layer.dataset['cursor'] = `${x.toFixed(2)},${y.toFixed(2)}`;
  const arms: readonly (readonly [Point, Point])[] = [
    [
      { x: x - arm, y },
      { x: x - gap, y },
    ],
    [
      { x: x + gap, y },
      { x: x + arm, y },
    ],
    [
      { x, y: y - arm },
      { x, y: y - gap },
    ],
    [
      { x, y: y + gap },
      { x, y: y + arm },
    ],
  ];
  for (const ends of arms) stroke(layer, ends, { colour: '#000', width: 4, opacity: 0.6 });
  for (const ends of arms) stroke(layer, ends, { colour: '#7cf3c1', width: 1.75, opacity: 1 });
}

/** Why there is no cross here, at the lower edge of the picture. */
export function drawSentence(layer: SVGElement, sentence: string): void {
  const text = document.createElementNS(svg, 'text');
  text.textContent = sentence;
  text.setAttribute('x', '50%');
  text.setAttribute('y', '72%');
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('fill', '#fff');
  text.setAttribute('stroke', '#000');
  text.setAttribute('stroke-width', '3');
  text.setAttribute('paint-order', 'stroke');
  text.setAttribute('font-size', '13');
  layer.append(text);
}

function stroke(
  layer: SVGElement,
  [from, to]: readonly [Point, Point],
  look: { readonly colour: string; readonly width: number; readonly opacity: number; readonly dash?: string },
): void {
  const line = document.createElementNS(svg, 'line');
  line.setAttribute('x1', from.x.toFixed(2));
  line.setAttribute('y1', from.y.toFixed(2));
  line.setAttribute('x2', to.x.toFixed(2));
  line.setAttribute('y2', to.y.toFixed(2));
  line.setAttribute('stroke', look.colour);
  line.setAttribute('stroke-width', String(look.width));
  line.setAttribute('stroke-opacity', String(look.opacity));
  if (look.dash !== undefined) line.setAttribute('stroke-dasharray', look.dash);
  layer.append(line);
}
