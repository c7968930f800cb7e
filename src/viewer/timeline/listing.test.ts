import { expect, test } from 'vitest';

import { codingOf } from '#dicom/studyCoding.ts';
import { type ViewerConfig } from '#protocol/config.ts';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';
import { mergeStudies, parseStudyRow, type StudyRow } from '#viewer/archives/studyEntry.ts';

import { listStudies } from './listedStudy.ts';

const bound = { identifiers: [{ id: '11', issuer: '2.16.578.1.12.4.1.4.1' }], name: 'TESTDATA^Mange' };

function rowsOf(archive: number, count: number): readonly StudyRow[] {
  return Array.from({ length: count }, (_, n) => {
    const row = parseStudyRow(bound)({
      '0020000D': { vr: 'UI', Value: [`1.2.${archive}.${n}`] },
      '00080020': { vr: 'DA', Value: [String(20020101 + ((n * 7 + archive) % 28))] },
      '00081030': { vr: 'LO', Value: [`Røntgen venstre kne ${n}`] },
      '00100020': { vr: 'LO', Value: ['11'] },
    });
    if ('unreadable' in row) throw new Error(row.unreadable);
    return row;
  });
}

/** The list as it is made each time something new is known, with how many studies were read for it. */
function counting() {
  let read = 0;
  const hospitals: ViewerConfig['hospitals'] = [];
  const wordsOf = () => {
    read += 1;
    return [];
  };
  return {
    list: (archives: ReturnType<typeof answersOf>, codings: ReadonlyMap<string, CodingState> = new Map()) =>
      listStudies(mergeStudies(archives), { hospitals, codings, wordsOf }),
    readSince: () => {
      const since = read;
      read = 0;
      return since;
    },
  };
}
const answersOf = (...counts: readonly number[]) =>
  counts.map((count, archive) => ({ archiveId: `a${archive}`, rows: rowsOf(archive, count) }));

test('two thousand studies of four archives are read once each, however their answers come', () => {
  const { list, readSince } = counting();
  const answers = answersOf(500, 500, 500, 500);
  const each = answers.map((_, n) => {
    list(answers.slice(0, n + 1));
    return readSince();
  });
  expect(each).toEqual([500, 500, 500, 500]);
  const whole = list(answers);
  expect(readSince()).toBe(0);
  expect(whole).toHaveLength(2000);
});

test('what becomes known of one study makes that one anew, and the others stay the same rows', () => {
  const { list, readSince } = counting();
  const answers = answersOf(50, 50);
  const before = list(answers);
  readSince();
  const coding = { ...codingOf([]), unreadSeries: 0 };
  const after = list(answers, new Map([['1.2.1.7', coding]]));
  expect(readSince()).toBe(1);
  expect(
    after.filter((study, at) => study !== before[at]).map(({ entry }) => entry.studyInstanceUid),
  ).toEqual(['1.2.1.7']);
});

test('that the images of two thousand studies could not be asked makes none of them anew', () => {
  const { list, readSince } = counting();
  const answers = answersOf(500, 500, 500, 500);
  const before = list(answers);
  readSince();
  const failed = new Map(before.map(({ entry }) => [entry.studyInstanceUid, 'failed'] as const));
  const after = list(answers, failed);
  expect(readSince()).toBe(0);
  expect(after.filter((study, at) => study !== before[at])).toEqual([]);
});

test('a study that a second archive holds too is one entry made anew, and the same as long as both say the same', () => {
  const [first, second] = answersOf(3, 3);
  if (first === undefined || second === undefined) throw new Error('two answers');
  const also = { ...second, rows: [...second.rows, ...rowsOf(0, 1)] };
  const alone = mergeStudies([first]);
  const both = mergeStudies([first, also]);
  const shared = both.filter(
    (entry) => !alone.includes(entry) && entry.studyInstanceUid.startsWith('1.2.0.'),
  );
  expect(shared.map(({ studyInstanceUid, sources }) => [studyInstanceUid, ...sources])).toEqual([
    ['1.2.0.0', 'a0', 'a1'],
  ]);
  expect(mergeStudies([first, also]).every((entry, at) => entry === both[at])).toBe(true);
});
