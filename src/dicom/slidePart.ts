import { items, number, text, texts } from './dataset.ts';
import { functionalGroup, pixelSpacing, type Spacing } from './geometry.ts';
import { type Instance } from './instance.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import { Tag } from './tag.ts';

/** What a slide image is of (PS3.3 C.8.12.4.1.1, third value of Image Type). */
export type SlideRole = 'volume' | 'thumbnail' | 'overview' | 'label';

/** One frame, and where its upper left pixel lies in the Total Pixel Matrix, from 0. */
export interface SlideTile {
  readonly instance: Instance;
  /** From 1. */
  readonly frameNumber: number;
  readonly column: number;
  readonly row: number;
}

/** One of the pictures that lie over each other: by Optical Path Identifier, and by focal plane from 0. */
export interface SlideLayer {
  readonly opticalPath: string;
  readonly focalPlane: number;
}

/** In pixels: the whole matrix, one tile, and how many tiles it takes. */
export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  readonly tileColumns: number;
  readonly tileRows: number;
  readonly across: number;
  readonly down: number;
}

/** A frame that has its place from itself (TILED_SPARSE). */
export type PlacedTile = SlideTile & SlideLayer;

/**
 * How an instance's frames find their places (PS3.3 C.7.6.17.3). `full`: by counting, `before` of them being in earlier parts of a
 * concatenation. `sparse`: each says its own.
 */
export type TileOrder =
  | { readonly kind: 'full'; readonly before: number }
  | {
      readonly kind: 'sparse';
      readonly tiles: readonly PlacedTile[];
      readonly byCell: ReadonlyMap<string, readonly PlacedTile[]>;
    };

/** What one instance has of a slide image. */
export interface SlidePart {
  readonly instance: Instance;
  readonly role: SlideRole;
  readonly grid: TileGrid;
  readonly spacing?: Spacing;
  readonly opticalPaths: NonEmpty<string>;
  readonly focalPlanes: number;
  readonly order: TileOrder;
  /** Frames that say no place, or lie beyond the last one. */
  readonly unplacedFrames: number;
}

/** An instance whose frames have no places: which attribute is at fault. */
export interface UnplacedPart {
  readonly instance: Instance;
  readonly unplaced: string;
}

export function parseSlidePart(instance: Instance): SlidePart | UnplacedPart {
  const grid = gridOf(instance);
  if (grid === undefined)
    return { instance, unplaced: 'Total Pixel Matrix Columns and Rows (0048,0006, 0048,0007)' };
  const spacing = pixelSpacing(instance);
  const own = { instance, role: roleOf(instance), grid, ...(spacing === undefined ? {} : { spacing }) };
  if (isSparse(instance)) return { ...own, ...sparse(instance, grid) };
  const opticalPaths = pathsOf(instance);
  const focalPlanes = Math.max(1, Math.floor(number(instance.dataset, Tag.totalPixelMatrixFocalPlanes) ?? 1));
  const before = Math.max(0, number(instance.dataset, Tag.concatenationFrameOffsetNumber) ?? 0);
  const due = grid.across * grid.down * focalPlanes * opticalPaths.length;
  if (!isCounted(instance) && before + instance.numberOfFrames !== due)
    return { instance, unplaced: 'Dimension Organization Type (0020,9311)' };
  const unplacedFrames = Math.min(
    instance.numberOfFrames,
    Math.max(0, before + instance.numberOfFrames - due),
  );
  return { ...own, opticalPaths, focalPlanes, order: { kind: 'full', before }, unplacedFrames };
}

export const cellKey = (layer: SlideLayer, column: number, row: number): string =>
  `${layer.opticalPath}|${layer.focalPlane}|${column}|${row}`;

/** A picture of a single frame that says no matrix (many labels) is its own. */
function gridOf({ dataset, rows = 0, columns = 0, numberOfFrames }: Instance): TileGrid | undefined {
  const whole = {
    columns: number(dataset, Tag.totalPixelMatrixColumns) ?? (numberOfFrames === 1 ? columns : 0),
    rows: number(dataset, Tag.totalPixelMatrixRows) ?? (numberOfFrames === 1 ? rows : 0),
  };
  const isSound = [rows, columns, whole.rows, whole.columns].every((n) => Number.isInteger(n) && n > 0);
  if (!isSound) return undefined;
  return {
    ...whole,
    tileColumns: columns,
    tileRows: rows,
    across: Math.ceil(whole.columns / columns),
    down: Math.ceil(whole.rows / rows),
  };
}

