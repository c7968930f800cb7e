import { expect, test } from 'vitest';

import { isStudyInstanceUid } from '#dicom/uid.ts';
import { codingOf } from '#dicom/studyCoding.ts';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

import { nb } from '#viewer/i18n/nb.ts';

import { facets, offered } from './facets.ts';
import { choosing, type Filter, noFilter, tally, without } from './filter.ts';
import { listItems } from './listItems.ts';
import { hospitalName, listStudies } from './listedStudy.ts';
import { mediaOf } from './medium.ts';
import { markAfter, nearestMark, periodBetween, ribbon, yearTicks } from './ribbon/ribbonMarks.ts';

let next = 1;
function anEntry(more: Partial<StudyEntry> = {}): StudyEntry {
  const studyInstanceUid = `1.2.${next++}`;
  if (!isStudyInstanceUid(studyInstanceUid)) throw new Error('a UID');
  return {
    studyInstanceUid,
    modalities: ['CT'],
    hospital: { kind: 'named', name: 'UNN Tromsø' },
    sources: ['unn'],
    nameDiffers: false,
    ...more,
  };
}
const list = (...entries: readonly Partial<StudyEntry>[]) => listed(entries.map(anEntry));
const listed = (entries: readonly StudyEntry[], codings: ReadonlyMap<string, CodingState> = new Map()) =>
  listStudies(entries, {
    hospitals: [],
    codings,
    wordsOf: ({ entry, hospital, medium }) => [entry.studyDescription ?? '', hospital ?? '', medium],
  });
const filter = ({ text = '', period, ...chosen }: Partial<Filter> & Filter['chosen']): Filter => ({
  text,
  chosen,
  ...(period === undefined ? {} : { period }),
});
const shown = (studies: ReturnType<typeof list>, wanted: Filter) => tally(studies, wanted).shown;

test('a study is about its images; a report or document beside them comes after', () => {
  expect(mediaOf({ modalities: ['SR', 'US'] })).toEqual(['ultrasound', 'document']);
  expect(mediaOf({ modalities: ['SR'] })).toEqual(['document']);
  expect(mediaOf({ modalities: ['QQ'] })).toEqual(['other']);
  expect(mediaOf({ modalities: [] })).toEqual(['other']);
});

test('a station gets its hospital from the configuration, and stands as itself where no one knows it', () => {
  const known = [{ name: 'Kirkenes', codes: ['FSKIRKDX1'] }];
  expect(hospitalName({ hospital: { kind: 'station', aeTitle: 'FSKIRKDX1' } }, known)).toBe('Kirkenes');
  expect(hospitalName({ hospital: { kind: 'station', aeTitle: 'X' } }, known)).toBe('X');
  expect(hospitalName({ hospital: { kind: 'unknown' } }, known)).toBeUndefined();
});

test('chosen values of one facet widen, and facets together narrow', () => {
  const studies = list(
    { modalities: ['CT'], studyDate: '20240101' },
    { modalities: ['MR'], studyDate: '20200101' },
    { modalities: ['US'], studyDate: '20240101' },
  );
  expect(shown(studies, filter({ media: ['ct', 'mr'] }))).toHaveLength(2);
  expect(shown(studies, filter({ media: ['ct', 'mr'], period: { from: 2024, to: 2024 } }))).toHaveLength(1);
});

test('every word searched for must be somewhere in the study, in any order and case', () => {
  const studies = list({ studyDescription: 'CT Thorax' }, { studyDescription: 'CT abdomen' });
  expect(shown(studies, filter({ text: 'thorax  TROMSØ' }))).toHaveLength(1);
  expect(shown(studies, filter({ text: 'thorax bodø' }))).toHaveLength(0);
});

test('a study without a date is in no period, and is found when the period is taken away', () => {
  const studies = list({}, { studyDate: '2019' });
  const limited = filter({ period: { from: 2000, to: 2030 } });
  expect(shown(studies, limited)).toHaveLength(1);
  expect(shown(studies, without(limited, 'period'))).toHaveLength(2);
});

test('the counts of a facet tell what choosing it would show, whatever is chosen in it now', () => {
  const studies = list({ modalities: ['CT'] }, { modalities: ['CT', 'SR'] }, { modalities: ['MR'] });
  expect(Object.fromEntries(tally(studies, filter({ media: ['mr'] })).countsOf('media'))).toEqual({
    ct: 2,
    mr: 1,
    document: 1,
  });
});

test('each facet counts what a filter of each value alone would show, with all facets in play', () => {
  const of = (index: number, values: readonly string[]) => values[index % values.length] ?? '';
  const studies = list(
    ...Array.from({ length: 120 }, (_, index) => ({
      modalities: [of(index, ['CT', 'MR', 'US', 'XC'])],
      studyDescription: of(index, ['venstre hæl', 'høyre kne', 'thorax', 'hjerte', 'kontroll']),
      hospital: { kind: 'named' as const, name: of(index, ['A', 'B', 'C']) },
      studyDate: String(2000 + (index % 20)),
    })),
  );
  const wanted = filter({
    media: ['ct', 'photo'],
    regions: ['leg', 'chest'],
    hospitals: ['A'],
    period: { from: 2003, to: 2015 },
  });
  const { countsOf } = tally(studies, wanted);
  for (const { name } of facets) {
    for (const [value, count] of countsOf(name))
      expect([name, value, count]).toEqual([
        name,
        value,
        shown(studies, choosing(wanted, name, [value])).length,
      ]);
  }
});

