import { type DisplaySet } from '#dicom/displaySet.ts';
import { type OfferedStudy } from '#viewer/comparison/hanging/offer.ts';
import { byInterest } from '#viewer/comparison/interest.ts';
import { keyWord } from './linkWords.ts';

const keyObjectSelection = '1.2.840.10008.5.1.4.1.1.88.59';

/** What an address names: a display set by its id, a series by its UID, or the key images of either or of the whole study. */
export function namedSet(study: OfferedStudy, id: string): DisplaySet | undefined {
  const { displaySets, selections = [] } = study;
  const exact = [...displaySets, ...selections].find((one) => one.id === id);
  if (exact !== undefined) return exact;
  if (!id.endsWith(keyWord))
    return displaySets.filter(({ seriesInstanceUid }) => seriesInstanceUid === id).toSorted(byInterest)[0];
  const series = id.slice(0, -keyWord.length);
  const own = <T extends DisplaySet>(all: readonly T[]) =>
    series === '*' ? all : all.filter(({ seriesInstanceUid }) => seriesInstanceUid === series);
  // Where no series can show its key images alone, the document that names them shows them.
  return own(selections)[0] ?? displaySets.find(isKeySelection);
}

function isKeySelection(displaySet: DisplaySet): boolean {
  return displaySet.kind === 'report' && displaySet.instance.sopClassUid === keyObjectSelection;
}
