import { byTime, isSamePlace, type PlacedPhoto } from './photo.ts';
import { type PairChoice } from './pairState.ts';

export interface ResolvedPair<P extends PlacedPhoto> {
  readonly past: P;
  readonly now: P;
}

/**
 * The two that an address asks for. A later one that is not named is the present study's first, else the newest there is; an earlier one is
 * the latest before it of the same place, taken in the same way where one was. Undefined where there are no such two.
 */
export function resolvePair<P extends PlacedPhoto>(
  photos: readonly P[],
  choice: PairChoice,
  present: string | undefined,
): ResolvedPair<P> | undefined {
  const named = (wanted: PairChoice['past']) =>
    photos.find(
      ({ studyInstanceUid, sopInstanceUid, frameNumber }) =>
        studyInstanceUid === wanted?.studyInstanceUid &&
        sopInstanceUid === wanted.sopInstanceUid &&
        frameNumber === wanted.frameNumber,
    );
  if (choice.now !== undefined && named(choice.now) === undefined) return undefined;
  if (choice.past !== undefined && named(choice.past) === undefined) return undefined;
  const newest = photos.toSorted((a, b) => byTime(a, b, -1));
  const now =
    named(choice.now) ??
    newest.find(({ studyInstanceUid }) => studyInstanceUid === present) ??
    newest.find((photo) => earlier(photos, photo) !== undefined);
  if (now === undefined) return undefined;
  const past = named(choice.past) ?? earlier(photos, now);
  return past === undefined ? undefined : { past, now };
}

/** The photograph of the date before or after this one's, of the same place. Undefined at either end, and for one without a date. */
export function neighbour<P extends PlacedPhoto>(photos: readonly P[], from: P, step: 1 | -1): P | undefined {
  if (from.date === undefined) return undefined;
  const line = photos
    .filter((photo) => isSamePlace(photo, from) && photo.date !== undefined)
    .toSorted((a, b) => byTime(a, b, 1));
  const beside = line.filter((photo) => order(photo, from) === step);
  const date = (step === 1 ? beside[0] : beside.at(-1))?.studyInstanceUid;
  return alike(
    beside.filter(({ studyInstanceUid }) => studyInstanceUid === date),
    from,
  );
}

/**
 * The next photograph of the same place in both visits at once: what the photographer called the same, else what was taken as the same number.
 * Those that only one visit has are passed over, for half a pair is none; undefined where no more are common to both, or both are one visit.
 */
export function together<P extends PlacedPhoto>(
  photos: readonly P[],
  { past, now }: ResolvedPair<P>,
  step: 1 | -1,
): ResolvedPair<P> | undefined {
  if (past.studyInstanceUid === now.studyInstanceUid) return undefined;
  const [before, after] = [past, now].map((of) => takenWith(photos, of));
  const at = after?.findIndex(({ key }) => key === now.key) ?? -1;
  const further = step === 1 ? after?.slice(at + 1) : after?.slice(0, Math.max(0, at)).toReversed();
  for (const photo of further ?? []) {
    const fellow = fellowOf(photo, before ?? [], after ?? []);
    if (fellow !== undefined) return { past: fellow, now: photo };
  }
  return undefined;
}

/** In the order they were taken. */
function takenWith<P extends PlacedPhoto>(photos: readonly P[], of: P): readonly P[] {
  return photos
    .filter((photo) => photo.studyInstanceUid === of.studyInstanceUid && isSamePlace(photo, of))
    .toSorted((a, b) => a.index - b.index);
}

function fellowOf<P extends PlacedPhoto>(photo: P, before: readonly P[], after: readonly P[]): P | undefined {
  const named = before.find(({ comment }) => comment !== undefined && comment === photo.comment);
  const numbered = before[after.indexOf(photo)];
  const isOther =
    photo.comment !== undefined && numbered?.comment !== undefined && numbered.comment !== photo.comment;
  return named ?? (isOther ? undefined : numbered);
}

function earlier<P extends PlacedPhoto>(photos: readonly P[], now: P): P | undefined {
  return neighbour(photos, now, -1);
}

function order(a: PlacedPhoto, b: PlacedPhoto): number {
  if (a.studyInstanceUid === b.studyInstanceUid) return 0;
  return Math.sign(byTime(a, { ...b, index: a.index }, 1));
}

/** Taken in the same way by its photographer's words, else in the same place in the row. */
function alike<P extends PlacedPhoto>(candidates: readonly P[], from: P): P | undefined {
  return (
    candidates.find(({ comment }) => comment !== undefined && comment === from.comment) ??
    candidates.find(({ index }) => index === from.index) ??
    candidates[0]
  );
}
