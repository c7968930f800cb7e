import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type Study } from '#dicom/study.ts';
import { type CodedConcept, type StudyCoding } from '#dicom/studyCoding.ts';
import { isStudyInstanceUid } from '#dicom/uid.ts';
import { PriorRules, usualPriorRules } from '#protocol/priorRules.ts';
import { relevantPriors } from './ladder.ts';
import { type Moment } from './moments.ts';

/** `code`, `region` and `modifier` as «SCHEME value meaning»; `part` and `side` as the instances say them. */
const Told = v.strictObject({
  date: v.string(),
  modality: v.string(),
  description: v.string(),
  code: v.optional(v.string()),
  region: v.optional(v.string()),
  modifier: v.optional(v.string()),
  part: v.optional(v.string()),
  side: v.optional(v.picklist(['L', 'R', 'B'])),
});
const Case = v.strictObject({
  case: v.string(),
  present: Told,
  earlier: v.array(Told),
  /** Index of the one to be laid beside the present study; null where none may be. */
  chosen: v.nullable(v.number()),
  reasons: v.optional(v.array(v.string())),
  excluded: v.optional(v.record(v.string(), v.string())),
});
type Case = v.InferOutput<typeof Case>;

const cases = v.parse(
  v.array(Case),
  JSON.parse(readFileSync(join(import.meta.dirname, 'priorCases.json'), 'utf8')),
);

test('there are sixty cases, each by its own name', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map((one) => one.case)).size).toBe(cases.length);
});

describe('the usual rules', () => {
  test.each(cases.map((one) => [one.case, one] as const))('%s', (_, one) => {
    const { choice, ...told } = judged(one, usualPriorRules);
    expect(told).toEqual(expected(one));
    expect(choice.ranked.length + choice.excluded.length).toBe(one.earlier.length);
  });

  test.each([0, 1, 2, 3, 4])('each rung is needed: without rung %i some case comes out otherwise', (gone) => {
    const rules = { ...usualPriorRules, rungs: usualPriorRules.rungs.filter((_, rung) => rung !== gone) };
    const failing = cases.filter((one) => !isAsExpected(one, rules));
    expect(failing.map((one) => one.case)).not.toEqual([]);
  });

  test.each([
    'modalityFamilies',
    'notPictures',
    'relatedProcedures',
    'sameWords',
    'passingWords',
    'ownRegions',
  ] as const)('the site’s %s are needed', (gone) => {
    const failing = cases.filter((one) => !isAsExpected(one, { ...usualPriorRules, [gone]: [] }));
    expect(failing).not.toEqual([]);
  });

  test('they are lawful configuration', () => {
    expect(v.parse(PriorRules, usualPriorRules)).toEqual(usualPriorRules);
  });
});

test('of each rung the last n in time are offered, however old; the rest is told as further back', () => {
  const earlier = Array.from({ length: 12 }, (_, year) => ({
    date: `${2012 + year}0101`,
    modality: 'CT',
    description: 'CT thorax',
  }));
  const { choice } = judged(
    {
      case: '',
      present: { date: '20260101', modality: 'CT', description: 'CT thorax' },
      earlier,
      chosen: 11,
    },
    usualPriorRules,
  );
  expect(choice.ranked.map(({ study }) => study.studyDate?.slice(0, 4))).toEqual([
    '2023',
    '2022',
    '2021',
    '2020',
    '2019',
    '2018',
    '2017',
    '2016',
  ]);
  expect(choice.ranked.map(({ behind }) => behind)).toEqual([undefined, ...Array(7).fill('further-back')]);
  expect(choice.excluded.map(({ why }) => why)).toEqual(Array(4).fill('beyond-last'));
});

const when = (study: Study) => ({ studyDate: study.studyDate, studyTime: study.studyTime });

