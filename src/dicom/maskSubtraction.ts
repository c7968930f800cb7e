import { type Dataset, has, items, number, numbers, text } from './dataset.ts';
import { functionalGroup } from './geometry.ts';
import { type Instance } from './instance.ts';
import { MaskTag } from './maskTag.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';

/** Pixels by which a mask is moved down and to the right: with 1 and 1, its pixel 1\1 is subtracted from pixel 2\2 (PS3.3 C.7.6.10.1.2). */
export interface MaskShift {
  readonly rows: number;
  readonly columns: number;
}

export const noShift: MaskShift = { rows: 0, columns: 0 };

/** What is subtracted from what, for one frame: the mean of `masks`, moved by `shift`, from the mean of `contrast`. Frame numbers from 1. */
export interface Subtraction {
  readonly masks: NonEmpty<number>;
  readonly contrast: NonEmpty<number>;
  readonly shift: MaskShift;
}

/** Why an object's own subtraction is not done: the operation or attribute by its name in the standard. */
export interface RefusedSubtraction {
  readonly refused: string;
}

/** The object asks to be seen subtracted; what is not recognised is seen as stored (C.7.6.10, Recommended Viewing Mode). */
export function recommendsSubtraction({ dataset }: Instance): boolean {
  return text(dataset, MaskTag.recommendedViewingMode) === 'SUB';
}

/** The object describes some subtraction of its frames, whether or not it can be done. */
export function hasSubtraction({ dataset }: Instance): boolean {
  return operations(dataset).length > 0;
}

/** What the object subtracts from a frame (PS3.3 C.7.6.10.1.1): undefined for frames that no operation applies to, as the masks themselves often are. */
export function subtractionOf(
  instance: Instance,
  frameNumber: number,
): Subtraction | RefusedSubtraction | undefined {
  const operation = operations(instance.dataset).find((item) => appliesTo(item, frameNumber));
  if (operation === undefined) return undefined;
  // Shifts of their own for single frames (C.7.6.16.2.14) would be left out silently.
  if (functionalGroup(instance.dataset, frameNumber, MaskTag.framePixelShiftSequence) !== undefined)
    return { refused: 'Frame Pixel Shift Sequence (0028,9415)' };
  const name = text(operation, MaskTag.maskOperation) ?? '';
  if (name === 'AVG_SUB') return averageOf(operation, instance, frameNumber);
  if (name === 'TID') return intervalOf(operation, instance, frameNumber);
  return { refused: `Mask Operation (0028,6101) ${name}` };
}

/** LOG: pixel values are proportional to what the X-rays have passed through; LIN: to the X-rays that came through (C.8.7.1.1.2). */
export function intensityRelationshipOf(
  { dataset }: Instance,
  frameNumber: number,
): 'LOG' | 'LIN' | undefined {
  const group = functionalGroup(dataset, frameNumber, MaskTag.framePixelDataPropertiesSequence) ?? dataset;
  const relationship = text(group, MaskTag.pixelIntensityRelationship);
  return relationship === 'LOG' || relationship === 'LIN' ? relationship : undefined;
}

function operations(dataset: Dataset): readonly Dataset[] {
  return items(dataset, MaskTag.maskSubtractionSequence).filter(
    (item) => (text(item, MaskTag.maskOperation) ?? 'NONE') !== 'NONE',
  );
}

/** Pairs of first and last frame; without any, all frames, as far as the operation itself reaches. */
function appliesTo(item: Dataset, frameNumber: number): boolean {
  const range = numbers(item, MaskTag.applicableFrameRange);
  if (range === undefined || range.length < 2) return true;
  return range.some(
    (from, at) => at % 2 === 0 && frameNumber >= from && frameNumber <= (range[at + 1] ?? from),
  );
}

function averageOf(
  item: Dataset,
  { numberOfFrames }: Instance,
  frameNumber: number,
): Subtraction | RefusedSubtraction | undefined {
  const masks = numbers(item, MaskTag.maskFrameNumbers) ?? [];
  if (!isNonEmpty(masks) || masks.some((mask) => !isFrame(mask, numberOfFrames)))
    return { refused: `Mask Frame Numbers (0028,6110) ${masks.join('\\')}`.trim() };
  const averaged = Math.max(1, number(item, MaskTag.contrastFrameAveraging) ?? 1);
  // Without a range it ends where the last frames no longer suffice.
  if (frameNumber + averaged - 1 > numberOfFrames) return undefined;
  const more = Array.from({ length: averaged - 1 }, (_, at) => frameNumber + at + 1);
  return { masks, contrast: [frameNumber, ...more], shift: shiftOf(item) };
}

/** The mask lies so many frames before; TID Offset is 1 where it is empty, and behind where it is negative. */
function intervalOf(
  item: Dataset,
  { numberOfFrames }: Instance,
  frameNumber: number,
): Subtraction | undefined {
  const mask = frameNumber - (number(item, MaskTag.tidOffset) ?? 1);
  if (!isFrame(mask, numberOfFrames)) return undefined;
  return { masks: [mask], contrast: [frameNumber], shift: shiftOf(item) };
}

function shiftOf(item: Dataset): MaskShift {
  if (!has(item, MaskTag.maskSubPixelShift)) return noShift;
  const [rows = 0, columns = 0] = numbers(item, MaskTag.maskSubPixelShift) ?? [];
  return { rows, columns };
}

function isFrame(value: number, numberOfFrames: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= numberOfFrames;
}
