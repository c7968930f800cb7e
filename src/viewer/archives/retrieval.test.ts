import { expect, test } from 'vitest';

import { ArchiveError, type FailureReason } from './archiveError.ts';
import { Outages } from './outages.ts';
import { Retrieval } from './retrieval.ts';

const { signal } = new AbortController();
const part = { sopInstanceUid: '1.2', part: 'document' };

/** A study in two archives, each of which gives what it is told to. */
function twoArchives(gives: Readonly<Record<'nord' | 'sor', string>>) {
  const outages = new Outages();
  const at = (archiveId: string) => ({
    contextId: 'c',
    archiveId,
    studyInstanceUid: '1',
    seriesInstanceUid: '1.1',
    sopInstanceUid: '1.2',
  });
  const retrieval = new Retrieval(() => [at('nord'), at('sor')], outages);
  const asked: string[] = [];
  const take = (of = part) =>
    retrieval.take(of, {
      ask: async ({ archiveId }) => {
        asked.push(archiveId);
        const given = gives[archiveId === 'nord' ? 'nord' : 'sor'];
        if (given === 'broken' || given.startsWith('whole')) return given;
        throw new ArchiveError(isReason(given) ? given : 'internal');
      },
      isUsable: (value) => value !== 'broken',
      signal,
    });
  return { retrieval, outages, asked, take };
}

const isReason = (given: string): given is FailureReason => given.includes('-');

test('what the first archive gives is nobody’s replacement', async () => {
  const { retrieval, asked, take } = twoArchives({ nord: 'whole', sor: 'whole too' });
  expect(await take()).toBe('whole');
  expect(asked).toEqual(['nord']);
  expect(retrieval.replaced(part)).toBeUndefined();
});

test('a document of an archive that has gone comes from the other, which is remembered; what follows is not asked of it first', async () => {
  const { retrieval, outages, asked, take } = twoArchives({ nord: 'archive-unreachable', sor: 'whole' });
  expect(await take()).toBe('whole');
  const replaced = { from: 'sor', insteadOf: [{ archiveId: 'nord', reason: 'unreachable' }] };
  expect(retrieval.replaced(part)).toEqual(replaced);
  expect(outages.shown().get('nord')).toMatchObject({ reason: 'unreachable' });
  const film = { ...part, part: 'video' };
  await take(film);
  expect(asked).toEqual(['nord', 'sor', 'sor']);
  expect(retrieval.replaced(film)).toEqual(replaced);
  expect(retrieval.replacedAmong(['1.2', '9.9'])).toEqual([{ ...replaced, instances: 1 }]);
});

test('a copy that is of no use is taken only where the other has none better', async () => {
  const better = twoArchives({ nord: 'broken', sor: 'whole' });
  expect(await better.take()).toBe('whole');
  expect(better.retrieval.replaced(part)?.insteadOf).toEqual([{ archiveId: 'nord', reason: 'damaged' }]);
  const none = twoArchives({ nord: 'broken', sor: 'archive-error' });
  expect(await none.take()).toBe('broken');
  expect(none.retrieval.replaced(part)).toBeUndefined();
});

test('where nobody gives it the last reason stands, and a line of ours that is broken is no archive’s fault', async () => {
  const { outages, take } = twoArchives({ nord: 'archive-error', sor: 'archive-timeout' });
  await expect(take()).rejects.toMatchObject({ reason: 'archive-timeout' });
  expect([...outages.shown().keys()]).toEqual(['sor']);
  outages.answered('sor');
  outages.failed('nord', 'archive-error');
  expect(outages.shown().size).toBe(0);
});
