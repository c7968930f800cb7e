import { type SlideImage, type SlideLevel } from './slide.ts';
import { cellKey, type SlideLayer, type SlidePart, type SlideTile } from './slidePart.ts';

/** A rectangle in pixels of the finest level; `right` and `bottom` are not in it. */
export interface SlideArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels of the finest level that one pixel of this level stands for. */
export function shrinkOf({ levels: [finest] }: SlideImage, { grid }: SlideLevel) {
  return { x: finest.grid.columns / grid.columns, y: finest.grid.rows / grid.rows };
}

/** The coarsest level that still has a pixel for every screen pixel, else the finest; `zoom` is screen pixels per pixel of the finest level. */
export function levelFor(image: SlideImage, zoom: number): SlideLevel {
  const enough = image.levels.findLast((level) => zoom * shrinkOf(image, level).x <= 1.0001);
  return enough ?? image.levels[0];
}

/** The tiles of a level that reach into an area, those nearest its middle first. Cells without a tile give none. */
export function tilesIn(
  image: SlideImage,
  level: SlideLevel,
  at: { readonly layer: SlideLayer; readonly area: SlideArea },
): readonly SlideTile[] {
  const found = new Set<SlideTile>();
  for (const { column, row } of cellsIn(image, level, at.area))
    for (const tile of tilesAt(level, at.layer, { column, row })) found.add(tile);
  const shrink = shrinkOf(image, level);
  const { tileColumns, tileRows } = level.grid;
  const middle = {
    x: (at.area.left + at.area.right) / 2 / shrink.x - tileColumns / 2,
    y: (at.area.top + at.area.bottom) / 2 / shrink.y - tileRows / 2,
  };
  const away = ({ column, row }: SlideTile) => Math.hypot(column - middle.x, row - middle.y);
  return [...found].toSorted((a, b) => away(a) - away(b));
}

/** Cells of a level's grid that an area reaches into. */
export function cellsIn(image: SlideImage, level: SlideLevel, area: SlideArea) {
  const shrink = shrinkOf(image, level);
  const { tileColumns, tileRows, across, down } = level.grid;
  const columns = range(area.left / shrink.x / tileColumns, area.right / shrink.x / tileColumns, across);
  const rows = range(area.top / shrink.y / tileRows, area.bottom / shrink.y / tileRows, down);
  return rows.flatMap((row) => columns.map((column) => ({ column, row })));
}

/** The tiles in one cell: one, none where none was stored, and more where those of TILED_SPARSE do not lie on the grid's lines. */
export function tilesAt(
  level: SlideLevel,
  layer: SlideLayer,
  cell: { readonly column: number; readonly row: number },
): readonly SlideTile[] {
  return level.parts.flatMap((part): readonly SlideTile[] => {
    if (part.order.kind === 'sparse')
      return part.order.byCell.get(cellKey(layer, cell.column, cell.row)) ?? [];
    const tile = countedTile(part, layer, cell);
    return tile === undefined ? [] : [tile];
  });
}

/** Where a frame of an instance lies; undefined for an instance of another slide and a frame without a place. */
export function placeOfFrame(
  images: readonly SlideImage[],
  wanted: { readonly sopInstanceUid: string; readonly frameNumber: number },
) {
  for (const image of images)
    for (const level of image.levels) {
      const part = level.parts.find(({ instance }) => instance.sopInstanceUid === wanted.sopInstanceUid);
      const found = part === undefined ? undefined : tileOf(part, wanted.frameNumber);
      if (found !== undefined) return { image, level, ...found };
    }
  return undefined;
}

/** Cells of a level without any tile in this layer. */
export function missingTiles(level: SlideLevel, layer: SlideLayer): number {
  const { across, down } = level.grid;
  if (level.parts.some(({ order }) => order.kind === 'sparse')) {
    const cells = range(0, down, down).flatMap((row) =>
      range(0, across, across).map((column) => ({ column, row })),
    );
    return cells.filter((cell) => tilesAt(level, layer, cell).length === 0).length;
  }
  const first = level.parts.find(({ opticalPaths }) => opticalPaths.includes(layer.opticalPath));
  if (first === undefined) return across * down;
  const from = layerStart(first, layer);
  const held = level.parts.reduce((sum, part) => sum + overlap(part, from, from + across * down), 0);
  return across * down - held;
}

function overlap({ order, instance }: SlidePart, from: number, to: number): number {
  if (order.kind === 'sparse') return 0;
  return Math.max(0, Math.min(to, order.before + instance.numberOfFrames) - Math.max(from, order.before));
}

/** TILED_FULL: along the rows from the upper left, then focal plane by focal plane, then path by path (PS3.3 C.7.6.17.3). */
function countedTile(
  part: SlidePart,
  layer: SlideLayer,
  { column, row }: { readonly column: number; readonly row: number },
): SlideTile | undefined {
  const { grid, instance, order } = part;
  if (order.kind === 'sparse' || !part.opticalPaths.includes(layer.opticalPath)) return undefined;
  if (layer.focalPlane >= part.focalPlanes) return undefined;
  const frameNumber = layerStart(part, layer) + row * grid.across + column + 1 - order.before;
  if (frameNumber < 1 || frameNumber > instance.numberOfFrames) return undefined;
  return tile(part, frameNumber, { column, row });
}

function layerStart({ opticalPaths, focalPlanes, grid }: SlidePart, layer: SlideLayer): number {
  const path = opticalPaths.indexOf(layer.opticalPath);
  return (path * focalPlanes + layer.focalPlane) * grid.across * grid.down;
}

function tileOf(part: SlidePart, frameNumber: number) {
  const { grid, order, opticalPaths, focalPlanes } = part;
  if (order.kind === 'sparse') {
    const found = order.tiles.find((one) => one.frameNumber === frameNumber);
    return found === undefined ? undefined : { tile: found, layer: found };
  }
  const size = grid.across * grid.down;
  const at = order.before + frameNumber - 1;
  const opticalPath = opticalPaths[Math.floor(at / size / focalPlanes)];
  if (opticalPath === undefined || frameNumber > part.instance.numberOfFrames) return undefined;
  const cell = { column: at % grid.across, row: Math.floor((at % size) / grid.across) };
  const layer = { opticalPath, focalPlane: Math.floor(at / size) % focalPlanes };
  return { tile: tile(part, frameNumber, cell), layer };
}

function tile(
  { instance, grid }: SlidePart,
  frameNumber: number,
  cell: { readonly column: number; readonly row: number },
): SlideTile {
  return { instance, frameNumber, column: cell.column * grid.tileColumns, row: cell.row * grid.tileRows };
}

function range(from: number, to: number, count: number): readonly number[] {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(count, Math.ceil(to));
  return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
}
