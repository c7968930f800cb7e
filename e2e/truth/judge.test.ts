import { expect, test } from 'vitest';
import { type CorpusFile, type Served } from './corpus.ts';
import { judgePane, type Seen } from './judge.ts';
import { nothingSeen, type Observation } from './observation.ts';
import { worst } from './verdict.ts';

const file: CorpusFile & { readonly served: Served } = {
  file: 'files/a.dcm',
  features: [],
  sopClass: 'CT Image Storage',
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  bitsAllocated: '16',
  references: [],
  served: {
    studyInstanceUid: '1.2',
    seriesInstanceUid: '1.2.3',
    sopInstanceUid: '1.2.3.4',
    isDerived: false,
  },
};
const painted: Observation = {
  ...nothingSeen,
  state: 'painted',
  kind: 'images',
  sopInstanceUid: '1.2.3.4',
  frame: '1',
  fidelity: 'true',
  levels: 200,
};
const seenAs = (seen: Partial<Observation>, more: Partial<Seen> = {}): Seen => ({
  observation: { ...painted, ...seen },
  frameNumber: 1,
  faults: [],
  milliseconds: 10,
  isLossDue: false,
  ...more,
});
const judged = (seen: Partial<Observation>, more: Partial<Seen> = {}) =>
  judgePane(file, seenAs(seen, more)).outcome;

test('a painted image of the very instance is true', () => {
  expect(judged({})).toBe('true');
});

test('a cover or a card with a sentence is a refusal', () => {
  expect(judged({ state: 'failed', sentence: 'Bilde 1 kan ikke vises.' })).toBe('refused');
  expect(judged({ kind: 'ecg', sentence: 'Kurven kan ikke leses.' })).toBe('refused');
});

test('curves of the very instance are true, and blank paper is not', () => {
  expect(judged({ kind: 'ecg' })).toBe('true');
  expect(judged({ kind: 'audio' })).toBe('true');
  expect(judged({ kind: 'ecg', levels: 1 })).toBe('silent');
});

test('nothing, an empty picture, another image and an endless wait are silent', () => {
  expect(judged(nothingSeen)).toBe('silent');
  expect(judged({ levels: 1 })).toBe('silent');
  expect(judged({ sopInstanceUid: '1.2.3.5' })).toBe('silent');
  expect(judged({ frame: '2' })).toBe('silent');
  expect(judged({ state: 'loading' })).toBe('silent');
});

test('an uncaught error is silent even where a picture stands, and a pane that broke even where it says so', () => {
  expect(judged({}, { faults: ['x is undefined'] })).toBe('silent');
  expect(judged({ state: 'failed', sentence: 'Ruten stoppet av en feil', isCrash: true })).toBe('silent');
});

test('a mark that is missing makes an image silent', () => {
  expect(judged({}, { isLossDue: true })).toBe('silent');
  expect(judged({ fidelity: 'lossy' }, { isLossDue: true })).toBe('silent');
  expect(judged({ fidelity: 'lossy', words: 'Tap JPEG' }, { isLossDue: true })).toBe('true');
  const derived = { ...file, served: { ...file.served, isDerived: true } };
  expect(judgePane(derived, seenAs({})).outcome).toBe('silent');
  expect(judgePane(derived, seenAs({ words: 'Tildelt identitet' })).outcome).toBe('true');
});

test('a picture of one colour is blank unless its stored values are all the same', () => {
  expect(judged({ levels: 1 })).toBe('silent');
  expect(judged({ levels: 1 }, { isUniform: true })).toBe('true');
});

test('a file is as bad as the worst of its frames', () => {
  const [good, refused, wrong] = (['true', 'refused', 'wrong'] as const).map((outcome) => ({
    outcome,
    because: outcome,
  }));
  expect(worst([good, refused, good].flatMap((one) => one ?? [])).because).toBe('refused');
  expect(worst([wrong, refused].flatMap((one) => one ?? [])).because).toBe('wrong');
});
