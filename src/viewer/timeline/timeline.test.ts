import { expect, test } from 'vitest';

import { codingOf } from '#dicom/studyCoding.ts';

import { nb } from '#viewer/i18n/nb.ts';

import { facets, offered } from './facets.ts';
import { choosing, noFilter, tally, without } from './filter.ts';
import { listItems } from './listItems.ts';
import { hospitalName } from './listedStudy.ts';
import { mediaOf } from './medium.ts';
import { anEntry, filter, list, listed, shown } from './testing.ts';

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
  expect(
    shown(studies, filter({ media: ['ct', 'mr'], period: { from: { year: 2024 }, to: { year: 2024 } } })),
  ).toHaveLength(1);
});

test('every word searched for must be somewhere in the study, in any order and case', () => {
  const studies = list({ studyDescription: 'CT Thorax' }, { studyDescription: 'CT abdomen' });
  expect(shown(studies, filter({ text: 'thorax  TROMSØ' }))).toHaveLength(1);
  expect(shown(studies, filter({ text: 'thorax bodø' }))).toHaveLength(0);
});

test('a study without a date is in no period, and is found when the period is taken away', () => {
  const studies = list({}, { studyDate: '2019' });
  const limited = filter({ period: { from: { year: 2000 }, to: { year: 2030 } } });
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
    period: { from: { year: 2003 }, to: { year: 2015 } },
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
