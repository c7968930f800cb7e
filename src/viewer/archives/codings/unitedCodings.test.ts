import { expect, test } from 'vitest';

import { codingOf } from '#dicom/studyCoding.ts';

import { UnitedCodings } from './unitedCodings.ts';

const of = (bodyPart: string, unreadSeries = 0) => ({
  ...codingOf([{ '00180015': { vr: 'CS', Value: [bodyPart] } }]),
  unreadSeries,
});
const study = (uid: string, ...sources: readonly string[]) => ({ studyInstanceUid: uid, sources });

test('of a study that two archives hold, the places that both tell of are known, in the order they came', () => {
  const codings = new UnitedCodings([study('1.2', 'unn', 'nlsh')]);
  codings.with('nlsh', new Map([['1.2', of('KNEE')]]));
  expect(codings.with('unn', new Map([['1.2', of('CHEST')]])).get('1.2')).toMatchObject({
    bodyParts: ['KNEE', 'CHEST'],
    unreadSeries: 0,
  });
});

test('while one of them has not answered, there may be more places than are known', () => {
  const codings = new UnitedCodings([study('1.2', 'unn', 'nlsh')]);
  expect(codings.with('unn', new Map([['1.2', of('CHEST', 2)]])).get('1.2')).toMatchObject({
    bodyParts: ['CHEST'],
    unreadSeries: 3,
    unreadArchives: 1,
  });
});

test('what two archives say alike is said once', () => {
  const codings = new UnitedCodings([study('1.2', 'unn', 'nlsh')]);
  codings.with('unn', new Map([['1.2', of('CHEST')]]));
  expect(codings.with('nlsh', new Map([['1.2', of('CHEST')]])).get('1.2')).toEqual(of('CHEST'));
});

test('what the only archive says is passed on as it is', () => {
  const codings = new UnitedCodings([study('1.2', 'unn')]);
  const coding = of('CHEST');
  expect(codings.isRead(study('1.2', 'unn'))).toBe(false);
  expect(codings.with('unn', new Map([['1.2', coding]])).get('1.2')).toBe(coding);
  expect(codings.isRead(study('1.2', 'unn'))).toBe(true);
});
