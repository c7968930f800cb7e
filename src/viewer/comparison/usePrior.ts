import { useEffect, useMemo } from 'react';

import { compareDateTimes } from '#dicom/dates.ts';
import { type Study } from '#dicom/study.ts';
import { type StudyCoding } from '#dicom/studyCoding.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { type LadderTold, type PriorChoice, relevantPriors } from './priors/ladder.ts';
import { isCertainlyLater } from './priors/moments.ts';
import { usePhotoStudies } from './usePhotoStudies.ts';
import { type ViewState } from './viewState.ts';
import { type ComparisonProps } from './workspace.ts';

export interface Prior {
  readonly choice: PriorChoice<StudyEntry>;
  readonly present: StudyEntry | undefined;
  readonly chosen: StudyEntry | undefined;
  readonly older: StudyEntry | undefined;
  readonly newer: StudyEntry | undefined;
  /** The first of all that are alike. */
  readonly oldest: StudyEntry | undefined;
  /** Which of those that are alike the chosen one is, from the newest. */
  readonly place: { readonly n: number; readonly total: number } | undefined;
  /** The best prior before a day, `YYYYMMDD`: before an operation, before a treatment began. */
  readonly before: (date: string) => StudyEntry | undefined;
  /** More than one study with photographs: there is something to gather. */
  readonly hasPhotos: boolean;
  /** The present study is one of them. */
  readonly isOfPhotos: boolean;
  /** Archives are still being waited for: the list may grow. */
  readonly isWaiting: boolean;
}

/** How long a comparison waits for slow archives before it takes the best prior that is known. */
const patience = 2500;

/** The present study's priors, and the resolving of `compare=previous` into the study that was chosen. */
export function usePrior(
  { view, onView, config }: Pick<ComparisonProps, 'view' | 'onView' | 'config'>,
  codingOf: (study: Study) => StudyCoding | undefined,
): Prior {
  const { studies, state } = useStudies();
  const present = studies.find(({ studyInstanceUid }) => studyInstanceUid === view.studies[0]);
  const told = useMemo(() => ({ rules: config.priors, codingOf }), [config, codingOf]);
  const ladder = useMemo(() => ladderOf(present, studies, told), [present, studies, told]);
  const best = ladder.choice.ranked[0]?.study.studyInstanceUid;
  const isWaiting = state === 'loading';
  useResolved({ view, onView, best, isWaiting });
  const chosen = studies.find(({ studyInstanceUid }) => studyInstanceUid === view.compare);
  const photographic = usePhotoStudies().studies;
  const hasPhotos = photographic.length > 1;
  const isOfPhotos = present !== undefined && photographic.includes(present);
  const line = lineOf(ladder, chosen);
  const before = (date: string) =>
    present === undefined
      ? undefined
      : relevantPriors(
          present,
          studies.filter(({ studyDate = '' }) => isCertainlyLater({ studyDate: date }, { studyDate })),
          told,
        ).ranked[0]?.study;
  return {
    choice: ladder.choice,
    present,
    chosen,
    before,
    isWaiting,
    hasPhotos,
    isOfPhotos,
    ...beside(line, chosen),
  };
}

interface Resolving extends Pick<ComparisonProps, 'view' | 'onView'> {
  readonly best: ViewState['compare'];
  readonly isWaiting: boolean;
}

function useResolved({ view, onView, best, isWaiting }: Resolving): void {
  useEffect(() => {
    if (view.compare !== 'previous' || best === undefined) return undefined;
    const choose = () => onView({ ...view, compare: best }, { replace: true });
    const timer = setTimeout(choose, isWaiting ? patience : 0);
    return () => clearTimeout(timer);
  }, [view, best, isWaiting, onView]);
}

interface Ladder {
  readonly choice: PriorChoice<StudyEntry>;
  /** Every study that can be compared, beyond those that are offered too: what is walked with older and newer. */
  readonly all: PriorChoice<StudyEntry>['ranked'];
}

function ladderOf(present: StudyEntry | undefined, studies: readonly StudyEntry[], told: LadderTold): Ladder {
  if (present === undefined) return { choice: { ranked: [], excluded: [] }, all: [] };
  const endless = { ...told, rules: { ...told.rules, offered: Infinity } };
  return {
    choice: relevantPriors(present, studies, told),
    all: relevantPriors(present, studies, endless).ranked,
  };
}

/** Those that are alike, newest first; all of them where the chosen one is not among the alike. */
function lineOf({ all }: Ladder, chosen: StudyEntry | undefined): readonly StudyEntry[] {
  const alike = all.filter(({ reasons }) => reasons[0] !== 'unlike');
  const isAlike = chosen === undefined || alike.some(({ study }) => study === chosen);
  return (isAlike ? alike : all).map(({ study }) => study).toSorted((a, b) => compareDateTimes(at(b), at(a)));
}

/** Where the chosen one stands in the line, and what stands on either side of it. */
function beside(line: readonly StudyEntry[], chosen: StudyEntry | undefined) {
  const index = chosen === undefined ? -1 : line.indexOf(chosen);
  return {
    oldest: line.at(-1),
    older: index < 0 ? undefined : line[index + 1],
    newer: index <= 0 ? undefined : line[index - 1],
    place: index < 0 ? undefined : { n: index + 1, total: line.length },
  };
}

function at(study: StudyEntry) {
  return { date: study.studyDate, time: study.studyTime };
}
