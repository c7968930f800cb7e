import { parseDate, spanBetween } from '#dicom/dates.ts';
import { type Study } from '#dicom/study.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { ageBeside } from '#viewer/viewports/age.ts';
import { dateOf, hospitalName } from '#viewer/comparison/headings.ts';
import { type Prior } from '#viewer/comparison/usePrior.ts';
import { type ExcludedStudy, type RelevantPrior } from './ladder.ts';

/** «Samme undersøkelse, samme side, 14 måneder tidligere, Hammerfest sykehus»: why the chosen one stands there; without the hospital where the pane's own header is next to it. */
export function chosenSentence(
  words: Messages,
  { choice, chosen, present }: Prior,
  where: 'alone' | 'over-its-pane' = 'alone',
): string | undefined {
  if (chosen === undefined) return undefined;
  const { priors } = words.panes;
  const known = choice.ranked.find(({ study }) => study === chosen);
  const excluded = choice.excluded.find(({ study }) => study === chosen);
  const isLastResort = known !== undefined && known === choice.ranked[0] && known.reasons[0] === 'unlike';
  const parts = [
    ...(isLastResort ? [priors.noneAlike] : (known?.reasons ?? []).map((reason) => priors.reason[reason])),
    excluded === undefined ? undefined : priors.excluded[excluded.why],
    ageInMonths(words, chosen, present),
    where === 'alone' ? hospitalName(words, chosen.hospital) : undefined,
  ];
  return priors.why(parts.filter((part) => part !== undefined));
}

/** Why a study of the list stands where it does, in a few words. */
export function candidateReasons(words: Messages, prior: RelevantPrior): string {
  const { priors } = words.panes;
  const behind = prior.behind === undefined ? [] : [priors.behind[prior.behind]];
  return priors.why([...prior.reasons.map((reason) => priors.reason[reason]), ...behind]);
}

export function excludedReason(words: Messages, { why }: ExcludedStudy): string {
  return words.panes.priors.why([words.panes.priors.excluded[why]]);
}

export function studyLine(words: Messages, study: StudyEntry): string {
  const what = study.studyDescription ?? study.modalities.join(', ');
  return [dateOf(words, study), what, hospitalName(words, study.hospital)].join(' · ');
}

/** Below two years in months, as clinicians count controls; then in years and months. */
function ageInMonths(words: Messages, study: Study, present: Study | undefined): string | undefined {
  const [own, reference] = [parseDate(study.studyDate), parseDate(present?.studyDate)];
  const span = own === undefined || reference === undefined ? undefined : spanBetween(own, reference);
  if (span === undefined || span.unit === 'year' || span.years * 12 + span.months === 0)
    return ageBeside(words.age, study.studyDate, present?.studyDate);
  const months = span.years * 12 + span.months;
  const { priors } = words.panes;
  const spoken = months < 24 ? priors.months(months) : priors.yearsAndMonths(span.years, span.months);
  return words.age.earlier(spoken);
}
