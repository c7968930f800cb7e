import { expect, test } from 'vitest';

import { parseInstance } from '#dicom/instance.ts';
import { noRefusals } from '#protocol/refusals.ts';
import { ArchiveError } from '#viewer/archives/archiveError.ts';
import { type Standing } from '#viewer/archives/seen/seen.ts';
import { type SourceAnswer, studyContents } from '#viewer/archives/studyContents.ts';
import { mergeStudies, parseStudyRow } from '#viewer/archives/studyEntry.ts';
import { nothingLeft } from './nothingLeft.ts';

const value = (one: unknown) => ({ Value: [one] });
const row = parseStudyRow({ identifiers: [] })({ '0020000D': value('1.2') });
const studies = 'unreadable' in row ? [] : mergeStudies([{ archiveId: 'unn', rows: [row] }]);
const [study] = studies;
const instance = parseInstance({
  '0020000D': value('1.2'),
  '0020000E': value('1.2.1'),
  '00080018': value('1.2.1.1'),
});
const answered: SourceAnswer = {
  archiveId: 'unn',
  metadata: { instances: 'unreadable' in instance ? [] : [instance], refused: noRefusals, more: false },
};
const missing: SourceAnswer = { archiveId: 'helg', why: new ArchiveError('archive-unreachable') };

function openOf(...sources: readonly SourceAnswer[]) {
  if (study === undefined) throw new Error('a study');
  const contents = studyContents({ contextId: 'c', study, sources, retry: () => undefined });
  return [{ uid: study.studyInstanceUid, contents }];
}

const seen = (): Standing => ({ state: 'seen', total: 1 });

test('everything has been seen only where every archive has given all it has', () => {
  const whole = { studies, state: 'complete' as const };
  expect(nothingLeft({ open: openOf(answered), timeline: whole }, seen)).toBe('all');
  expect(nothingLeft({ open: openOf(answered, missing), timeline: whole }, seen)).toBe('fetched');
  expect(nothingLeft({ open: openOf(answered), timeline: { studies, state: 'partial' } }, seen)).toBe(
    'fetched',
  );
  expect(nothingLeft({ open: openOf(answered), timeline: { studies, state: 'loading' } }, seen)).toBe(
    'fetched',
  );
});

test('what was seen earlier is not known while the gateway has not told', () => {
  const timeline = { studies, state: 'complete' as const };
  expect(nothingLeft({ open: openOf(answered), timeline }, () => ({ state: 'unknown' }))).toBe('unknown');
});
