import { type Dataset } from '#dicom/dataset.ts';
import { parseDate } from '#dicom/dates.ts';
import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Hospital } from '#dicom/hospital.ts';
import { type Study } from '#dicom/study.ts';
import { type Session } from '#protocol/session.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { originWords } from '#viewer/viewports/archived/archivedWords.ts';
import { ageBeside, ageNow, calendarDay } from '#viewer/viewports/age.ts';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { isCertainlyLater } from './priors/moments.ts';

export interface HeadingOf {
  readonly study: StudyEntry;
  readonly present: StudyEntry | undefined;
  readonly compared: string | undefined;
  readonly session: Session;
  readonly displaySet?: DisplaySet;
}

/** Whose, when and where of one pane. A prior's age is told against the present study, the present one's against today. */
export function paneHeading(words: Messages, of: HeadingOf): PaneHeading {
  const { study, present, compared, session, displaySet } = of;
  const isPresent = study.studyInstanceUid === present?.studyInstanceUid;
  const role = isPresent ? 'present' : study.studyInstanceUid === compared ? 'prior' : 'beside';
  const birthDate = parseDate(session.patient.birthDate);
  return {
    role,
    roleName: words.panes[role === 'prior' && present !== undefined ? timeOf(study, present) : role],
    patientName: session.patient.displayName,
    birthDate: birthDate === undefined ? undefined : words.common.date(birthDate),
    date: dateOf(words, study),
    age: studyAge(words, study, isPresent ? undefined : present),
    hospital: hospitalName(words, study.hospital),
    description: [study.studyDescription, displaySet?.description]
      .filter((part, index, all) => part !== undefined && all.indexOf(part) === index)
      .join(' – '),
    ...(study.documentStatus === undefined
      ? {}
      : { origin: originWords(words, study.documentStatus, datasetOf(displaySet)) }),
    ...(study.nameDiffers ? { warning: words.panes.nameDiffers } : {}),
  };
}

/** What is compared may have been chosen by hand: it is called earlier or later only where it is so. */
function timeOf(study: StudyEntry, present: StudyEntry): 'prior' | 'later' | 'beside' {
  if (isCertainlyLater(study, present)) return 'later';
  return isCertainlyLater(present, study) ? 'prior' : 'beside';
}

function datasetOf(displaySet: DisplaySet | undefined): Dataset | undefined {
  if (displaySet === undefined) return undefined;
  return ('instance' in displaySet ? displaySet.instance : displaySet.instances[0]).dataset;
}

export function studyAge(words: Messages, study: Study, present: Study | undefined): string | undefined {
  if (present !== undefined) return ageBeside(words.age, study.studyDate, present.studyDate);
  return ageNow({ age: words.age, ago: words.panes.ago }, study.studyDate, calendarDay(new Date()));
}

export function dateOf(words: Messages, study: Study): string {
  const date = parseDate(study.studyDate);
  return date === undefined ? words.panes.undated : words.common.date(date);
}

export function hospitalName(words: Messages, hospital: Hospital): string {
  switch (hospital.kind) {
    case 'named':
      return hospital.name;
    case 'station':
      return words.panes.station(hospital.aeTitle);
    case 'unknown':
      return words.panes.hospitalUnknown;
  }
}
