import { distance } from '#dicom/planarFigure.ts';
import { type FigureKind } from '#viewer/rendering/measuring/figure.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

export const svg = 'http://www.w3.org/2000/svg';

const light = '#ffd84d';
/** What says how long something is, as against what measures. */
const reference = '#7fd8ff';

/** A figure with its values beside it, in CSS pixels: light with a dark edge, legible on any image. */
export function drawMeasurement(what: {
  readonly kind: FigureKind;
  readonly points: readonly Point[];
  /** Still being drawn. */
  readonly isOpen: boolean;
  readonly lines: readonly string[];
  /** Of the picture, for text to stay inside it. */
  readonly size: { readonly width: number; readonly height: number };
}): SVGGElement {
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
  const at = anchorOf(what);
  if (at !== undefined)
    group.append(
      ...textLines(at, lines, what.size).map(([line, place]) => label(line, place, { fill: colour })),
    );
  return group;
}

/** CSS pixels of a letter, figures being the widest. */
const widest = 7.8;
const lineHeight = 18;

/** Lines under each other from a point on, or as far from it as takes to see all of them. */
function textLines(
  at: Point,
  lines: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly (readonly [string, Point])[] {
  const longest = Math.max(0, ...lines.map((line) => line.length * widest));
  const x = Math.max(-6, Math.min(at.x, width - longest - 14));
  const y = Math.max(24, Math.min(at.y, height - lineHeight * (lines.length - 1)));
  return lines.map((line, index) => [line, { x, y: y + lineHeight * index }] as const);
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

function shapes(what: Parameters<typeof drawMeasurement>[0]): readonly SVGElement[] {
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
      return [ellipse(a, { x: Math.abs(b.x - a.x) / 2, y: Math.abs(b.y - a.y) / 2 }, b)];
    case 'sticker': {
      const radius = distance(a, b) / 2;
      return [ellipse(a, { x: radius, y: radius }, b), polyline(points, { isClosed: false })];
    }
  }
}

/** Values stand beside the point drawn last; of an outline, below all of it, so that they do not lie in it. */
function anchorOf({ kind, points, isOpen }: Parameters<typeof drawMeasurement>[0]): Point | undefined {
  if (kind !== 'outline' || isOpen) return points.at(-1);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { x: Math.min(...xs) - 10, y: Math.max(...ys) + 30 };
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
