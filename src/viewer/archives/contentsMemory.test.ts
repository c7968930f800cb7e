import { expect, test } from 'vitest';
import { ArchiveError } from './archiveError.ts';
import { ContentsMemory } from './contentsMemory.ts';

const retry = () => undefined;

test('a study that nobody lists is not there only if every archive has answered', () => {
  const memory = new ContentsMemory();
  const missing = new ArchiveError('archive-unreachable');
  expect(memory.unnamed('1.2', { state: 'loading', missing: undefined }, retry)).toEqual({
    state: 'loading',
  });
  expect(memory.unnamed('1.2', { state: 'partial', missing }, retry)).toMatchObject({ why: missing });
  expect(memory.unnamed('1.2', { state: 'complete', missing: undefined }, retry)).toMatchObject({
    state: 'failed',
    why: { reason: 'not-found' },
  });
});

test('the same answer is the same object, so that a pane does not start over', () => {
  const memory = new ContentsMemory();
  const ask = () => memory.unnamed('1.2', { state: 'complete', missing: undefined }, retry);
  expect(ask()).toBe(ask());
});
