import { expect, test } from 'vitest';

import { specialties, type SpecialtyEvidence, specialtyOf } from './specialty.ts';
import { specialtyTable } from './specialtyTable.ts';

const nothing: SpecialtyEvidence = {
  procedures: [],
  sopClassUids: [],
  regions: [],
  modalities: [],
  description: undefined,
};
const storage = '1.2.840.10008.5.1.4.1.1.';
const sct = (value: string) => ({ value, scheme: 'SCT' });

test.each<readonly [string, Partial<SpecialtyEvidence>, string, string]>([
  ['a CT is radiology', { modalities: ['CT'] }, 'radiology', 'modality'],
  ['a report beside it changes nothing', { modalities: ['SR', 'CT'] }, 'radiology', 'modality'],
  ['an ultrasound of the heart', { modalities: ['US'], regions: ['heart'] }, 'cardiology', 'region'],
  ['an ultrasound of the kidneys', { modalities: ['US'], regions: ['kidneys'] }, 'radiology', 'modality'],
  ['an angiography of the heart', { modalities: ['XA'], regions: ['heart'] }, 'cardiology', 'region'],
  [
    'a CT of the heart stays where it is read',
    { modalities: ['CT'], regions: ['heart'] },
    'radiology',
    'modality',
  ],
  [
    'a coded echo without a region',
    { procedures: [sct('40701008')], modalities: ['US'] },
    'cardiology',
    'procedure',
  ],
  ['an ECG by its class alone', { sopClassUids: [`${storage}9.1.1`] }, 'cardiology', 'sopClass'],
  ['heart sounds', { modalities: ['AU'], regions: ['heart'] }, 'cardiology', 'region'],
  ['PET with its CT', { modalities: ['CT', 'PT'] }, 'nuclear', 'modality'],
  ['a wound', { modalities: ['XC'], regions: ['heel'] }, 'skin', 'modality'],
  ['a photograph of an eye', { modalities: ['XC'], regions: ['eye'] }, 'eye', 'region'],
  ['a fundus photograph', { modalities: ['OP'] }, 'eye', 'modality'],
  ['a gastroscopy on film', { sopClassUids: [`${storage}77.1.1.1`] }, 'endoscopy', 'sopClass'],
  ['a laryngoscopy', { modalities: ['ES'], regions: ['neck'] }, 'ent', 'region'],
  [
    'a tooth by its class, though the modality says radiograph',
    { sopClassUids: [`${storage}1.3`], modalities: ['DX'] },
    'dental',
    'sopClass',
  ],
  [
    'class 1.30 is not below 1.3',
    { sopClassUids: [`${storage}1.30`], modalities: ['DX'] },
    'radiology',
    'sopClass',
  ],
  ['PET by its class is not radiology’s 12', { sopClassUids: [`${storage}128`] }, 'nuclear', 'sopClass'],
  ['a slide', { modalities: ['SM'] }, 'pathology', 'modality'],
  [
    'a document that says what it is of',
    { modalities: ['DOC'], description: 'EKG 12 avledninger' },
    'cardiology',
    'words',
  ],
  ['a discharge summary', { modalities: ['DOC'], description: 'Epikrise' }, 'other', 'none'],
  [
    'a procedure no one has coded here, by its meaning',
    { procedures: [{ value: 'X1', scheme: '99X', meaning: 'Otoskopi' }] },
    'ent',
    'words',
  ],
  ['lower case modalities', { modalities: ['ct'] }, 'radiology', 'modality'],
])('%s', (...[, evidence, specialty, basis]) => {
  expect(specialtyOf({ ...nothing, ...evidence })).toEqual({ specialty, basis });
});

test('every row of the table has a lane', () => {
  expect(Object.keys(specialtyTable).filter((name) => !specialties.some((one) => one === name))).toEqual([]);
});
