import { afterEach, expect, test } from 'vitest';

import { anInstance } from '#dicom/testing.ts';
import { aSeries } from '#viewer/comparison/testing.ts';
import { purgeAll } from '#viewer/session/purge.ts';
import { noteShown, useShownProjections } from './shownProjections.ts';

const [mammogram] = aSeries({ study: '1.2', series: '1.2.1', of: 'MG', view: 'CC-L' });
const named = anInstance({
  '00100010': [{ Alphabetic: 'TESTDATA^Pasient A' }],
  '00185101': ['CC'],
  '00200062': ['L'],
});

function note(): void {
  if (mammogram === undefined) throw new Error('a series');
  noteShown(mammogram, 'pane', named);
}

afterEach(purgeAll);

test('of what a pane shows its view and side are kept, and nothing of the patient', () => {
  note();
  expect(useShownProjections.getState().shown).toEqual({ pane: { view: 'CC', side: 'left' } });
  expect(JSON.stringify(useShownProjections.getState().shown)).not.toContain('TESTDATA');
});

test('nothing of it outlives the session', () => {
  note();
  purgeAll();
  expect(useShownProjections.getState().shown).toEqual({});
});
