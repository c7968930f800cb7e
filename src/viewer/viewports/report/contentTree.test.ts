import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Dataset, parseDataset } from '#dicom/dataset.ts';
import { aDataset } from '#dicom/testing.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { readContent } from './contentTree.ts';
import { reportBlocks } from './reportBlocks.ts';
import { conceptWords, dateTimeWords, unitWords, valueWords } from './reportWords.ts';

const code = (meaning: string, value = meaning, scheme = 'DCM') =>
  aDataset({ '00080100': [value], '00080102': [scheme], '00080104': [meaning] });
const item = (type: string | undefined, attributes: Readonly<Record<string, readonly unknown[]>> = {}) =>
  aDataset({ ...(type === undefined ? {} : { '0040A040': [type] }), ...attributes });
const named = (meaning: string) => ({ '0040A043': [code(meaning)] });
const lines = (report: Dataset) =>
  readContent(report).items.map(({ name, value, depth }) => [
    depth,
    conceptWords(nb, name) ?? '',
    valueWords(nb, value) ?? value.kind,
  ]);

test('a report is read as headings and named values, in order and by depth', () => {
  const size = item('NUM', {
    ...named('Length'),
    '0040A300': [aDataset({ '0040A30A': ['12.5'], '004008EA': [aDataset({ '00080100': ['mm'] })] })],
  });
  const findings = item('TEXT', { ...named('Findings'), '0040A160': ['Ingen fortetning.'] });
  const section = item('CONTAINER', { ...named('Thorax'), '0040A730': [findings, size] });
  const report = item('CONTAINER', { ...named('Report'), '0040A730': [section] });
  expect(lines(report)).toEqual([
    [0, 'Report', 'container'],
    [1, 'Thorax', 'container'],
    [2, 'Funn', 'Ingen fortetning.'],
    [2, 'Lengde', '12,5 mm'],
  ]);
});

test('every value type says what it says, and what is missing is said to be', () => {
  const reference = aDataset({ '00081155': ['1.2.3'], '00081160': ['5', '2'] });
  const children = [
    item('PNAME', { ...named('Person Observer Name'), '0040A123': [{ Alphabetic: 'TESTDATA^Lege 2' }] }),
    item('DATETIME', { ...named('Done'), '0040A120': ['20260914103005.5+0200'] }),
    item('DATE', { ...named('Day'), '0040A121': ['20260914'] }),
    item('TIME', { ...named('At'), '0040A122': ['1030'] }),
    item('UIDREF', { ...named('Uid'), '0040A124': ['1.2.3.4'] }),
    item('SCOORD', { ...named('Image Region'), '00700023': ['CIRCLE'], '00700022': [58, 52, 58, 41] }),
    item('SCOORD3D', { ...named('Region'), '00700023': ['POINT'], '00700022': [1, 2, 3] }),
    item('TCOORD', { ...named('Beat'), '0040A130': ['SEGMENT'], '0040A132': [1, 200] }),
    item('IMAGE', { '00081199': [reference] }),
    item('NUM', { ...named('Mean'), '0040A301': [code('Measurement failure', '114009')] }),
    item('TABLE', named('Table')),
    item(undefined, { '0040DB73': [1, 2, 3] }),
    item('TEXT', named('Comment')),
  ];
  const report = item('CONTAINER', { ...named('Report'), '0040A730': children });
  expect(lines(report).slice(1)).toEqual([
    [1, 'Beskrevet av', 'TESTDATA Lege 2'],
    [1, 'Done', '14.09.2026 10:30 (UTC+02:00)'],
    [1, 'Day', '14.09.2026'],
    [1, 'At', '10:30'],
    [1, 'Uid', '1.2.3.4'],
    [1, 'Område', 'Sted i bildet: sirkel (2 punkter)'],
    [1, 'Region', 'Sted i pasienten: ett punkt'],
    [1, 'Beat', 'Tidsrom (2 angivelser)'],
    [1, '', 'reference'],
    [1, 'Gjennomsnitt', 'målingen mislyktes'],
    [1, 'Table', 'innhold av typen TABLE kan ikke leses'],
    [1, '', 'viser til punkt 1.2.3 i rapporten'],
    [1, 'Merknad', 'ikke oppgitt'],
  ]);
  const image = readContent(report).items.find(({ value }) => value.kind === 'reference');
  expect(image?.value).toEqual({
    kind: 'reference',
    citations: [{ sopInstanceUid: '1.2.3', frameNumbers: [5, 2], segmentNumbers: [] }],
  });
});

test('units stand as people write them, and are never changed into others', () => {
  const ucum = (value: string) => unitWords({ value, scheme: 'UCUM', meaning: 'meaning' });
  expect(
    ['mGy.cm', 'Gy.m2', 'uGy.m2', 'cm3', '%', '1', '{pixels}', '{SUVbw}g/ml', "[hnsf'U]", 'mm'].map(ucum),
  ).toEqual(['mGy·cm', 'Gy·m²', 'µGy·m²', 'cm³', '%', '', 'pixels', 'g/ml (SUVbw)', 'HU', 'mm']);
  expect(unitWords({ value: 'X1', scheme: '99OWN', meaning: 'widgets' })).toBe('widgets');
});

