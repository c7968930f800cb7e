import { expect, test } from 'vitest';

import { codingOf } from '#dicom/studyCoding.ts';
import { mergeStudies, parseStudyRow } from '#viewer/archives/studyEntry.ts';

import { type CodingState } from './codingState.ts';
import { codingVersion, isUnread, outdated, withoutLoss } from './rereading.ts';

const read = { ...codingOf([{ '00180015': { Value: ['CHEST'] } }]), unreadSeries: 0 };

function held(counts: Readonly<Record<string, number>>) {
  const [entry] = mergeStudies(
    Object.entries(counts).map(([archiveId, count]) => {
      const row = parseStudyRow({ identifiers: [] })({
        '0020000D': { Value: ['1.2'] },
        '00201208': { Value: [count] },
      });
      return { archiveId, rows: 'unreadable' in row ? [] : [row] };
    }),
  );
  if (entry === undefined) throw new Error('a study');
  return entry;
}

test('a study is read anew when it has grown, or when another archive has it too, and not when the same is told again', () => {
  const before = codingVersion(held({ unn: 4 }));
  expect(codingVersion(held({ unn: 4 }))).toBe(before);
  expect(codingVersion(held({ unn: 5 }))).not.toBe(before);
  const both = codingVersion(held({ unn: 4, helg: 2 }));
  expect(both).not.toBe(before);
  // The larger count stands for the study: that the smaller has grown is told by its own row.
  expect(codingVersion(held({ unn: 4, helg: 3 }))).not.toBe(both);
});

test('what is known of a study that has grown is no longer all, until it has been read anew', () => {
  const grown = outdated(new Map<string, CodingState>([['1.2', read]]), [held({ unn: 5 })]);
  expect(grown.get('1.2')).toEqual({ ...read, unreadSeries: 1, unreadArchives: 1 });
  expect(outdated(grown, [held({ unn: 6 })]).size).toBe(0);
  expect(outdated(new Map<string, CodingState>([['1.2', 'failed']]), [held({ unn: 5 })]).size).toBe(0);
});

test('what failed, was never read, or was not read in every archive is asked for', () => {
  expect([undefined, 'failed' as const, { ...read, unreadArchives: 1 }].map(isUnread)).toEqual([
    true,
    true,
    true,
  ]);
  // Series that were too many to ask are no reason to ask again.
  expect([read, { ...read, unreadSeries: 3 }].map(isUnread)).toEqual([false, false]);
});

test('an archive that fails takes nothing away of what was read before', () => {
  const known = new Map<string, CodingState>([['1.2', read]]);
  const found = new Map<string, CodingState>([
    ['1.2', 'failed'],
    ['1.3', 'failed'],
  ]);
  expect([...withoutLoss(found, known)]).toEqual([['1.3', 'failed']]);
});