test.each([
  ['the present one tells no time', { studyDate: '20260601' }, { studyDate: '20260601', studyTime: '0800' }],
  ['the other tells no time', { studyDate: '20260601', studyTime: '0800' }, { studyDate: '20260601' }],
  [
    'one tells the hour alone',
    { studyDate: '20260601', studyTime: '08' },
    { studyDate: '20260601', studyTime: '0830' },
  ],
  ['the present one tells the year alone', { studyDate: '2026' }, { studyDate: '20260601' }],
])('a study of which nothing says that it came later is not passed over as later: %s', (_, own, other) => {
  const [present, earlier] = [onDate(own, 1), onDate(other, 2)];
  const { ranked, excluded } = relevantPriors(present, [earlier], { rules: usualPriorRules });
  expect([ranked.map(({ study }) => when(study)), excluded]).toEqual([[when(earlier)], []]);
});

test('later the same day is later, and what is no date is told as undated, of either of the two', () => {
  const present = onDate({ studyDate: '20260601', studyTime: '0800' }, 1);
  const why = (own: Study, moment: Moment) =>
    relevantPriors(own, [onDate(moment, 2)], { rules: usualPriorRules }).excluded.map((one) => one.why);
  expect(why(present, { studyDate: '20260601', studyTime: '081500.5' })).toEqual(['later']);
  expect(why(present, { studyDate: '2027' })).toEqual(['later']);
  expect(why(present, { studyDate: '20261301' })).toEqual(['undated']);
  expect(why(onDate({ studyDate: 'ukjent' }, 1), { studyDate: '20250101' })).toEqual(['undated']);
});

function onDate(moment: Moment, index: number): Study {
  const told = { date: '', modality: 'CT', description: 'CT caput' };
  return { ...studyOf(told, index).study, ...moment };
}

function isAsExpected(one: Case, rules: PriorRules): boolean {
  const { choice: _, ...told } = judged(one, rules);
  return JSON.stringify(told) === JSON.stringify(expected(one));
}

function expected(one: Case) {
  return { chosen: one.chosen, reasons: one.reasons, excluded: one.excluded ?? {} };
}

function judged(one: Case, rules: PriorRules) {
  const [present, ...earlier] = [one.present, ...one.earlier].map(studyOf);
  if (present === undefined) throw new Error('a case has a present study');
  const codings = new Map([present, ...earlier].map(({ study, coding }) => [study.studyInstanceUid, coding]));
  const choice = relevantPriors(
    present.study,
    earlier.map(({ study }) => study),
    { rules, codingOf: ({ studyInstanceUid }) => codings.get(studyInstanceUid) },
  );
  const indexOf = (study: Study) => earlier.findIndex((other) => other.study === study);
  const best = choice.ranked[0];
  return {
    chosen: best === undefined ? null : indexOf(best.study),
    reasons: best === undefined ? undefined : [...best.reasons],
    excluded: Object.fromEntries(choice.excluded.map(({ study, why }) => [String(indexOf(study)), why])),
    choice,
  };
}

function studyOf(told: v.InferOutput<typeof Told>, index: number) {
  const studyInstanceUid = `1.2.${index + 1}`;
  if (!isStudyInstanceUid(studyInstanceUid)) throw new Error('not a UID');
  const { date, description, code, region, modifier, part, side } = told;
  const study: Study = {
    studyInstanceUid,
    modalities: [told.modality],
    hospital: { kind: 'unknown' },
    ...(date === '' ? {} : { studyDate: date }),
    ...(description === '' ? {} : { studyDescription: description }),
    ...(code === undefined ? {} : { procedureCodes: [concept(code)] }),
  };
  const coding: StudyCoding = {
    anatomicRegions:
      region === undefined
        ? []
        : [{ ...concept(region), modifiers: modifier === undefined ? [] : [concept(modifier)] }],
    procedures: [],
    views: [],
    lateralities: side === undefined ? [] : [side],
    bodyParts: part === undefined ? [] : [part],
    seriesDescriptions: [],
    sopClassUids: [],
  };
  return { study, coding };
}

function concept(written: string): CodedConcept {
  const [scheme, value, ...meaning] = written.split(' ');
  if (scheme === undefined || value === undefined) throw new Error(`no code: ${written}`);
  return { scheme, value, ...(isNonEmpty(meaning) ? { meaning: meaning.join(' ') } : {}) };
}
