import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import {
  firstView,
  flipped,
  matrixOf,
  rotated,
  unapply,
  type View,
} from '#viewer/rendering/painting/view.ts';
import { lettersShown } from './shownStack.ts';

type Triple = readonly [number, number, number];

const axes: readonly Triple[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

/** Turned by 25° about the diagonal of the patient (Rodrigues). */
function tilted([x, y, z]: Triple): Triple {
  const [cos, sin] = [Math.cos(0.436), Math.sin(0.436)];
  const along = ((x + y + z) / 3) * (1 - cos);
  const s = sin / Math.sqrt(3);
  return [x * cos + (z - y) * s + along, y * cos + (x - z) * s + along, z * cos + (y - x) * s + along];
}

interface Way {
  readonly row: Triple;
  readonly column: Triple;
}

const across = (a: Triple, b: Triple) => a.every((value, i) => value === 0 || b[i] === 0);
/** All 24 ways to lie along the axes, and the same 24 tilted. */
const straight = axes.flatMap((row): readonly Way[] =>
  axes.filter((column) => across(row, column)).map((column) => ({ row, column })),
);
const ways = [
  ...straight,
  ...straight.map((way): Way => ({ row: tilted(way.row), column: tilted(way.column) })),
];

/** Quarter turns and both mirrors in every order that a hand may take. */
const steps: Readonly<Record<string, (view: View) => View>> = {
  e: (view) => rotated(view, 90),
  q: (view) => rotated(view, -90),
  h: (view) => flipped(view, 'horizontal'),
  v: (view) => flipped(view, 'vertical'),
};
const sequences = ['', 'e', 'ee', 'eee', 'h', 'he', 'hee', 'heee', 'v', 'eh', 'vq', 'hv', 'qvehq'];

test('letters follow the camera in 48 orientations, however turned and mirrored', () => {
  expect(ways).toHaveLength(48);
  for (const { row, column } of ways)
    for (const sequence of sequences) {
      const view = sequence.split('').reduce((before, step) => steps[step]?.(before) ?? before, firstView);
      const instance = anInstance({ '00200032': [0, 0, 0], '00200037': [...row, ...column] });
      const shown = lettersShown({ instance, frameNumber: 1 }, view);
      const due = Object.fromEntries(
        Object.entries(edges).map(([edge, at]) => [edge, lettersTowards(at, { view, row, column })]),
      );
      expect(shown, `${row.join()} ${column.join()} «${sequence}»`).toEqual(due);
    }
});

const edges = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] } as const;

/** From the matrix that paints: where on the image a step on the screen leads, and where in the patient that is. */
function lettersTowards(
  [x, y]: readonly [number, number],
  of: { readonly view: View; readonly row: Triple; readonly column: Triple },
): string {
  const matrix = matrixOf(
    { ...of.view, zoom: 1 },
    { columns: 16, rows: 16, aspect: 1 },
    { width: 100, height: 100 },
  );
  const [from, to] = [unapply(matrix, { x: 0, y: 0 }), unapply(matrix, { x, y })];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return of.row
    .map((value, axis) => value * dx + (of.column[axis] ?? 0) * dy)
    .map((size, axis) => ({ size: Math.abs(size), letter: ['LR', 'PA', 'HF'][axis]?.[size > 0 ? 0 : 1] }))
    .filter(({ size }) => size >= 0.25)
    .toSorted((a, b) => b.size - a.size)
    .map(({ letter }) => letter)
    .join('');
}
