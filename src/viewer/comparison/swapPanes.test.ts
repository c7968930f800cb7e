import { expect, test } from 'vitest';

import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { arrange } from './arrangement.ts';
import { type Offer, type OfferedStudy } from './hanging/offer.ts';
import { settled } from './layoutChanges.ts';
import { swapped } from './swapPanes.ts';
import { aStudyOf } from './testing.ts';
import { emptyView, openStudies, parseView, type ViewState, viewQuery } from './viewState.ts';
import { withoutComparison } from './viewMoves.ts';

const ct = (study: string) => aStudyOf(study, { series: `${study}.1`, of: 'CT', size: 40 });
const [older, old, present, other] = [ct('1.1'), ct('1.2'), ct('1.3'), ct('1.4')];

function offer(view: ViewState): Offer {
  const uids = openStudies(view);
  const studies = [older, old, present, other].filter(({ studyInstanceUid }) =>
    uids.includes(studyInstanceUid),
  );
  const last = studies.at(-1);
  if (!isNonEmpty(studies) || last === undefined) throw new Error('a study is open');
  return { studies, present: last, device: 'wide' };
}
const shown = (view: ViewState) => arrange(view, offer(view)).cells.map((cell) => cell?.displaySet.id);
const compare = (view: ViewState, study: OfferedStudy) =>
  settled(view, { ...view, compare: study.studyInstanceUid, panes: [] });
const alone: ViewState = { ...emptyView, studies: [present.studyInstanceUid] };
const comparing = compare(alone, old);
const swap = (view: ViewState) => settled(view, swapped(view, arrange(view, offer(view)), [0, 1]));

test('sides that were swapped stay so while earlier studies are walked through, and when walking back', () => {
  expect(shown(comparing)).toEqual(['1.2.1', '1.3.1']);
  const turned = swap(comparing);
  expect(shown(turned)).toEqual(['1.3.1', '1.2.1']);
  const further = compare(turned, older);
  expect(shown(further)).toEqual(['1.3.1', '1.1.1']);
  expect(shown(compare(further, old))).toEqual(['1.3.1', '1.2.1']);
});

test('a swapped walk stands in the address and comes back from it', () => {
  const further = compare(swap(comparing), older);
  const query = viewQuery(further);
  expect(query.get('order')).toBe('2,1');
  expect(shown(parseView(query))).toEqual(['1.3.1', '1.1.1']);
});

test('swapped back, or with the comparison ended, panes stand as the rule puts them', () => {
  const further = compare(swap(comparing), older);
  expect(swap(further)).not.toHaveProperty('order');
  expect(shown(compare(swap(further), old))).toEqual(['1.2.1', '1.3.1']);
  const ended = settled(further, withoutComparison(further));
  expect(ended).not.toHaveProperty('order');
  expect(shown(compare(ended, old))).toEqual(['1.2.1', '1.3.1']);
});

test('an order that does not name every place once is none', () => {
  for (const text of ['', '1', '1,2', '2,2', '2,3', '0,1', '2,1,x'])
    expect(parseView(new URLSearchParams({ order: text }))).not.toHaveProperty('order');
});
