import { expect, test } from 'vitest';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { marksAside } from './marksAside.ts';

const slice = anInstance({ '00080018': ['1.2.9'] });
const other = anInstance({ '0020000E': ['1.2.1.3'], '00080018': ['1.2.10'] });
const wholeSlide = anInstance({
  '00080016': ['1.2.840.10008.5.1.4.1.1.77.1.6'],
  '0020000E': ['1.2.1.4'],
  '00080018': ['1.2.11'],
  '00080060': ['SM'],
});

/** A grayscale state of these images. */
function aState(uid: string, ...images: readonly string[]) {
  return anInstance({
    '00080016': ['1.2.840.10008.5.1.4.1.1.11.1'],
    '0020000E': ['1.2.1.2'],
    '00080018': [uid],
    '00080060': ['PR'],
    '00280010': undefined,
    '00280011': undefined,
    '00081115': [{ '00081140': { Value: images.map((image) => ({ '00081155': { Value: [image] } })) } }],
  });
}

test('presentation states that belong to the images are counted where a view applies none, for slices and for a slide', () => {
  const sets = groupIntoDisplaySets([
    slice,
    other,
    wholeSlide,
    aState('1.3.1', '1.2.9', '1.2.11'),
    aState('1.3.2', '1.2.9'),
  ]);
  const of = (uid: string) => {
    const set = sets.find(
      (one) => 'instances' in one && one.instances.some(({ sopInstanceUid }) => sopInstanceUid === uid),
    );
    if (set === undefined) throw new Error(`no display set of ${uid}`);
    return marksAside(sets, set).states;
  };
  expect([of('1.2.9'), of('1.2.10'), of('1.2.11')]).toEqual([2, 0, 1]);
});
