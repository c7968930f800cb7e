import { type Dataset, text } from './dataset.ts';
import { Tag } from './tag.ts';

/**
 * Whether low values are bright: MONOCHROME1, or Presentation LUT Shape INVERSE, which belongs with it (PS3.3 C.8.11.3.1.1): the two say the
 * same thing, not twice.
 */
export function isInverse(dataset: Dataset): boolean {
  const isMonochrome1 = text(dataset, Tag.photometricInterpretation) === 'MONOCHROME1';
  return isMonochrome1 || text(dataset, Tag.presentationLutShape) === 'INVERSE';
}
