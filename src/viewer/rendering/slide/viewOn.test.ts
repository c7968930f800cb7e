import { expect, test } from 'vitest';
import { parseSlide, type SlideImage } from '#dicom/slide.ts';
import { isSamePicture } from '#dicom/slideAgain.ts';
import { anInstance } from '#dicom/testing.ts';
import { viewOn } from './placing.ts';

/** A whole matrix in tiles of 250, one instance of it. */
function aLevel(uid: string, columns: number, role = 'VOLUME') {
  return anInstance({
    '00080016': ['1.2.840.10008.5.1.4.1.1.77.1.6'],
    '00080018': [uid],
    '00080008': ['ORIGINAL', 'PRIMARY', role, 'NONE'],
    '00280010': [250],
    '00280011': [250],
    '00480006': [columns],
    '00480007': [columns / 2],
    '00280008': [Math.ceil(columns / 250) * Math.ceil(columns / 500)],
    '00209311': ['TILED_FULL'],
  });
}

function first(instances: Parameters<typeof parseSlide>[0]): SlideImage {
  const [image] = parseSlide(instances).images;
  if (image === undefined) throw new Error('no image');
  return image;
}

const view = { zoom: 2, offsetX: 100, offsetY: -40, rotation: 0, isFlipped: false } as const;

test('a slide that is read anew stays where a hand has put it', () => {
  const level = aLevel('1.2.1', 1000);
  expect(viewOn(first([level]), first([level]), view)).toEqual(view);
});

test('a finer resolution that another archive adds lies under the same place of the canvas', () => {
  const [coarse, fine] = [aLevel('1.2.1', 1000), aLevel('1.2.2', 4000)];
  const now = first([coarse, fine]);
  expect(isSamePicture(first([coarse]), now)).toBe(true);
  expect(viewOn(now, first([coarse]), view)).toEqual({ ...view, zoom: 0.5, offsetX: 400, offsetY: -160 });
});

test('another picture of the slide is seen whole', () => {
  const label = first([aLevel('1.2.3', 1000, 'LABEL')]);
  expect(viewOn(label, first([aLevel('1.2.1', 1000)]), view)).toMatchObject({ zoom: 'fit', offsetX: 0 });
});
