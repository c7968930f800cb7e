import { type FigureKind } from '#viewer/rendering/measuring/figure.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** In CSS pixels of the picture. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines drawn from point to point. */
export type Path = readonly Point[];

interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels of a letter, figures being the widest; of a line of text; and between text and what it must not touch. */
const letterWidth = 7.8;
export const lineHeight = 18;
const [gap, margin] = [10, 4];

/**
 * Where the values of a figure stand: beside it, in the picture, on no line that is drawn and on no other values; where there is no such
 * place, as near its last point as the picture allows. Undefined where nothing of the figure is in sight: values over what they are not
 * about would be read as its.
 */
export function labelPlace(
  figure: {
    readonly kind: FigureKind;
    readonly points: Path;
    readonly paths: readonly Path[];
    readonly lines: readonly string[];
  },
  among: { readonly size: Size; readonly paths: readonly Path[]; readonly taken: readonly Rectangle[] },
): Rectangle | undefined {
  const { size } = among;
  const end = figure.points.at(-1);
  const around = boxOf(figure.paths.flat());
  if (end === undefined || !touches(around, { left: 0, top: 0, right: size.width, bottom: size.height }))
    return undefined;
  const text = {
    width: Math.max(0, ...figure.lines.map((line) => line.length * letterWidth)),
    height: lineHeight * figure.lines.length,
  };
  const beside = besideBox(around, text, size);
  const places =
    figure.kind === 'outline'
      ? [beside.below, beside.above, beside.right, beside.left]
      : [...besidePoint(end, text), beside.right, beside.below, beside.above, beside.left];
  const paths = [...figure.paths, ...among.paths];
  const free = places
    .map((place) => rectangle(place, text))
    .find(
      (place) =>
        isWithin(place, size) &&
        !among.taken.some((other) => touches(place, other)) &&
        !paths.some((path) => crosses(path, place)),
    );
  return free ?? kept(rectangle(besidePoint(end, text)[0], text), size);
}

function besidePoint({ x, y }: Point, { width, height }: Size): readonly [Point, ...Point[]] {
  const [right, left] = [x + gap, x - gap - width];
  const [above, below] = [y - 3 - height, y + gap];
  return [
    { x: right, y: above },
    { x: right, y: below },
    { x: left, y: above },
    { x: left, y: below },
  ];
}

/** In the middle of each side, or as near to it as the picture allows. */
function besideBox(box: Rectangle, { width, height }: Size, size: Size) {
  const within = (at: number, most: number) => Math.max(margin, Math.min(at, most - margin));
  const across = within((box.left + box.right - width) / 2, size.width - width);
  const down = within((box.top + box.bottom - height) / 2, size.height - height);
  return {
    below: { x: across, y: box.bottom + gap },
    above: { x: across, y: box.top - gap - height },
    right: { x: box.right + gap, y: down },
    left: { x: box.left - gap - width, y: down },
  };
}

function rectangle({ x, y }: Point, { width, height }: Size): Rectangle {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function isWithin({ left, top, right, bottom }: Rectangle, { width, height }: Size): boolean {
  return left >= margin && top >= margin && right <= width - margin && bottom <= height - margin;
}

/** Moved as far as takes to see all of it; where it is larger than the picture, its beginning. */
function kept({ left, top, right, bottom }: Rectangle, { width, height }: Size): Rectangle {
  const x = Math.max(margin, Math.min(left, width - margin - (right - left)));
  const y = Math.max(margin, Math.min(top, height - margin - (bottom - top)));
  return rectangle({ x, y }, { width: right - left, height: bottom - top });
}

function boxOf(points: Path): Rectangle {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function touches(one: Rectangle, other: Rectangle): boolean {
  return (
    one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top
  );
}

/** True where a part of the path lies in the rectangle or on its edge. */
function crosses(path: Path, { left, top, right, bottom }: Rectangle): boolean {
  return path.some((to, index) => {
    const from = path[index - 1] ?? to;
    // The part of the line within the rectangle, in shares of its length (Liang and Barsky).
    let [least, most] = [0, 1];
    for (const [start, by, low, high] of [
      [from.x, to.x - from.x, left, right],
      [from.y, to.y - from.y, top, bottom],
    ] as const) {
      if (by === 0 && (start < low || start > high)) return false;
      if (by === 0) continue;
      const [a, b] = [(low - start) / by, (high - start) / by];
      least = Math.max(least, Math.min(a, b));
      most = Math.min(most, Math.max(a, b));
    }
    return least <= most;
  });
}
