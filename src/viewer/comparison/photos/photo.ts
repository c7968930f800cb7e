import { anatomyOfInstance, type BodyRegion, bodyRegions, type Side } from '#dicom/anatomy.ts';
import { compareDateTimes, parseDate } from '#dicom/dates.ts';
import { text } from '#dicom/dataset.ts';
import { type PhotosDisplaySet, stackPositions, type StackPosition } from '#dicom/displaySet.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PhotoChoice, photoKey } from './pairState.ts';

/** Image Comments (0020,4000): what the photographer calls the picture. */
const imageComments = '00204000';

/** What of and when a photograph is: all that it is sorted and paired by. */
export interface PlacedPhoto extends PhotoChoice {
  readonly key: string;
  readonly region: BodyRegion;
  readonly side: Side | undefined;
  /** Of the study, `YYYYMMDD`. */
  readonly date: string | undefined;
  readonly time: string | undefined;
  /** From 0 within its study. */
  readonly index: number;
  readonly comment: string | undefined;
}

/** One photograph of the patient, wherever it lies. */
export interface Photo extends PlacedPhoto {
  readonly contents: ReadyContents;
  readonly displaySet: PhotosDisplaySet;
  readonly position: StackPosition;
}

/** Every photograph of a study. */
export function photosOf(contents: ReadyContents): readonly Photo[] {
  const sets = contents.displaySets.flatMap((set) => (set.kind === 'photos' ? [set] : []));
  const all = sets.flatMap((displaySet) =>
    stackPositions(displaySet).map((position) => ({ displaySet, position })),
  );
  const { study } = contents;
  return all.map(({ displaySet, position }, index) => {
    const { dataset, sopInstanceUid } = position.instance;
    const anatomy = anatomyOfInstance(dataset);
    const choice = {
      studyInstanceUid: study.studyInstanceUid,
      sopInstanceUid,
      frameNumber: position.frameNumber,
    };
    return {
      ...choice,
      key: photoKey(choice),
      contents,
      displaySet,
      position,
      region: placeIn(anatomy.regions),
      side: anatomy.side,
      date: parseDate(study.studyDate) === undefined ? undefined : study.studyDate,
      time: study.studyTime,
      index,
      comment: text(dataset, imageComments),
    };
  });
}

/** Skin lies over every place: where one is named beside it, that is where. */
function placeIn(regions: NonEmpty<BodyRegion>): BodyRegion {
  return regions.find((region) => region !== 'skin' && region !== 'wholeBody') ?? regions[0];
}

/** Undated ones last, whichever way time runs. */
export function byTime(a: PlacedPhoto, b: PlacedPhoto, direction: 1 | -1): number {
  if ((a.date === undefined) !== (b.date === undefined)) return a.date === undefined ? 1 : -1;
  const order = compareDateTimes({ date: a.date, time: a.time }, { date: b.date, time: b.time });
  return order === 0 ? a.index - b.index : order * direction;
}

/** By place on the body from head to toe, left before right, newest first. */
export function bySheetOrder(a: PlacedPhoto, b: PlacedPhoto): number {
  return (
    bodyRegions.indexOf(a.region) - bodyRegions.indexOf(b.region) ||
    (a.side ?? '').localeCompare(b.side ?? '', 'en') ||
    byTime(a, b, -1) ||
    a.studyInstanceUid.localeCompare(b.studyInstanceUid, 'en')
  );
}

export function isSamePlace(a: PlacedPhoto, b: PlacedPhoto): boolean {
  return a.region === b.region && a.side === b.side;
}

/** «Hæl, venstre». */
export function placeWords(
  { panes, finding }: Messages,
  { region, side }: Pick<Photo, 'region' | 'side'>,
): string {
  const { photoSet } = panes;
  return photoSet.place(finding.region[region], side === undefined ? undefined : photoSet.sideOf[side]);
}
