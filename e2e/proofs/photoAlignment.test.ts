import { expect, test } from 'vitest';

import { register, type Registration } from '#viewer/rendering/pair/registration/register.ts';
import {
  inFull,
  type KnownPair,
  largestError,
  molePhotograph,
  photographedAgain,
  photographedLater,
  smallPlane,
  woundPhotographs,
} from './photoPairs.ts';

const patience = { timeout: 240_000 };

/** One line of the proof's print: what was asked, what came of it. */
function told(pair: KnownPair, found: Registration, milliseconds: number): string {
  const what =
    found.kind === 'proposed'
      ? `${(100 * largestError(inFull(found.similarity), pair)).toFixed(2)} % off, ${found.agreeing} places`
      : `refused (${found.why}, ${found.agreeing} places)`;
  return `${pair.name}: ${what}, ${Math.round(milliseconds)} ms`;
}

function judged(pairs: readonly KnownPair[]) {
  const lines: string[] = [];
  const found = pairs.map((pair) => {
    const began = performance.now();
    const registration = register(smallPlane(pair.past), smallPlane(pair.now));
    lines.push(told(pair, registration, performance.now() - began));
    if (registration.kind === 'refused') return 'refused';
    return largestError(inFull(registration.similarity), pair) <= 0.01 ? 'right' : 'wrong';
  });
  console.log(lines.join('\n'));
  return {
    right: found.filter((one) => one === 'right').length,
    wrong: found.filter((one) => one === 'wrong').length,
  };
}

test(
  'a wound photograph turned, moved, brightened and saved again is laid right in 18 of 20, and never wrong',
  patience,
  async () => {
    const photographs = await woundPhotographs();
    const pairs = Array.from({ length: 20 }, (_, index) => {
      const photograph = photographs[index % photographs.length];
      if (photograph === undefined) throw new Error('there are photographs');
      return photographedAgain(photograph, 100 + index);
    });
    const { right, wrong } = judged(pairs);
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThanOrEqual(18);
  },
);

test('a wound that has healed since is laid right by the skin around it, or not at all', patience, () => {
  const { right, wrong } = judged(Array.from({ length: 10 }, (_, index) => photographedLater(300 + index)));
  expect(wrong).toBe(0);
  expect(right).toBeGreaterThanOrEqual(8);
});

test('photographs of different places are refused', patience, async () => {
  const photographs = await woundPhotographs();
  const found = Array.from({ length: 12 }, (_, index) => {
    const heel = photographs[(index * 5) % photographs.length];
    if (heel === undefined) throw new Error('there are photographs');
    return register(smallPlane(molePhotograph(500 + index)), smallPlane(heel));
  });
  console.log(found.map(({ kind, agreeing }) => `${kind}, ${agreeing} places`).join('\n'));
  expect(found.map(({ kind }) => kind)).toEqual(found.map(() => 'refused'));
});
