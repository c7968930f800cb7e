import { useMemo } from 'react';

import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { type StudyContents } from '#viewer/archives/studyContents.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useStudiesContents } from '#viewer/archives/useStudyContents.ts';
import { isPhotoStudy } from '#viewer/comparison/photoStudies.ts';
import { useOpenInBook } from '#viewer/comparison/seen/useOpenInBook.ts';
import { type Photo, photosOf } from './photo.ts';

export interface PatientPhotos {
  readonly photos: readonly Photo[];
  /** Studies with photographs that have come. */
  readonly studies: number;
  /** Studies that are still on their way. */
  readonly waiting: number;
  readonly failed: readonly { readonly why: ArchiveError; readonly retry: () => void }[];
  /** Objects that archives promised and did not give. */
  readonly short: number;
  /** Archives that have not answered, or hold more than they gave: there may be studies that nobody has named. */
  readonly mayLackStudies: boolean;
  readonly isWaitingForArchives: boolean;
}

/** Every photograph of the patient, and an account of what is not here. */
export function usePatientPhotos(): PatientPhotos {
  const { studies, state } = useStudies();
  const photographic = useMemo(() => studies.filter(isPhotoStudy), [studies]);
  const contents = useStudiesContents(photographic.map(({ studyInstanceUid }) => studyInstanceUid));
  useOpenInBook(contents);
  return useMemo(() => accountOf(contents, state), [contents, state]);
}

function accountOf(
  contents: readonly StudyContents[],
  state: ReturnType<typeof useStudies>['state'],
): PatientPhotos {
  const ready = contents.flatMap((one) => (one.state === 'ready' ? [one] : []));
  const photos = ready.flatMap(photosOf);
  return {
    photos,
    studies: new Set(photos.map(({ studyInstanceUid }) => studyInstanceUid)).size,
    waiting: contents.filter((one) => one.state === 'loading').length,
    failed: contents.flatMap((one) => (one.state === 'failed' ? [one] : [])),
    short: ready.reduce((sum, { expected, instances }) => sum + Math.max(0, (expected ?? 0) - instances), 0),
    mayLackStudies: state === 'partial',
    isWaitingForArchives: state === 'loading',
  };
}
