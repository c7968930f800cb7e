import { describe, expect, test } from 'vitest';
import {
  type AnatomyOfStudy,
  anatomyOf,
  anatomyOfInstance,
  bodyRegions,
  isPaired,
  partOf,
} from './anatomy.ts';
import { combinedRegions, regionTable } from './anatomyTable.ts';
import { named } from './anatomyWords.ts';
import { codingOf } from './studyCoding.ts';
import { aDataset } from './testing.ts';

const said = (study: AnatomyOfStudy) => {
  const { regions, side } = anatomyOf(study);
  return [...regions, ...(side === undefined ? [] : [side])].join(' ');
};

describe('the words of a description', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Sårfoto ve. hæl', 'heel left'],
    ['RG hø kne', 'knee right'],
    ['RG H kne belastet', 'knee right'],
    ['Kne v., stående', 'knee left'],
    ['e+1 KNEE-RT.', 'knee right'],
    ['L knee', 'knee left'],
    ['RG begge hender', 'hand both'],
    ['RG hø/ve hofte', 'hip both'],
    ['Mammografi bilateralt', 'breast both'],
    ['DX foot', 'foot'],
    ['Foot DX', 'foot right'],
    ['CT thorax', 'chest'],
    ['CT lunger lavdose', 'lungs'],
    ['CT caput', 'head'],
    ['MR hypofyse', 'brain'],
    ['MR columna LS', 'lumbarSpine'],
    ['MR columna totalis', 'spine'],
    ['RG thoracalcolumna', 'thoracicSpine'],
    ['CT C-columna', 'cervicalSpine'],
    ['CT abdomen/bekken', 'abdomen pelvis'],
    ['CT thorax/abdomen/bekken', 'chest abdomen pelvis'],
    ['RG håndledd høyre', 'wrist right'],
    ['RG brystkasse', 'chest'],
    ['MR bryst', 'breast'],
    ['CT halsvirvler', 'cervicalSpine'],
    ['Tå 2 venstre', 'toes left'],
    ['Øyebunnsfoto høyre øye', 'eye right'],
    ['CT v. cava', ''],
    ['RT planning thorax', 'chest'],
    ['Ekko: venstre ventrikkel', 'heart stomach'],
    ['Stentgraft', 'unstated'],
    ['Image of something', 'unstated'],
    ['Hudfoto venstre legg', 'skin lowerLeg left'],
    ['US nyrer', 'kidneys'],
    ['Blodårer i underekstremitetene', 'leg'],
    ['XR C Spine Comp Min 4 Views', 'cervicalSpine'],
    ['CT, HEAD/BRAIN WO CONTRAST', 'brain'],
  ];
  test.each(cases)('«%s» is %s', (studyDescription, expected) => {
    expect(said({ studyDescription })).toBe(expected === '' ? 'unstated' : expected);
  });
});

