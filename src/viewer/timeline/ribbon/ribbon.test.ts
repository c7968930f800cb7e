import { expect, test } from 'vitest';

import { parseDate } from '#dicom/dates.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { dateAt, endOf, type Period, startOf, stepped } from '#viewer/timeline/period.ts';
import { filter, list, shown } from '#viewer/timeline/testing.ts';

import { markAfter, nearestMark, periodBetween, ribbon, ticksOf } from './ribbonMarks.ts';

test('the ribbon places every dated study and counts those it cannot place', () => {
  const drawn = ribbon(list({ studyDate: '20200101' }, { studyDate: '20241231', modalities: ['ECG'] }, {}));
  expect(drawn.period).toEqual({ from: { year: 2020 }, to: { year: 2024 } });
  expect(drawn.lanes).toEqual(['radiology', 'cardiology']);
  expect(drawn.marks.map(({ at, lane }) => [Math.round(at * 100), lane])).toEqual([
    [0, 0],
    [100, 1],
  ]);
  expect(drawn.undated).toBe(1);
});

test('more specialties than lanes share the last one; no study loses its mark', () => {
  const modalities = ['CR', 'ECG', 'PT', 'ES', 'XC', 'OP', 'IO', 'SM', 'QQ'];
  const drawn = ribbon(list(...modalities.map((one) => ({ modalities: [one], studyDate: '2020' }))));
  expect(drawn.lanes).toHaveLength(7);
  expect(drawn.lanes.at(-1)).toBe('other');
  expect(drawn.marks).toHaveLength(modalities.length);
});

test('keys go from mark to mark in time, to the ends, and to the nearest of another lane', () => {
  const { marks } = ribbon(
    list(
      { studyDate: '20240101', modalities: ['CT'] },
      { studyDate: '20190101', modalities: ['ECG'] },
      { studyDate: '20180101', modalities: ['ECG'] },
      { studyDate: '20100101', modalities: ['CT'] },
    ),
  );
  const [oldest, ecg2018, ecg2019, newest] = marks;
  expect(markAfter('ArrowLeft', marks, undefined)).toBe(newest);
  expect(markAfter('ArrowLeft', marks, newest)).toBe(ecg2019);
  expect(markAfter('Home', marks, newest)).toBe(oldest);
  expect(markAfter('End', marks, oldest)).toBe(newest);
  expect(markAfter('ArrowLeft', marks, oldest)).toBe(oldest);
  expect(markAfter('ArrowDown', marks, newest)).toBe(ecg2019);
  expect(markAfter('ArrowUp', marks, newest)).toBeUndefined();
  expect(nearestMark(marks, { at: 0.55, lane: 1 })).toBe(ecg2018);
});

const period = (from: string, to: string): Period => ({
  from: parseDate(from) ?? { year: 0 },
  to: parseDate(to) ?? { year: 0 },
});

test('brushing chooses whole years, in either direction; of few years months, and of few months days', () => {
  const decade = period('2010', '2019');
  expect(periodBetween(decade, 0.95, 0.5)).toEqual(period('2015', '2019'));
  expect(periodBetween(decade, -1, 2)).toEqual(decade);
  expect(periodBetween(period('2026', '2026'), 0.26, 0.45)).toEqual(period('202604', '202606'));
  expect(periodBetween(period('202602', '202603'), 0.4, 0.49)).toEqual(period('20260225', '20260228'));
  expect(periodBetween(period('202602', '202603'), -1, 2)).toEqual(period('20260201', '20260331'));
});

test('every day, month and year is stepped to its neighbour and found again at its place', () => {
  for (const unit of ['year', 'month', 'day'] as const) {
    const first = dateAt(startOf({ year: 2023, month: 12, day: 30 }), unit);
    let date = first;
    for (let step = 0; step < 800; step += 1) {
      const next = stepped(date, 1, unit);
      expect(startOf(next)).toBeGreaterThanOrEqual(endOf(date));
      expect(stepped(next, -1, unit)).toEqual(date);
      expect(dateAt(startOf(next), unit)).toEqual(next);
      date = next;
    }
  }
});

test('a study that tells its year or month alone may be of any day in it, and is hidden by none of them', () => {
  const studies = list({ studyDate: '20260514' }, { studyDate: '202605' }, { studyDate: '2026' }, {});
  const within = (from: string, to: string) =>
    shown(studies, filter({ period: period(from, to) })).map(({ entry }) => entry.studyDate);
  expect(within('20260510', '20260513')).toEqual(['202605', '2026']);
  expect(within('20260514', '20260514')).toEqual(['20260514', '202605', '2026']);
  expect(within('202606', '202607')).toEqual(['2026']);
  expect(within('2027', '2027')).toEqual([]);
});

test('studies of one day stand apart by their hour', () => {
  const at = (studyTime: string) =>
    ribbon(list({ studyDate: '20260514', studyTime }), period('20260514', '20260514')).marks[0]?.at;
  expect([at('000000'), at('060000'), at('120000')]).toEqual([0, 0.25, 0.5]);
});

test('as few dates are written under the ribbon as there is room for', () => {
  const ticks = (from: string, to: string, most = 5) =>
    ticksOf(period(from, to), most).map(({ date, unit }) => nb.finding.tick(date, unit));
  expect(ticks('2006', '2026')).toEqual(['2010', '2015', '2020', '2025']);
  expect(ticks('2022', '2026')).toEqual(['2022', '2023', '2024', '2025', '2026']);
  expect(ticks('2026', '2026')).toEqual(['2026', 'apr.', 'juli', 'okt.']);
  expect(ticks('202605', '202606', 6)).toEqual(['mai', '16.', 'juni', '16.']);
  expect(ticks('20260514', '20260516')).toEqual(['14.', '15.', '16.']);
});
