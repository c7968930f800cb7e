import { expect, test } from 'vitest';

import { compareValues, type DatedValue, dayOf } from './changes.ts';

const value = (studyDate: string | undefined, value: number, more: Partial<DatedValue> = {}): DatedValue => ({
  studyInstanceUid: `1.2.${studyDate ?? '0'}`,
  ...(studyDate === undefined ? {} : { studyDate }),
  value,
  unit: 'mm',
  basis: 'patient',
  ...more,
});

test('a value is set against the one before, the first, and the lowest there had been', () => {
  const compared = compareValues([value('20260101', 30), value('20240101', 20), value('20250101', 15)]);
  expect(compared.map(({ of }) => of.value)).toEqual([20, 15, 30]);
  expect(compared[0]).toEqual({ of: value('20240101', 20) });
  expect(compared[1]).toMatchObject({
    previous: { difference: -5, percent: -25 },
    first: { difference: -5, percent: -25 },
    lowest: { difference: -5, percent: -25 },
  });
  expect(compared[2]).toMatchObject({
    previous: { difference: 15, percent: 100 },
    first: { difference: 10, percent: 50 },
    lowest: { difference: 15, percent: 100 },
  });
});

test('from nothing there is a difference but no percentage', () => {
  expect(compareValues([value('20250101', 0), value('20260101', 4)])[1]).toMatchObject({
    previous: { difference: 4 },
    first: { difference: 4 },
  });
  expect(compareValues([value('20250101', 0), value('20260101', 4)])[1]).not.toHaveProperty(
    'previous.percent',
  );
});

test('down to nothing is minus a hundred percent', () => {
  expect(compareValues([value('20250101', 4), value('20260101', 0)])[1]).toMatchObject({
    previous: { difference: -4, percent: -100 },
  });
});

test.each([
  ['pixels', { unit: 'px', basis: 'none' }],
  ['detector', { basis: 'detector' }],
  ['magnification', { basis: 'magnification' }],
  ['other-unit', { unit: 'mm2' }],
] as const)(
  'a value between two others that cannot be compared is passed over, and says why: %s',
  (why, more) => {
    const compared = compareValues([
      value('20240101', 20),
      value('20250101', 90, more),
      value('20260101', 25),
    ]);
    expect(compared[1]).toEqual({ of: value('20250101', 90, more), why });
    expect(compared[2]).toMatchObject({
      previous: { difference: 5, percent: 25 },
      lowest: { difference: 5 },
    });
  },
);

test('what was measured in another plane is not compared; where a plane is not known, it is taken for the same', () => {
  const along = { plane: 'coronal' };
  const compared = compareValues([
    value('20240101', 20, along),
    value('20250101', 50, { plane: 'axial' }),
    value('20260101', 24, along),
    value('20260601', 25),
  ]);
  expect(compared.map(({ why }) => why)).toEqual([undefined, 'other-plane', undefined, undefined]);
  expect(compared[2]).toMatchObject({ previous: { difference: 4, percent: 20 } });
  expect(compared[3]).toMatchObject({ previous: { difference: 1 }, first: { difference: 5 } });
});

test('pixels are not compared with pixels either', () => {
  const pixels = { unit: 'px', basis: 'none' };
  const compared = compareValues([value('20240101', 20, pixels), value('20250101', 30, pixels)]);
  expect(compared.map(({ why }) => why)).toEqual(['pixels', 'pixels']);
});

test('what has no date stands last and is not compared', () => {
  const compared = compareValues([value(undefined, 3), value('20250101', 4)]);
  expect(compared.map(({ why }) => why)).toEqual([undefined, 'undated']);
});

test('two values of one study are not set against each other', () => {
  const compared = compareValues([
    value('20240101', 20),
    value('20250101', 30, { studyTime: '080000' }),
    value('20250101', 40, { studyTime: '080000' }),
  ]);
  expect(compared.map((one) => ('previous' in one ? one.previous?.difference : undefined))).toEqual([
    undefined,
    10,
    20,
  ]);
});

test('on one day the time decides which came first', () => {
  const [morning, evening] = [
    value('20250101', 5, { studyTime: '080000', studyInstanceUid: '1.2.3' }),
    value('20250101', 6, { studyTime: '190000.5', studyInstanceUid: '1.2.4' }),
  ];
  expect(compareValues([evening, morning]).map(({ of }) => of.value)).toEqual([5, 6]);
});

test('what is no date is not compared, and a date in its older form stands where it belongs', () => {
  const compared = compareValues([value('20240101', 20), value('2023.06.01', 10), value('20241399', 40)]);
  expect(compared.map(({ of, why }) => [of.value, why])).toEqual([
    [10, undefined],
    [20, undefined],
    [40, 'undated'],
  ]);
});

test('a year alone stands in that year on the line of time, not in 1970', () => {
  expect(
    [dayOf('2023'), dayOf('202306'), dayOf('2023.06.15')].map((day) => new Date(day).toISOString()),
  ).toEqual(['2023-01-01T00:00:00.000Z', '2023-06-01T00:00:00.000Z', '2023-06-15T00:00:00.000Z']);
});
