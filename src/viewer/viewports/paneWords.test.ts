import { expect, test } from 'vitest';
import { aDataset, anInstance } from '#dicom/testing.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { ageBeside, ageNow } from './age.ts';
import { lossyCompression } from './compression.ts';
import { lateralitiesOf, lateralityOf } from './laterality.ts';
import { namedWindows } from './presets.ts';
import { scaleBar } from './scaleBar.ts';

test('a prior’s age is told against the present study in the two coarsest units', () => {
  expect(ageBeside(nb.age, '20230110', '20260315')).toBe('3 år 2 md. tidligere');
  expect(ageBeside(nb.age, '20260315', '20260315')).toBe('samme dag');
  expect(ageBeside(nb.age, '20260320', '20260315')).toBe('5 dager senere');
  expect(ageBeside(nb.age, undefined, '20260315')).toBeUndefined();
});

test('the present study’s age is told against today', () => {
  const words = { age: nb.age, ago: nb.panes.ago };
  expect(ageNow(words, '20260115', { year: 2026, month: 3, day: 15 })).toBe('2 måneder siden');
  expect(ageNow(words, '20260315', { year: 2026, month: 3, day: 15 })).toBe('i dag');
});

test('the side of a frame goes before that of the image, and is never guessed', () => {
  expect(lateralityOf(anInstance({ '00200062': ['R'], '00200060': ['L'] }))).toBe('right');
  expect(lateralityOf(anInstance({ '00200060': ['L'] }))).toBe('left');
  expect(lateralityOf(anInstance({ '00200060': ['U'] }))).toBeUndefined();
  const coded = [aDataset({ '00082220': [aDataset({ '00080100': ['7771000'] })] })];
  expect(lateralityOf(anInstance({ '00082218': coded }))).toBe('left');
});

test('every side an object names is known, so that a contradiction shows', () => {
  expect(lateralitiesOf(anInstance({ '00200062': ['R'], '00200060': ['L'] }))).toEqual(['right', 'left']);
  expect(lateralitiesOf(anInstance({ '00200062': ['R'], '00200060': ['R'] }))).toEqual(['right']);
  expect(lateralitiesOf(anInstance())).toEqual([]);
});

test('loss is told with its whole ratio and its methods, also when only the transfer syntax tells', () => {
  expect(
    lossyCompression(
      anInstance({ '00282110': ['01'], '00282112': [10, 2], '00282114': ['ISO_10918_1', 'ISO_15444_1'] }),
    ),
  ).toEqual({ ratio: 20, methods: ['JPEG', 'JPEG 2000'] });
  expect(lossyCompression(anInstance({ '00083002': ['1.2.840.10008.1.2.4.50'] }))).toEqual({
    methods: ['JPEG Baseline'],
  });
  expect(lossyCompression(anInstance())).toBeUndefined();
});

test('customary windows are offered where pixel values are Hounsfield units, after the object’s own', () => {
  const own = namedWindows(anInstance({ '00281050': [50], '00281051': [350], '00281055': ['MEDIASTINUM'] }));
  expect(own[0]).toMatchObject({ name: 'MEDIASTINUM', center: 50, width: 350 });
  expect(own.some(({ preset }) => preset === 'lung')).toBe(true);
  expect(namedWindows(anInstance({ '00080060': ['MR'] }))).toEqual([]);
  const ofUnit = (unit: string) => namedWindows(anInstance({ '00080060': ['CT'], '00281054': [unit] }));
  expect(ofUnit('MGML')).toEqual([]);
  expect(ofUnit('HU')).toHaveLength(5);
  expect(ofUnit('US')).toHaveLength(5);
});

test('the scale bar is the longest round length that fits, and absent without a basis', () => {
  expect(scaleBar(0.5)).toEqual({ millimetres: 50, pixels: 100 });
  expect(scaleBar(undefined)).toBeUndefined();
});
