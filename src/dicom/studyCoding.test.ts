import { expect, test } from 'vitest';
import { parseStudy } from './study.ts';
import { codingOf } from './studyCoding.ts';
import { aDataset } from './testing.ts';

const code = (value: string, scheme: string, meaning: string) => ({
  '00080100': { Value: [value] },
  '00080102': { Value: [scheme] },
  '00080104': { Value: [meaning] },
});

test('what several instances say is gathered, each thing once', () => {
  const coding = codingOf([
    aDataset({
      '00080016': ['1.2.840.10008.5.1.4.1.1.2'],
      '00180015': ['CHEST'],
      '0008103E': ['Lunge'],
      '00081032': [code('71260', 'C4', 'CT THORAX W/CONTRAST')],
    }),
    aDataset({
      '00080016': ['1.2.840.10008.5.1.4.1.1.2'],
      '00180015': ['CHEST'],
      '00200060': ['l'],
      '00540220': [code('399214001', 'SCT', 'Apical four chamber')],
    }),
  ]);
  expect(coding).toEqual({
    anatomicRegions: [],
    procedures: [{ value: '71260', scheme: 'C4', meaning: 'CT THORAX W/CONTRAST' }],
    views: [{ value: '399214001', scheme: 'SCT', meaning: 'Apical four chamber' }],
    lateralities: ['L'],
    bodyParts: ['CHEST'],
    seriesDescriptions: ['Lunge'],
    sopClassUids: ['1.2.840.10008.5.1.4.1.1.2'],
  });
  expect(JSON.parse(JSON.stringify(coding))).toEqual(coding);
});

test('an enhanced object tells its region and side per frame', () => {
  const coding = codingOf([
    aDataset({
      '52009229': [
        {
          '00209071': {
            Value: [
              { '00209072': { Value: ['R'] }, '00082218': { Value: [code('72696002', 'SCT', 'Knee')] } },
            ],
          },
        },
      ],
    }),
  ]);
  expect(coding.lateralities).toEqual(['R']);
  expect(coding.anatomicRegions.map(({ value }) => value)).toEqual(['72696002']);
});

test('a code without a value is no code, and a long one is', () => {
  const coding = codingOf([
    aDataset({
      '00081032': [{ '00080104': { Value: ['CT'] } }, { '00080119': { Value: ['1234567890123456789'] } }],
    }),
  ]);
  expect(coding.procedures).toEqual([{ value: '1234567890123456789', scheme: '' }]);
});

test('a study row with a procedure code keeps it', () => {
  const study = parseStudy(
    aDataset({ '0020000D': ['1.2.3'], '00081032': [code('169069000', 'SCT', 'CT of chest')] }),
  );
  expect(study).toMatchObject({
    procedureCodes: [{ value: '169069000', scheme: 'SCT', meaning: 'CT of chest' }],
  });
});
