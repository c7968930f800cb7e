import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { HangingRule } from '#protocol/hanging.ts';
import { arrange } from '#viewer/comparison/arrangement.ts';
import { hang, type KnownRule, standardKnown } from '#viewer/comparison/hanging.ts';
import { aStudyOf } from '#viewer/comparison/testing.ts';
import { emptyView } from '#viewer/comparison/viewState.ts';
import { en } from '#viewer/i18n/en.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { type Layout, type Offer, type OfferedStudy } from './offer.ts';
import { stageName, vacancyWords } from './ruleWords.ts';
import { standardRules } from './standardRules.ts';

const sagittal = [0, 1, 0, 0, 0, -1];
const coronal = [1, 0, 0, 0, 0, -1];

function offer(studies: readonly OfferedStudy[], changes: Partial<Offer> = {}): Offer {
  const present = studies.at(-1);
  if (present === undefined || !isNonEmpty(studies)) throw new Error('something is offered');
  return { studies, present, device: 'wide', ...changes };
}

const mr = (study: string) =>
  aStudyOf(
    study,
    { series: `${study}.1`, of: 'MR', size: 20, description: 'T1 ax' },
    { series: `${study}.2`, of: 'MR', size: 18, description: 'T2 sag', orientation: sagittal },
    { series: `${study}.3`, of: 'MR', size: 16, description: 'T1 cor', orientation: coronal },
  );
const breasts = (study: string, views: readonly string[] = ['CC-R', 'CC-L', 'MLO-R', 'MLO-L']) =>
  aStudyOf(study, ...views.map((view, at) => ({ series: `${study}.${at + 1}`, of: 'MG' as const, view })));
const chest = aStudyOf(
  '1.5',
  { series: '1.5.1', of: 'DX', view: 'LL' },
  { series: '1.5.2', of: 'DX', view: 'PA' },
);
const loops = (count: number) => aStudyOf('1.6', { series: '1.6.1', of: 'US', size: count });
const withPdf = aStudyOf('1.7', { series: '1.7.1', of: 'CT', size: 9 }, { series: '1.7.2', of: 'PDF' });
const photos = (study: string) => aStudyOf(study, { series: `${study}.1`, of: 'XC', size: 3 });

const shown = (layout: Layout) =>
  layout.cells.map((cell, place) => cell?.displaySet.seriesInstanceUid ?? layout.vacancies[place]?.kind);
const stageNames = (one: Offer) => hang(one).stages.map((stage) => stageName(nb, stage));

interface Case {
  readonly name: string;
  readonly of: Offer;
  readonly rule: string;
  readonly grid: string;
  readonly cells: readonly (string | undefined)[];
  readonly stage?: number;
}

const cases: readonly Case[] = [
  {
    name: 'three planes of one study, one stage on',
    of: offer([mr('1.2')]),
    stage: 1,
    rule: 'slices',
    grid: '1x3',
    cells: ['1.2.1', '1.2.2', '1.2.3'],
  },
  {
    name: 'mammography: right left, left right, CC above MLO, in whatever order the study has them',
    of: offer([breasts('1.3', ['MLO-L', 'CC-R', 'MLO-R', 'CC-L'])]),
    rule: 'mammography',
    grid: '2x2',
    cells: ['1.3.2', '1.3.4', '1.3.3', '1.3.1'],
  },
  {
    name: 'mammography that lacks a view says so in its place',
    of: offer([breasts('1.3', ['CC-R', 'CC-L', 'MLO-R'])]),
    rule: 'mammography',
    grid: '2x2',
    cells: ['1.3.1', '1.3.2', '1.3.3', 'nothing'],
  },
  {
    name: 'mammography with prior: the earlier pair left of the present one',
    of: offer([breasts('1.2'), breasts('1.3')]),
    rule: 'mammographyWithPrior',
    grid: '2x4',
    cells: ['1.2.1', '1.2.2', '1.3.1', '1.3.2', '1.2.3', '1.2.4', '1.3.3', '1.3.4'],
  },
  {
    name: 'a chest X-ray: the front left and the side right, whichever was taken first',
    of: offer([chest]),
    rule: 'projections',
    grid: '1x2',
    cells: ['1.5.2', '1.5.1'],
  },
  {
    name: 'six loops: four at a time',
    of: offer([loops(6)]),
    rule: 'loops',
    grid: '2x2',
    cells: ['1.6.1', '1.6.1', '1.6.1', '1.6.1'],
  },
  {
    name: 'six loops: the last two',
    of: offer([loops(6)]),
    stage: 1,
    rule: 'loops',
    grid: '2x2',
    cells: ['1.6.1', '1.6.1', undefined, undefined],
  },
  {
    name: 'six loops: all of them in a grid that fits',
    of: offer([loops(6)]),
    stage: 2,
    rule: 'loops',
    grid: '2x3',
    cells: Array.from({ length: 6 }, () => '1.6.1'),
  },
  {
    name: 'two priors left of the present, oldest first',
    of: offer([mr('1.1'), mr('1.2'), mr('1.3')]),
    rule: 'comparisonOfThree',
    grid: '1x3',
    cells: ['1.1.1', '1.2.1', '1.3.1'],
  },
  {
    name: 'a reader who wants the prior to the right',
    of: offer([mr('1.2'), mr('1.3')], { priorSide: 'right' }),
    rule: 'comparison',
    grid: '1x2',
    cells: ['1.3.1', '1.2.1'],
  },
  {
    name: 'two series, each beside its prior',
    of: offer([mr('1.2'), mr('1.3')]),
    stage: 1,
    rule: 'comparison',
    grid: '2x2',
    cells: ['1.2.1', '1.3.1', '1.2.2', '1.3.2'],
  },
  {
    name: 'photographs then and now',
    of: offer([photos('1.2'), photos('1.3')]),
    rule: 'photoPair',
    grid: '1x2',
    cells: ['1.2.1', '1.3.1'],
  },
  {
    name: 'a report beside its images is one stage away',
    of: offer([withPdf]),
    stage: 1,
    rule: 'single',
    grid: '1x2',
    cells: ['1.7.1', '1.7.2'],
  },
  {
    name: 'a telephone: earlier above present',
    of: offer([mr('1.2'), mr('1.3')], { device: 'phone' }),
    rule: 'phoneComparison',
    grid: '2x1',
    cells: ['1.2.1', '1.3.1'],
  },
  {
    name: 'a telephone: the third series is two stages away',
    of: offer([mr('1.3')], { device: 'phone' }),
    stage: 2,
    rule: 'phoneSlices',
    grid: '1x1',
    cells: ['1.3.3'],
  },
];

