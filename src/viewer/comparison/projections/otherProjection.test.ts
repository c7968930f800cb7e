import { expect, test } from 'vitest';

import { en } from '#viewer/i18n/en.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { type DisplaySet } from '#dicom/displaySet.ts';
import { anInstance } from '#dicom/testing.ts';
import { aSeries, type SeriesOf } from '#viewer/comparison/testing.ts';
import { otherProjection, otherProjectionWords, type Projection, projectionOf } from './otherProjection.ts';

const projections = (of: SeriesOf['of'], ...views: readonly string[]): readonly Projection[] =>
  views.map((view) => known(projectionOf(first(aSeries({ study: '1.2', series: '1.2.1', of, view })))));

function first(displaySets: readonly DisplaySet[]): DisplaySet {
  return known(displaySets[0]);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test lacks what it is about');
  return value;
}

/** What stands in the pane of an earlier image, beside these of the present study. */
function said(of: SeriesOf['of'], earlier: string, ...present: readonly string[]): string | undefined {
  const [here] = projections(of, earlier);
  const other = otherProjection(known(here), projections(of, ...present));
  return other === undefined ? undefined : otherProjectionWords(nb, other);
}

test('an earlier projection says that it is another than the one beside it, by view, by side or by both', () => {
  expect(said('MG', 'CC-L', 'MLO-L')).toBe('Ikke samme projeksjon: CC mot MLO');
  expect(said('MG', 'CC-R', 'CC-L')).toBe('Ikke samme side: høyre mot venstre');
  expect(said('MG', 'CC-R', 'MLO-L')).toBe('Ikke samme projeksjon og side: CC høyre mot MLO venstre');
  expect(said('DX', 'PA', 'LL')).toBe('Ikke samme projeksjon: frontbilde (PA) mot sidebilde');
  expect(said('DX', 'AP', 'PA')).toBe('Ikke samme projeksjon: frontbilde (AP) mot frontbilde (PA)');
});

test('the same projection, or one that either object does not tell, is no other', () => {
  expect(said('MG', 'CC-L', 'CC-L')).toBeUndefined();
  expect(said('DX', 'LL', 'LATERAL')).toBeUndefined();
  expect(
    otherProjection({ view: 'CC', side: undefined }, [{ view: undefined, side: 'left' }]),
  ).toBeUndefined();
  expect(otherProjection({ view: 'PA', side: 'both' }, [{ view: 'PA', side: 'left' }])).toBeUndefined();
  expect(said('MG', 'CC-L')).toBeUndefined();
});

test('of several panes of the present study one that shows the same is enough; where none does, it is said', () => {
  expect(said('MG', 'MLO-R', 'CC-R', 'CC-L', 'MLO-R', 'MLO-L')).toBeUndefined();
  expect(said('MG', 'ML-R', 'CC-R', 'CC-L', 'MLO-R', 'MLO-L')).toBe(
    'Ingen av rutene med nåværende viser samme projeksjon: ML høyre',
  );
});

test('slices have no projection', () => {
  const [ct] = aSeries({ study: '1.2', series: '1.2.1', of: 'CT' });
  expect(projectionOf(known(ct))).toBeUndefined();
});

test('in a series of several projections the one that the pane shows decides', () => {
  const [frontal, lateral] = ['PA', 'LL'].map((view) => anInstance({ '00185101': [view] }));
  const series = first(aSeries({ study: '1.2', series: '1.2.1', of: 'DX', view: 'PA' }));
  expect(projectionOf(series, frontal)?.view).toBe('PA');
  expect(projectionOf(series, lateral)?.view).toBe('LAT');
});

test('English says the same', () => {
  const other = known(otherProjection({ view: 'PA', side: undefined }, [{ view: 'LAT', side: undefined }]));
  expect(otherProjectionWords(en, other)).toBe('Not the same projection: frontal (PA) against lateral');
});
