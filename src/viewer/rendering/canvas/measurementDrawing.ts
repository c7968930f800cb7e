import { distance } from '#dicom/planarFigure.ts';
import { type FigureKind } from '#viewer/rendering/measuring/figure.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { labelPlace, lineHeight, type Path, type Rectangle } from './labelPlace.ts';

export const svg = 'http://www.w3.org/2000/svg';

const light = '#ffd84d';
/** What says how long something is, as against what measures. */
const reference = '#7fd8ff';

/** A figure as it lies on the picture, in CSS pixels. */
export interface ShownFigure {
  readonly kind: FigureKind;
  readonly points: readonly Point[];
  /** Still being drawn. */
  readonly isOpen: boolean;
  readonly lines: readonly string[];
}

/** Figures with their values beside them: light with a dark edge, legible on any image. `size`: of the picture. */
export function drawMeasurements(
  figures: readonly ShownFigure[],
  size: { readonly width: number; readonly height: number },
): readonly SVGGElement[] {
  const paths = figures.map(pathsOf);
  const taken: Rectangle[] = [];
  return figures.map((figure, index) => {
    const own = paths[index] ?? [];
    const others = paths.filter((other) => other !== own).flat();
    const place = labelPlace({ ...figure, paths: own }, { size, paths: others, taken });
    if (place !== undefined) taken.push(place);
    return drawMeasurement(figure, place);
  });
}

function drawMeasurement(what: ShownFigure, place: Rectangle | undefined): SVGGElement {
  const { kind, points, lines } = what;
  const colour = kind === 'ruler' || kind === 'sticker' ? reference : light;
  const group = document.createElementNS(svg, 'g');
  group.setAttribute('data-measurement', lines.join(' · '));
  group.setAttribute('data-figure', kind);
  for (const [stroke, width] of [
    ['#000', 4],
    [colour, 1.5],
  ] as const)
    group.append(...shapes(what).map((shape) => stroked(shape, stroke, width)));
  group.append(...points.map((point) => dot(point, colour)));
  if (place === undefined) return group;
  const text = lines.map((line, index) =>
    label(line, { x: place.left - 10, y: place.top + 22 + lineHeight * index }, { fill: colour }),
  );
  group.append(...text);
  return group;
}

/** Where the keys point. */
export function drawCursor({ x, y }: Point): SVGGElement {
  const group = document.createElementNS(svg, 'g');
  group.setAttribute('data-measure-cursor', '');
  const path = (points: readonly Point[]) => polyline(points, { isClosed: false });
  for (const [stroke, width] of [
    ['#000', 4],
    ['#fff', 1.5],
  ] as const)
    group.append(
      stroked(path([{ x: x - 12, y }, { x: x + 12, y }]), stroke, width), // prettier-ignore
      stroked(path([{ x, y: y - 12 }, { x, y: y + 12 }]), stroke, width), // prettier-ignore
    );
  return group;
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
    fill: light,
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

function shapes(what: ShownFigure): readonly SVGElement[] {
  const { kind, points, isOpen } = what;
  const [a, b] = points;
  if (a === undefined || b === undefined) return [];
  switch (kind) {
    case 'length':
    case 'angle':
    case 'ruler':
      return [polyline(points, { isClosed: false })];
    case 'cobb':
    case 'bidirectional':
      return [points.slice(0, 2), points.slice(2, 4)].map((line) => polyline(line, { isClosed: false }));
    case 'outline':
      return [polyline(points, { isClosed: !isOpen })];
    case 'ellipse':
      return [ellipse(a, radiiOf(a, b), b)];
    case 'sticker':
      return [ellipse(a, roundRadii(a, b), b), polyline(points, { isClosed: false })];
  }
}

/** The same lines from point to point: what no text may lie on. */
function pathsOf({ kind, points, isOpen }: ShownFigure): readonly Path[] {
  const [a, b] = points;
  if (a === undefined || b === undefined) return [points];
  switch (kind) {
    case 'length':
    case 'angle':
    case 'ruler':
      return [points];
    case 'cobb':
    case 'bidirectional':
      return [points.slice(0, 2), points.slice(2, 4)];
    case 'outline':
      return [isOpen ? points : [...points, a]];
    case 'ellipse':
      return [around(a, b, radiiOf(a, b))];
    case 'sticker':
      return [around(a, b, roundRadii(a, b))];
  }
}

const radiiOf = (a: Point, b: Point): Point => ({ x: Math.abs(b.x - a.x) / 2, y: Math.abs(b.y - a.y) / 2 });

function roundRadii(a: Point, b: Point): Point {
  const radius = distance(a, b) / 2;
  return { x: radius, y: radius };
}

function around(a: Point, b: Point, radii: Point): Path {
  const parts = 24;
  return Array.from({ length: parts + 1 }, (_, part) => {
    const angle = (2 * Math.PI * part) / parts;
    return {
      x: (a.x + b.x) / 2 + radii.x * Math.cos(angle),
      y: (a.y + b.y) / 2 + radii.y * Math.sin(angle),
    };
  });
}

function polyline(points: readonly Point[], { isClosed }: { readonly isClosed: boolean }): SVGElement {
  const element = document.createElementNS(svg, isClosed ? 'polygon' : 'polyline');
  element.setAttribute('points', points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '));
  return element;
}

function ellipse(a: Point, radii: Point, b: Point): SVGEllipseElement {
  const element = document.createElementNS(svg, 'ellipse');
  const [cx, cy] = [(a.x + b.x) / 2, (a.y + b.y) / 2].map((value) => value.toFixed(1));
  set(element, { cx: cx ?? '', cy: cy ?? '', rx: radii.x.toFixed(1), ry: radii.y.toFixed(1) });
  return element;
}

function stroked(element: SVGElement, stroke: string, width: number): SVGElement {
  set(element, { stroke, 'stroke-width': String(width), fill: 'none', 'stroke-linecap': 'round' });
  return element;
}

function dot({ x, y }: Point, fill: string): SVGCircleElement {
  const element = document.createElementNS(svg, 'circle');
  set(element, { cx: x.toFixed(1), cy: y.toFixed(1), r: '3', fill, stroke: '#000' });
  return element;
}
