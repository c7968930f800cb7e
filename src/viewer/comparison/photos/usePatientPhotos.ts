import { useMemo } from 'react';

import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useStudiesContents } from '#viewer/archives/useStudyContents.ts';
import { isPhotoStudy } from '#viewer/comparison/photoStudies.ts';
import { useOpenInBook } from '#viewer/comparison/seen/useOpenInBook.ts';
import { photoAccount, type PatientPhotos } from './photoAccount.ts';

/** Every photograph of the patient, and an account of what is not here. */
export function usePatientPhotos(): PatientPhotos {
  const { studies, state } = useStudies();
  const photographic = useMemo(() => studies.filter(isPhotoStudy), [studies]);
  const contents = useStudiesContents(photographic.map(({ studyInstanceUid }) => studyInstanceUid));
  useOpenInBook(contents);
  return useMemo(() => photoAccount(contents, state), [contents, state]);
}
