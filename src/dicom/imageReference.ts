import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, items, numbers, text } from './dataset.ts';
import { Tag } from './tag.ts';

/** A reference to an image, or to some of its frames (PS3.3 10.3). */
export interface ImageReference {
  readonly sopInstanceUid: string;
  /** From 1; undefined means all of them. */
  readonly frameNumbers?: readonly number[];
}

/** One image to ask about: one frame of one instance. */
export interface ImageFrame {
  readonly sopInstanceUid: string;
  readonly frameNumber: number;
}

export function parseImageReferences(
  dataset: Dataset,
  sequence: string = AnnotationTag.referencedImageSequence,
): readonly ImageReference[] {
  return items(dataset, sequence).flatMap((item) => {
    const sopInstanceUid = text(item, Tag.referencedSopInstanceUid);
    if (sopInstanceUid === undefined) return [];
    const frameNumbers = numbers(item, AnnotationTag.referencedFrameNumber);
    return [frameNumbers === undefined ? { sopInstanceUid } : { sopInstanceUid, frameNumbers }];
  });
}

export function refersTo(references: readonly ImageReference[], image: ImageFrame): boolean {
  return references.some(
    ({ sopInstanceUid, frameNumbers }) =>
      sopInstanceUid === image.sopInstanceUid && (frameNumbers?.includes(image.frameNumber) ?? true),
  );
}

/** The items of a sequence that hold for an image: those that name it, and those that name none, which hold for all. */
export function itemsFor(list: readonly Dataset[], image: ImageFrame): readonly Dataset[] {
  return list.filter((item) => {
    const references = parseImageReferences(item);
    return references.length === 0 || refersTo(references, image);
  });
}