describe('the standard rules', () => {
  test.each(cases)('$name', ({ of, rule, grid, cells, stage }) => {
    const hung = hang(of, standardKnown, { stage });
    expect([hung.rule, `${hung.grid.rows}x${hung.grid.columns}`, shown(hung)]).toEqual([rule, grid, cells]);
  });

  test('are rules as a site would write them, and each rule and stage has its words', () => {
    for (const rule of standardRules) {
      expect(v.safeParse(HangingRule, JSON.parse(JSON.stringify(rule))).issues).toBeUndefined();
      for (const words of [nb.panes.hanging, en.panes.hanging]) {
        expect(Object.keys(words.rule)).toContain(rule.name);
        for (const { name } of rule.stages) expect(Object.keys(words.stage)).toContain(name);
      }
    }
  });

  test('bring every display set of a study on screen in some stage, where it is slices, projections or loops', () => {
    for (const study of [mr('1.2'), breasts('1.3'), chest, loops(23)])
      for (const device of ['wide', 'tablet', 'phone'] as const) {
        const one = offer([study], { device });
        const seen = hang(one).stages.flatMap((_, stage) =>
          hang(one, standardKnown, { stage }).cells.map((cell) => cell?.displaySet.id),
        );
        expect(new Set(seen)).toEqual(
          new Set([
            ...study.displaySets.map(({ id }) => id),
            ...(seen.includes(undefined) ? [undefined] : []),
          ]),
        );
      }
  });
});

test('the chest wall is found from what the image says of its directions, and images are put against it', () => {
  const { cells } = hang(offer([breasts('1.3')]));
  expect(cells.map((cell) => cell?.against)).toEqual(['right', 'left', 'right', 'left']);
});

test('a stage that would show what an earlier one shows is no step', () => {
  expect(stageNames(offer([mr('1.2')]))).toEqual(['To serier', 'Tre plan', 'Nåværende alene']);
  expect(stageNames(offer([loops(6)]))).toEqual([
    'Fire om gangen (1 av 2)',
    'Fire om gangen (2 av 2)',
    'Alle sløyfer',
  ]);
});

test('a stage beyond the last is the last', () => {
  const hung = hang(offer([mr('1.2')]), standardKnown, { stage: 99 });
  expect([hung.stage, hung.stages.length]).toEqual([2, 3]);
});

const rule = (changes: Partial<HangingRule>): KnownRule => ({
  id: 'site-1',
  isAutomatic: true,
  rule: {
    name: 'Hode hos oss',
    stages: [{ kind: 'cells', name: 'Sagittalt', grid: '1x1', cells: [{ show: { plane: 'sagittal' } }] }],
    ...changes,
  },
});

test('a rule of the site is tried before the standard ones, and only where all its lines hold', () => {
  const known = (when: HangingRule['when']) => [rule({ when }), ...standardKnown];
  const head = { ...mr('1.2'), regions: ['brain', 'head'] };
  const decided = (when: HangingRule['when']) => hang(offer([head]), known(when)).rule;
  expect(decided({ modalities: ['MR'], regions: ['head'] })).toBe('site-1');
  expect(decided({ modalities: ['CT'] })).toBe('slices');
  expect(decided({ regions: ['knee'] })).toBe('slices');
  expect(decided({ devices: ['phone'] })).toBe('slices');
  expect(decided({ studies: { least: 2 } })).toBe('slices');
  expect(decided({ has: [{ show: { plane: 'sagittal' }, least: 2 }] })).toBe('slices');
  expect(decided({ has: [{ show: { description: 't2*sag' } }] })).toBe('site-1');
});

