import { expect, test } from 'vitest';
import { linksOf } from '#viewer/comparison/links.ts';
import { aStudyOf } from '#viewer/comparison/testing.ts';
import { commonNotes, withoutNotes } from './commonNotes.ts';

const set = (...of: Parameters<typeof aStudyOf>) => aStudyOf(...of).displaySets[0];
const present = set('1.1', { series: '1.1.1', of: 'MG', size: 1 });
const prior = set('1.2', { series: '1.2.1', of: 'MG', size: 1 });
const ct = set('1.3', { series: '1.3.1', of: 'CT', size: 9, frameOfReference: '1.9.1' });
const priorCt = set('1.4', { series: '1.4.1', of: 'CT', size: 5, frameOfReference: '1.9.2' });
const sagittal = set('1.5', { series: '1.5.1', of: 'CT', size: 5, orientation: [0, 1, 0, 0, 0, -1] });

test('what keeps the window from following in every pane is said once, and in none of them', () => {
  const links = linksOf([prior, undefined, present], []);
  const said = commonNotes(links);
  expect(said).toEqual([{ kind: 'window', why: 'other-units' }]);
  expect(withoutNotes(links, said).map((link) => link?.notes)).toEqual([[], undefined, []]);
});

test('what holds for one pane stays in that pane', () => {
  const links = linksOf([sagittal, priorCt, ct], []);
  expect(commonNotes(links)).toEqual([]);
  expect(withoutNotes(links, [])[0]?.notes).toContainEqual({ kind: 'scroll', why: 'other-plane' });
});

test('that panes follow by hand or by registration stays in each of them', () => {
  const links = linksOf([priorCt, ct], [], { registered: ['1.9.1', '1.9.2'], byHand: undefined });
  expect(links[0]?.notes).toEqual(links[1]?.notes);
  expect(commonNotes(links)).toEqual([]);
});

test('a pane alone says what it has to say itself', () => {
  const elsewhere = { panes: [], here: 'leads' as const };
  const bonds = { registered: [], byHand: undefined, elsewhere };
  expect(commonNotes(linksOf([present], [], bonds))).toEqual([]);
});
