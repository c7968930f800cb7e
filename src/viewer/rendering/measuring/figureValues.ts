import { type Spacing } from '#dicom/geometry.ts';
import { type MeasurementBasis, type UltrasoundRegion } from '#dicom/measurement.ts';
import {
  areaOf,
  crossesItself,
  distance,
  longestDiameter,
  perimeterOf,
  widthAcross,
} from '#dicom/planarFigure.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Figure, type FigureValues, type Quantity, type QuantityName } from './figure.ts';

/** What a figure's image says of its pixels: what millimetres rest on, and the height of a pixel divided by its width. */
export interface Measure {
  readonly basis: MeasurementBasis;
  readonly aspect: number;
}

/** What a figure says in the unit its image can answer for: millimetres with their basis, else pixels. */
export function figureValues({ kind, points }: Figure, { basis, aspect }: Measure): FigureValues {
  const spacing = spacingOf(points, basis);
  const [length, area] = spacing === undefined ? (['px', 'px2'] as const) : (['mm', 'mm2'] as const);
  const flat = points.map(({ x, y }) => ({ x: x * (spacing?.column ?? 1), y: y * (spacing?.row ?? 1) }));
  const said = {
    kind,
    basis: spacing === undefined ? ({ kind: 'none' } as const) : basis,
  };
  const lengths = (...named: readonly (readonly [QuantityName, number | undefined])[]) =>
    named.flatMap(([name, value]): readonly Quantity[] =>
      value === undefined ? [] : [{ name, value, unit: length }],
    );
  switch (kind) {
    case 'ruler':
    case 'sticker':
      return { ...said, quantities: [] };
    case 'length':
      return { ...said, quantities: lengths(['length', between(flat, 0)]) };
    case 'bidirectional': {
      const [a, b] = [between(flat, 0), between(flat, 2)];
      const [short, long] = [a, b].filter((value) => value !== undefined).toSorted((x, y) => x - y);
      return {
        ...said,
        quantities: lengths(['length', long ?? short], ['shortAxis', long === undefined ? undefined : short]),
      };
    }
    case 'angle':
    case 'cobb': {
      const between = kind === 'angle' ? angleBetween : angleOfLines;
      const quantities = degrees(between(points, aspectOf(spacing, aspect)));
      return { ...said, basis: { kind: 'none' }, quantities };
    }
    case 'ellipse': {
      const [a, b] = flat;
      if (a === undefined || b === undefined) return { ...said, quantities: [] };
      const [wide, high] = [Math.abs(b.x - a.x), Math.abs(b.y - a.y)];
      return { ...said, quantities: [{ name: 'area', value: (Math.PI / 4) * wide * high, unit: area }] };
    }
    case 'outline': {
      const isCrossing = crossesItself(flat);
      const longest = longestDiameter(flat);
      return {
        ...said,
        ...(isCrossing ? { crossesItself: true } : {}),
        quantities: [
          ...(isCrossing ? [] : [{ name: 'area', value: areaOf(flat), unit: area } as const]),
          ...lengths(
            ['diameter', longest?.length],
            ['width', longest === undefined ? undefined : widthAcross(flat, longest)],
            ['perimeter', perimeterOf(flat)],
          ),
        ],
      };
    }
  }
}

/** Millimetres hold for a figure only if one region holds all of it: across regions, or where axes are time or velocity, there are only pixels. */
export function spacingOf(points: readonly Point[], basis: MeasurementBasis): Spacing | undefined {
  if (basis.kind === 'none') return undefined;
  if (basis.kind !== 'region') return basis.spacing;
  const held = points.map((point) => basis.regions.filter((region) => holds(region, point)));
  const first = held[0]?.[0];
  // Where regions overlap it is not known which of them is meant.
  return held.every((regions) => regions.length === 1 && regions[0] === first) ? first?.spacing : undefined;
}

/** What a ruler or sticker of known length makes of an image; undefined where it was drawn as a point. */
export function handBasis(
  { kind, points }: Figure,
  { millimetres, aspect }: { readonly millimetres: number; readonly aspect: number },
): MeasurementBasis | undefined {
  const [a, b] = points.map(({ x, y }) => ({ x, y: y * aspect }));
  if (a === undefined || b === undefined || (kind !== 'ruler' && kind !== 'sticker')) return undefined;
  const column = millimetres / distance(a, b);
  if (!Number.isFinite(column) || column <= 0) return undefined;
  return { kind: 'hand', by: kind, millimetres, spacing: { row: column * aspect, column } };
}

/** Degrees at the middle of three points; `aspect` is the height of a pixel divided by its width. */
export function angleBetween(points: readonly Point[], aspect: number): number | undefined {
  const [a, vertex, b] = points;
  if (a === undefined || vertex === undefined || b === undefined) return undefined;
  const [ax, ay] = [a.x - vertex.x, (a.y - vertex.y) * aspect];
  const [bx, by] = [b.x - vertex.x, (b.y - vertex.y) * aspect];
  const size = Math.hypot(ax, ay) * Math.hypot(bx, by);
  if (size === 0) return undefined;
  return (Math.acos(Math.min(1, Math.max(-1, (ax * bx + ay * by) / size))) * 180) / Math.PI;
}

/** Degrees from 0 to 90 between two lines, whichever way each was drawn (Cobb); `aspect` as for an angle. */
export function angleOfLines(points: readonly Point[], aspect: number): number | undefined {
  const [a, b, c, d] = points;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const moved = { x: b.x + d.x - c.x, y: b.y + d.y - c.y };
  const between = angleBetween([a, b, moved], aspect);
  return between === undefined ? undefined : Math.min(between, 180 - between);
}

function degrees(value: number | undefined): readonly Quantity[] {
  return value === undefined ? [] : [{ name: 'angle', value, unit: 'deg' }];
}

/** In an ultrasound region its own axes decide, whatever the pixels of the whole image are said to be. */
function aspectOf(spacing: Spacing | undefined, aspect: number): number {
  return spacing === undefined ? aspect : spacing.row / spacing.column;
}

function between(points: readonly Point[], from: number): number | undefined {
  const [a, b] = [points[from], points[from + 1]];
  return a === undefined || b === undefined ? undefined : distance(a, b);
}

function holds(region: UltrasoundRegion, point: Point): boolean {
  // A pixel's square reaches from its index to the next.
  return (
    point.x >= region.minX &&
    point.x <= region.maxX + 1 &&
    point.y >= region.minY &&
    point.y <= region.maxY + 1
  );
}
