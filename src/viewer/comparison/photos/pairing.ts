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
