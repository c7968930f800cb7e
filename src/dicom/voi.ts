import { type Dataset, has, items, number, numbers, text, texts } from './dataset.ts';
import { functionalGroup } from './geometry.ts';
import { type Instance } from './instance.ts';
import { type LookupTable, parseLookupTable } from './lookupTable.ts';
import { Tag } from './tag.ts';

export type VoiFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

/** A window of the object itself, in units after the modality transform (PS3.3 C.11.2.1.2). */
export interface VoiWindow {
  readonly center: number;
  readonly width: number;
  readonly function: VoiFunction;
  /** Its name as the modality gave it. */
  readonly explanation?: string;
}

/** The windows of a frame in stored order, the first being the one to show first. Windows without a positive width are left out. */
export function windowsOf(instance: Instance, frameNumber = 1): readonly VoiWindow[] {
  return voiWindows(voiOf(instance, frameNumber));
}

/** The windows that a dataset or an item itself holds. */
export function voiWindows(source: Dataset): readonly VoiWindow[] {
  const centers = numbers(source, Tag.windowCenter) ?? [];
  const widths = numbers(source, Tag.windowWidth) ?? [];
  const explanations = texts(source, Tag.windowCenterWidthExplanation);
  const voiFunction = functionIn(source);
  return centers.flatMap((center, index) => {
    const width = widths[index];
    if (width === undefined || width <= 0 || (voiFunction === 'LINEAR' && width < 1)) return [];
    const explanation = explanations.length === centers.length ? explanations[index] : undefined;
    return [{ center, width, function: voiFunction, ...(explanation === undefined ? {} : { explanation }) }];
  });
}

/** The VOI lookup tables of a frame in stored order; those whose data is not at hand are left out, for `missingTablesOf` to count. */
export function voiTablesOf(instance: Instance, frameNumber = 1): readonly LookupTable[] {
  const { dataset } = instance;
  const transform = functionalGroup(dataset, frameNumber, Tag.pixelValueTransformationSequence) ?? dataset;
  const isSigned =
    number(dataset, Tag.pixelRepresentation) === 1 || (number(transform, Tag.rescaleIntercept) ?? 0) < 0;
  return items(voiOf(instance, frameNumber), Tag.voiLutSequence).flatMap(
    (item) => parseLookupTable(item, { maps: isSigned ? 'signed' : 'unsigned' }) ?? [],
  );
}

/** Modality and VOI tables that a frame names and whose data is not at hand: without them it is shown otherwise than it asks. */
export function missingTablesOf(instance: Instance, frameNumber = 1): number {
  const named = [
    ...items(instance.dataset, Tag.modalityLutSequence),
    ...items(voiOf(instance, frameNumber), Tag.voiLutSequence),
  ];
  // An item without a descriptor is the empty form that some writers leave.
  return named.filter(
    (item) => has(item, Tag.lutDescriptor) && parseLookupTable(item, { maps: 'unsigned' }) === undefined,
  ).length;
}

/** How windows of a frame are meant, also those a user sets (VOI LUT Function). */
export function voiFunctionOf(instance: Instance, frameNumber = 1): VoiFunction {
  return functionIn(voiOf(instance, frameNumber));
}

function functionIn(source: Dataset): VoiFunction {
  const name = text(source, Tag.voiLutFunction);
  return name === 'SIGMOID' || name === 'LINEAR_EXACT' ? name : 'LINEAR';
}

/** Where a frame's windows and tables stand: in its functional groups, else in the object. */
function voiOf({ dataset }: Instance, frameNumber: number): Dataset {
  return functionalGroup(dataset, frameNumber, Tag.frameVoiLutSequence) ?? dataset;
}
