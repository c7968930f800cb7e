import { parseLookupTable } from '#dicom/lookupTable.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { type GreyLook, type Modality } from '#viewer/rendering/painting/greyLook.ts';

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
  const isSigned = 'slope' in modality && (stored === 'signed' || modality.intercept < 0);
  const maps = isSigned ? 'signed' : 'unsigned';
  const shown = voi.kind === 'window' ? voi.window : parseLookupTable(voi.item, { maps });
  if (shown === undefined) return { ...look, isInverse };
  // The image's own tables are of its own values, and would go before the state's window.
  return { ...look, isInverse, voi: shown, tables: [], modality, measured: look.modality };
}

function modalityOf({ modality }: FramePresentation, maps: 'signed' | 'unsigned'): Modality {
  if ('slope' in modality) return modality;
  return parseLookupTable(modality.item, { maps }) ?? { slope: 1, intercept: 0 };
}
