import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { type StudyContents } from '#viewer/archives/studyContents.ts';
import { type StudiesAnswer } from '#viewer/archives/useStudies.tsx';
import { type Photo, photosOf } from './photo.ts';

export interface PatientPhotos {
  readonly photos: readonly Photo[];
  /** Studies with photographs that have come. */
  readonly studies: number;
  /** Studies that are still on their way, whole or in part. */
  readonly waiting: number;
  readonly failed: readonly { readonly why: ArchiveError; readonly retry: () => void }[];
  /** Studies of which one archive has given its part, and another that holds some of it has not. */
  readonly partly: number;
  /** Objects that archives promised and did not give. */
  readonly short: number;
  /** Archives that have not answered, or hold more than they gave: there may be studies that nobody has named. */
  readonly mayLackStudies: boolean;
  readonly isWaitingForArchives: boolean;
  /** Studies that may be of photographs too, which neither their rows nor their images have told yet. */
  readonly untold: number;
}

/** The photographs of some studies, and an account of what is not here. */
export function photoAccount(
  contents: readonly StudyContents[],
  { state, untold }: Pick<StudiesAnswer, 'state'> & Pick<PatientPhotos, 'untold'>,
): PatientPhotos {
  const ready = contents.flatMap((one) => (one.state === 'ready' ? [one] : []));
  const photos = ready.flatMap(photosOf);
  return {
    photos,
    studies: new Set(photos.map(({ studyInstanceUid }) => studyInstanceUid)).size,
    waiting: contents.filter(
      (one) => one.state === 'loading' || (one.state === 'ready' && one.waiting.length > 0),
    ).length,
    failed: contents.flatMap((one) => (one.state === 'failed' ? [one] : [])),
    partly: ready.filter(({ missing, more }) => missing.length > 0 || more).length,
    short: ready.reduce((sum, { expected, instances }) => sum + Math.max(0, (expected ?? 0) - instances), 0),
    mayLackStudies: state === 'partial',
    isWaitingForArchives: state === 'loading',
    untold,
  };
}
