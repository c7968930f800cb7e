import { type Point } from '#viewer/rendering/painting/view.ts';

export const svg = 'http://www.w3.org/2000/svg';

/** A polyline with its value beside it, in CSS pixels: light with a dark edge, legible on any image. */
export function drawMeasurement(what: {
  readonly points: readonly Point[];
  readonly text: string;
}): SVGGElement {
  const group = document.createElementNS(svg, 'g');
  group.setAttribute('data-measurement', what.text);
  const path = what.points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  group.append(line(path, '#000', 4), line(path, '#ffd84d', 1.5), ...what.points.map(dot));
  const at = what.points.at(-1);
  if (at !== undefined && what.text !== '') group.append(label(what.text, at));
  return group;
}

function line(points: string, stroke: string, width: number): SVGPolylineElement {
  const element = document.createElementNS(svg, 'polyline');
  set(element, { points, stroke, 'stroke-width': String(width), fill: 'none', 'stroke-linecap': 'round' });
  return element;
}

function dot({ x, y }: Point): SVGCircleElement {
  const element = document.createElementNS(svg, 'circle');
  set(element, { cx: x.toFixed(1), cy: y.toFixed(1), r: '3', fill: '#ffd84d', stroke: '#000' });
  return element;
}

/** Text beside a point, light with a dark edge. */
export function label(
  text: string,
  at: Point,
  attributes: Readonly<Record<string, string>> = {},
): SVGTextElement {
  const element = document.createElementNS(svg, 'text');
  set(element, {
    x: (at.x + 10).toFixed(1),
    y: (at.y - 8).toFixed(1),
    fill: '#ffd84d',
    stroke: '#000',
    'stroke-width': '3',
    'paint-order': 'stroke',
    'font-size': '14',
    'font-family': 'inherit',
    ...attributes,
  });
  element.textContent = text;
  return element;
}

/** Attributes of an SVG element at once. */
export function set(element: SVGElement, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