test('a cell that finds nothing says what it looked for, in words', () => {
  const axial = aStudyOf('1.9', { series: '1.9.1', of: 'CT', size: 9 });
  const hung = hang(offer([axial]), [rule({})]);
  const [vacancy] = hung.vacancies;
  if (vacancy === undefined || vacancy.kind === 'waiting') throw new Error('something was found');
  expect(vacancyWords(nb.panes.hanging, vacancy, '01.02.2026')).toEqual({
    why: 'Ingen sagittal serie i denne undersøkelsen.',
    more: 'Undersøkelsen fra 01.02.2026. Dra en serie hit, eller trykk PgDn.',
  });
  const views = hang(offer([breasts('1.3', ['CC-R', 'CC-L', 'MLO-R'])])).vacancies[3];
  if (views === undefined || views.kind === 'waiting') throw new Error('something was found');
  expect(vacancyWords(nb.panes.hanging, views, '').why).toBe(
    'Ingen projeksjon MLO venstre i denne undersøkelsen.',
  );
});

test('a prior that is not open is told, and one that is on its way is waited for', () => {
  const asked = rule({
    stages: [
      { kind: 'cells', name: 'x', grid: '1x2', cells: [{ study: { prior: 2 } }, { study: { prior: 1 } }] },
    ],
  });
  const waiting: OfferedStudy = { ...mr('1.1'), displaySets: [], isWaiting: true };
  expect(shown(hang(offer([waiting, mr('1.2')]), [asked]))).toEqual(['no-study', 'waiting']);
});

test('a rule asked for by name decides though it would not match by itself; an unknown name leaves it to the rules', () => {
  const other = rule({ when: { modalities: ['CT'] } });
  expect(hang(offer([mr('1.2')]), [other, ...standardKnown], { layout: 'site-1' }).rule).toBe('site-1');
  expect(hang(offer([mr('1.2')]), [other, ...standardKnown], { layout: 'gone' }).rule).toBe('slices');
  const waits = { ...rule({}), isAutomatic: false };
  expect(hang(offer([mr('1.2')]), [waits, ...standardKnown]).rule).toBe('slices');
});

test('key images are found where the study has marked some, and stand beside the whole they are of', () => {
  const ct = aStudyOf(
    '1.8',
    { series: '1.8.1', of: 'CT', size: 30 },
    { series: '1.8.2', of: 'CT', size: 40 },
  );
  const whole = ct.displaySets.find(({ id }) => id === '1.8.1');
  if (whole?.kind !== 'images') throw new Error('no series');
  const keys = { ...whole, id: '1.8.1~key', selectedFrom: { id: '1.8.1', total: 30 } };
  const one = offer([{ ...ct, selections: [keys] }]);
  const stage = stageNames(one).indexOf('Nøkkelbildene først');
  const hung = hang(one, standardKnown, { stage });
  expect(hung.cells.map((cell) => cell?.displaySet.id)).toEqual(['1.8.1~key', '1.8.1']);
});

test('a site that wants key images first says so: then they stand to the left of the whole, and only where some are marked', () => {
  const keysFirst = rule({
    when: { studies: { most: 1 }, has: [{ show: { form: 'keyImages' } }] },
    stages: [
      {
        kind: 'cells',
        name: 'Nøkkelbildene først',
        grid: '1x2',
        cells: [{ show: { form: 'keyImages' } }, { like: 1 }],
      },
    ],
  });
  const ct = aStudyOf('1.8', { series: '1.8.1', of: 'CT', size: 30 });
  const [whole] = ct.displaySets;
  if (whole?.kind !== 'images') throw new Error('no series');
  const keys = { ...whole, id: '1.8.1~key', selectedFrom: { id: '1.8.1', total: 30 } };
  const hung = hang(offer([{ ...ct, selections: [keys] }]), [keysFirst, ...standardKnown]);
  expect([hung.rule, hung.stage]).toEqual(['site-1', 0]);
  expect(hung.cells.map((cell) => cell?.displaySet.id)).toEqual(['1.8.1~key', '1.8.1']);
  expect(hang(offer([ct]), [keysFirst, ...standardKnown]).rule).toBe('single');
});

test('what the user put into a pane stands, and nothing is said to be missing there', () => {
  const study = breasts('1.3', ['CC-R', 'CC-L', 'MLO-R']);
  const view = {
    ...emptyView,
    studies: [study.studyInstanceUid],
    panes: [undefined, undefined, undefined, { displaySetId: '1.3.1', study: 0 }],
  };
  const arranged = arrange(view, offer([study]));
  expect(shown(arranged)[3]).toBe('1.3.1');
  expect(arranged.vacancies[3]).toBeUndefined();
});
