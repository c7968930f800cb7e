import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStudyInstanceUid } from '#dicom/uid.ts';
import { openStudies, openStudy, parseView, type ViewState, viewQuery } from './viewState.ts';
import { leavingPlanes } from './viewMoves.ts';

const view = (query: string) => parseView(new URLSearchParams(query));

test('an address names the present study, what it is compared with, and what each pane shows', () => {
  expect(view('studies=1.2,1.3&compare=1.4&grid=2x3&set=9.1&set=&set=9.2@2&unlinked=window')).toEqual({
    studies: ['1.2', '1.3'],
    compare: '1.4',
    grid: { rows: 2, columns: 3 },
    panes: [{ displaySetId: '9.1', study: 0 }, undefined, { displaySetId: '9.2', study: 2 }],
    unlinked: ['window'],
    allPhotos: false,
    regions: [],
    unreadable: 0,
  });
});

test('words that are no studies are counted, so that the screen can say so', () => {
  expect(view('studies=../admin,1.2&compare=javascript')).toMatchObject({ studies: ['1.2'], unreadable: 2 });
});

test('a study is open once, however often it is named', () => {
  expect(openStudies(view('studies=1.2,1.2&compare=1.2'))).toEqual(['1.2']);
  expect(openStudies(view('studies=1.2&compare=previous'))).toEqual(['1.2']);
  expect(openStudies(view('studies=1.2&compare=1.3'))).toEqual(['1.2', '1.3']);
});

test('another system points at a series, an image with its frame, or the key images, and gets one pane', () => {
  expect(view('studies=1.2&series=1.3&instance=1.4&frame=7')).toMatchObject({
    grid: { rows: 1, columns: 1 },
    panes: [{ displaySetId: '1.3', study: 0, image: { sopInstanceUid: '1.4', frameNumber: 7 } }],
    unreadable: 0,
  });
  expect(view('studies=1.2&instance=1.4').panes[0]?.image?.frameNumber).toBe(1);
  expect(view('studies=1.2&key=only').panes).toEqual([{ displaySetId: '*~key', study: 0 }]);
  expect(view('studies=1.2&series=../x&key=some&frame=3')).toMatchObject({ panes: [], unreadable: 3 });
});

test('places of the body stand in the address; a word that is none is counted, never a filter that hides everything', () => {
  expect(view('regions=heel.left,heel.up,<b>')).toMatchObject({ regions: ['heel.left'], unreadable: 2 });
  const [study] = view('studies=1.2').studies;
  expect(study !== undefined && openStudy(view('regions=heel.left'), study).regions).toEqual(['heel.left']);
});

test('a volume in three planes, and what lies in colour over it, stand in the address', () => {
  expect(view('studies=1.2&planes=9.1&over=9.2@1')).toMatchObject({
    planes: { displaySetId: '9.1', study: 0 },
    over: { displaySetId: '9.2', study: 1 },
  });
  expect(view('studies=1.2&over=9.2')).not.toHaveProperty('over');
});

test('whatever is put on screen while planes are shown is seen, for the planes give way', () => {
  const planes = view('studies=1.2&planes=9.1&over=9.2');
  expect(leavingPlanes(planes, { ...planes, panes: [{ displaySetId: '9.3', study: 0 }] })).not.toHaveProperty(
    'planes',
  );
  expect(leavingPlanes(planes, { ...planes, compare: 'previous' })).not.toHaveProperty('over');
  expect(leavingPlanes(planes, { ...planes, unlinked: ['scroll'] })).toHaveProperty('planes');
});

test('every view can be written into an address and read back', () => {
  const uid = fc
    .array(fc.nat({ max: 99 }), { minLength: 2, maxLength: 5 })
    .map((parts) => parts.join('.'))
    .filter(isStudyInstanceUid);
  const image = fc.record({ sopInstanceUid: uid, frameNumber: fc.integer({ min: 1, max: 9_999_999 }) });
  const ids = fc
    .oneof(fc.string({ minLength: 1 }), fc.constantFrom('1.2!3.4:5', '1.2@3', '1.2@3!4.5:6', '!'))
    .filter((text) => !/[\n\r\u2028\u2029]/.test(text));
  const choice = fc.record(
    {
      displaySetId: ids,
      study: fc.nat({ max: 9 }),
      image,
    },
    { requiredKeys: ['displaySetId', 'study'] },
  );
  const whole = fc.record({ displaySetId: ids, study: fc.nat({ max: 9 }) });
  const planes = fc.oneof(
    fc.constant({}),
    fc.record({ planes: whole }),
    fc.record({ planes: whole, over: whole }),
    fc.record({ volume: whole }),
    fc.record({
      stress: fc.constant('table' as const),
      ecg: fc.constant('over' as const),
      lock: fc.constantFrom('time' as const, 'index' as const),
    }),
  );
  const anyPanes = fc.record({
    studies: fc.uniqueArray(uid, { minLength: 1, maxLength: 3 }),
    compare: fc.oneof(fc.constant('previous' as const), uid),
    grid: fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) }),
    panes: fc.array(fc.option(choice, { nil: undefined }), { maxLength: 16 }),
    unlinked: fc.subarray(['scroll', 'view', 'window', 'cine'] as const),
    allPhotos: fc.boolean(),
    regions: fc.subarray(['heel.left', 'knee', 'notFetched', 'heart']),
    unreadable: fc.constant(0),
  });
  const photo = fc.record({
    studyInstanceUid: uid,
    sopInstanceUid: uid,
    frameNumber: fc.integer({ min: 1, max: 9_999_999 }),
  });
  const mode = fc.constantFrom('side' as const, 'slider' as const, 'blink' as const, 'ghost' as const);
  const pair = fc.record({ mode, past: photo, now: photo }, { requiredKeys: ['mode'] });
  const pairs = fc.oneof(fc.constant({}), fc.record({ pair }));
  const anyView = fc
    .tuple(anyPanes, planes, pairs)
    .map(([panes, more, pair]) => ({ ...panes, ...more, ...pair }));
  fc.assert(
    fc.property(anyView, (known: ViewState) => {
      expect(parseView(new URLSearchParams(viewQuery(known).toString()))).toEqual(known);
    }),
  );
});
