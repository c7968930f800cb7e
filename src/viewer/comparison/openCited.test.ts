import { expect, test } from 'vitest';

import { isStudyInstanceUid } from '#dicom/uid.ts';
import { ArchiveError } from '#viewer/archives/archiveError.ts';
import { studyContents } from '#viewer/archives/studyContents.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { missingTarget } from './deepLink/missingTarget.ts';
import { findCited } from './openCited.ts';
import { instancesOf } from './studyIndex.ts';
import { aSeries } from './testing.ts';
import { parseView } from './viewState.ts';

const retry = () => undefined;
const none = { contradicts: 0, unconfirmed: 0, unreadable: 0 };

function entry(uid: string): StudyEntry {
  if (!isStudyInstanceUid(uid)) throw new Error('no UID');
  const hospital = { kind: 'unknown' } as const;
  return { studyInstanceUid: uid, modalities: ['CT'], hospital, sources: ['a'], nameDiffers: false };
}

const source = {
  archiveId: 'a',
  metadata: {
    instances: aSeries({ study: '1.1', series: '1.1.1', of: 'CT', size: 5 }).flatMap(instancesOf),
    refused: none,
    more: false,
  },
};
const down = { archiveId: 'b', why: new ArchiveError('archive-unreachable') };
const contents = studyContents({ contextId: 'context', study: entry('1.1'), sources: [source], retry });
const present = { uid: entry('1.1').studyInstanceUid, contents };
const timeline = { studies: [entry('1.1'), entry('1.2')], state: 'complete' as const };
const cite = (sopInstanceUid: string, studyInstanceUid?: string) => ({
  sopInstanceUid,
  frameNumbers: [],
  segmentNumbers: [],
  ...(studyInstanceUid === undefined ? {} : { studyInstanceUid }),
});

test('a cited image of an open study is found with its place in its series', () => {
  const found = findCited({ open: [present], timeline }, cite('1.1.1.4'));
  expect(found).toMatchObject({ kind: 'here', index: 3, displaySet: { id: '1.1.1' } });
});

test('what lies in another study of the patient leads there; what no archive has is said to be absent', () => {
  const world = { open: [present], timeline };
  expect(findCited(world, cite('5.5', '1.2'))).toMatchObject({
    kind: 'elsewhere',
    study: { studyInstanceUid: '1.2' },
  });
  expect(findCited(world, cite('5.5', '1.3'))).toEqual({ kind: 'absent' });
  expect(findCited(world, cite('5.5', '1.1'))).toEqual({ kind: 'absent' });
  expect(findCited(world, cite('5.5'))).toEqual({ kind: 'absent' });
});

test('nothing is absent while an archive has yet to answer', () => {
  const listing = { open: [present], timeline: { ...timeline, state: 'loading' as const } };
  expect(findCited(listing, cite('5.5', '1.3'))).toEqual({ kind: 'waiting' });
  const opening = {
    open: [present, { uid: entry('1.2').studyInstanceUid, contents: { state: 'loading' as const } }],
    timeline,
  };
  expect(findCited(opening, cite('5.5', '1.2'))).toEqual({ kind: 'waiting' });
});

test('nothing is absent while an archive that may hold it is missing', () => {
  const partial = { open: [present], timeline: { ...timeline, state: 'partial' as const } };
  expect(findCited(partial, cite('5.5', '1.3'))).toEqual({ kind: 'waiting' });
  const half = studyContents({ contextId: 'context', study: entry('1.1'), sources: [source, down], retry });
  expect(findCited({ open: [{ ...present, contents: half }], timeline }, cite('5.5', '1.1'))).toEqual({
    kind: 'waiting',
  });
});

test('a link to what an archive that did not answer may hold is not said to point at nothing', () => {
  const half = studyContents({ contextId: 'context', study: entry('1.1'), sources: [source, down], retry });
  const missing = (query: string, of: typeof half) =>
    missingTarget(parseView(new URLSearchParams(`studies=1.1&${query}`)), [{ ...present, contents: of }]);
  expect(missing('series=1.1.9', contents)).toBe('series');
  expect(missing('series=1.1.9', half)).toBe('unanswered');
  expect(missing('instance=1.1.9.9', contents)).toBe('instance');
  expect(missing('instance=1.1.9.9', half)).toBe('unanswered');
  expect(missing('instance=1.1.1.2', half)).toBeUndefined();
});
