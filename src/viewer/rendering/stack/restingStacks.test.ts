import { expect, test } from 'vitest';
import { RestingStacks } from './restingStacks.ts';

function anArchive() {
  const dropped: string[] = [];
  const stacks = new RestingStacks((key) => dropped.push(key));
  const close = (...keys: readonly string[]) => {
    stacks.opened(keys);
    stacks.closed(keys);
  };
  return { stacks, dropped, close };
}

test('the six stacks closed last keep their frames, the one before them lets go', () => {
  const { dropped, close } = anArchive();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) close(`${name}1`, `${name}2`);
  expect(dropped).toEqual([]);
  close('g1');
  expect(dropped).toEqual(['a1', 'a2']);
});

test('frames that an open stack shows are kept, however long ago they were closed elsewhere', () => {
  const { stacks, dropped, close } = anArchive();
  const open = ['a1', 'a2'];
  stacks.opened(open);
  close('a1', 'a2');
  for (const name of ['b', 'c', 'd', 'e', 'f', 'g']) close(name);
  expect(dropped).toEqual([]);
  stacks.closed(open);
  for (const name of ['h', 'i', 'j', 'k', 'l', 'm']) close(name);
  expect(dropped).toContain('a1');
});
