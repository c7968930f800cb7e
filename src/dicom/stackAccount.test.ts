import { expect, test } from 'vitest';

import { groupIntoDisplaySets } from './displaySets.ts';
import { stackAccount } from './stackAccount.ts';
import { anInstance } from './testing.ts';

const slice = (number: number, z: number) =>
  anInstance({
    '00080018': [`1.2.1.1.${number}`],
    '00200013': [number],
    '00200032': [0, 0, z],
    '00200037': [1, 0, 0, 0, 1, 0],
    '00200052': ['1.2.9'],
    '00280030': [1, 1],
  });

function accountOf(slices: readonly (readonly [number: number, z: number])[]) {
  const [displaySet, ...others] = groupIntoDisplaySets(slices.map(([number, z]) => slice(number, z)));
  expect(others).toEqual([]);
  if (displaySet?.kind !== 'images') throw new Error('slices make a stack');
  return stackAccount(displaySet);
}

const numbers = Array.from({ length: 36 }, (_, i) => i + 1);

test('a whole stack lacks nothing', () => {
  const account = accountOf(numbers.map((n) => [n, n * 2.5]));
  expect(account).toEqual({ gaps: [], imagesPerPlace: 1, lackingAtPlaces: 0 });
});

test('a slice that did not come is a gap between its neighbours, in the order of the stack', () => {
  const account = accountOf(numbers.filter((n) => n !== 18).map((n) => [n, n * -2.5]));
  expect(account.gaps).toEqual([{ between: [16, 17], distance: 5, usual: 2.5 }]);
});

test('every gap is found, whichever slices are dropped from within', () => {
  for (const dropped of [[2], [35], [10, 11, 12], [5, 20, 30]]) {
    const account = accountOf(numbers.filter((n) => !dropped.includes(n)).map((n) => [n, n * 3]));
    const found = account.gaps.reduce((sum, gap) => sum + Math.round(gap.distance / gap.usual) - 1, 0);
    expect(found).toBe(dropped.length);
  }
});

test('a place with fewer images than the others is counted where several share each', () => {
  const shared = numbers.map((n): [number, number] => [n, Math.ceil(n / 4) * 5]);
  expect(accountOf(shared)).toEqual({ gaps: [], imagesPerPlace: 4, lackingAtPlaces: 0 });
  expect(accountOf(shared.filter(([n]) => n !== 7 && n !== 20)).lackingAtPlaces).toBe(2);
});

test('steps without a usual length are no gaps', () => {
  const places = [0, 3, 8, 9, 15, 22, 31, 33, 47];
  expect(accountOf(places.map((z, i) => [i + 1, z])).gaps).toEqual([]);
});
