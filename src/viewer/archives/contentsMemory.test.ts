import { expect, test } from 'vitest';

import { parseInstance } from '#dicom/instance.ts';
import { noRefusals } from '#protocol/refusals.ts';

import { ArchiveError } from './archiveError.ts';
import { ContentsMemory } from './contentsMemory.ts';
import { Outages } from './outages.ts';
import { type ReadyContents, type SourceAnswer } from './studyContents.ts';
import { mergeStudies, parseStudyRow } from './studyEntry.ts';

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

function aDataset(sop: string, description: string) {
  const value = (one: unknown) => ({ Value: [one] });
  return {
    '0020000D': value('1.2'),
    '0020000E': value(description === 'other' ? '1.2.2' : '1.2.1'),
    '00080018': value(sop),
    '00080016': value('1.2.840.10008.5.1.4.1.1.2'),
    '0008103E': value(description),
    '00280010': value(4),
    '00280011': value(4),
  };
}

function answered(archiveId: string, ...datasets: readonly ReturnType<typeof aDataset>[]): SourceAnswer {
  const instances = datasets.map((dataset) => {
    const instance = parseInstance(dataset);
    if ('unreadable' in instance) throw new Error(instance.unreadable);
    return instance;
  });
  return { archiveId, metadata: { instances, refused: noRefusals, more: false } };
}

/** One study in two archives, told about as their answers come. */
function aStudyInTwo() {
  const memory = new ContentsMemory();
  const outages = new Outages();
  const archives = { contextId: 'c', patient: { identifiers: [] }, archives: [], outages };
  const row = parseStudyRow({ identifiers: [] })({ '0020000D': { Value: ['1.2'] } });
  if ('unreadable' in row) throw new Error(row.unreadable);
  return (...sources: readonly SourceAnswer[]): ReadyContents => {
    const rows = sources.map(({ archiveId }) => ({ archiveId, rows: [row] }));
    const [study] = mergeStudies(rows);
    if (study === undefined) throw new Error('a study');
    const contents = memory.contents({ archives, study, sources, retry });
    if (contents.state !== 'ready') throw new Error(contents.state);
    return contents;
  };
}

test('an archive that answers later takes nothing from whoever looks at what the first one gave', () => {
  const told = aStudyInTwo();
  const first = told(answered('unn', aDataset('1.1', 'chest'), aDataset('1.2', 'chest')));
  const waiting = told(answered('unn', aDataset('1.1', 'chest'), aDataset('1.2', 'chest')), {
    archiveId: 'helg',
  });
  // Asked first from now on, with the same images and a series more.
  const both = told(
    answered('helg', aDataset('1.1', 'chest'), aDataset('1.2', 'chest'), aDataset('1.3', 'other')),
    answered('unn', aDataset('1.1', 'chest'), aDataset('1.2', 'chest')),
  );
  expect(waiting.frames).toBe(first.frames);
  expect(both.frames).toBe(first.frames);
  expect(both.retrieval).toBe(first.retrieval);
  expect(both.displaySets).toHaveLength(2);
  const chest = (of: ReadyContents) => of.displaySets.find(({ id }) => id === '1.2.1');
  expect(chest(waiting)).toBe(chest(first));
  expect(chest(both)).toBe(chest(first));
});

test('what comes later is reached where it lies, by the way that is open already', () => {
  const told = aStudyInTwo();
  const first = told(answered('unn', aDataset('1.1', 'chest')));
  told(answered('unn', aDataset('1.1', 'chest')), answered('helg', aDataset('1.3', 'other')));
  const inTurn = first.retrieval.inTurn({ sopInstanceUid: '1.3', part: 1 });
  expect(inTurn.map(({ archiveId }) => archiveId)).toEqual(['helg']);
});

test('a display set that an image has come to is another one', () => {
  const told = aStudyInTwo();
  const first = told(answered('unn', aDataset('1.1', 'chest')));
  const both = told(
    answered('unn', aDataset('1.1', 'chest')),
    answered('helg', aDataset('1.1', 'chest'), aDataset('1.2', 'chest')),
  );
  expect(both.displaySets).toHaveLength(1);
  expect(both.displaySets[0]).not.toBe(first.displaySets[0]);
});
