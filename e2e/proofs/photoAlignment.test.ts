import { beforeAll, expect, test } from 'vitest';

import { register, type Registration } from '#viewer/rendering/pair/registration/register.ts';
import { datePairs, mirroredPair, photographedHard, twoDates, twoPersons } from './hardPairs.ts';
import {
  inFull,
  type KnownPair,
  largestError,
  molePhotograph,
  type Photograph,
  photographedAgain,
  photographedLater,
  smallPlane,
  woundPhotographs,
} from './photoPairs.ts';

/**
 * The proof as it is run every time, on two visits of the samples' wound. The large one, with all visits, real photographs and other seeds
 * than any threshold was chosen by, is asked for by `npx tsx e2e/proofs/photoHeldOut.ts <corpus folder> [first seed]`.
 */
const visits = [1, 7];
const patience = { timeout: 240_000 };
let wounds: readonly Photograph[] = [];

beforeAll(async () => {
  wounds = await woundPhotographs(visits);
}, patience.timeout);

/** One line of the proof's print: what was asked, what came of it. */
function told(pair: KnownPair, found: Registration, milliseconds: number): string {
  const what =
    found.kind === 'refused'
      ? `refused (${found.why}, ${found.agreeing} places)`
      : `${pair.truth === undefined ? 'laid' : (100 * largestError(inFull(found.similarity), pair)).toFixed(2)} % off, ${found.agreeing} places`;
  return `${pair.name}: ${what}, ${Math.round(milliseconds)} ms`;
}

function judged(pairs: readonly KnownPair[]) {
  const lines: string[] = [];
  const found = pairs.map((pair) => {
    const began = performance.now();
    const registration = register(smallPlane(pair.past), smallPlane(pair.now));
    lines.push(told(pair, registration, performance.now() - began));
    if (registration.kind === 'refused') return 'refused';
    const isRight = pair.truth !== undefined && largestError(inFull(registration.similarity), pair) <= 0.01;
    return isRight ? 'right' : 'wrong';
  });
  console.log(lines.join('\n'));
  return {
    right: found.filter((one) => one === 'right').length,
    wrong: found.filter((one) => one === 'wrong').length,
  };
}

function wound(index: number): Photograph {
  const photograph = wounds[index % wounds.length];
  if (photograph === undefined) throw new Error('there are photographs');
  return photograph;
}

test(
  'a wound photograph turned, moved, brightened and saved again is laid right in 18 of 20, and never wrong',
  patience,
  () => {
    const { right, wrong } = judged(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? photographedAgain : photographedHard)(wound(index), 400 + index),
      ),
    );
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThanOrEqual(18);
  },
);

test('a wound that has healed since is laid right by the skin around it, or not at all', patience, () => {
  const { right, wrong } = judged([
    ...Array.from({ length: 3 }, (_, index) => photographedLater(300 + index)),
    twoDates(310),
  ]);
  expect(wrong).toBe(0);
  expect(right).toBeGreaterThanOrEqual(3);
});

test(
  'two visits are never laid by the paper ruler, which lies in both and has moved on the skin',
  patience,
  () => {
    // The two close-ups with the ruler were once laid 8.9 % off, by twelve places that were all on it.
    const withRuler = datePairs(visits, wounds).filter(({ name }) => name.split('med linjal').length === 3);
    expect(withRuler).toHaveLength(1);
    expect(judged(withRuler).wrong).toBe(0);
  },
);

test('photographs of different places, persons and sides are refused', patience, () => {
  const pairs: readonly KnownPair[] = [
    ...[0, 1].map((n) => twoPersons(520 + n, 'ruler')),
    ...[0, 1].map((n) => mirroredPair(wound(n), `wound ${n + 1}`)),
    { name: 'a mole and a wound', past: molePhotograph(500), now: wound(3), truth: undefined },
  ];
  expect(judged(pairs)).toEqual({ right: 0, wrong: 0 });
});
