import { type Matrix } from '#viewer/rendering/painting/view.ts';
import { type GreyRange } from './greyRange.ts';
import { type Box, boxOf, placeTile } from './placing.ts';
import { type FailedTile, isSparse, type ReadyTile, type SlideScene } from './slideScene.ts';

export type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface SlidePainting {
  readonly scene: SlideScene;
  readonly matrix: Matrix;
  readonly greys: GreyRange;
}

const colours = { around: '#000', empty: '#23282d', stripe: '#4a525a', failed: '#101316', edge: '#f2bb4e' };

/** Paints a view: coarser tiles beneath, finer above; what has failed or is not there is marked, never filled from elsewhere. */
export function paintSlide(context: Context2d, painting: SlidePainting): void {
  const { scene, matrix, greys } = painting;
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.around;
  context.fillRect(0, 0, width, height);
  fill(context, wholeBox(painting), colours.empty);
  const isScannedInPart = isSparse(scene.level);
  if (isScannedInPart) markEmpty(context, painting);
  for (const { tile, decoded } of [...scene.beneath, ...scene.ready]) greys.meet(tile, decoded);
  for (const ready of scene.beneath) paintTile(context, ready, painting);
  for (const ready of scene.ready) paintTile(context, ready, painting);
  if (!isScannedInPart) markEmpty(context, painting);
  for (const failed of scene.failed) markFailed(context, failed, { scene, matrix });
}

export function paintTile(
  context: Context2d,
  { tile, level, decoded }: ReadyTile,
  { scene, matrix, greys }: SlidePainting,
): void {
  const { source, target } = placeTile(tile, { image: scene.target.image, level, matrix });
  if (source.width <= 0 || source.height <= 0 || target.width <= 0 || target.height <= 0) return;
  const scale = target.width / source.width;
  // Colour is shown as its pixels are once it is magnified more than twice; below a half, the slower interpolation averages.
  context.imageSmoothingEnabled = decoded.kind === 'grey' || scale <= 2;
  context.imageSmoothingQuality = scale < 0.5 ? 'medium' : 'low';
  context.drawImage(
    greys.sourceOf(tile, decoded),
    source.x,
    source.y,
    source.width,
    source.height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
}

function wholeBox({ scene, matrix }: Pick<SlidePainting, 'scene' | 'matrix'>): Box {
  const { image } = scene.target;
  const [level] = image.levels;
  const { columns, rows } = level.grid;
  return boxOf({ x: 0, y: 0, width: columns, height: rows }, { image, level, matrix });
}

/** Places without a tile are striped. */
function markEmpty(context: Context2d, { scene, matrix }: SlidePainting): void {
  const { level, emptyCells, target } = scene;
  const { tileColumns, tileRows, columns, rows } = level.grid;
  for (const cell of emptyCells) {
    const [x, y] = [cell.column * tileColumns, cell.row * tileRows];
    const box = boxOf(
      { x, y, width: Math.min(tileColumns, columns - x), height: Math.min(tileRows, rows - y) },
      { image: target.image, level, matrix },
    );
    fill(context, box, colours.empty);
    stripe(context, box);
  }
}

function stripe(context: Context2d, box: Box): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.strokeStyle = colours.stripe;
  context.lineWidth = 2;
  context.beginPath();
  const { width, height } = context.canvas;
  // Lines that go on from one place to the next.
  for (let at = -height; at < width + height; at += 16) {
    context.moveTo(at, 0);
    context.lineTo(at + height, height);
  }
  context.stroke();
  context.restore();
}

/** A dark plate with a cross: what lies beneath is covered, since it is not what was asked for. */
function markFailed(
  context: Context2d,
  { tile }: FailedTile,
  { scene, matrix }: Pick<SlidePainting, 'scene' | 'matrix'>,
): void {
  const { target } = placeTile(tile, { image: scene.target.image, level: scene.level, matrix });
  const { x, y, width, height } = target;
  fill(context, target, colours.failed);
  const reach = Math.min(24, width / 4, height / 4);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  context.strokeStyle = colours.edge;
  context.lineWidth = 2;
  context.strokeRect(x + 1, y + 1, width - 2, height - 2);
  context.beginPath();
  context.moveTo(middleX - reach, middleY - reach);
  context.lineTo(middleX + reach, middleY + reach);
  context.moveTo(middleX + reach, middleY - reach);
  context.lineTo(middleX - reach, middleY + reach);
  context.stroke();
}

function fill(context: Context2d, { x, y, width, height }: Box, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}
