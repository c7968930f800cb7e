import { expect, test } from 'vitest';

import { mergeStudies, parseStudyRow, type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Session } from '#protocol/session.ts';
import { nb } from '#viewer/i18n/nb.ts';

import { paneHeading } from './headings.ts';

const session: Session = {
  contextId: 'c',
  principal: { kind: 'clinician', name: 'TESTDATA Lege' },
  patient: { identifiers: [], displayName: 'TESTDATA Pasient', isTestNumber: true, isConfidential: false },
  studyHints: [],
  needPatientBanner: true,
  isLocked: false,
  idleSeconds: 900,
  endsAt: 0,
  serverTime: 0,
};

function onDate(uid: string, date: string, time?: string): StudyEntry {
  const row = parseStudyRow({ identifiers: [] })({
    '0020000D': { Value: [uid] },
    '00080020': { Value: [date] },
    ...(time === undefined ? {} : { '00080030': { Value: [time] } }),
  });
  const [study] = 'unreadable' in row ? [] : mergeStudies([{ archiveId: 'unn', rows: [row] }]);
  if (study === undefined) throw new Error('a study');
  return study;
}

test.each([
  ['20240101', undefined, 'Tidligere'],
  ['20270101', undefined, 'Senere'],
  ['20260601', '0800', 'Tidligere'],
  ['20260601', '1600', 'Senere'],
  ['20260601', undefined, 'Ved siden av'],
  ['2026', undefined, 'Ved siden av'],
])('a study of %s %s laid beside one of 1 June 2026 at noon is called «%s»', (date, time, name) => {
  const [present, study] = [onDate('1.2.1', '20260601', '1200'), onDate('1.2.2', date, time)];
  const heading = paneHeading(nb, { study, present, compared: '1.2.2', session });
  expect([heading.role, heading.roleName]).toEqual(['prior', name]);
});
