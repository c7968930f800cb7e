import { expect, test } from 'vitest';

import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { cornerText, type OverlayLevel } from './cornerText.ts';

const instance = anInstance({
  '00080016': ['1.2.840.10008.5.1.4.1.1.1.2'],
  '00080060': ['MG'],
  '00080050': ['A-17'],
  '00200011': [3],
  '0008103E': ['L CC'],
  '00185101': ['CC'],
  '00200062': ['L'],
});
const [displaySet] = groupIntoDisplaySets([instance]);

function linesAt(level: OverlayLevel) {
  if (displaySet === undefined) throw new Error('one image is one display set');
  return cornerText(nb, { displaySet, instance, frameNumber: 1 }, level);
}

test('the side stands on the picture in every level, also where the text is switched off', () => {
  expect(linesAt('full').bottomRight).toContainEqual({ words: 'Venstre · CC', rank: 'mark' });
  expect(linesAt('minimal').bottomRight).toEqual([
    { words: 'Serie 3', rank: 'place' },
    { words: 'Venstre', rank: 'mark' },
  ]);
  expect(linesAt('off')).toEqual({ topRight: [], bottomRight: [{ words: 'Venstre', rank: 'mark' }] });
});

test('in a small pane the side and the view go last, and the series’ own words first', () => {
  const { topRight, bottomRight } = linesAt('full');
  expect(bottomRight.map(({ words, rank }) => `${rank} ${words}`)).toEqual([
    'place Serie 3',
    'mark Venstre · CC',
    'detail L CC',
  ]);
  expect(topRight).toEqual([{ words: 'Nr. A-17', rank: 'detail' }]);
});
