import { pixelUnit } from '#dicom/pixelUnit.ts';
import { ultrasoundPoint } from '#dicom/ultrasoundPoint.ts';
import { type ProbeReading } from '#viewer/rendering/probed.ts';
import { measuredValue } from '#viewer/rendering/painting/greyLook.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Painted } from './painted.ts';

/** The pixel under `point`, which is in image pixels from the corner of the first one. */
export function probeReading(
  { frame, position, shown }: Pick<Painted, 'frame' | 'position' | 'shown'>,
  point: Point,
): ProbeReading {
  const [x, y] = [Math.floor(point.x), Math.floor(point.y)];
  if (x < 0 || y < 0 || x >= frame.columns || y >= frame.rows) return { kind: 'outside' };
  const { instance, frameNumber } = position;
  const physical = ultrasoundPoint(instance, { x, y });
  const at = y * frame.columns + x;
  if (frame.kind !== 'grey') {
    const [red = 0, green = 0, blue = 0] =
      frame.kind === 'colour' ? frame.rgba.subarray(at * 4, at * 4 + 3) : pixelOf(frame.bitmap, x, y);
    return { kind: 'colour', x, y, red, green, blue, physical };
  }
  const stored = frame.values[at] ?? 0;
  const look = shown?.look;
  if (frame.subtracted !== undefined) {
    const { original, basis } = frame.subtracted;
    const value = look === undefined ? stored : measuredValue(stored, look);
    return {
      kind: 'difference',
      x,
      y,
      value: Number.isNaN(value) ? undefined : value,
      stored: original.values[at] ?? 0,
      basis,
      physical,
    };
  }
  const padding = look?.padding;
  const unit = pixelUnit(instance, frameNumber);
  return {
    kind: 'value',
    x,
    y,
    value: look === undefined ? stored : measuredValue(stored, look),
    stored,
    ...(unit === undefined ? {} : { unit }),
    isPadding: padding !== undefined && stored >= padding.from && stored <= padding.to,
    physical,
  };
}

function pixelOf(bitmap: ImageBitmap, x: number, y: number): Uint8ClampedArray {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  context.drawImage(bitmap, -x, -y);
  return context.getImageData(0, 0, 1, 1).data;
}
