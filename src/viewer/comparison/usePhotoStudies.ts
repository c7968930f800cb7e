import { useMemo } from 'react';

import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useCodings } from '#viewer/archives/useCodings.tsx';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { photoStudies, type PhotoStudies } from './photoStudies.ts';

/** The patient's studies with photographs, as far as their rows and their images have told. */
export function usePhotoStudies(): PhotoStudies<StudyEntry> {
  const { studies } = useStudies();
  const codings = useCodings();
  return useMemo(() => photoStudies(studies, codings), [studies, codings]);
}
