import { type ImageSize } from '#viewer/rendering/painting/view.ts';
import { scaleOf, type Similarity } from './similarity.ts';

/** One half as far as its scale is concerned. */
export interface Measured {
  readonly image: ImageSize;
  /** Of one image pixel along a row; undefined where nothing says so. */
  readonly millimetres: number | undefined;
}

/** How the sizes seen in the two halves stand to each other. */
export type ScaleRelation =
  /** A millimetre is as long in both. */
  | { readonly kind: 'same' }
  /** Both know their millimetres, but the adjustment has made the earlier one so many times larger than that. */
  | { readonly kind: 'changed'; readonly factor: number }
  /** So many of the two say what a pixel measures: sizes cannot be compared. */
  | { readonly kind: 'unknown'; readonly known: 0 | 1 };

/** Sizes differing by less than this part are called the same: points are not set finer by hand. */
const sameScale = 0.01;

/** Where the earlier photograph lies before anyone has adjusted it: middle on middle, at the same millimetres where both know theirs, else as large. */
export function unadjusted(past: Measured, now: Measured): Similarity {
  const [a, b] = [squareSize(past.image), squareSize(now.image)];
  const isMeasured = past.millimetres !== undefined && now.millimetres !== undefined;
  const p = isMeasured
    ? (past.millimetres ?? 1) / (now.millimetres ?? 1)
    : Math.min(b.width / a.width, b.height / a.height);
  return { p, q: 0, x: b.width / 2 - (p * a.width) / 2, y: b.height / 2 - (p * a.height) / 2 };
}

export function scaleRelation(past: Measured, now: Measured, placed: Similarity): ScaleRelation {
  if (past.millimetres === undefined || now.millimetres === undefined) {
    return { kind: 'unknown', known: past.millimetres === now.millimetres ? 0 : 1 };
  }
  const factor = scaleOf(placed) / (past.millimetres / now.millimetres);
  return Math.abs(factor - 1) <= sameScale ? { kind: 'same' } : { kind: 'changed', factor };
}

/** In square pixels, as wide as a stored one. */
export function squareSize({ columns, rows, aspect }: ImageSize): {
  readonly width: number;
  readonly height: number;
} {
  return { width: columns, height: rows * aspect };
}