test('what is no date stands as it is stored', () => {
  expect(dateTimeWords(nb, 'yesterday')).toBe('yesterday');
  expect(dateTimeWords(nb, '2026')).toBe('2026');
});

test('neighbours that only point at objects become one list; nothing else is gathered or lost', () => {
  const image = (uid: string) => item('IMAGE', { '00081199': [aDataset({ '00081155': [uid] })] });
  const observer = item('TEXT', { '0040A010': ['HAS OBS CONTEXT'], ...named('Person Observer Name') });
  const finding = item('TEXT', { '0040A010': ['CONTAINS'], ...named('Finding'), '0040A730': [image('1.3')] });
  const library = item('CONTAINER', {
    '0040A010': ['CONTAINS'],
    ...named('Image Library'),
    '0040A730': [image('1.1'), image('1.2'), finding],
  });
  const report = item('CONTAINER', { ...named('Report'), '0040A730': [observer, library] });
  const { context, content } = reportBlocks(readContent(report).items);
  expect(context.map(({ kind }) => kind)).toEqual(['line']);
  expect(content.map((block) => (block.kind === 'references' ? block.citations.length : block.kind))).toEqual(
    ['heading', 2, 'line', 1],
  );
});

test('a hostile tree ends, and what is left out is counted', () => {
  const many = Array.from({ length: 6000 }, () => item('TEXT', { '0040A160': ['x'] }));
  const wide = readContent(item('CONTAINER', { '0040A730': many }));
  expect(wide.items).toHaveLength(5000);
  expect(wide).toMatchObject({ leftOut: 1001, isCountOpen: false });

  let deep = item('TEXT', { '0040A160': ['bottom'] });
  for (let level = 0; level < 2000; level += 1) deep = item('CONTAINER', { '0040A730': [deep] });
  expect(readContent(deep)).toMatchObject({ leftOut: 2001 - 25, isCountOpen: false });

  const row = Array.from({ length: 300 }, () => item('TEXT'));
  const grid = Array.from({ length: 300 }, () => item('CONTAINER', { '0040A730': row }));
  const before = performance.now();
  expect(readContent(item('CONTAINER', { '0040A730': grid }))).toMatchObject({
    leftOut: 50_000,
    isCountOpen: true,
  });
  expect(performance.now() - before).toBeLessThan(5000);
});

const types = ['CONTAINER', 'TEXT', 'NUM', 'CODE', 'IMAGE', 'PNAME', 'SCOORD', 'TCOORD', 'DATETIME', 'x', ''];
const junk = fc.constantFrom<unknown>(null, '', 'NaN', -1, 1e308, {}, [], '<img src=x onerror=alert(1)>', {
  Alphabetic: 7,
});

/** Anything a JSON answer may hold where an SR document should be: any type, any value in any place, and trees of any shape. */
const hostile = fc
  .array(
    fc.record({
      depth: fc.nat(30),
      type: fc.constantFrom(...types),
      tag: fc.constantFrom(
        '0040A043',
        '0040A300',
        '0040A168',
        '00081199',
        '0040A160',
        '0040A123',
        '00700022',
        '0040DB73',
      ),
      value: junk,
    }),
    { maxLength: 40 },
  )
  .map((wanted) => {
    const root: Content[] = [];
    const open = [root];
    for (const { depth, type, tag, value } of wanted) {
      const at = Math.min(depth, open.length - 1);
      open.length = at + 1;
      const children: Content[] = [];
      open[at]?.push({
        '0040A040': { vr: 'CS', Value: [type] },
        [tag]: { vr: 'SQ', Value: [value, value] },
        '0040A730': { vr: 'SQ', Value: children },
      });
      open.push(children);
    }
    return { '0040A730': { Value: root } };
  });
type Content = Readonly<Record<string, { readonly vr: string; readonly Value: readonly unknown[] }>>;

test('whatever stands where a document should be is read without an error, every item accounted for', () => {
  fc.assert(
    fc.property(hostile, (tree) => {
      const { items } = readContent(parseDataset(tree) ?? {});
      const { context, content } = reportBlocks(items);
      const said = [...context, ...content].flatMap((block) =>
        block.kind === 'references' ? [] : [valueWords(nb, block.item.value) ?? ''],
      );
      expect(said.every((words) => typeof words === 'string')).toBe(true);
      const isSilent = ({ name, value }: (typeof items)[number]) =>
        value.kind === 'reference' || (value.kind === 'container' && name === undefined);
      expect(said).toHaveLength(items.slice(1).filter((one) => !isSilent(one)).length);
    }),
    { numRuns: 2000 },
  );
});
