import { expect, test } from 'vitest';

import { parseInstance } from '#dicom/instance.ts';
import { noRefusals } from '#protocol/refusals.ts';

import { ArchiveError } from './archiveError.ts';
import { type StudyMetadata } from './metadata.ts';
import { studyContents, type SourceAnswer } from './studyContents.ts';
import { type StudyEntry, mergeStudies, parseStudyRow } from './studyEntry.ts';

function anInstance(sop: string) {
  const value = (one: unknown) => ({ Value: [one] });
  const instance = parseInstance({
    '0020000D': value('1.2'),
    '0020000E': value('1.2.1'),
    '00080018': value(sop),
    '00080016': value('1.2.840.10008.5.1.4.1.1.2'),
    '00280010': value(4),
    '00280011': value(4),
  });
  if ('unreadable' in instance) throw new Error(instance.unreadable);
  return instance;
}
function aStudy(): StudyEntry {
  const row = parseStudyRow({ identifiers: [] })({
    '0020000D': { Value: ['1.2'] },
    '00201208': { Value: [3] },
  });
  const [study] = 'unreadable' in row ? [] : mergeStudies([{ archiveId: 'unn', rows: [row] }]);
  if (study === undefined) throw new Error('a study');
  return study;
}
const metadata = (...sops: readonly string[]): StudyMetadata => ({
  instances: sops.map(anInstance),
  refused: noRefusals,
  more: false,
});
const contents = (sources: readonly SourceAnswer[]) =>
  studyContents({ contextId: 'c', study: aStudy(), sources, retry: () => undefined });

const shared = (counts: Readonly<Record<string, number>>, sources: readonly SourceAnswer[]) => {
  const [study] = mergeStudies(
    Object.entries(counts).map(([archiveId, count]) => {
      const row = parseStudyRow({ identifiers: [] })({
        '0020000D': { Value: ['1.2'] },
        '00201208': { Value: [count] },
      });
      return { archiveId, rows: 'unreadable' in row ? [] : [row] };
    }),
  );
  if (study === undefined) throw new Error('a study');
  return studyContents({ contextId: 'c', study, sources, retry: () => undefined });
};

test('an instance that lies in two archives is shown once, and the instances of both are all there', () => {
  const answer = shared({ unn: 2, helg: 2 }, [
    { archiveId: 'unn', metadata: metadata('1.1', '1.2') },
    { archiveId: 'helg', metadata: metadata('1.2', '1.3') },
  ]);
  expect(answer).toMatchObject({ state: 'ready', instances: 3, expected: 3 });
});

test('an archive that gives less than it counted is not made whole by what another has besides', () => {
  const given = [
    { archiveId: 'unn', metadata: metadata('1.1', '1.2') },
    { archiveId: 'helg', metadata: metadata('1.3', '1.4') },
  ];
  expect(shared({ unn: 4, helg: 2 }, given)).toMatchObject({ instances: 4, expected: 6 });
  expect(shared({ unn: 2, helg: 2 }, given)).toMatchObject({ instances: 4, expected: 4 });
  // One that is waited for has as much as it counted.
  expect(shared({ unn: 2, helg: 9 }, given.slice(0, 1))).toMatchObject({ instances: 2, expected: 9 });
});

test('what two archives keep back hides no gap, and may be the same objects', () => {
  const refused = { contradicts: 2, unconfirmed: 0, unreadable: 0 };
  const kept = { ...metadata('1.1'), refused };
  const given = [
    { archiveId: 'unn', metadata: kept },
    { archiveId: 'helg', metadata: kept },
  ];
  expect(shared({ unn: 3, helg: 3 }, given)).toMatchObject({
    instances: 1,
    expected: 3,
    refused,
    refusing: 2,
  });
  expect(shared({ unn: 3, helg: 5 }, given)).toMatchObject({ instances: 1, expected: 5, refused });
});

test('it is told which archive has what: instances of both count once, those of one are named as its own', () => {
  const answer = contents([
    { archiveId: 'unn', metadata: metadata('1.1', '1.2') },
    { archiveId: 'helg', metadata: metadata('1.2', '1.3', '1.4') },
  ]);
  expect(answer).toMatchObject({
    instances: 4,
    shares: [
      { archiveId: 'unn', instances: 2, onlySeries: 0 },
      { archiveId: 'helg', instances: 3, onlySeries: 0 },
    ],
  });
});

test('a source that failed beside one that answered is named, for its part may be missing', () => {
  const why = new ArchiveError('archive-timeout');
  const answer = contents([
    { archiveId: 'unn', metadata: metadata('1.1') },
    { archiveId: 'helg', why },
  ]);
  expect(answer).toMatchObject({
    state: 'ready',
    instances: 1,
    expected: 3,
    missing: [{ archiveId: 'helg', why }],
  });
});

test('a study is loading until a source has answered, and failed only when all have', () => {
  const why = new ArchiveError('archive-error');
  expect(contents([{ archiveId: 'unn', why }, { archiveId: 'helg' }]).state).toBe('loading');
  expect(contents([{ archiveId: 'unn', why }])).toMatchObject({ state: 'failed', why });
});

test('a study without a single instance is not an empty study but a failed one', () => {
  expect(contents([{ archiveId: 'unn', metadata: metadata() }]).state).toBe('failed');
});

test('instances that were all refused leave a study that says so', () => {
  const refused = { contradicts: 2, unconfirmed: 0, unreadable: 0 };
  const answer = contents([{ archiveId: 'unn', metadata: { ...metadata(), refused } }]);
  expect(answer).toMatchObject({ state: 'ready', instances: 0, refused });
});

const sided = (side: string): StudyMetadata => {
  const [first] = metadata('1.1').instances;
  const instance =
    first === undefined ? undefined : parseInstance({ ...first.dataset, '00200062': { Value: [side] } });
  if (instance === undefined || 'unreadable' in instance) throw new Error('an instance');
  return { instances: [instance], refused: noRefusals, more: false };
};

test('an archive that has another object under the same identity does not stand in for the one that is shown, and it is told', () => {
  const answer = contents([
    { archiveId: 'unn', metadata: sided('L') },
    { archiveId: 'helg', metadata: sided('R') },
    { archiveId: 'finn', metadata: sided('L') },
  ]);
  if (answer.state !== 'ready') throw new Error('ready');
  const [shown] = answer.displaySets;
  const instance = shown !== undefined && 'instances' in shown ? shown.instances[0] : undefined;
  if (instance === undefined) throw new Error('an instance is shown');
  expect(answer.addressesOf(instance).map(({ archiveId }) => archiveId)).toEqual(['unn', 'finn']);
  expect(answer.differing).toEqual([{ archiveId: 'helg', shown: 'unn', instances: 1 }]);
});
