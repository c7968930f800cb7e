import { expect, test } from 'vitest';

import { ThumbnailTurns } from './thumbnailTurns.ts';

function sixty() {
  const begun: number[] = [];
  const turns = Array.from({ length: 60 }, (_, index) => ({ begin: () => void begun.push(index) }));
  return { begun, turns, of: (index: number) => turns[index] ?? { begin: () => undefined } };
}

test('of sixty wanted at once four are under way, and the next begins when one has ended', () => {
  const { begun, turns, of } = sixty();
  const queue = new ThumbnailTurns(4);
  queue.come(turns, 0);
  expect(begun).toEqual([0, 1, 2, 3]);
  queue.leave(of(2));
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  for (const index of begun) if (index !== 2) queue.leave(of(index));
  expect(begun).toEqual(turns.map((_, index) => index));
});

test('what is scrolled to goes before what waited, and a screen that is drawn in several frames fills from its top', () => {
  const { begun, of } = sixty();
  const queue = new ThumbnailTurns(1);
  queue.come([of(0), of(1)], 0);
  queue.come([of(2)], 40);
  queue.come([of(3), of(4)], 2000);
  for (let ended = 0; ended < 5; ended += 1) queue.leave(of(begun.at(-1) ?? 0));
  expect(begun).toEqual([0, 3, 4, 1, 2]);
});

test('what goes out of sight while it waits is never asked for', () => {
  const { begun, of } = sixty();
  const queue = new ThumbnailTurns(1);
  queue.come([of(0), of(1), of(2)], 0);
  queue.leave(of(1));
  queue.leave(of(0));
  expect(begun).toEqual([0, 2]);
});
