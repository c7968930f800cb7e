import { expect, test } from 'vitest';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { arrange, neighbour, putInto, putStudyInto } from './arrangement.ts';
import { hang } from './hanging.ts';
import { type Offer, type OfferedStudy } from './hanging/offer.ts';
import { aStudyOf } from './testing.ts';
import { emptyView, openStudies, type ViewState } from './viewState.ts';

const offer = (present: OfferedStudy, ...priors: readonly OfferedStudy[]): Offer => {
  const studies: NonEmpty<OfferedStudy> =
    priors[0] === undefined ? [present] : [priors[0], ...priors.slice(1), present];
  return { studies, present, device: 'wide' };
};

const ct = aStudyOf(
  '1.1',
  { series: '1.1.1', of: 'CT', size: 1, imageType: ['ORIGINAL', 'PRIMARY', 'LOCALIZER'] },
  { series: '1.1.2', of: 'CT', size: 20, description: 'Thorax 5 mm' },
  { series: '1.1.3', of: 'CT', size: 40, description: 'Lunge 1 mm' },
);
const priorCt = aStudyOf(
  '1.2',
  { series: '1.2.1', of: 'CT', size: 30, orientation: [0, 1, 0, 0, 0, -1], description: 'Sagittal' },
  { series: '1.2.2', of: 'CT', size: 10, description: 'Thorax 5 mm' },
);
const viewOf = (study: OfferedStudy, changes: Partial<ViewState> = {}): ViewState => ({
  ...emptyView,
  studies: [study.studyInstanceUid],
  ...changes,
});
const ids = (layout: {
  readonly cells: readonly ({ readonly displaySet: { readonly id: string } } | undefined)[];
}) => layout.cells.map((cell) => cell?.displaySet.id);

test('several CT volumes stand side by side, the largest first, never the scout', () => {
  const layout = hang(offer(ct));
  expect([layout.rule, layout.grid, ids(layout)]).toEqual([
    'slices',
    { rows: 1, columns: 2 },
    ['1.1.3', '1.1.2'],
  ]);
});

test('two X-ray views stand side by side, also when both lie in one series', () => {
  const oneSeries = hang(offer(aStudyOf('1.3', { series: '1.3.1', of: 'DX', size: 2 })));
  expect(oneSeries.grid).toEqual({ rows: 1, columns: 2 });
  expect(oneSeries.cells.map((cell) => cell?.start ?? 0)).toEqual([0, 1]);
  const twoSeries = hang(
    offer(aStudyOf('1.3', { series: '1.3.1', of: 'DX' }, { series: '1.3.2', of: 'DX' })),
  );
  expect(ids(twoSeries)).toEqual(['1.3.1', '1.3.2']);
});

test('four loops stand in a square; more than four are within reach in the series strip', () => {
  const echo = aStudyOf('1.4', { series: '1.4.1', of: 'US', size: 6 });
  expect(hang(offer(echo)).grid).toEqual({ rows: 2, columns: 2 });
});

test('photographs get one pane, and so does a study of anything else', () => {
  expect(hang(offer(aStudyOf('1.5', { series: '1.5.1', of: 'XC', size: 9 })))).toMatchObject({
    rule: 'photographs',
    grid: { rows: 1, columns: 1 },
  });
  expect(hang(offer(aStudyOf('1.6', { series: '1.6.1', of: 'PDF' })))).toMatchObject({ rule: 'single' });
});

test('compared studies stand with the prior left and the present right, in the same plane', () => {
  const layout = hang(offer(ct, priorCt));
  expect(ids(layout)).toEqual(['1.2.2', '1.1.3']);
});

test('putting up another series of the present study brings the matching one of the prior', () => {
  const view = viewOf(ct, {
    compare: priorCt.studyInstanceUid,
    panes: [undefined, { displaySetId: '1.1.2', study: 0 }],
  });
  expect(ids(arrange(view, offer(ct, priorCt)))).toEqual(['1.2.2', '1.1.2']);
});

test('a telephone shows one pane, and a comparison above each other', () => {
  expect(hang({ ...offer(ct), device: 'phone' }).grid).toEqual({ rows: 1, columns: 1 });
  expect(hang({ ...offer(ct, priorCt), device: 'phone' }).grid).toEqual({ rows: 2, columns: 1 });
});

