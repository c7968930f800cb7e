import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { isPresentationState } from '#dicom/presentationState.ts';
import { rtStructureSetStorage } from '#dicom/structureSet.ts';
import { type Messages, modalityName } from '#viewer/i18n/messages.tsx';
import { documentForm } from './documentForm.ts';

/** «212 bilder», «60 enkeltbilder», «3 foto», «1 objekt». */
export function displaySetCount(words: Messages['panes'], displaySet: DisplaySet): string {
  switch (displaySet.kind) {
    case 'images':
      return words.count.images(stackPositions(displaySet).length);
    case 'cine':
      return words.count.frames(displaySet.numberOfFrames);
    case 'photos':
      return words.count.photos(displaySet.instances.length);
    case 'video':
      return displaySet.instance.numberOfFrames > 1
        ? words.count.frames(displaySet.instance.numberOfFrames)
        : words.kind.video;
    case 'slide':
    case 'unsupported':
      return words.count.objects(displaySet.instances.length);
    case 'audio':
    case 'ecg':
    case 'document':
    case 'report':
      return words.count.objects(1);
  }
}

/** A display set's own description, else what kind of thing it is. */
export function displaySetName(words: Messages, displaySet: DisplaySet): string {
  if (displaySet.description !== undefined) return displaySet.description;
  return displaySet.kind === 'images'
    ? modalityName(words, displaySet.modality)
    : kindName(words.panes, displaySet);
}

/** What kind of thing it is; of what is never shown by itself but over images, what that is. */
export function kindName(words: Messages['panes'], displaySet: DisplaySet): string {
  if (displaySet.kind === 'document' && documentForm(displaySet) === 'sound') return words.kind.audio;
  if (displaySet.kind !== 'unsupported') return words.kind[displaySet.kind];
  const [first] = displaySet.instances;
  if (isPresentationState(first)) return words.marks.strip.state;
  return first.sopClassUid === rtStructureSetStorage ? words.marks.strip.structures : words.kind.unsupported;
}
