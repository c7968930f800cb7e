import { expect, test } from 'vitest';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { byInterest } from './interest.ts';

const storage = '1.2.840.10008.5.1.4.1.1';

test('a dose grid or a segmentation never goes before the images it was reckoned from, however many frames it has', () => {
  const slice = anInstance();
  const derived = [`${storage}.481.2`, `${storage}.66.4`].map((sopClassUid, at) =>
    anInstance({
      '00080016': [sopClassUid],
      '00080018': [`1.2.9.${at}`],
      '0020000E': [`1.2.8.${at}`],
      '00280008': [200],
    }),
  );
  const ordered = groupIntoDisplaySets([...derived, slice]).toSorted(byInterest);
  expect(ordered.map(({ kind }) => kind)).toEqual(['images', 'images', 'images']);
  expect(ordered[0]?.seriesInstanceUid).toBe(slice.seriesInstanceUid);
});
