import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { parseInstance } from '#dicom/instance.ts';
import { isStudyInstanceUid } from '#dicom/uid.ts';
import { type SeenMarks } from '#protocol/seen.ts';
import { noRefusals } from '#protocol/refusals.ts';
import { ArchiveError } from '#viewer/archives/archiveError.ts';
import { studyContents } from '#viewer/archives/studyContents.ts';
import { mergeStudies, parseStudyRow } from '#viewer/archives/studyEntry.ts';
import { nextUnseenStudy, standingOf } from './seen.ts';
import { SeenBook } from './SeenBook.ts';
import { seenUnits } from './seenUnits.ts';

const value = (one: unknown) => ({ Value: [one] });
function anInstance(sop: string, more: Readonly<Record<string, { Value: unknown[] }>> = {}) {
  const instance = parseInstance({
    '0020000D': value('1.2'),
    '0020000E': value('1.2.1'),
    '00080018': value(sop),
    '00080016': value('1.2.840.10008.5.1.4.1.1.2'),
    '00280010': value(4),
    '00280011': value(4),
    ...more,
  });
  if ('unreadable' in instance) throw new Error(instance.unreadable);
  return instance;
}

function aStudy(instances: number) {
  const row = parseStudyRow({ identifiers: [] })({
    '0020000D': { Value: ['1.2'] },
    '00201208': value(instances),
  });
  const [study] = 'unreadable' in row ? [] : mergeStudies([{ archiveId: 'unn', rows: [row] }]);
  if (study === undefined) throw new Error('a study');
  return study;
}

function contentsOf(...instances: ReturnType<typeof anInstance>[]) {
  const contents = studyContents({
    contextId: 'c',
    study: aStudy(instances.length),
    sources: [{ archiveId: 'unn', metadata: { instances, refused: noRefusals, more: false } }],
    retry: () => undefined,
  });
  if (contents.state !== 'ready') throw new Error('ready');
  return contents;
}

/** The same study where a second archive holds part of it: down, or with what it has. */
function halfOf(own: ReturnType<typeof anInstance>, other?: ReturnType<typeof anInstance>) {
  const metadata = (instance: ReturnType<typeof anInstance>) => ({
    instances: [instance],
    refused: noRefusals,
    more: false,
  });
  const contents = studyContents({
    contextId: 'c',
    study: aStudy(1),
    sources: [
      { archiveId: 'unn', metadata: metadata(own) },
      other === undefined
        ? { archiveId: 'helg', why: new ArchiveError('archive-unreachable') }
        : { archiveId: 'helg', metadata: metadata(other) },
    ],
    retry: () => undefined,
  });
  if (contents.state !== 'ready') throw new Error('ready');
  return contents;
}

/** A gateway in memory: what was told, and whether it can be reached. */
function aBook() {
  const told: SeenMarks[] = [];
  const gateway = { isDown: false };
  const book = new SeenBook({
    contextId: 'c',
    onFailure: () => undefined,
    requests: {
      summary: () => Promise.resolve([]),
      ofStudy: () => Promise.resolve([]),
      add: (_context, _study, marks) => {
        if (gateway.isDown) return Promise.reject(new ArchiveError('journal-unavailable'));
        told.push(structuredClone(marks));
        return Promise.resolve();
      },
      remove: () => Promise.resolve(),
    },
  });
  return { book, told, gateway };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is painted again and again is told once, with all that is new in one message', async () => {
  const { book, told } = aBook();
  await book.load();
  book.setOpen([contentsOf(anInstance('1.1'), anInstance('1.2'), anInstance('1.3'))]);
  for (const sopInstanceUid of ['1.1', '1.2', '1.1', '1.2']) book.painted({ sopInstanceUid, frameNumber: 1 });
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([
    {
      total: 3,
      instances: 3,
      marks: [
        { sopInstanceUid: '1.1', frames: [1] },
        { sopInstanceUid: '1.2', frames: [1] },
      ],
    },
  ]);
  expect(book.standing(aStudy(3))).toEqual({ state: 'partly', seen: 2, total: 3 });
  book.close();
});

test('with the database down the marks stand on screen, it is said, and they are told when it is back', async () => {
  const { book, told, gateway } = aBook();
  await book.load();
  book.setOpen([contentsOf(anInstance('1.1'))]);
  gateway.isDown = true;
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  await vi.advanceTimersByTimeAsync(3000);
  expect(book.isKept()).toBe(false);
  expect(book.standing(aStudy(1))).toEqual({ state: 'seen', total: 1 });
  gateway.isDown = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(book.isKept()).toBe(true);
  expect(told).toHaveLength(1);
  book.close();
});

