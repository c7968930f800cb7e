import { type StackPosition } from '#dicom/displaySet.ts';
import { type ReadingWindow } from '#viewer/rendering/canvas.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { paintGrey } from './brightness.ts';
import { fullRange, greyLookOf } from './greyLook.ts';

/** RGBA of a grey frame through its first window or table, or else its own full range; padding painted as the values it is. */
export function plainGrey(
  values: Samples,
  { instance, frameNumber }: StackPosition,
  window: ReadingWindow,
): Uint8ClampedArray<ArrayBuffer> {
  const look = { ...greyLookOf(instance, frameNumber), padding: undefined };
  const own = window === 'first' ? look.voi : undefined;
  const voi = own ?? { ...fullRange(values, look), function: 'LINEAR' as const };
  const words = new Uint32Array(values.length);
  paintGrey(values, { look, voi, isInverted: false }, words);
  return new Uint8ClampedArray(words.buffer);
}
