import { useMemo } from 'react';

import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useStudiesContents } from '#viewer/archives/useStudyContents.ts';
import { usePhotoStudies } from '#viewer/comparison/usePhotoStudies.ts';
import { useOpenInBook } from '#viewer/comparison/seen/useOpenInBook.ts';
import { photoAccount, type PatientPhotos } from './photoAccount.ts';

/** Every photograph of the patient, and an account of what is not here. */
export function usePatientPhotos(): PatientPhotos {
  const { state } = useStudies();
  const { studies, untold } = usePhotoStudies();
  const contents = useStudiesContents(studies.map(({ studyInstanceUid }) => studyInstanceUid));
  useOpenInBook(contents);
  return useMemo(() => photoAccount(contents, { state, untold }), [contents, state, untold]);
}