const heelCode = {
  '00080100': { vr: 'SH', Value: ['76853006'] },
  '00080102': { vr: 'SH', Value: ['SCT'] },
  '00082220': {
    vr: 'SQ',
    Value: [{ '00080100': { vr: 'SH', Value: ['7771000'] }, '00080102': { vr: 'SH', Value: ['SCT'] } }],
  },
};

test('until its images have been asked, a study is found by its row and counted as not fetched; then by its codes', () => {
  const entry = anEntry({ modalities: ['XC'], studyDescription: 'Kontroll' });
  const [before] = listed([entry]);
  expect(before?.spots).toEqual(['notFetched']);
  const read = codingOf([{ '00082218': { vr: 'SQ', Value: [heelCode] } }]);
  const coding = { ...read, unreadSeries: 0 };
  const [after] = listed([entry], new Map([[entry.studyInstanceUid, coding]]));
  expect(after?.spots).toEqual(['heel', 'heel.left', 'foot', 'foot.left', 'leg', 'leg.left']);
  // Series that were not asked may be of other places: what is known of it is not all.
  const [partly] = listed([entry], new Map([[entry.studyInstanceUid, { ...read, unreadSeries: 3 }]]));
  expect(partly?.spots).toEqual(['notFetched', 'heel', 'heel.left', 'foot', 'foot.left', 'leg', 'leg.left']);
  const [failed] = listed([entry], new Map([[entry.studyInstanceUid, 'failed' as const]]));
  expect(failed?.spots).toEqual(['notFetched']);
});

test('a study of both sides is found on either, one without a side among those that do not say', () => {
  const entries = [
    anEntry({ studyDescription: 'Røntgen begge knær' }),
    anEntry({ studyDescription: 'CT thorax' }),
  ];
  const sides = (codings?: Parameters<typeof listed>[1]) =>
    Object.fromEntries(tally(listed(entries, codings), noFilter).countsOf('sides'));
  // Whose images nobody has asked yet may well say a side.
  expect(sides()).toEqual({ left: 1, right: 1, notFetched: 1 });
  const read = { ...codingOf([{}]), unreadSeries: 0 };
  expect(sides(new Map(entries.map(({ studyInstanceUid }) => [studyInstanceUid, read])))).toEqual({
    left: 1,
    right: 1,
    unsided: 1,
  });
});

test('a menu offers what studies have and what is chosen, the unknown hospital last', () => {
  const studies = list({ hospital: { kind: 'unknown' } }, { hospital: { kind: 'named', name: 'Å' } }, {});
  const { countsOf } = tally(studies, noFilter);
  const hospitals = facets.find(({ name }) => name === 'hospitals');
  if (hospitals === undefined) throw new Error('a facet');
  expect(
    offered(nb, hospitals, { counts: countsOf('hospitals'), chosen: ['Bodø'] }).map(({ words, count }) => [
      words,
      count,
    ]),
  ).toEqual([
    ['Bodø', 0],
    ['UNN Tromsø', 1],
    ['Å', 1],
    ['Ukjent sykehus', 1],
  ]);
});

test('two thousand studies are narrowed in one pass, and counted only where someone looks, once', () => {
  let reads = 0;
  const counting = <T extends object>(study: T): T =>
    new Proxy(study, {
      get: (target, name, receiver): unknown => {
        reads += 1;
        return Reflect.get(target, name, receiver);
      },
    });
  const studies = list(
    ...Array.from({ length: 2000 }, (_, index) => ({
      modalities: [index % 2 === 0 ? 'CT' : 'XC'],
      studyDescription: index % 3 === 0 ? 'Sår venstre hæl' : 'CT thorax',
    })),
  ).map(counting);
  const { countsOf } = tally(studies, filter({ text: 'hæl', regions: ['heel.left'], media: ['photo'] }));
  // What is chosen is read to narrow, no more.
  expect(reads).toBeLessThanOrEqual(2000 * 3);
  expect(reads).toBeGreaterThan(2000);
  reads = 0;
  countsOf('hospitals');
  countsOf('hospitals');
  expect(reads).toBe(2000);
});

test('each year has one heading with its count, and the undated have theirs', () => {
  const studies = list({ studyDate: '20240301' }, { studyDate: '20240101' }, { studyDate: '2019' }, {});
  expect(
    listItems(studies).map((item) => (item.kind === 'year' ? [item.year, item.count] : item.position)),
  ).toEqual([[2024, 2], 0, 1, [2019, 1], 2, [undefined, 1], 3]);
});

test('the ribbon places every dated study and counts those it cannot place', () => {
  const drawn = ribbon(list({ studyDate: '20200101' }, { studyDate: '20241231', modalities: ['ECG'] }, {}));
  expect(drawn.period).toEqual({ from: 2020, to: 2024 });
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

test('brushing chooses whole years, in either direction', () => {
  expect(periodBetween({ from: 2010, to: 2019 }, 0.95, 0.5)).toEqual({ from: 2015, to: 2019 });
  expect(periodBetween({ from: 2010, to: 2019 }, -1, 2)).toEqual({ from: 2010, to: 2019 });
});

test('as few years are written under the ribbon as there is room for', () => {
  expect(yearTicks({ from: 2006, to: 2026 }, 5)).toEqual([2010, 2015, 2020, 2025]);
  expect(yearTicks({ from: 2024, to: 2026 }, 5)).toEqual([2024, 2025, 2026]);
});
