import { expect, test } from 'vitest';
import { type CorpusFile, type Served } from './corpus.ts';
import { judgePane } from './judge.ts';
import { nothingSeen, type Observation } from './observation.ts';
import { worst } from './verdict.ts';

const file: CorpusFile & { readonly served: Served } = {
  file: 'files/a.dcm',
  features: [],
  sopClass: 'CT Image Storage',
  transferSyntaxUid: '1.2.840.10008.1.2.1',
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
const judged = (seen: Partial<Observation>, of: Partial<typeof file> = {}, faults: readonly string[] = []) =>
  judgePane(
    { ...file, ...of },
    { observation: { ...painted, ...seen }, frameNumber: 1, faults, milliseconds: 10 },
  ).outcome;

test('a painted image of the very instance is true', () => {
  expect(judged({})).toBe('true');
});

test('a cover or a card with a sentence is a refusal', () => {
  expect(judged({ state: 'failed', sentence: 'Bilde 1 kan ikke vises.' })).toBe('refused');
  expect(judged({ kind: 'ecg', sentence: 'EKG-kurver kan ikke tegnes her ennå.' })).toBe('refused');
});

test('nothing, an empty picture, another image and an endless wait are silent', () => {
  expect(
    judgePane(file, { observation: nothingSeen, frameNumber: 1, faults: [], milliseconds: 0 }).outcome,
  ).toBe('silent');
  expect(judged({ levels: 1 })).toBe('silent');
  expect(judged({ sopInstanceUid: '1.2.3.5' })).toBe('silent');
  expect(judged({ frame: '2' })).toBe('silent');
  expect(judged({ state: 'loading' })).toBe('silent');
});

test('an uncaught error is silent even where a picture stands, and a pane that broke even where it says so', () => {
  expect(judged({}, {}, ['x is undefined'])).toBe('silent');
  expect(judged({ state: 'failed', sentence: 'Ruten stoppet av en feil', isCrash: true })).toBe('silent');
});

test('a mark that is missing makes an image silent', () => {
  expect(judged({}, { transferSyntaxUid: '1.2.840.10008.1.2.4.50' })).toBe('silent');
  expect(judged({ fidelity: 'lossy' }, { transferSyntaxUid: '1.2.840.10008.1.2.4.50' })).toBe('true');
  expect(judged({}, { served: { ...file.served, isDerived: true } })).toBe('silent');
  expect(judged({ words: 'Tildelt identitet' }, { served: { ...file.served, isDerived: true } })).toBe(
    'true',
  );
});

test('a file is as bad as the worst of its frames', () => {
  const [good, refused, wrong] = (['true', 'refused', 'wrong'] as const).map((outcome) => ({
    outcome,
    because: outcome,
  }));
  expect(worst([good, refused, good].flatMap((one) => one ?? [])).because).toBe('refused');
  expect(worst([wrong, refused].flatMap((one) => one ?? [])).because).toBe('wrong');
});
