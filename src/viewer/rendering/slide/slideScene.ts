import { FrameFailure } from '#dicom/frame.ts';
import { type SlideLevel } from '#dicom/slide.ts';
import { type SlideTile } from '#dicom/slidePart.ts';
import { cellsIn, levelFor, shrinkOf, type SlideArea, tilesAt, tilesIn } from '#dicom/slideTiles.ts';
import { type Fidelity } from '#viewer/rendering/canvas.ts';
import { type CanvasSize, type Point } from '#viewer/rendering/painting/view.ts';
import { fidelityOf } from '#viewer/rendering/canvas/shownStack.ts';
import { type DecodedTile } from './decodeTile.ts';
import { areaOfTile } from './placing.ts';
import { type SlideTarget, type TilesInView } from './slide.ts';
import { type TileLoader, type WantedTile } from './tileLoader.ts';

/** A tile that can be painted. */
export interface ReadyTile {
  readonly tile: SlideTile;
  readonly level: SlideLevel;
  readonly decoded: DecodedTile;
}

export interface FailedTile {
  readonly tile: SlideTile;
  readonly failure: FrameFailure;
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Everything about one view of a slide that can be said before anything is painted. */
export interface SlideScene {
  readonly target: SlideTarget;
  readonly area: SlideArea;
  /** What lies at the middle of the canvas, in pixels of the finest level. */
  readonly middle: Point;
  /** The resolution that the zoom asks for. */
  readonly level: SlideLevel;
  /** Tiles of that resolution in view, nearest the middle first. */
  readonly wanted: readonly SlideTile[];
  readonly ready: readonly ReadyTile[];
  readonly failed: readonly FailedTile[];
  /** Coarser tiles to be painted first, the coarsest first; empty where nothing would be seen of them. */
  readonly beneath: readonly ReadyTile[];
  readonly emptyCells: readonly Cell[];
  readonly tiles: TilesInView;
  /** Something stored, at whatever resolution, covers all that is in view. */
  readonly isCovered: boolean;
}

/** Tiles in view that are held at once, by bytes: half of what may be remembered. */
const largestView = 128 * 1024 ** 2;

/** Coarse tiles that are fetched to lie beneath: a few, or the level is no overview. */
const largestBase = 16;

function mostTiles({ grid }: SlideLevel): number {
  return Math.max(64, Math.floor(largestView / (grid.tileColumns * grid.tileRows * 4)));
}

const tilesOf = ({ grid }: SlideLevel) => grid.across * grid.down;

/** The zoom below which more tiles would be seen than can be held; 0 where the whole slide can be shown at once. */
export function leastZoom({ image }: SlideTarget, canvas: CanvasSize): number {
  const coarsest = image.levels.at(-1) ?? image.levels[0];
  const most = mostTiles(coarsest);
  if (tilesOf(coarsest) <= most) return 0;
  const { tileColumns, tileRows } = coarsest.grid;
  const perPixel = Math.sqrt((2 * canvas.width * canvas.height) / (most * tileColumns * tileRows));
  return perPixel / shrinkOf(image, coarsest).x;
}

/** The coarsest level, where it is small enough to be fetched whole; undefined where it is not, or is itself what is looked at. */
function baseOf({ image }: SlideTarget, level: SlideLevel): SlideLevel | undefined {
  const coarsest = image.levels.at(-1);
  if (coarsest === undefined || coarsest === level) return undefined;
  return tilesOf(coarsest) <= largestBase ? coarsest : undefined;
}

export function sceneOf(
  target: SlideTarget,
  view: { readonly area: SlideArea; readonly middle: Point; readonly zoom: number },
  loader: TileLoader,
): SlideScene {
  const { image, layer } = target;
  const { area } = view;
  const level = levelFor(image, view.zoom);
  const coarsest = image.levels.at(-1) ?? level;
  const wanted = tilesIn(image, level, { layer, area });
  const looked = wanted.map((tile) => ({ tile, found: loader.at(tile) }));
  const ready = looked.flatMap(({ tile, found }) =>
    found === undefined || found instanceof FrameFailure ? [] : [{ tile, level, decoded: found }],
  );
  const failed = looked.flatMap(({ tile, found }) =>
    found instanceof FrameFailure ? [{ tile, failure: found }] : [],
  );
  const emptyCells = cellsIn(image, level, area).filter((cell) => tilesAt(level, layer, cell).length === 0);
  const isWhole = ready.length === wanted.length && emptyCells.length === 0;
  const pending = wanted.filter((_, at) => looked[at]?.found === undefined);
  return {
    target,
    area,
    middle: view.middle,
    level,
    wanted,
    ready,
    failed,
    beneath: isWhole ? [] : coarser({ target, area, level }, loader),
    emptyCells,
    tiles: {
      due: wanted.length,
      painted: ready.length,
      failed: failed.length,
      missing: isSparse(level) ? 0 : emptyCells.length,
      unscanned: isSparse(level) ? emptyCells.length : 0,
      lacksOverview: tilesOf(coarsest) > mostTiles(coarsest),
    },
    isCovered: pending.every((tile) => isCoveredBelow({ target, level, area }, tile, loader)),
  };
}

/** What lies beneath first, for it is little and covers much; then what is in view; then a rim around it. */
export function wishesOf({ target, level, area, wanted }: SlideScene): readonly WantedTile[] {
  const { image, layer } = target;
  const [{ grid }] = image.levels;
  const base = baseOf(target, level);
  const whole = { left: 0, top: 0, right: grid.columns, bottom: grid.rows };
  const [x, y] = [(area.right - area.left) / 8, (area.bottom - area.top) / 8];
  const rim = { left: area.left - x, top: area.top - y, right: area.right + x, bottom: area.bottom + y };
  const tiles = [
    ...(base === undefined ? [] : tilesIn(image, base, { layer, area: whole })),
    ...wanted,
    ...tilesIn(image, level, { layer, area: rim }).slice(0, wanted.length + 24),
  ];
  return tiles.map((tile) => ({ tile, opticalPath: layer.opticalPath }));
}

export function isSparse({ parts }: SlideLevel): boolean {
  return parts.some(({ order }) => order.kind === 'sparse');
}

export function sceneFidelity({ tiles, ready, beneath, isCovered }: SlideScene): Fidelity {
  const isPending = tiles.painted + tiles.failed < tiles.due;
  if (tiles.failed > 0 || tiles.missing > 0 || !isCovered) return 'incomplete';
  if (isPending) return 'preview';
  const isLossy = [...ready, ...beneath].some(({ tile }) => fidelityOf(tile) === 'lossy');
  return isLossy ? 'lossy' : 'true';
}

/** The finest painted tile at the middle of the view, else the one nearest it. */
export function tileAtMiddle({ middle, ready, beneath, target }: SlideScene): ReadyTile | undefined {
  const holds = ({ tile, level }: ReadyTile) => {
    const { left, top, right, bottom } = areaOfTile(tile, target.image, level);
    return left <= middle.x && middle.x < right && top <= middle.y && middle.y < bottom;
  };
  return ready.find(holds) ?? beneath.findLast(holds) ?? ready[0] ?? beneath.at(-1);
}

function coarser(
  { target, area, level }: Pick<SlideScene, 'target' | 'area' | 'level'>,
  loader: TileLoader,
): readonly ReadyTile[] {
  const { image, layer } = target;
  const below = image.levels.slice(image.levels.indexOf(level) + 1).toReversed();
  return below.flatMap((one) =>
    tilesIn(image, one, { layer, area })
      .slice(0, mostTiles(one))
      .flatMap((tile) => {
        const decoded = loader.at(tile);
        return decoded === undefined || decoded instanceof FrameFailure
          ? []
          : [{ tile, level: one, decoded }];
      }),
  );
}

/** Some coarser level has every tile of what is seen of this one. */
function isCoveredBelow(
  { target, level, area }: Pick<SlideScene, 'target' | 'area' | 'level'>,
  tile: SlideTile,
  loader: TileLoader,
): boolean {
  const { image, layer } = target;
  const own = areaOfTile(tile, image, level);
  const seen = {
    left: Math.max(own.left, area.left),
    top: Math.max(own.top, area.top),
    right: Math.min(own.right, area.right),
    bottom: Math.min(own.bottom, area.bottom),
  };
  return image.levels.slice(image.levels.indexOf(level) + 1).some((below) =>
    cellsIn(image, below, seen).every((cell) => {
      const tiles = tilesAt(below, layer, cell);
      return tiles.length > 0 && tiles.every((one) => isReady(loader.at(one)));
    }),
  );
}

function isReady(found: ReturnType<TileLoader['at']>): boolean {
  return found !== undefined && !(found instanceof FrameFailure);
}
