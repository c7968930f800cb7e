import { expect, test } from 'vitest';

import { isStudyInstanceUid } from '#dicom/uid.ts';

import { photoKey } from './pairState.ts';
import { neighbour, resolvePair, together } from './pairing.ts';
import { photoAfter, sheetRows } from './sheetRows.ts';
import { type PlacedPhoto } from './photo.ts';

interface PhotoOf extends Pick<PlacedPhoto, 'date' | 'index' | 'region' | 'side'> {
  readonly study: string;
  readonly comment?: string;
}

function aPhoto({ study, comment, ...rest }: PhotoOf): PlacedPhoto {
  if (!isStudyInstanceUid(study)) throw new Error('a study for tests has a UID');
  const choice = { studyInstanceUid: study, sopInstanceUid: `9.${rest.index}`, frameNumber: 1 };
  return { ...rest, ...choice, key: photoKey(choice), time: undefined, comment };
}

const heel = (date: string | undefined, index: number, comment = 'Uten linjal') =>
  aPhoto({ study: `1.2.${date ?? '0'}`, date, index, region: 'heel', side: 'left', comment });

const visits = ['20260603', '20260612', '20260624'].flatMap((date) => [
  heel(date, 0, 'Oversikt'),
  heel(date, 1, 'Nærbilde'),
]);

test('then is the last time the same place was photographed, in the same way', () => {
  const pair = resolvePair(visits, { mode: 'side' }, '1.2.20260624');
  expect([pair?.past.key, pair?.now.key]).toEqual(['1.2.20260612!9.0:1', '1.2.20260624!9.0:1']);
});

test('another side or another place is never taken for then', () => {
  const other = aPhoto({ study: '1.9', date: '20260620', index: 0, region: 'heel', side: 'right' });
  const [now] = visits.slice(-1);
  if (now === undefined) throw new Error('there are visits');
  expect(neighbour([other, now], now, -1)).toBeUndefined();
});

test('arrows keep to the close-up on the dates on both sides, and stop at the ends', () => {
  const close = visits[3];
  if (close === undefined) throw new Error('there are visits');
  expect(neighbour(visits, close, -1)?.key).toBe('1.2.20260603!9.1:1');
  const last = neighbour(visits, close, 1);
  expect(last?.key).toBe('1.2.20260624!9.1:1');
  expect(last && neighbour(visits, last, 1)).toBeUndefined();
});

test('both visits go on to what both have: the close-up beside the close-up, and back to the overview', () => {
  const [past, , , , now] = visits;
  if (past === undefined || now === undefined) throw new Error('there are visits');
  const close = together(visits, { past, now }, 1);
  expect([close?.past.key, close?.now.key]).toEqual(['1.2.20260603!9.1:1', '1.2.20260624!9.1:1']);
  expect(close && together(visits, close, 1)).toBeUndefined();
  expect(close && together(visits, close, -1)).toEqual({ past, now });
});

test('a photograph that only one visit has is passed over, and what nobody named follows by number', () => {
  const date = '20260701';
  const [before, after] = [
    [heel('20260603', 0, 'Oversikt'), heel('20260603', 1, 'Uten linjal')],
    [heel(date, 0, 'Oversikt'), heel(date, 1, 'Nærbilde'), heel(date, 2, 'Uten linjal')],
  ];
  const [past, now] = [before[0], after[0]];
  if (past === undefined || now === undefined) throw new Error('there are visits');
  expect(together([...before, ...after], { past, now }, 1)?.now.index).toBe(2);
  const unnamed = [...before, ...after].map((photo) => ({ ...photo, comment: undefined }));
  const [first, , third] = unnamed;
  if (first === undefined || third === undefined) throw new Error('there are visits');
  expect(together(unnamed, { past: first, now: third }, 1)).toMatchObject({
    past: { index: 1 },
    now: { index: 1 },
  });
  expect(together(visits, { past, now: past }, 1)).toBeUndefined();
});

test('a photograph without a date has nothing before it and nothing after', () => {
  const undated = heel(undefined, 0);
  expect(neighbour([...visits, undated], undated, -1)).toBeUndefined();
  const first = visits[0];
  if (first === undefined) throw new Error('there are visits');
  expect(neighbour([first, undated], first, -1)).toBeUndefined();
});

test('a photograph that the address names and nobody has is no pair, rather than another one', () => {
  const [known] = visits;
  if (known === undefined) throw new Error('there are visits');
  const gone = { ...known, sopInstanceUid: '7.7' };
  expect(resolvePair(visits, { mode: 'side', past: gone, now: known }, undefined)).toBeUndefined();
});

test('arrows walk the sheet by lines: the nearest column above and below', () => {
  const rows = sheetRows(visits, 2);
  expect(rows.map(({ kind }) => kind)).toEqual(['place', 'photos', 'photos', 'photos']);
  expect(photoAfter(rows, 1, 'ArrowDown')).toBe(3);
  expect(photoAfter(rows, 3, 'ArrowUp')).toBe(1);
  expect(photoAfter(rows, 0, 'ArrowUp')).toBeUndefined();
  expect(photoAfter(rows, 0, 'End')).toBe(5);
  const uneven = sheetRows(visits.slice(0, 3), 2);
  expect(photoAfter(uneven, 1, 'ArrowDown')).toBe(2);
});
