import { expect, test } from 'vitest';

import { nb } from '#viewer/i18n/nb.ts';
import { vacancyWords } from './hanging/ruleWords.ts';
import { counterpart } from './pairing.ts';
import { aSeries, type SeriesOf } from './testing.ts';

const breasts = (study: string, ...views: readonly string[]) =>
  views.flatMap((view, at) => aSeries({ study, series: `${study}.${at + 1}`, of: 'MG', view }));
const [leftMlo] = breasts('1.9', 'MLO-L');
if (leftMlo === undefined) throw new Error('one image');
const seriesOf = (found: ReturnType<typeof counterpart>) => found?.seriesInstanceUid;

test('the other breast is no counterpart: another view of the same side goes before it', () => {
  expect(seriesOf(counterpart(leftMlo, breasts('1.2', 'MLO-R', 'CC-L', 'CC-R')))).toBe('1.2.2');
  expect(seriesOf(counterpart(leftMlo, breasts('1.2', 'CC-L', 'MLO-L')))).toBe('1.2.2');
});

test('where only the other side was taken there is none, and the pane says so', () => {
  expect(counterpart(leftMlo, breasts('1.2', 'MLO-R', 'CC-R'))).toBeUndefined();
  const nothing = {
    kind: 'nothing',
    study: leftMlo.studyInstanceUid,
    wanted: { study: { prior: 1 } },
  } as const;
  expect(vacancyWords(nb.panes.hanging, nothing, '01.03.2024').why).toBe(
    'Ingen bilder av samme side i denne undersøkelsen.',
  );
});

test('both sides in one series, or a side that is not told, is no other side', () => {
  const hands: SeriesOf = { study: '1.3', series: '1.3.1', of: 'DX', view: 'PA' };
  const [untold] = aSeries(hands);
  const [left] = aSeries({ ...hands, series: '1.3.2', view: 'PA-L' });
  if (left === undefined || untold === undefined) throw new Error('one image each');
  expect(counterpart(left, [untold])).toBe(untold);
  expect(counterpart(untold, [left])).toBe(left);
});
