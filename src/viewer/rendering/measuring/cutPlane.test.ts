import { expect, test } from 'vitest';

import { cross, type Vector } from '#dicom/geometry.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { anInstance } from '#dicom/testing.ts';
import { type Volume } from '#dicom/volume.ts';
import {
  type AnatomicalPlane,
  anatomicalPlanes,
  indicesOf,
  planeGrid,
} from '#viewer/rendering/planes/planeGrid.ts';

import { type CutPlane, imageNear, measureOf, planeNameOf } from './cutPlane.ts';
import { drawnFigures } from './drawnFigures.ts';
import { valuesOfDrawn } from './valuesOf.ts';

const slice = { rows: 30, columns: 20, spacing: [0.5, 0.7] } as const;
const [thickness, count] = [3, 40];

/** A phantom: slices along `row` and `column`, `thickness` apart. */
function aVolume(study: string, [row, column]: readonly [Vector, Vector]): Volume {
  const normal = cross(row, column);
  const slices = Array.from({ length: count }, (_, index) => ({
    instance: anInstance({
      '0020000D': [study],
      '00080018': [`${study}.${index}`],
      '00080060': ['CT'],
      '00280030': [slice.spacing[1], slice.spacing[0]],
      '00200032': normal.map((part) => part * thickness * index),
      '00200037': [...row, ...column],
    }),
    frameNumber: 1,
    stackIndex: index,
  }));
  if (!isNonEmpty(slices)) throw new Error('slices');
  return {
    slices,
    grid: {
      size: [slice.columns, slice.rows, count],
      spacing: [slice.spacing[0], slice.spacing[1], thickness],
      axes: [row, column, normal],
      origin: [0, 0, 0],
      frameOfReferenceUid: '1.2.9',
    },
  };
}

const straight = [
  [1, 0, 0],
  [0, 1, 0],
] as const;
const slanting = [
  [Math.cos(0.3), Math.sin(0.3), 0],
  [-Math.sin(0.3), Math.cos(0.3), 0],
] as const;

function aCut(
  plane: AnatomicalPlane,
  study = '1.2.10',
  axes: readonly [Vector, Vector] = straight,
): CutPlane {
  const volume = aVolume(study, axes);
  return { grid: planeGrid(volume.grid, plane), volume, index: 10 };
}

/** The pixel of the plane that shows a place of the patient, as figures count: corners are whole numbers. */
function pointAt({ grid }: CutPlane, place: Vector) {
  const [x, y] = indicesOf(grid, place);
  return { x: x + 0.5, y: y + 0.5 };
}

const draw = (cut: CutPlane, ends: readonly [Vector, Vector]) =>
  drawnFigures.add({
    kind: 'length',
    place: { key: `${cut.volume.slices[0].instance.studyInstanceUid} ${cut.grid.plane}`, scope: '', cut },
    points: ends.map((place) => pointAt(cut, place)),
  });

test.each(anatomicalPlanes.flatMap((plane) => [straight, slanting].map((axes) => [plane, axes] as const)))(
  'a length in the %s plane is as long as it is in the patient, slanting or not',
  (plane, axes) => {
    drawnFigures.clear();
    const cut = aCut(plane, '1.2.10', axes);
    const [right, down] = cut.grid.axes;
    const from: Vector = [1, 2, 12];
    const to: Vector = [
      from[0] + 6 * right[0] + 8 * down[0],
      from[1] + 6 * right[1] + 8 * down[1],
      from[2] + 6 * right[2] + 8 * down[2],
    ];
    const values = valuesOfDrawn(draw(cut, [from, to]), drawnFigures.all());
    expect(values?.basis.kind).toBe('patient');
    expect(values?.quantities[0]?.value).toBeCloseTo(10, 6);
    expect(values?.quantities[0]?.unit).toBe('mm');
    expect(measureOf(cut).aspect).toBeCloseTo(cut.grid.spacing[1] / cut.grid.spacing[0], 9);
  },
);

test('what is drawn across the slices leads to the stored image that its middle lies in', () => {
  const cut = aCut('coronal');
  const middle = 3 * 17;
  const { points } = draw(cut, [
    [2, 7, middle - 9],
    [8, 7, middle + 9],
  ]);
  expect(imageNear(cut, points).instance.sopInstanceUid).toBe('1.2.10.17');
  expect(imageNear(cut, [{ x: 0, y: -500 }]).instance.sopInstanceUid).toBe(`1.2.10.${count - 1}`);
});

test('on the same plane of another study it is proposed to be the same; on another plane it is something new', () => {
  drawnFigures.clear();
  const ends: readonly [Vector, Vector] = [
    [2, 7, 30],
    [8, 7, 48],
  ];
  const first = draw(aCut('coronal', '1.2.10'), ends);
  expect(first.target).toEqual({ id: 'drawn 1', number: 1, isProposed: false });
  expect(draw(aCut('coronal', '1.2.20'), ends).target).toEqual({ ...first.target, isProposed: true });
  expect(draw(aCut('sagittal', '1.2.30'), ends).target).toMatchObject({ number: 2, isProposed: false });
});

test('a stored image lies in the plane it is nearest to; one that does not say lies in none', () => {
  const of = (...orientation: readonly number[]) =>
    planeNameOf({
      instance: anInstance({ '00200037': orientation, '00200032': [0, 0, 0] }),
      frameNumber: 1,
    });
  expect([of(1, 0, 0, 0, 1, 0), of(1, 0, 0, 0, 0, -1), of(0, 1, 0, 0, 0, -1), of()]).toEqual([
    'axial',
    'coronal',
    'sagittal',
    undefined,
  ]);
  expect(of(1, 0, 0, 0, Math.cos(0.4), -Math.sin(0.4))).toBe('axial');
});
