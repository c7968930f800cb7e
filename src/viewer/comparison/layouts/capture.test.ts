import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { HangingRule } from '#protocol/hanging.ts';
import { type BoundPatient } from '#protocol/session.ts';
import { arrange } from '#viewer/comparison/arrangement.ts';
import { type Offer, type OfferedStudy } from '#viewer/comparison/hanging/offer.ts';
import { hang, standardKnown } from '#viewer/comparison/hanging.ts';
import { aStudyOf } from '#viewer/comparison/testing.ts';
import { emptyView, type ViewState } from '#viewer/comparison/viewState.ts';
import { captured } from './capture.ts';
import { personalWords } from './personalWords.ts';

const sagittal = [0, 1, 0, 0, 0, -1];
const head = (study: string, description = 'T2 tra') =>
  aStudyOf(
    study,
    { series: `${study}.1`, of: 'MR', size: 20, description: 'T1 tra' },
    { series: `${study}.2`, of: 'MR', size: 30, description },
    { series: `${study}.3`, of: 'MR', size: 18, description: 'T1 sag', orientation: sagittal },
  );
const breasts = (study: string, views: readonly string[]) =>
  aStudyOf(study, ...views.map((view, at) => ({ series: `${study}.${at + 1}`, of: 'MG' as const, view })));
const loops = (study: string) => aStudyOf(study, { series: `${study}.1`, of: 'US', size: 6 });

function offer(studies: readonly OfferedStudy[]): Offer {
  const present = studies.at(-1);
  if (present === undefined || !isNonEmpty(studies)) throw new Error('something is offered');
  return { studies, present, device: 'wide' };
}

function save(of: Offer, panes: ViewState['panes'], personal: readonly string[] = []) {
  const view = { ...emptyView, studies: [of.present.studyInstanceUid], panes };
  const others = of.studies.filter((study) => study !== of.present);
  const open = { ...view, studies: [of.present, ...others].map(({ studyInstanceUid }) => studyInstanceUid) };
  return captured('Mitt', { layout: arrange(open, of), offer: of, personal });
}

const ids = (of: Offer, rule: HangingRule) =>
  hang(of, [{ id: 'mine', rule, isAutomatic: true }, ...standardKnown]).cells.map(
    (cell) => cell?.displaySet.id,
  );

describe('a layout saved from the screen', () => {
  test('puts up the like in another study of the same kind', () => {
    const rule = save(offer([head('1.2')]), [
      { displaySetId: '1.2.3', study: 0 },
      { displaySetId: '1.2.1', study: 0 },
    ]);
    expect(ids(offer([head('1.9')]), rule)).toEqual(['1.9.3', '1.9.1']);
  });

  test('tells loops apart by their order, and projections by their views', () => {
    const set = (id: string) => ({ displaySetId: id, study: 0 });
    const echo = loops('1.2').displaySets.map(({ id }) => id);
    const rule = save(
      offer([loops('1.2')]),
      [3, 1, 0, 2].map((at) => set(echo[at] ?? '')),
    );
    const other = loops('1.9').displaySets.map(({ id }) => id);
    expect(ids(offer([loops('1.9')]), rule)).toEqual([3, 1, 0, 2].map((at) => other[at]));
    const views = save(offer([breasts('1.3', ['CC-R', 'CC-L', 'MLO-R', 'MLO-L'])]), [
      set('1.3.4'),
      set('1.3.3'),
    ]);
    expect(ids(offer([breasts('1.8', ['MLO-L', 'MLO-R', 'CC-L', 'CC-R'])]), views).slice(0, 2)).toEqual([
      '1.8.1',
      '1.8.2',
    ]);
  });

  test('keeps which study a pane shows as how far back it lies', () => {
    const rule = save(offer([head('1.1'), head('1.2'), head('1.3')]), [{ displaySetId: '1.1.3', study: 1 }]);
    const [cell] = rule.stages[0]?.kind === 'cells' ? rule.stages[0].cells : [];
    expect(cell?.study).toEqual({ prior: 2 });
    expect(ids(offer([head('1.7'), head('1.8'), head('1.9')]), rule)[0]).toBe('1.7.3');
  });

  test('holds nothing of the patient: no UID, and no description with a name, a number or a date in it', () => {
    const patient: BoundPatient = {
      identifiers: [{ id: '13116900216' }],
      displayName: 'Kari Testdata Nordmann',
      isTestNumber: true,
      isConfidential: false,
    };
    for (const description of ['NORDMANN hode', 'T2 13116900216', 'T2 12.03.2024', 'kontroll 2024-03-12']) {
      const one = offer([head('1.2.840.99', description), head('1.2.840.98', description)]);
      const panes = [1, 2, 3].map((n) => ({ displaySetId: `1.2.840.98.${n}`, study: 0 }));
      const text = JSON.stringify(save(one, panes, personalWords(patient)));
      expect(text).not.toMatch(/1\.2\.840|nordmann|kari|\d{5}|2024/i);
    }
  });

  test('is a rule that the gateway accepts', () => {
    const rule = save(offer([head('1.2')]), []);
    expect(v.safeParse(HangingRule, JSON.parse(JSON.stringify(rule))).issues).toBeUndefined();
    expect(rule.when).toEqual({ devices: ['wide'], studies: { least: 1, most: 1 }, modalities: ['MR'] });
  });
});
