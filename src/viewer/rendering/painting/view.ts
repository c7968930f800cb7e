/** How an image lies on a canvas, apart from the canvas's size. */
export interface View {
  /** Device pixels per image pixel along a row; `fit` shows the whole image, and an area that much of it, whatever the size of the canvas. */
  readonly zoom: 'fit' | number | ViewArea;
  /** What lies at the middle of the canvas, in image pixels from the middle of the image. */
  readonly offsetX: number;
  readonly offsetY: number;
  /** Degrees clockwise, after mirroring: 0, 90, 180 or 270. */
  readonly rotation: number;
  readonly isFlipped: boolean;
  /** While the whole image is shown: this side of the image lies against the edge of the canvas, in place of its middle in the middle. */
  readonly against?: 'left' | 'right';
}

/** So much of an image, in its own pixels, is to be seen whole. */
export interface ViewArea {
  readonly columns: number;
  readonly rows: number;
}

export const firstView: View = { zoom: 'fit', offsetX: 0, offsetY: 0, rotation: 0, isFlipped: false };

/** The image in its own pixels; `aspect` is the height of a pixel divided by its width. */
export interface ImageSize {
  readonly columns: number;
  readonly rows: number;
  readonly aspect: number;
}

/** In device pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Image pixels to device pixels: x' = a·x + c·y + e, y' = b·x + d·y + f, as canvases name it. Image (0, 0) is the corner of the first pixel, not its centre. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Zoom at which the whole image is seen. */
export function fitZoom(image: ImageSize, canvas: CanvasSize, rotation: number): number {
  const height = image.rows * image.aspect;
  const [wide, high] = rotation % 180 === 0 ? [image.columns, height] : [height, image.columns];
  return Math.max(1e-3, Math.min(canvas.width / wide, canvas.height / high));
}

export function zoomOf(view: View, image: ImageSize, canvas: CanvasSize): number {
  if (typeof view.zoom === 'number') return view.zoom;
  const whole = view.zoom === 'fit' ? image : { ...image, ...view.zoom };
  return fitZoom(whole, canvas, view.rotation);
}

/** The same view with the offset that lays the image against its side of the canvas; untouched once it has been zoomed or moved. */
export function laidAgainst(view: View, image: ImageSize, canvas: CanvasSize): View {
  const { against, zoom, offsetX, offsetY, rotation } = view;
  if (against === undefined || zoom !== 'fit' || offsetX !== 0 || offsetY !== 0 || rotation % 180 !== 0)
    return view;
  const spare = canvas.width / fitZoom(image, canvas, rotation) - image.columns;
  return { ...view, offsetX: ((against === 'left' ? 1 : -1) * Math.max(0, spare)) / 2 };
}

export function matrixOf(looked: View, image: ImageSize, canvas: CanvasSize): Matrix {
  const view = laidAgainst(looked, image, canvas);
  const zoom = zoomOf(view, image, canvas);
  const [sin, cos] = quarterTurn(view.rotation);
  const [sx, sy] = [view.isFlipped ? -zoom : zoom, zoom * image.aspect];
  const [a, b, c, d] = [sx * cos, sx * sin, -sy * sin, sy * cos];
  const [x, y] = [image.columns / 2 + view.offsetX, image.rows / 2 + view.offsetY];
  return { a, b, c, d, e: canvas.width / 2 - a * x - c * y, f: canvas.height / 2 - b * x - d * y };
}

export function apply(matrix: Matrix, point: Point): Point {
  return {
    x: matrix.a * point.x + matrix.c * point.y + matrix.e,
    y: matrix.b * point.x + matrix.d * point.y + matrix.f,
  };
}

/** Device pixels back to image pixels. */
export function unapply(matrix: Matrix, point: Point): Point {
  const determinant = matrix.a * matrix.d - matrix.b * matrix.c;
  const [x, y] = [point.x - matrix.e, point.y - matrix.f];
  return {
    x: (matrix.d * x - matrix.c * y) / determinant,
    y: (matrix.a * y - matrix.b * x) / determinant,
  };
}

interface Placed {
  readonly image: ImageSize;
  readonly canvas: CanvasSize;
}

/** Zooms so that what lies under `at` (device pixels) stays there. */
export function zoomedAt(
  view: View,
  by: { readonly factor: number; readonly at?: Point },
  { image, canvas }: Placed,
): View {
  const fit = fitZoom(image, canvas, view.rotation);
  const zoom = Math.min(Math.max(zoomOf(view, image, canvas) * by.factor, Math.min(fit, 1) / 8), 64);
  const at = by.at ?? { x: canvas.width / 2, y: canvas.height / 2 };
  const before = unapply(matrixOf(view, image, canvas), at);
  const zoomed = { ...view, zoom };
  const after = unapply(matrixOf(zoomed, image, canvas), at);
  return {
    ...zoomed,
    offsetX: zoomed.offsetX + before.x - after.x,
    offsetY: zoomed.offsetY + before.y - after.y,
  };
}

/** Moves the image by device pixels; it never leaves the canvas altogether. */
export function panned(view: View, by: Point, { image, canvas }: Placed): View {
  const matrix = matrixOf(view, image, canvas);
  const [from, to] = [unapply(matrix, { x: 0, y: 0 }), unapply(matrix, by)];
  const { offsetX, offsetY } = laidAgainst(view, image, canvas);
  const within = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit);
  return {
    ...view,
    zoom: zoomOf(view, image, canvas),
    offsetX: within(offsetX - (to.x - from.x), image.columns / 2),
    offsetY: within(offsetY - (to.y - from.y), image.rows / 2),
  };
}

export function rotated(view: View, degrees: 90 | -90): View {
  return { ...view, rotation: (view.rotation + degrees + 360) % 360 };
}

/** Mirrors what is seen: left–right (`horizontal`) or top–bottom (`vertical`), whichever way the image is turned. */
export function flipped(view: View, axis: 'horizontal' | 'vertical'): View {
  const rotation = axis === 'horizontal' ? -view.rotation : 180 - view.rotation;
  return { ...view, isFlipped: !view.isFlipped, rotation: (rotation + 360) % 360 };
}

function quarterTurn(rotation: number): readonly [sin: number, cos: number] {
  switch (((rotation % 360) + 360) % 360) {
    case 90:
      return [1, 0];
    case 180:
      return [0, -1];
    case 270:
      return [-1, 0];
    default:
      return [0, 1];
  }
}