describe('codes come first, then Body Part Examined, then words', () => {
  const heel = aDataset({
    '00082218': [
      {
        '00080100': { Value: ['80144004'] },
        '00080102': { Value: ['SCT'] },
        '00080104': { Value: ['Calcaneus'] },
        '00082220': { Value: [{ '00080100': { Value: ['7771000'] }, '00080102': { Value: ['SCT'] } }] },
      },
    ],
  });

  test('a coded region and the side that modifies it decide', () => {
    const anatomy = anatomyOf({ studyDescription: 'RG fot' }, codingOf([heel]));
    expect(anatomy).toEqual({ regions: ['heel'], side: 'left', basis: 'code', conflict: [] });
  });

  test('a code of SNOMED RT means what its SNOMED CT code means, and an unknown one what its meaning says', () => {
    const coded = (value: string, scheme: string, meaning: string) =>
      anatomyOfInstance(
        aDataset({
          '00082218': [
            {
              '00080100': { Value: [value] },
              '00080102': { Value: [scheme] },
              '00080104': { Value: [meaning] },
            },
          ],
        }),
      ).regions;
    expect(coded('T-04000', 'SNM3', 'BREAST')).toEqual(['breast']);
    expect(coded('T-D3000', 'SRT', '')).toEqual(['chest']);
    expect(coded('4711', '99LOKAL', 'Albue')).toEqual(['elbow']);
  });

  test('words that contradict the code are reported and not used', () => {
    expect(anatomyOf({ bodyPartExamined: 'CHEST', studyDescription: 'MR caput' })).toEqual({
      regions: ['chest'],
      side: undefined,
      basis: 'bodyPart',
      conflict: [{ about: 'region', coded: ['chest'], words: ['head'] }],
    });
    const sides = anatomyOf({ studyDescription: 'Sårfoto høyre hæl' }, codingOf([heel]));
    expect(sides.side).toBe('left');
    expect(sides.conflict).toEqual([{ about: 'side', coded: 'left', words: 'right' }]);
  });

  test('words that agree make the code finer, and name what else was taken', () => {
    expect(said({ bodyPartExamined: 'FOOT', studyDescription: 'RG venstre hæl' })).toBe('heel left');
    expect(said({ bodyPartExamined: 'CHEST', studyDescription: 'CT thorax/abdomen/bekken' })).toBe(
      'chest abdomen pelvis',
    );
  });

  test('Body Part Examined that is no defined term is read as words', () => {
    expect(said({ bodyPartExamined: 'Thorax^Routine' })).toBe('chest');
    expect(said({ bodyPartExamined: 'WHOLE BODY' })).toBe('wholeBody');
    expect(said({ bodyPartExamined: 'NA', studyDescription: 'Kne' })).toBe('knee');
  });

  test('the code of the procedure tells by its meaning, also from the study row', () => {
    const anatomy = anatomyOf({
      bodyPartExamined: 'LEG',
      procedureCodes: [{ value: '4711', scheme: '99LOKAL', meaning: 'MR kne venstre' }],
    });
    expect(anatomy).toEqual({ regions: ['knee'], side: 'left', basis: 'code', conflict: [] });
  });

  test('left in one series and right in another is both; a side of what has no sides is none', () => {
    const coding = codingOf([aDataset({ '00200060': ['L'] }), aDataset({ '00200062': ['R'] })]);
    expect(anatomyOf({ bodyPartExamined: 'BREAST' }, coding).side).toBe('both');
    expect(anatomyOf({ bodyPartExamined: 'THORAX' }, codingOf([aDataset({ '00200062': ['L'] })])).side).toBe(
      undefined,
    );
  });

  test('nothing said is unstated', () => {
    expect(anatomyOf({})).toEqual({ regions: ['unstated'], side: undefined, basis: 'none', conflict: [] });
  });
});

describe('the table', () => {
  test('no code, body part or word names two things', () => {
    const names = named.flatMap(({ codes, bodyParts, words }) => [
      ...codes.split(';').flatMap((code) => code.trim().split(' ').slice(0, 2)),
      ...bodyParts.split(',').map((part) => part.trim()),
      ...words.split(',').map((word) => `«${word.trim()}»`),
    ]);
    const told = names.filter((name) => !['', '-', '«»'].includes(name));
    expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([]);
  });

  test('every code line has a SNOMED CT code, a SNOMED RT code or a dash, and a meaning', () => {
    const lines = named.flatMap(({ codes }) => codes.split('; ').filter((line) => line !== ''));
    expect(lines.filter((line) => !/^\d{6,18} ([A-Z]\d?-[0-9A-F]+|-) \S/.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(250);
  });

  test('every region lies in a region of the table, and none in itself', () => {
    for (const row of Object.values(regionTable))
      if ('partOf' in row) expect(bodyRegions).toContain(row.partOf);
    expect(partOf('heel')).toBe('foot');
    expect(partOf('foot')).toBe('leg');
    expect(partOf('leg')).toBe(undefined);
    expect(isPaired('heel')).toBe(true);
    expect(isPaired('chest')).toBe(false);
    expect(combinedRegions.every(({ regions }) => regions.length > 1)).toBe(true);
  });
});
