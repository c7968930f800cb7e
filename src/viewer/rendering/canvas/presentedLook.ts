import { parseLookupTable } from '#dicom/lookupTable.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { type GreyLook } from '#viewer/rendering/painting/greyLook.ts';

/**
 * The grey pipeline of the state in place of the image's (PS3.4 N.2.1). A state that says nothing of a VOI transformation leaves the image its
 * own, though by the letter there would be none: those are states made for their graphics, and the image would be past recognition.
 */
export function presentedLook(
  look: GreyLook,
  presentation: FramePresentation | undefined,
  stored: 'signed' | 'unsigned',
): GreyLook {
  const voi = presentation?.voi;
  if (presentation === undefined) return look;
  const { isInverse } = presentation;
  if (voi === undefined) return { ...look, isInverse };
  const modality = modalityOf(presentation, stored);
  const maps = 'slope' in modality && modality.intercept < 0 ? 'signed' : 'unsigned';
  const shown = voi.kind === 'window' ? voi.window : parseLookupTable(voi.item, { maps });
  return shown === undefined ? { ...look, isInverse } : { ...look, isInverse, voi: shown, modality };
}

function modalityOf({ modality }: FramePresentation, maps: 'signed' | 'unsigned'): GreyLook['modality'] {
  if ('slope' in modality) return modality;
  return parseLookupTable(modality.item, { maps }) ?? { slope: 1, intercept: 0 };
}
