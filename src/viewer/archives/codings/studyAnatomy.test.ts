import { expect, test } from 'vitest';

import { codingOf } from '#dicom/studyCoding.ts';

import { studyAnatomy } from './studyAnatomy.ts';

const heel = {
  ...codingOf([]),
  anatomicRegions: [{ value: '76853006', scheme: 'SCT', meaning: 'Heel', modifiers: [] }],
  unreadSeries: 0,
};

test('where a study is taken is read once for what its images say, and anew when its row says otherwise', () => {
  const row = { studyDescription: 'Sårbilder høyre hæl' };
  const read = studyAnatomy(row, heel);
  expect(read.side).toBe('right');
  expect(studyAnatomy(row, heel)).toBe(read);
  expect(studyAnatomy({ studyDescription: 'Sårbilder venstre hæl' }, heel).side).toBe('left');
  expect(studyAnatomy(row, undefined).basis).toBe('words');
});
