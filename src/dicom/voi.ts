import { type Dataset, numbers, text, texts } from './dataset.ts';
import { functionalGroup } from './geometry.ts';
import { type Instance } from './instance.ts';
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
  return voiWindows(
    functionalGroup(instance.dataset, frameNumber, Tag.frameVoiLutSequence) ?? instance.dataset,
  );
}

/** The windows that a dataset or an item itself holds. */
export function voiWindows(source: Dataset): readonly VoiWindow[] {
  const centers = numbers(source, Tag.windowCenter) ?? [];
  const widths = numbers(source, Tag.windowWidth) ?? [];
  const explanations = texts(source, Tag.windowCenterWidthExplanation);
  const voiFunction = functionOf(text(source, Tag.voiLutFunction));
  return centers.flatMap((center, index) => {
    const width = widths[index];
    if (width === undefined || width <= 0 || (voiFunction === 'LINEAR' && width < 1)) return [];
    const explanation = explanations.length === centers.length ? explanations[index] : undefined;
    return [{ center, width, function: voiFunction, ...(explanation === undefined ? {} : { explanation }) }];
  });
}

function functionOf(name: string | undefined): VoiFunction {
  return name === 'SIGMOID' || name === 'LINEAR_EXACT' ? name : 'LINEAR';
}
