import { expect, test } from 'vitest';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { cardReason } from './cardReason.ts';

function reasonOf(attributes: Parameters<typeof anInstance>[0]): string {
  const [displaySet] = groupIntoDisplaySets([anInstance(attributes)]);
  if (displaySet?.kind !== 'unsupported') throw new Error('not a card');
  return cardReason(nb, displaySet);
}

test('a CT object without pixels is said to hold none, and is not called unsupported', () => {
  expect(reasonOf({ '00280010': undefined })).toBe(nb.panes.card.noPixels);
  expect(reasonOf({ '00280010': [0] })).toBe(nb.panes.card.noPixels);
});

test('a class that Lysbilde does not show is called so', () => {
  expect(reasonOf({ '00080016': ['1.2.840.10008.5.1.4.1.1.481.5'] })).toBe(nb.panes.card.unsupported);
});
