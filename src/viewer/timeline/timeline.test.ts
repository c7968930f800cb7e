import { expect, test } from 'vitest';

import { isStudyInstanceUid } from '#dicom/uid.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

import { bodyRegionOf } from './bodyRegion.ts';
import { counts, type Filter, hiddenBy, matching, noFilter, without } from './filter.ts';
import { listItems } from './listItems.ts';
import { hospitalName, listStudies } from './listedStudy.ts';
import { mediaOf } from './medium.ts';
import { periodBetween, ribbon, yearTicks } from './ribbonMarks.ts';

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
const list = (...entries: readonly Partial<StudyEntry>[]) =>
  listStudies(entries.map(anEntry), [], ({ entry, hospital, medium }) => [
    entry.studyDescription ?? '',
    hospital ?? '',
    medium,
  ]);
const filter = (more: Partial<Filter>): Filter => ({ ...noFilter, ...more });

test('a study is about its images; a report or document beside them comes after', () => {
  expect(mediaOf({ modalities: ['SR', 'US'] })).toEqual(['ultrasound', 'document']);
  expect(mediaOf({ modalities: ['SR'] })).toEqual(['document']);
  expect(mediaOf({ modalities: ['QQ'] })).toEqual(['other']);
  expect(mediaOf({ modalities: [] })).toEqual(['other']);
});

test('the coded body part goes before the description, and nothing is guessed from neither', () => {
  expect(bodyRegionOf({ bodyPartExamined: 'HEEL', studyDescription: 'Thorax' })).toBe('leg');
  expect(bodyRegionOf({ studyDescription: 'Rtg. venstre hæl' })).toBe('leg');
  expect(bodyRegionOf({ studyDescription: 'CT thorax' })).toBe('chest');
  expect(bodyRegionOf({ studyDescription: 'Kontroll' })).toBe('unstated');
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
  expect(matching(studies, filter({ media: ['ct', 'mr'] }))).toHaveLength(2);
  expect(matching(studies, filter({ media: ['ct', 'mr'], period: { from: 2024, to: 2024 } }))).toHaveLength(
    1,
  );
});

test('every word searched for must be somewhere in the study, in any order and case', () => {
  const studies = list({ studyDescription: 'CT Thorax' }, { studyDescription: 'CT abdomen' });
  expect(matching(studies, filter({ text: 'thorax  TROMSØ' }))).toHaveLength(1);
  expect(matching(studies, filter({ text: 'thorax bodø' }))).toHaveLength(0);
});

test('a study without a date is in no period, and is found when the period is taken away', () => {
  const studies = list({}, { studyDate: '2019' });
  const limited = filter({ period: { from: 2000, to: 2030 } });
  expect(matching(studies, limited)).toHaveLength(1);
  expect(matching(studies, without(limited, 'period'))).toHaveLength(2);
});

test('the counts of a facet tell what choosing it would show, whatever is chosen in it now', () => {
  const studies = list({ modalities: ['CT'] }, { modalities: ['CT', 'SR'] }, { modalities: ['MR'] });
  const facet = { name: 'media', valuesOf: ({ media }: (typeof studies)[number]) => media } as const;
  expect(Object.fromEntries(counts(studies, filter({ media: ['mr'] }), facet))).toEqual({
    ct: 2,
    mr: 1,
    document: 1,
  });
});

test('an empty result names the filters that hide something, the one that hides most first', () => {
  const studies = list({ studyDescription: 'CT thorax' }, { studyDescription: 'CT abdomen' });
  const none = filter({ text: 'thorax', media: ['mr'], hospitals: ['UNN Tromsø'] });
  expect(matching(studies, none)).toEqual([]);
  expect(hiddenBy(studies, none)).toEqual([{ facet: 'media', shown: 1 }]);
});

test('each year has one heading with its count, and the undated have theirs', () => {
  const studies = list({ studyDate: '20240301' }, { studyDate: '20240101' }, { studyDate: '2019' }, {});
  expect(
    listItems(studies).map((item) => (item.kind === 'year' ? [item.year, item.count] : item.position)),
  ).toEqual([[2024, 2], 0, 1, [2019, 1], 2, [undefined, 1], 3]);
});

test('the ribbon places every dated study and counts those it cannot place', () => {
  const drawn = ribbon(list({ studyDate: '20200101' }, { studyDate: '20241231', modalities: ['MR'] }, {}));
  expect(drawn.period).toEqual({ from: 2020, to: 2024 });
  expect(drawn.lanes).toEqual(['ct', 'mr']);
  expect(drawn.marks.map(({ at, lane }) => [Math.round(at * 100), lane])).toEqual([
    [0, 0],
    [100, 1],
  ]);
  expect(drawn.undated).toBe(1);
});

test('more media than lanes share the last one; no study loses its mark', () => {
  const modalities = ['CR', 'CT', 'MR', 'US', 'XA', 'NM', 'MG', 'XC', 'ES', 'OP'];
  const drawn = ribbon(list(...modalities.map((one) => ({ modalities: [one], studyDate: '2020' }))));
  expect(drawn.lanes).toHaveLength(8);
  expect(drawn.lanes.at(-1)).toBe('other');
  expect(drawn.marks).toHaveLength(modalities.length);
});

test('brushing chooses whole years, in either direction', () => {
  expect(periodBetween({ from: 2010, to: 2019 }, 0.95, 0.5)).toEqual({ from: 2015, to: 2019 });
  expect(periodBetween({ from: 2010, to: 2019 }, -1, 2)).toEqual({ from: 2010, to: 2019 });
});

test('as few years are written under the ribbon as there is room for', () => {
  expect(yearTicks({ from: 2006, to: 2026 }, 5)).toEqual([2010, 2015, 2020, 2025]);
  expect(yearTicks({ from: 2024, to: 2026 }, 5)).toEqual([2024, 2025, 2026]);
});