function roleOf({ dataset }: Instance): SlideRole {
  const flavour = texts(dataset, Tag.imageType).map((value) => value.toUpperCase());
  if (flavour.includes('LABEL')) return 'label';
  if (flavour.includes('OVERVIEW')) return 'overview';
  return flavour.includes('THUMBNAIL') ? 'thumbnail' : 'volume';
}

const isCounted = ({ dataset }: Instance) =>
  text(dataset, Tag.dimensionOrganizationType)?.toUpperCase() === 'TILED_FULL';

/** TILED_FULL outranks positions; where nothing is said, positions are what there is to go by. */
function isSparse(instance: Instance): boolean {
  if (isCounted(instance)) return false;
  return functionalGroup(instance.dataset, 1, Tag.planePositionSlideSequence) !== undefined;
}

/** Identifiers in the order of the Optical Path Sequence, by which TILED_FULL counts. */
function pathsOf({ dataset }: Instance): NonEmpty<string> {
  const named = items(dataset, Tag.opticalPathSequence).map(
    (item, index) => text(item, Tag.opticalPathIdentifier) ?? String(index + 1),
  );
  return isNonEmpty(named) ? named : [''];
}

function sparse(
  instance: Instance,
  grid: TileGrid,
): Pick<SlidePart, 'opticalPaths' | 'focalPlanes' | 'order' | 'unplacedFrames'> {
  const [firstPath] = pathsOf(instance);
  const stated = Array.from({ length: instance.numberOfFrames }, (_, at) =>
    statedPlace(instance, at + 1, firstPath),
  ).filter((place) => place !== undefined);
  const heights = [...new Set(stated.map(({ height }) => height))].toSorted((a, b) => a - b);
  const tiles = stated.map(({ height, ...tile }) => ({ ...tile, focalPlane: heights.indexOf(height) }));
  const used = new Set(tiles.map(({ opticalPath }) => opticalPath));
  const named = pathsOf(instance).filter((path) => used.has(path));
  const opticalPaths = [...named, ...[...used].filter((path) => !named.includes(path))];
  const byCell = new Map<string, PlacedTile[]>();
  for (const tile of tiles)
    for (const key of cellsOf(tile, grid)) byCell.set(key, [...(byCell.get(key) ?? []), tile]);
  return {
    opticalPaths: isNonEmpty(opticalPaths) ? opticalPaths : [firstPath],
    focalPlanes: Math.max(1, heights.length),
    order: { kind: 'sparse', tiles, byCell },
    unplacedFrames: instance.numberOfFrames - tiles.length,
  };
}

/** Plane Position (Slide) counts from 1 (PS3.3 C.8.12.6.1). */
function statedPlace(instance: Instance, frameNumber: number, firstPath: string) {
  const { dataset } = instance;
  const position = functionalGroup(dataset, frameNumber, Tag.planePositionSlideSequence);
  if (position === undefined) return undefined;
  const column = number(position, Tag.columnPositionInTotalImagePixelMatrix);
  const row = number(position, Tag.rowPositionInTotalImagePixelMatrix);
  if (column === undefined || row === undefined) return undefined;
  const path = functionalGroup(dataset, frameNumber, Tag.opticalPathIdentificationSequence);
  return {
    instance,
    frameNumber,
    column: column - 1,
    row: row - 1,
    opticalPath: (path === undefined ? undefined : text(path, Tag.opticalPathIdentifier)) ?? firstPath,
    height: number(position, Tag.zOffsetInSlideCoordinateSystem) ?? 0,
  };
}

/** Every cell of the grid that a tile reaches into: up to four where it does not lie on the grid's lines. */
function cellsOf(tile: PlacedTile, grid: TileGrid): readonly string[] {
  const columns = span(tile.column, grid.tileColumns, grid.across);
  const rows = span(tile.row, grid.tileRows, grid.down);
  return rows.flatMap((row) => columns.map((column) => cellKey(tile, column, row)));
}

function span(from: number, size: number, cells: number): readonly number[] {
  const first = Math.floor(from / size);
  const last = Math.floor((from + size - 1) / size);
  return (first === last ? [first] : [first, last]).filter((cell) => cell >= 0 && cell < cells);
}
