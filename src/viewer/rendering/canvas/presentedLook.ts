import { parseLookupTable, statedLargest } from '#dicom/lookupTable.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { type GreyLook, type Modality } from '#viewer/rendering/painting/greyLook.ts';

/** The grey pipeline of the state in place of the image's (PS3.4 N.2.1). One of the image's own tables is in the image's own units. */
export function presentedLook(
  look: GreyLook,
  presentation: FramePresentation | undefined,
  { stored, isOwnTable }: { readonly stored: 'signed' | 'unsigned'; readonly isOwnTable: boolean },
): GreyLook {
  if (presentation === undefined) return look;
  const { isInverse, presentationTable } = presentation;
  const shown = {
    ...look,
    isInverse,
    ...(presentationTable === undefined ? {} : { presentationTable }),
  };
  const { voi } = presentation;
  if (voi === undefined || isOwnTable) return shown;
  const modality = modalityOf(presentation, stored);
  const isSigned = 'slope' in modality && (stored === 'signed' || modality.intercept < 0);
  const presented = voiOf(voi, isSigned ? 'signed' : 'unsigned');
  if (presented === undefined) return shown;
  // A window that a hand sets in place of the state's is meant as the state's was.
  const voiFunction = voi.kind === 'window' ? voi.window.function : 'LINEAR';
  return { ...shown, modality, measured: look.measured ?? look.modality, voi: presented, voiFunction };
}

function voiOf(
  voi: NonNullable<FramePresentation['voi']>,
  maps: 'signed' | 'unsigned',
): NonNullable<GreyLook['voi']> | undefined {
  switch (voi.kind) {
    case 'window':
      return voi.window;
    case 'none':
      return { center: voi.largest / 2, width: voi.largest, function: 'LINEAR_EXACT' };
    case 'table': {
      const table = parseLookupTable(voi.item, { maps });
      return table === undefined ? undefined : { ...table, largest: statedLargest(voi.item, table) };
    }
  }
}

function modalityOf({ modality }: FramePresentation, maps: 'signed' | 'unsigned'): Modality {
  if ('slope' in modality) return modality;
  return parseLookupTable(modality.item, { maps }) ?? { slope: 1, intercept: 0 };
}
