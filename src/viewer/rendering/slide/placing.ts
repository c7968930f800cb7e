import { pixelAspect } from '#dicom/geometry.ts';
import { type SlideImage, type SlideLevel } from '#dicom/slide.ts';
import { isSamePicture } from '#dicom/slideAgain.ts';
import { type SlideTile } from '#dicom/slidePart.ts';
import { shrinkOf, type SlideArea } from '#dicom/slideTiles.ts';
import {
  type CanvasSize,
  firstView,
  type ImageSize,
  type Matrix,
  matrixOf,
  type Point,
  unapply,
  type View,
} from '#viewer/rendering/painting/view.ts';

/** A rectangle of whole pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Part of a tile, in its own pixels, and where on the canvas it goes. */
export interface PlacedBox {
  readonly source: Box;
  readonly target: Box;
}

/** The finest level as one image. */
export function sizeOf({ levels: [{ grid, parts }] }: SlideImage): ImageSize {
  return { columns: grid.columns, rows: grid.rows, aspect: pixelAspect(parts[0].instance) };
}

/** What a hand has set stays on the same picture, also when a finer resolution of it has come, whose pixels are smaller; another is seen whole. */
export function viewOn(image: SlideImage, before: SlideImage | undefined, view: View): View {
  if (before === undefined || !isSamePicture(before, image)) return firstView;
  const times = sizeOf(image).columns / sizeOf(before).columns;
  return {
    ...view,
    zoom: typeof view.zoom === 'number' ? view.zoom / times : view.zoom,
    offsetX: view.offsetX * times,
    offsetY: view.offsetY * times,
  };
}

/** Moved to whole device pixels, so that at 1:1 every pixel of a tile is one of the screen. */
export function wholePixelMatrix(view: View, image: ImageSize, canvas: CanvasSize): Matrix {
  const matrix = matrixOf(view, image, canvas);
  return { ...matrix, e: Math.round(matrix.e), f: Math.round(matrix.f) };
}

/** What of the image the canvas shows, in pixels of the finest level. */
export function visibleArea(matrix: Matrix, image: ImageSize, canvas: CanvasSize): SlideArea {
  const from = unapply(matrix, { x: 0, y: 0 });
  const to = unapply(matrix, { x: canvas.width, y: canvas.height });
  return {
    left: Math.max(0, from.x),
    top: Math.max(0, from.y),
    right: Math.min(image.columns, to.x),
    bottom: Math.min(image.rows, to.y),
  };
}

/**
 * Where a tile goes: its pixels within the matrix, for what lies beyond is padding (PS3.3 C.8.12.4.1.2). Edges fall on whole device
 * pixels, the same for both tiles that share one: no seam, and no pixel of a neighbour.
 */
export function placeTile(
  { column, row }: SlideTile,
  at: { readonly image: SlideImage; readonly level: SlideLevel; readonly matrix: Matrix },
): PlacedBox {
  const { grid } = at.level;
  const source = {
    x: Math.max(0, -column),
    y: Math.max(0, -row),
    width: Math.min(grid.tileColumns, grid.columns - column) - Math.max(0, -column),
    height: Math.min(grid.tileRows, grid.rows - row) - Math.max(0, -row),
  };
  const target = boxOf({ ...source, x: source.x + column, y: source.y + row }, at);
  return { source, target };
}

/** The box on the canvas of a box in pixels of a level. */
export function boxOf(
  box: Box,
  {
    image,
    level,
    matrix,
  }: { readonly image: SlideImage; readonly level: SlideLevel; readonly matrix: Matrix },
): Box {
  const shrink = shrinkOf(image, level);
  const x = Math.round(matrix.a * box.x * shrink.x + matrix.e);
  const y = Math.round(matrix.d * box.y * shrink.y + matrix.f);
  const right = Math.round(matrix.a * (box.x + box.width) * shrink.x + matrix.e);
  const bottom = Math.round(matrix.d * (box.y + box.height) * shrink.y + matrix.f);
  return { x, y, width: right - x, height: bottom - y };
}

/** A tile's own area in pixels of the finest level. */
export function areaOfTile({ column, row }: SlideTile, image: SlideImage, level: SlideLevel): SlideArea {
  const shrink = shrinkOf(image, level);
  const { grid } = level;
  return {
    left: Math.max(0, column) * shrink.x,
    top: Math.max(0, row) * shrink.y,
    right: Math.min(grid.columns, column + grid.tileColumns) * shrink.x,
    bottom: Math.min(grid.rows, row + grid.tileRows) * shrink.y,
  };
}

/** The view with this point of the finest level in the middle. */
export function centredOn(view: View, at: Point, image: ImageSize): View {
  return keptWithin({ ...view, offsetX: at.x - image.columns / 2, offsetY: at.y - image.rows / 2 }, image);
}

/** The slide never leaves the canvas: some point of it stays in the middle. */
export function keptWithin(view: View, { columns, rows }: ImageSize): View {
  const within = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit);
  return { ...view, offsetX: within(view.offsetX, columns / 2), offsetY: within(view.offsetY, rows / 2) };
}
