import { expect, test } from 'vitest';

import { parseStudy } from '#dicom/study.ts';

import { describes } from './describedStudy.ts';

function aStudy(uid: string, accession?: string, issuer?: string) {
  const value = (one: unknown) => ({ Value: [one] });
  const study = parseStudy({
    '0020000D': value(uid),
    ...(accession === undefined ? {} : { '00080050': value(accession) }),
    ...(issuer === undefined ? {} : { '00080051': value({ '00400032': value(issuer) }) }),
  });
  if ('unreadable' in study) throw new Error(study.unreadable);
  return study;
}
const byNumber = (id: string, issuer?: string) => ({
  studyInstanceUids: [],
  accessions: [issuer === undefined ? { id } : { id, issuer }],
});

test('a report that names studies is of those, whatever its numbers', () => {
  const report = { studyInstanceUids: ['1.2'], accessions: [{ id: 'A1' }] };
  expect(describes(report, aStudy('1.2'))).toBe('certain');
  expect(describes(report, aStudy('1.3', 'A1'))).toBe('none');
});

test.each([
  ['the same number of the same issuer', aStudy('1.2', 'A1', '1.2.3'), byNumber('A1', '1.2.3'), 'certain'],
  ['the same number of another issuer', aStudy('1.2', 'A1', '1.2.4'), byNumber('A1', '1.2.3'), 'none'],
  ['a number that the study says nobody issued', aStudy('1.2', 'A1'), byNumber('A1', '1.2.3'), 'possible'],
  ['a number that the report says nobody issued', aStudy('1.2', 'A1', '1.2.3'), byNumber('A1'), 'possible'],
  [
    'an issuer that is called by an address in the one',
    aStudy('1.2', 'A1', '1.2.3'),
    byNumber('A1', 'https://unn.example/accession'),
    'possible',
  ],
  ['another number', aStudy('1.2', 'A2', '1.2.3'), byNumber('A1', '1.2.3'), 'none'],
  ['a study without a number', aStudy('1.2'), byNumber('A1', '1.2.3'), 'none'],
])('%s: $3', (...[, study, report, match]) => {
  expect(describes(report, study)).toBe(match);
});
