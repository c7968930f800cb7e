import { isInside } from '#dicom/planarFigure.ts';
import { pixelUnit } from '#dicom/pixelUnit.ts';
import { type Painted } from '#viewer/rendering/canvas/painted.ts';
import { measuredValue } from '#viewer/rendering/painting/greyLook.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Figure, type Statistics } from './figure.ts';

/**
 * Mean and deviation of the pixels whose centres lie in an ellipse or outline. Only where values mean something: grey ones with a unit.
 * Padding is no tissue and left out. Undefined where no pixel remains.
 */
export function statisticsIn(
  { kind, points }: Figure,
  { frame, position, shown }: Pick<Painted, 'frame' | 'position' | 'shown'>,
): Statistics | undefined {
  const unit = pixelUnit(position.instance, position.frameNumber);
  // A difference of values has none of their units.
  if (frame.kind !== 'grey' || frame.subtracted !== undefined || shown === undefined || unit === undefined)
    return undefined;
  const holds = insideOf({ kind, points });
  if (holds === undefined) return undefined;
  const { look } = shown;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(frame.columns, Math.max(...xs))];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(frame.rows, Math.max(...ys))];
  let [pixels, mean, squares] = [0, 0, 0];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const stored = frame.values[y * frame.columns + x] ?? 0;
      const isPadding =
        look.padding !== undefined && stored >= look.padding.from && stored <= look.padding.to;
      if (isPadding || !holds({ x: x + 0.5, y: y + 0.5 })) continue;
      // Welford's: sums of squares of large numbers lose the small differences.
      const value = measuredValue(stored, look);
      pixels += 1;
      const from = value - mean;
      mean += from / pixels;
      squares += from * (value - mean);
    }
  return pixels === 0 ? undefined : { mean, deviation: Math.sqrt(squares / pixels), unit, pixels };
}

function insideOf({ kind, points }: Figure): ((point: Point) => boolean) | undefined {
  if (kind === 'outline') return (point) => isInside(points, point);
  const [a, b] = points;
  if (kind !== 'ellipse' || a === undefined || b === undefined) return undefined;
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const [wide, high] = [Math.abs(b.x - a.x) / 2, Math.abs(b.y - a.y) / 2];
  return (point) => ((point.x - x) / wide) ** 2 + ((point.y - y) / high) ** 2 <= 1;
}
