import { expect, test } from 'vitest';
import { faceOf } from './linking/paneFace.ts';
import { bondsWith, linksOf } from './links.ts';
import { aStudyOf } from './testing.ts';

const set = (...of: Parameters<typeof aStudyOf>) => aStudyOf(...of).displaySets[0];
const present = set('1.1', { series: '1.1.1', of: 'CT', size: 9, frameOfReference: '1.9.1' });
const prior = set('1.2', { series: '1.2.1', of: 'CT', size: 5, frameOfReference: '1.9.2' });
const sagittal = set('1.3', { series: '1.3.1', of: 'CT', size: 5, orientation: [0, 1, 0, 0, 0, -1] });
const mr = set('1.4', { series: '1.4.1', of: 'MR', size: 5 });

test('two CTs in different Frames of Reference scroll together by distance, and the pane says so', () => {
  const [left, right] = linksOf([prior, present], []);
  expect(left?.shares).toEqual({ scroll: true, view: true, window: true, cine: false, orientation: true });
  expect(left?.group).toBe(right?.group);
  expect(left?.notes).toEqual([{ kind: 'scroll', why: 'offset' }]);
  expect(right?.notes).toEqual([]);
});

test('a pane in another plane does not follow, and says why', () => {
  const [left] = linksOf([sagittal, present], []);
  expect(left?.shares).toMatchObject({ scroll: false, view: false });
  expect(left?.notes).toContainEqual({ kind: 'scroll', why: 'other-plane' });
});

test('MR pixel values have no common unit, so the window is not shared with CT', () => {
  const [left] = linksOf([mr, present], []);
  expect(left?.shares).toMatchObject({ scroll: true, window: false });
  expect(left?.notes).toContainEqual({ kind: 'window', why: 'other-units' });
});

test('what the user has unlinked is not shared and not explained', () => {
  const [left] = linksOf([prior, present], ['scroll']);
  expect(left?.shares.scroll).toBe(false);
  expect(left?.notes).toEqual([]);
});

test('loops of one study play together but zoom on their own', () => {
  const echo = aStudyOf('1.5', { series: '1.5.1', of: 'US', size: 2 }).displaySets;
  expect(linksOf(echo, [])[0]?.shares).toEqual({
    scroll: false,
    view: false,
    window: false,
    cine: true,
    orientation: false,
  });
});

test('photographs of two visits follow each other by number, and say so; those of one visit do not', () => {
  const photos = (study: string, size: number) => set(study, { series: `${study}.1`, of: 'XC', size });
  const [before, after] = linksOf([photos('1.6', 2), photos('1.7', 3)], []);
  expect([before?.shares.scroll, after?.shares.scroll]).toEqual([true, true]);
  expect(before?.notes).toEqual([{ kind: 'scroll', why: 'by-number' }]);
  expect(after?.notes).toEqual([]);
  expect(linksOf([photos('1.6', 2), photos('1.7', 1)], [])[0]?.shares.scroll).toBe(false);
  expect(linksOf([photos('1.6', 2), photos('1.6', 2)], [])[0]?.shares.scroll).toBe(false);
});

test('a single pane has nobody to follow and says nothing', () => {
  expect(linksOf([present], [])).toEqual([undefined]);
});

test('an approved registration is said in both panes, and by-hand alignment likewise', () => {
  const registered = { registered: ['1.9.1', '1.9.2'], byHand: undefined };
  expect(linksOf([prior, present], [], registered).map((link) => link?.notes)).toEqual([
    [{ kind: 'scroll', why: 'registered' }],
    [{ kind: 'scroll', why: 'registered' }],
  ]);
  const byHand = linksOf([prior, present], [], { registered: [], byHand: 'aligned' });
  expect(byHand.map((link) => link?.notes)).toEqual([
    [{ kind: 'scroll', why: 'by-hand' }],
    [{ kind: 'scroll', why: 'by-hand' }],
  ]);
});

test('of three panes the two that are registered say so, and the third that it follows by distance', () => {
  const older = set('1.8', { series: '1.8.1', of: 'CT', size: 5, frameOfReference: '1.9.3' });
  const links = linksOf([older, prior, present], [], { registered: ['1.9.1', '1.9.2'], byHand: undefined });
  expect(links.map((link) => link?.notes)).toEqual([
    [{ kind: 'scroll', why: 'offset' }],
    [{ kind: 'scroll', why: 'registered' }],
    [{ kind: 'scroll', why: 'registered' }],
  ]);
});

test('while panes are aligned by hand each scrolls on its own, and says that it waits', () => {
  const links = linksOf([prior, present], [], { registered: [], byHand: 'aligning' });
  expect(links.map((link) => link?.shares.scroll)).toEqual([false, false]);
  expect(links[0]?.notes).toEqual([{ kind: 'scroll', why: 'aligning' }]);
});

test('a registration of other Frames of Reference ties nothing here', () => {
  const [left] = linksOf([prior, present], [], { registered: ['1.9.1', '1.9.7'], byHand: undefined });
  expect(left?.notes).toEqual([{ kind: 'scroll', why: 'offset' }]);
});

test('turning can be let go while zoom stays linked', () => {
  const [left] = linksOf([prior, present], ['orientation']);
  expect(left?.shares).toMatchObject({ view: true, orientation: false });
});

test('a pane alone in its window is linked with those in the other one, by the same rules and with the same reasons', () => {
  const elsewhere = (...of: readonly (typeof present)[]) => ({
    registered: [],
    byHand: undefined,
    elsewhere: {
      panes: of.flatMap((one) => (one === undefined ? [] : [faceOf(one)])),
      here: 'follows' as const,
    },
  });
  const [follows] = linksOf([prior], [], elsewhere(present));
  expect(follows?.shares).toMatchObject({ scroll: true, view: true, window: true });
  expect(follows?.notes).toEqual([{ kind: 'scroll', why: 'offset' }]);
  const [same] = linksOf([present], [], elsewhere(present));
  expect(same?.shares.scroll).toBe(true);
  // That the window is not shared within one study needs no words.
  expect(same?.notes).toEqual([{ kind: 'window', why: 'same-study' }]);
  const [other] = linksOf([sagittal], [], elsewhere(present));
  expect(other?.shares.scroll).toBe(false);
  expect(other?.notes).toContainEqual({ kind: 'scroll', why: 'other-plane' });
  const [unlike] = linksOf(
    [aStudyOf('1.6', { series: '1.6.1', of: 'US', size: 2 }).displaySets[0]],
    [],
    elsewhere(present),
  );
  expect(unlike?.notes).toEqual([{ kind: 'scroll', why: 'nothing-alike' }]);
  const [unlinked] = linksOf([prior], ['scroll'], elsewhere(present));
  expect(unlinked?.shares.scroll).toBe(false);
});

test('loops in two windows play together, unless they are let go', () => {
  const [loop] = aStudyOf('1.5', { series: '1.5.1', of: 'US', size: 2 }).displaySets;
  const [far] = aStudyOf('1.7', { series: '1.7.1', of: 'US', size: 2 }).displaySets;
  if (loop === undefined || far === undefined) throw new Error('two loops');
  const bonds = bondsWith({ panes: [faceOf(far)], here: 'leads' });
  expect(linksOf([loop], [], bonds)[0]).toMatchObject({ shares: { cine: true, view: true }, notes: [] });
  expect(linksOf([loop], ['cine'], bonds)[0]?.shares.cine).toBe(false);
  const [still] = linksOf([loop], [], bondsWith({ panes: [faceOf(present ?? loop)], here: 'leads' }));
  expect(still?.shares.cine).toBe(false);
});
