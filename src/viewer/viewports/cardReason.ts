import { archivedDocument } from '#dicom/archivedDocument.ts';
import { type DisplaySet } from '#dicom/displaySet.ts';
import { isPresentationState } from '#dicom/presentationState.ts';
import { sopClass } from '#dicom/sopClass.ts';
import { rtStructureSetStorage } from '#dicom/structureSet.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** What stands in a pane as a card. */
export type CardSet = Extract<DisplaySet, { readonly kind: 'slide' | 'unsupported' | 'document' }>;

/** Why it is a card. An object of an image class without Rows and Columns is not beyond Lysbilde: there is nothing in it to show. */
export function cardReason({ archived, panes }: Messages, displaySet: CardSet): string {
  const { card, marks } = panes;
  if (displaySet.kind === 'document') {
    const notShown = archivedDocument(displaySet.instance.dataset)?.notShown;
    if (notShown !== undefined) return archived.pictureNotShown(notShown);
    return card.document(displaySet.media ?? '?');
  }
  if (displaySet.kind !== 'unsupported') return card[displaySet.kind];
  const [first] = displaySet.instances;
  const { hasPixels } = first;
  if (isPresentationState(first)) return marks.card.state;
  if (displaySet.sopClassUid === rtStructureSetStorage) return marks.card.structures;
  const kind = sopClass(displaySet.sopClassUid)?.kind;
  const isOfImages = kind === 'image' || kind === 'photo' || kind === 'slide';
  return isOfImages && !hasPixels ? card.noPixels : card.unsupported;
}
