import { expect, test } from 'vitest';

import {
  hasSubtraction,
  intensityRelationshipOf,
  recommendsSubtraction,
  subtractionOf,
} from './maskSubtraction.ts';
import { aDataset, anInstance } from './testing.ts';

function aLoop(item: Parameters<typeof aDataset>[0], more: Parameters<typeof anInstance>[0] = {}) {
  return anInstance({ '00280008': [10], '00286100': [aDataset(item)], ...more });
}

test('AVG_SUB takes the mean of its mask frames, moved, from the frames of its range and no others', () => {
  const loop = aLoop({
    '00286101': ['AVG_SUB'],
    '00286102': [3, 5, 8, 9],
    '00286110': [1, 2],
    '00286114': [0.5, -1.25],
  });
  const due = { masks: [1, 2], shift: { rows: 0.5, columns: -1.25 } };
  expect(subtractionOf(loop, 3)).toEqual({ ...due, contrast: [3] });
  expect(subtractionOf(loop, 9)).toEqual({ ...due, contrast: [9] });
  for (const frame of [1, 2, 6, 7, 10]) expect(subtractionOf(loop, frame)).toBeUndefined();
});

test('contrast frames are averaged from the current one on, as far as there are frames', () => {
  const loop = aLoop({ '00286101': ['AVG_SUB'], '00286110': [1], '00286112': [3] });
  expect(subtractionOf(loop, 8)).toMatchObject({ contrast: [8, 9, 10] });
  expect(subtractionOf(loop, 9)).toBeUndefined();
});

test('TID takes the frame before, or as many before or behind as its offset says', () => {
  expect(subtractionOf(aLoop({ '00286101': ['TID'] }), 4)).toMatchObject({ masks: [3], contrast: [4] });
  expect(subtractionOf(aLoop({ '00286101': ['TID'] }), 1)).toBeUndefined();
  const behind = aLoop({ '00286101': ['TID'], '00286120': [-2] });
  expect(subtractionOf(behind, 8)).toMatchObject({ masks: [10] });
  expect(subtractionOf(behind, 9)).toBeUndefined();
});

test('what is not done is refused by its name, and a mask that is no frame too', () => {
  expect(subtractionOf(aLoop({ '00286101': ['REV_TID'], '00286102': [3, 9] }), 4)).toEqual({
    refused: 'Mask Operation (0028,6101) REV_TID',
  });
  expect(subtractionOf(aLoop({ '00286101': ['AVG_SUB'], '00286110': [0] }), 4)).toEqual({
    refused: 'Mask Frame Numbers (0028,6110) 0',
  });
  expect(subtractionOf(aLoop({ '00286101': ['AVG_SUB'] }), 4)).toEqual({
    refused: 'Mask Frame Numbers (0028,6110)',
  });
  const shifted = aLoop(
    { '00286101': ['AVG_SUB'], '00286110': [1] },
    { '52009229': [aDataset({ '00289415': [aDataset({ '00286114': [1, 1] })] })] },
  );
  expect(subtractionOf(shifted, 4)).toEqual({ refused: 'Frame Pixel Shift Sequence (0028,9415)' });
});

test('NONE is no subtraction, and only SUB asks to be seen subtracted', () => {
  const none = aLoop({ '00286101': ['NONE'], '00286110': [0] }, { '00281090': ['NAT'] });
  expect(hasSubtraction(none)).toBe(false);
  expect(subtractionOf(none, 1)).toBeUndefined();
  expect(recommendsSubtraction(none)).toBe(false);
  expect(recommendsSubtraction(anInstance({ '00281090': ['SUB'] }))).toBe(true);
});

test('the relationship of pixels to X-rays is told where it is LOG or LIN, and left open else', () => {
  expect(intensityRelationshipOf(anInstance({ '00281040': ['LOG'] }), 1)).toBe('LOG');
  expect(intensityRelationshipOf(anInstance({ '00281040': ['DISP'] }), 1)).toBeUndefined();
});
