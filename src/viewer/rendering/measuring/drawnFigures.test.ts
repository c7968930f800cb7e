import { beforeEach, expect, test } from 'vitest';

import { anInstance } from '#dicom/testing.ts';
import { drawnFigures } from './drawnFigures.ts';
import { type FigurePlace } from './drawnFigure.ts';
import { type FigureKind } from './figure.ts';
import { valuesOfDrawn } from './valuesOf.ts';

/** An image of a study; `number` tells its images apart. */
const imageOf = (study: string, number = 1, kind = '1.2.840.10008.5.1.4.1.1.7') => {
  const sop = `${study}.${number}`;
  const instance = anInstance({
    '0020000D': [study],
    '00080018': [sop],
    '00080060': ['XC'],
    '00080016': [kind],
  });
  return { key: `${sop}|1`, scope: study, image: { position: { instance, frameNumber: 1 }, aspect: 1 } };
};
/** A slide of a study, each of its pixels half a micrometre wide. */
const slideOf = (study: string) => {
  const { key, scope, image } = imageOf(study, 1, '1.2.840.10008.5.1.4.1.1.77.1.6');
  const spacing = { row: 0.0005, column: 0.0005 };
  return {
    key,
    scope,
    slide: {
      studyInstanceUid: study,
      measure: { basis: { kind: 'stated', spacing } as const, aspect: 1 },
      tileNear: () => image.position,
    },
  };
};
const [now, before] = ['1.2.20', '1.2.10'];
const draw = (kind: FigureKind, place: FigurePlace) =>
  drawnFigures.add({ kind, place, points: [{ x: 0, y: 0 }, { x: 30, y: 40 }] }); // prettier-ignore

beforeEach(() => {
  drawnFigures.clear();
  for (const owner of owners) drawnFigures.setCanvas(owner, undefined);
  owners.length = 0;
});
const owners: object[] = [];
const show = (place: FigurePlace, group?: string) => {
  const owner = {};
  owners.push(owner);
  drawnFigures.setCanvas(owner, { place, ...(group === undefined ? {} : { group }) });
};

test('measurements of one study are new targets, counted on', () => {
  show(imageOf(now));
  expect(draw('length', imageOf(now)).target).toEqual({ id: 'drawn 1', number: 1, isProposed: false });
  expect(draw('length', imageOf(now)).target?.number).toBe(2);
});

test('a length on a linked pane of another date is proposed to be the same', () => {
  const first = draw('length', imageOf(before));
  show(imageOf(before), 'images');
  show(imageOf(now), 'images');
  expect(draw('length', imageOf(now)).target).toEqual({ ...first.target, isProposed: true });
  // The one that stood open is taken: the next is something new.
  expect(draw('length', imageOf(now)).target).toMatchObject({ number: 2, isProposed: false });
});

test('of several, the one on the very image beside it is proposed; else the oldest', () => {
  draw('length', imageOf(before, 7));
  const beside = draw('length', imageOf(before, 8));
  show(imageOf(before, 8), 'images');
  show(imageOf(now), 'images');
  expect(draw('length', imageOf(now)).target?.id).toBe(beside.target?.id);
  expect(draw('length', imageOf(now)).target?.number).toBe(1);
});

test.each([
  ['the panes are not linked', undefined, 'length'],
  ['it is of another kind', 'images', 'outline'],
] as const)('nothing is proposed where %s', (_why, group, kind) => {
  draw('length', imageOf(before));
  show(imageOf(before), group);
  show(imageOf(now), group);
  expect(draw(kind, imageOf(now)).target).toMatchObject({ number: 2, isProposed: false });
});

test('what is outlined in photographs of two dates is proposed to be the same wound, linked or not', () => {
  const photograph = '1.2.840.10008.5.1.4.1.1.77.1.4';
  const first = draw('outline', imageOf(before, 1, photograph));
  show(imageOf(now, 1, photograph));
  expect(draw('outline', imageOf(now, 1, photograph)).target).toEqual({ ...first.target, isProposed: true });
  expect(draw('outline', imageOf(now, 1, photograph)).target).toMatchObject({ number: 2, isProposed: false });
});

test('a ruler makes millimetres of what is on its own image, and the next ruler takes its place', () => {
  const length = draw('length', imageOf(now, 1));
  const other = draw('length', imageOf(now, 2));
  const said = (figure: typeof length) => valuesOfDrawn(figure, drawnFigures.all())?.quantities[0];
  expect(said(length)).toEqual({ name: 'length', value: 50, unit: 'px' });
  const ruler = draw('ruler', imageOf(now, 1));
  expect(ruler.target).toBeUndefined();
  expect(said(length)?.unit).toBe('px');
  drawnFigures.change(ruler.id, { millimetres: 25 });
  expect(said(length)).toEqual({ name: 'length', value: 25, unit: 'mm' });
  expect(said(other)).toEqual({ name: 'length', value: 50, unit: 'px' });
  draw('sticker', imageOf(now, 1));
  expect(said(length)?.unit).toBe('px');
  expect(drawnFigures.all().filter(({ kind }) => kind === 'ruler')).toEqual([]);
});

test('figures stay when their canvas goes, and leave with their display set or the session', () => {
  show(imageOf(now));
  draw('length', imageOf(now));
  draw('length', imageOf(before));
  for (const owner of owners) drawnFigures.setCanvas(owner, undefined);
  expect(drawnFigures.all()).toHaveLength(2);
  drawnFigures.removeOf(before);
  expect(drawnFigures.all()).toHaveLength(1);
  drawnFigures.clear();
  expect(drawnFigures.all()).toEqual([]);
});

test('what is measured on a slide is a target by what the slide says of its pixels, and never the same as on another slide', () => {
  show(slideOf(before));
  show(slideOf(now));
  const first = draw('outline', slideOf(before));
  expect(first.target).toEqual({ id: 'drawn 1', number: 1, isProposed: false });
  expect(draw('outline', slideOf(now)).target).toEqual({ id: 'drawn 2', number: 2, isProposed: false });
  const length = draw('length', slideOf(now));
  expect(valuesOfDrawn(length, drawnFigures.all())?.quantities).toEqual([
    { name: 'length', value: 0.025, unit: 'mm' },
  ]);
});
