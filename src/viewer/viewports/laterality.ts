import { type Dataset, items, text } from '#dicom/dataset.ts';
import { functionalGroup } from '#dicom/geometry.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';

export type Laterality = 'left' | 'right' | 'both';

const frameAnatomySequence = '00209071';
const frameLaterality = '00209072';
const viewModifierRight = /^(G-A100|24028007)$/;
const viewModifierLeft = /^(G-A101|7771000)$/;

/**
 * The side a frame is of: Frame Laterality → Image Laterality → Laterality → the modifier of the coded anatomy (PS3.3 C.7.6.16.2.8, 10.7).
 * Undefined where nothing says so, and for unpaired parts: a side is never guessed.
 */
export function lateralityOf(instance: Instance, frameNumber = 1): Laterality | undefined {
  return lateralitiesOf(instance, frameNumber)[0];
}

/** Every side that the object names for this frame, the one that holds first. More than one: the object contradicts itself. */
export function lateralitiesOf(instance: Instance, frameNumber = 1): readonly Laterality[] {
  const { dataset } = instance;
  const anatomy = functionalGroup(dataset, frameNumber, frameAnatomySequence);
  const said = [
    anatomy === undefined ? undefined : fromCode(text(anatomy, frameLaterality)),
    fromCode(text(dataset, Tag.imageLaterality)),
    fromCode(text(dataset, Tag.laterality)),
    fromAnatomy(dataset),
  ].filter((side) => side !== undefined);
  return [...new Set(said)];
}

const codes: Readonly<Record<string, Laterality>> = { L: 'left', R: 'right', B: 'both' };

function fromCode(code: string | undefined): Laterality | undefined {
  return codes[code?.toUpperCase() ?? ''];
}

function fromAnatomy(dataset: Dataset): Laterality | undefined {
  const anatomicRegionModifierSequence = '00082220';
  const modifiers = items(dataset, Tag.anatomicRegionSequence)
    .flatMap((region) => items(region, anatomicRegionModifierSequence))
    .map((modifier) => text(modifier, Tag.codeValue) ?? '');
  const right = modifiers.some((code) => viewModifierRight.test(code));
  const left = modifiers.some((code) => viewModifierLeft.test(code));
  if (left && right) return 'both';
  if (left) return 'left';
  return right ? 'right' : undefined;
}