test('a list has an open study as it was when it was opened, also when the gateway tells of it after it was painted', async () => {
  const { book } = aBook();
  await book.load();
  book.setOpen([contentsOf(anInstance('1.1'))]);
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  const before = book.settledVersion();
  await vi.advanceTimersByTimeAsync(3000);
  expect(book.settledVersion()).toBeGreaterThan(before);
  expect(book.standing(aStudy(1)).state).toBe('seen');
  expect(book.listed(aStudy(1))).toBe('unseen');
  book.setOpen([]);
  expect(book.listed(aStudy(1))).toBe('seen');
  book.close();
});

test('after the session has ended nothing is told any more', async () => {
  const { book, told } = aBook();
  await book.load();
  book.setOpen([contentsOf(anInstance('1.1'))]);
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  book.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
});

test('marks taken back stay back while the study is on screen, however often it is painted', async () => {
  const { book } = aBook();
  await book.load();
  const contents = contentsOf(anInstance('1.1'));
  book.setOpen([contents]);
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  await book.forget('1.2');
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  expect(book.standing(aStudy(1)).state).toBe('unseen');
  book.setOpen([]);
  book.setOpen([contents]);
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  expect(book.standing(aStudy(1)).state).toBe('seen');
  book.close();
});

test('a study is not seen while an archive that holds part of it has not answered, nor when the marks are read another day', async () => {
  const { book, told } = aBook();
  await book.load();
  book.setOpen([halfOf(anInstance('1.1'))]);
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  expect(book.standing(aStudy(1)).state).toBe('partly');
  await vi.advanceTimersByTimeAsync(3000);
  const [mark] = told;
  const kept = { seen: 1, total: mark?.total ?? 0, instances: mark?.instances ?? 0 };
  expect(standingOf({ numberOfInstances: 1 }, kept).state).toBe('partly');
  expect(standingOf({}, kept).state).toBe('partly');
  book.close();
});

test('when the rest has come its number is told, and what is then seen is seen', async () => {
  const { book, told } = aBook();
  await book.load();
  book.setOpen([halfOf(anInstance('1.1'))]);
  book.painted({ sopInstanceUid: '1.1', frameNumber: 1 });
  await vi.advanceTimersByTimeAsync(3000);
  book.setOpen([halfOf(anInstance('1.1'), anInstance('1.1'))]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(told.at(-1)).toMatchObject({ total: 1, instances: 1 });
  expect(book.standing(aStudy(1)).state).toBe('seen');
  book.close();
});

test('the frames of a stack are pictures each; a loop is one thing', () => {
  const enhanced = contentsOf(
    anInstance('1.1', { '00080016': value('1.2.840.10008.5.1.4.1.1.7.2'), '00280008': value(30) }),
  );
  const loop = contentsOf(
    anInstance('1.1', { '00080016': value('1.2.840.10008.5.1.4.1.1.3.1'), '00280008': value(30) }),
  );
  const units = ({ displaySets: [first] }: typeof loop) =>
    first === undefined ? undefined : seenUnits(first).get('1.1');
  expect([units(enhanced), units(loop)]).toEqual([30, 1]);
});

test('a study that has grown since it was seen is not seen, and the new count stands', () => {
  const counted = { seen: 3, total: 3, instances: 3 };
  expect(standingOf({ numberOfInstances: 3 }, counted)).toEqual({ state: 'seen', total: 3 });
  expect(standingOf({ numberOfInstances: 5 }, counted)).toEqual({ state: 'partly', seen: 3, total: 5 });
});

test('the next unseen study is the one below in the list, and after the last the first', () => {
  const studies = ['1.1', '1.2', '1.3'].flatMap((studyInstanceUid) =>
    isStudyInstanceUid(studyInstanceUid) ? [{ studyInstanceUid }] : [],
  );
  const next = (...open: readonly string[]) =>
    nextUnseenStudy(studies, open, ({ studyInstanceUid }) =>
      studyInstanceUid === '1.3' ? { state: 'seen', total: 1 } : { state: 'unseen' },
    )?.studyInstanceUid;
  expect([next(), next('1.1'), next('1.2'), next('1.1', '1.2')]).toEqual(['1.1', '1.2', '1.1', undefined]);
});
