import { register } from '#viewer/rendering/pair/registration/register.ts';
import { datePairs, mirroredPair, photographedHard, twoDates, twoPersons } from './hardPairs.ts';
import {
  allVisits,
  inFull,
  type KnownPair,
  largestError,
  molePhotograph,
  smallPlane,
  woundPhotographs,
} from './photoPairs.ts';
import { realPhotographs } from './realPhotographs.ts';

/**
 * The large proof of photo alignment, on photographs and movements that no threshold was chosen by:
 *
 *     npx tsx e2e/proofs/photoHeldOut.ts <corpus folder> [first seed] [set …]
 *
 * Sets: `again` (every sample and real photograph twice, taken again under hard conditions), `dates` (each date of the wound with each
 * later one, and thirty other heels on two dates), `unrelated`. Prints one line a set, and a line for each answer that was wrong. Another first seed is another set: one that
 * has been looked into while the registration was changed is no longer held out.
 */
const [corpus = '../shared/corpus', first = '7000', ...only] = process.argv.slice(2);
const seed = Number(first);

type Outcome = 'right' | 'wrong' | 'refused';

function outcomeOf(pair: KnownPair): { readonly outcome: Outcome; readonly line: string } {
  const found = register(smallPlane(pair.past), smallPlane(pair.now));
  const { agreeing } = found;
  if (found.kind === 'refused')
    return { outcome: 'refused', line: `${pair.name}: refused (${found.why}), ${agreeing} places` };
  const off = pair.truth === undefined ? Infinity : largestError(inFull(found.similarity), pair);
  const line = `${pair.name}: ${(100 * off).toFixed(2)} % off, ${agreeing} places`;
  return { outcome: off <= 0.01 ? 'right' : 'wrong', line };
}

function told(set: string, pairs: Iterable<KnownPair>): void {
  const counts = { right: 0, wrong: 0, refused: 0 };
  const began = performance.now();
  for (const pair of pairs) {
    const { outcome, line } = outcomeOf(pair);
    counts[outcome] += 1;
    if (outcome === 'wrong' || process.env['EVERY'] === 'true') console.log(`  ${line}`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${set}: ${counts.right} right, ${counts.refused} refused, ${counts.wrong} wrong (${seconds} s)`,
  );
}

function* again(
  named: readonly { readonly name: string; readonly photograph: KnownPair['now'] }[],
  from: number,
) {
  for (const [index, { name, photograph }] of named.entries())
    for (const turn of [0, 1]) {
      const pair = photographedHard(photograph, from + 2 * index + turn);
      yield { ...pair, name: `${name} ${pair.name}` };
    }
}

const isWanted = (set: string) => only.length === 0 || only.includes(set);
const wounds = (await woundPhotographs()).map((photograph, n) => ({ name: `wound ${n + 1}`, photograph }));
const real = await realPhotographs(corpus);

if (isWanted('again')) {
  told('wound photographs taken again', again(wounds, seed));
  told('real photographs taken again', again(real, seed + 100));
}
if (isWanted('dates')) {
  told(
    'two dates of the samples’ wound',
    datePairs(
      allVisits,
      wounds.map(({ photograph }) => photograph),
    ),
  );
  told('two dates of other wounds', others());
}
if (isWanted('unrelated')) told('unrelated photographs', unrelated());

function* others(): Iterable<KnownPair> {
  for (let n = 0; n < 30; n += 1) yield twoDates(seed + 200 + n);
}

function* unrelated(): Iterable<KnownPair> {
  for (let n = 0; n < 20; n += 1) yield twoPersons(seed + n, 'none');
  for (let n = 0; n < 12; n += 1) yield twoPersons(seed + 50 + n, 'ruler');
  for (const { name, photograph } of [...wounds, ...real]) yield mirroredPair(photograph, name);
  for (const [i, a] of real.entries()) {
    for (const b of real.slice(i + 1))
      yield { name: `${a.name} and ${b.name}`, past: a.photograph, now: b.photograph, truth: undefined };
    const wound = wounds[(i * 2) % wounds.length];
    if (wound === undefined) continue;
    yield {
      name: `${a.name} and ${wound.name}`,
      past: a.photograph,
      now: wound.photograph,
      truth: undefined,
    };
    const mole = molePhotograph(seed + i);
    yield { name: `${a.name} and a mole`, past: mole, now: a.photograph, truth: undefined };
  }
}
