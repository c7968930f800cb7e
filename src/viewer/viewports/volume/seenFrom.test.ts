import { expect, test } from 'vitest';

import { dot, type Vector } from '#dicom/geometry.ts';
import { type Camera, cameraFrom, rolled, turned } from '#viewer/rendering/volume/camera.ts';
import { nbVolume } from '#viewer/i18n/nbVolume.ts';
import { seenFrom } from './seenFrom.ts';
import { seenFromWords } from './volumeWords.ts';

/** The patient's directions as that camera sees them. */
function towards({ right, down, forward }: Camera) {
  const seen = (way: Vector): Vector => [dot(way, right), dot(way, down), dot(way, forward)];
  return { left: seen([1, 0, 0]), back: seen([0, 1, 0]), head: seen([0, 0, 1]) };
}

const words = (camera: Camera) => seenFromWords(nbVolume, seenFrom(towards(camera)));

test.each([
  ['front', { around: 0, above: 0, rolled: 0 }],
  ['back', { around: 180, above: 0, rolled: 0 }],
  ['left', { around: 90, above: 0, rolled: 0 }],
  ['right', { around: -90, above: 0, rolled: 0 }],
  ['head', { around: 0, above: 90, rolled: 0 }],
  ['feet', { around: 0, above: -90, rolled: 0 }],
] as const)('the view from the %s is told as such', (side, expected) => {
  const camera = cameraFrom(side);
  expect(seenFrom(towards(camera))).toEqual(expected);
  expect(words(camera)).toBe(nbVolume.from[side]);
});

test('a volume turned to the right by a hand is seen more from the patient’s right side, turned down more from above', () => {
  const front = cameraFrom('front');
  expect(words(turned(front, { x: 15, y: 0 }))).toBe('Forfra, 15° mot pasientens høyre side');
  expect(words(turned(front, { x: -15, y: 0 }))).toBe('Forfra, 15° mot pasientens venstre side');
  expect(words(turned(front, { x: -150, y: 0 }))).toBe('Bakfra, 30° mot pasientens venstre side');
  expect(words(turned(front, { x: 0, y: 15 }))).toBe('Forfra, 15° ovenfra');
  expect(words(turned(front, { x: 0, y: -30 }))).toBe('Forfra, 30° nedenfra');
});

test('a picture turned in its own plane says which way', () => {
  expect(words(rolled(cameraFrom('front'), 15))).toBe('Forfra, vridd 15° mot høyre');
  expect(words(rolled(cameraFrom('head'), -30))).toBe('Ovenfra (hodet), vridd 30° mot venstre');
  expect(words(rolled(cameraFrom('feet'), 30))).toBe('Nedenfra (føttene), vridd 30° mot høyre');
});
