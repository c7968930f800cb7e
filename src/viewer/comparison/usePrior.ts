import { useEffect } from 'react';

import { compareDateTimes } from '#dicom/dates.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { isPhotoStudy } from './photoStudies.ts';
import { type PriorChoice, relevantPriors } from './priors.ts';
import { type ViewState } from './viewState.ts';

export interface Prior {
  readonly choice: PriorChoice<StudyEntry>;
  readonly present: StudyEntry | undefined;
  readonly chosen: StudyEntry | undefined;
  readonly older: StudyEntry | undefined;
  readonly newer: StudyEntry | undefined;
  /** More than one study with photographs: there is something to gather. */
  readonly hasPhotos: boolean;
  /** Archives are still being waited for: the list may grow. */
  readonly isWaiting: boolean;
}

/** How long a comparison waits for slow archives before it takes the best prior that is known. */
const patience = 2500;

/** The present study's priors, and the resolving of `compare=previous` into the study that was chosen. */
export function usePrior(
  view: ViewState,
  onView: (view: ViewState, how: { readonly replace: true }) => void,
): Prior {
  const { studies, state } = useStudies();
  const present = studies.find(({ studyInstanceUid }) => studyInstanceUid === view.studies[0]);
  const choice = present === undefined ? nothing : relevantPriors(present, studies);
  const best = choice.ranked[0]?.study.studyInstanceUid;
  const isWaiting = state === 'loading';
  useEffect(() => {
    if (view.compare !== 'previous' || best === undefined) return undefined;
    const choose = () => onView({ ...view, compare: best }, { replace: true });
    const timer = setTimeout(choose, isWaiting ? patience : 0);
    return () => clearTimeout(timer);
  }, [view, best, isWaiting, onView]);
  const chosen = studies.find(({ studyInstanceUid }) => studyInstanceUid === view.compare);
  const hasPhotos = studies.filter(isPhotoStudy).length > 1;
  return { choice, present, chosen, isWaiting, hasPhotos, ...beside(choice, chosen) };
}

const nothing: PriorChoice<StudyEntry> = { ranked: [], passedOver: [] };

/** The relevant studies before and after the chosen one in time. */
function beside(choice: PriorChoice<StudyEntry>, chosen: StudyEntry | undefined) {
  if (chosen === undefined) return { older: undefined, newer: undefined };
  const line = choice.ranked
    .map(({ study }) => study)
    .filter(({ studyInstanceUid }) => studyInstanceUid !== chosen.studyInstanceUid);
  const order = (study: StudyEntry) => compareDateTimes(at(study), at(chosen));
  return {
    older: line.filter((study) => order(study) < 0).toSorted((a, b) => compareDateTimes(at(b), at(a)))[0],
    newer: line.filter((study) => order(study) > 0).toSorted((a, b) => compareDateTimes(at(a), at(b)))[0],
  };
}

function at(study: StudyEntry) {
  return { date: study.studyDate, time: study.studyTime };
}