test('a telephone shows a loop before a still that was taken off it', () => {
  const echo = aStudyOf(
    '1.4',
    { series: '1.4.1', of: 'US', size: 2 },
    { series: '1.4.2', of: 'DX', size: 1 },
  );
  const [shown] = hang({ ...offer(echo), device: 'phone' }).cells;
  expect(shown?.displaySet.kind).toBe('cine');
});

test('a larger layout than the rule’s fills with what is not yet shown', () => {
  expect(ids(arrange(viewOf(ct, { grid: { rows: 2, columns: 2 } }), offer(ct)))).toEqual([
    '1.1.3',
    '1.1.2',
    '1.1.1',
    undefined,
  ]);
});

test('a series dropped on a pane stays there, and its study is opened beside the others', () => {
  const foreign = priorCt.displaySets[0];
  if (foreign === undefined) throw new Error('the prior has a series');
  const third = aStudyOf('1.7', { series: '1.7.1', of: 'CT', size: 3 });
  const before = viewOf(ct, {
    compare: third.studyInstanceUid,
    panes: [{ displaySetId: '1.7.1', study: 1 }],
  });
  const after = putInto(before, 1, foreign);
  expect(openStudies(after)).toEqual(['1.1', '1.2', '1.7']);
  expect(after.panes).toEqual([
    { displaySetId: '1.7.1', study: 2 },
    { displaySetId: foreign.id, study: 1 },
  ]);
});

test('a study dropped on one of two panes stands there, and the other pane keeps what it shows', () => {
  const third = aStudyOf('1.7', { series: '1.7.1', of: 'CT', size: 3 });
  const before = viewOf(ct, { compare: priorCt.studyInstanceUid });
  const shown = arrange(before, offer(ct, priorCt));
  expect(ids(shown)).toEqual(['1.2.2', '1.1.3']);
  const after = putStudyInto(before, third.studyInstanceUid, { place: 0, shown });
  expect(openStudies(after)).toEqual(['1.1', '1.7', '1.2']);
  expect(ids(arrange(after, offer(ct, priorCt, third)))).toEqual(['1.7.1', '1.1.3']);
});

test('stepping through display sets reaches every one of a study', () => {
  const seen = new Set<string>();
  let at = ct.displaySets[0];
  for (let step = 0; step < ct.displaySets.length; step += 1) {
    seen.add(at?.id ?? '');
    at = neighbour(ct.displaySets, at, 1);
  }
  expect(seen).toEqual(new Set(ct.displaySets.map(({ id }) => id)));
});

test('an address can name the image a pane opens at, wherever in the study it lies', () => {
  const image = { sopInstanceUid: '1.1.2.7', frameNumber: 1 };
  const at = (displaySetId: string) =>
    arrange(
      viewOf(ct, { grid: { rows: 1, columns: 1 }, panes: [{ displaySetId, study: 0, image }] }),
      offer(ct),
    );
  for (const named of ['*', '1.1.2', '1.1.3']) {
    const [cell] = at(named).cells;
    expect([cell?.displaySet.id, cell?.start]).toEqual(['1.1.2', 6]);
  }
});

test('a pane that was to open at an image its study does not have shows another', () => {
  const image = { sopInstanceUid: '9.9.9', frameNumber: 1 };
  const view = viewOf(ct, { panes: [{ displaySetId: '*', study: 0, image }] });
  expect(arrange(view, offer(ct)).cells[0]?.displaySet.id).toBe('1.1.3');
});

test('a selection is shown when named, never hung by itself, and turning the page leaves from the whole it is of', () => {
  const whole = ct.displaySets.find(({ id }) => id === '1.1.3');
  if (whole?.kind !== 'images') throw new Error('no series');
  const selection = { ...whole, id: '1.1.3~key', selectedFrom: { id: '1.1.3', total: 40 } };
  const study = { ...ct, selections: [selection] };
  const view = viewOf(ct, {
    grid: { rows: 1, columns: 2 },
    panes: [{ displaySetId: '1.1.3~key', study: 0 }],
  });
  expect(ids(arrange(view, offer(study)))).toEqual(['1.1.3~key', '1.1.2']);
  expect(ids(hang(offer(study)))).toEqual(['1.1.3', '1.1.2']);
  expect(neighbour(ct.displaySets, selection, 1)?.id).toBe(neighbour(ct.displaySets, whole, 1)?.id);
});
