import { expect, test } from 'vitest';

import { compareDateTimes, dicomDate, parseDate, parseTime, parseTypedDate, spanBetween } from './dates.ts';

test('a date is read as the wall clock wrote it, and what is no date is none', () => {
  expect(parseDate('20240229')).toEqual({ year: 2024, month: 2, day: 29 });
  expect(parseDate('2024.02.29')).toEqual({ year: 2024, month: 2, day: 29 });
  expect(parseDate('202402')).toEqual({ year: 2024, month: 2 });
  expect(['20230229', '20241301', '00000000', 'x', '', undefined, '20240012'].map(parseDate)).toEqual(
    Array(7).fill(undefined),
  );
});

test('a typed day is read day first, whatever the browser’s language, and what could be another day is refused', () => {
  expect(
    ['1.2.2024', '01.02.2024', ' 1/2/2024', '1. 2. 2024', '01022024', '2024-02-01'].map((typed) =>
      dicomDate(parseTypedDate(typed) ?? { year: 0, month: 0, day: 0 }),
    ),
  ).toEqual(Array(6).fill('20240201'));
  expect(parseTypedDate('1.2.2024')).toEqual({ year: 2024, month: 2, day: 1 });
  expect(
    ['1.2.24', '010224', '2.13.2024', '30.2.2024', '20240201', '2024', '02-01', ''].map(parseTypedDate),
  ).toEqual(Array(8).fill(undefined));
});

test('a time is read to the minute', () => {
  expect(parseTime('140512.123456')).toEqual({ hours: 14, minutes: 5 });
  expect(['2460', '1', 'kl. 14'].map(parseTime)).toEqual([undefined, undefined, undefined]);
});

test('the time between two examinations counts whole years, months and days', () => {
  const between = (a: string, b: string) =>
    spanBetween(parseDate(a) ?? { year: 0 }, parseDate(b) ?? { year: 0 });
  expect(between('20230115', '20260320')).toEqual({ years: 3, months: 2, days: 5, unit: 'day' });
  expect(between('20240131', '20240301')).toEqual({ years: 0, months: 1, days: 0, unit: 'day' });
  expect(between('20231231', '20240101')).toEqual({ years: 0, months: 0, days: 1, unit: 'day' });
  expect(between('2020', '20240101')).toEqual({ years: 4, months: 0, days: 0, unit: 'year' });
  expect(between('20240102', '20240101')).toBeUndefined();
});

test('undated examinations sort last', () => {
  const sorted = [{}, { date: '20240101', time: '10' }, { date: '20240101', time: '0930' }].toSorted(
    compareDateTimes,
  );
  expect(sorted).toEqual([{ date: '20240101', time: '0930' }, { date: '20240101', time: '10' }, {}]);
});
