import { apply, type CanvasSize, type ImageSize, type Matrix, type Point, unapply } from './view.ts';

/** How a picture lies on its canvas, for whoever does not see it. */
export interface ViewPlace {
  /** Device pixels per image pixel along a row. */
  readonly zoom: number;
  /** Nothing of the picture is outside the canvas. */
  readonly isWhole: boolean;
  /** The pixel in the middle of the canvas: column and row, from 0. */
  readonly middle: Point;
}

export type PlaceWords = (place: ViewPlace) => string;

/** Of a picture that `matrix` lays on a canvas. */
export function viewPlace(matrix: Matrix, image: ImageSize, canvas: CanvasSize): ViewPlace {
  const { columns, rows } = image;
  const corners = [
    { x: 0, y: 0 },
    { x: columns, y: rows },
  ].map((corner) => apply(matrix, corner));
  const middle = unapply(matrix, { x: canvas.width / 2, y: canvas.height / 2 });
  return {
    zoom: Math.hypot(matrix.a, matrix.b),
    isWhole: corners.every((at) => isWithin(at.x, canvas.width) && isWithin(at.y, canvas.height)),
    middle: { x: pixelOf(middle.x, columns), y: pixelOf(middle.y, rows) },
  };
}

/** Half a pixel is rounding. */
function isWithin(at: number, length: number): boolean {
  return at >= -0.5 && at <= length + 0.5;
}

function pixelOf(at: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(at)));
}
