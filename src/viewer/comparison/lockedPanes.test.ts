import { expect, test } from 'vitest';

import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { arrange } from './arrangement.ts';
import { type Offer, type OfferedStudy } from './hanging/offer.ts';
import { settled } from './layoutChanges.ts';
import { linksOf } from './links.ts';
import { linkable, toggledLock } from './lockedPanes.ts';
import { swapped } from './swapPanes.ts';
import { aStudyOf } from './testing.ts';
import { emptyView, openStudies, type ViewState } from './viewState.ts';

const ct = (study: string) =>
  aStudyOf(
    study,
    { series: `${study}.1`, of: 'CT', size: 40, description: 'Lunge' },
    { series: `${study}.2`, of: 'CT', size: 20, description: 'Bløtdel' },
  );
const [first, second, third, present] = [ct('1.1'), ct('1.2'), ct('1.3'), ct('1.4')];
const all = [first, second, third, present];

/** The open studies of a view, the present one last. */
function offer(view: ViewState, device: Offer['device'] = 'wide'): Offer {
  const uids = openStudies(view);
  const studies = all.filter(({ studyInstanceUid }) => uids.includes(studyInstanceUid));
  if (!isNonEmpty(studies)) throw new Error('a study is open');
  return { studies, present, device };
}
const alone: ViewState = { ...emptyView, studies: [present.studyInstanceUid] };
const shown = (view: ViewState, device?: Offer['device']) =>
  arrange(view, offer(view, device)).cells.map((cell) => cell?.displaySet.id);
const compare = (view: ViewState, study: OfferedStudy) =>
  settled(view, { ...view, compare: study.studyInstanceUid, panes: [] });
const lock = (view: ViewState, place: number) => toggledLock(view, arrange(view, offer(view)), place);

test('a locked pane keeps its series when a comparison begins, and the comparison gets room beside it', () => {
  const locked = lock(alone, 0);
  expect(shown(locked)).toEqual(['1.4.1', '1.4.2']);
  const comparing = compare(locked, third);
  expect(shown(comparing)).toEqual(['1.4.1', '1.3.1']);
  const other = compare(lock(alone, 1), third);
  expect(shown(other)).toEqual(['1.3.1', '1.4.2', '1.4.1']);
});

test('a locked prior stays, and its study stays open, while older ones are walked through and after the comparison ends', () => {
  const locked = lock(compare(alone, third), 0);
  const older = compare(locked, second);
  expect(shown(older)).toEqual(['1.3.1', '1.2.1', '1.4.1']);
  const oldest = compare(older, first);
  expect(shown(oldest)).toEqual(['1.3.1', '1.1.1', '1.4.1']);
  const { compare: _, ...ended } = oldest;
  const after = settled(oldest, { ...ended, panes: [] });
  expect(shown(after)).toEqual(['1.3.1', '1.4.1', '1.4.2'].slice(0, shown(after).length));
  expect(shown(after)[0]).toBe('1.3.1');
});

test('a stage is hung around a locked pane, and a grid too small for its place moves it, never drops it', () => {
  const locked = lock({ ...alone, grid: { rows: 2, columns: 2 } }, 1);
  const small = settled(locked, { ...locked, grid: { rows: 1, columns: 1 }, panes: [] });
  expect(shown(small)).toEqual(['1.4.2']);
  const freed = toggledLock(small, arrange(small, offer(small)), 0);
  expect(freed.locked).toBeUndefined();
});

test('a locked pane follows no other, and none follows it', () => {
  const locked = lock(compare(alone, third), 0);
  const links = linksOf(linkable(arrange(locked, offer(locked))), []);
  expect(links.map((link) => link?.shares.scroll ?? false)).toEqual([false, false]);
});

test('locking twice is unlocking, and another present study lets go of every lock', () => {
  expect(lock(lock(alone, 0), 0).locked).toBeUndefined();
  const locked = lock(alone, 0);
  expect(settled(locked, { ...locked, studies: [third.studyInstanceUid] }).locked).toBeUndefined();
});

test('on a telephone a locked pane stands above what is compared', () => {
  const locked = lock(alone, 0);
  const view = compare(locked, third);
  expect(shown(view, 'phone')).toHaveLength(2);
  expect(shown(view, 'phone')).toContain('1.4.1');
});

test('two panes swapped stand in each other’s places, and a lock goes with its pane', () => {
  const view = lock(compare(alone, third), 0);
  const after = swapped(view, arrange(view, offer(view)), [0, 1]);
  expect(shown(after)).toEqual(['1.4.1', '1.3.1']);
  expect(after.locked).toEqual([1]);
  expect(shown(swapped(after, arrange(after, offer(after)), [0, 1]))).toEqual(['1.3.1', '1.4.1']);
});

test('a layout asked for by name was for what was open: comparing begins anew, walking does not', () => {
  const named = { ...alone, layout: 'slices', stage: 2 };
  expect(compare(named, third)).not.toHaveProperty('layout');
  expect(compare(named, third)).not.toHaveProperty('stage');
  const staged = { ...compare(alone, third), stage: 1 };
  expect(compare(staged, second).stage).toBe(1);
});
