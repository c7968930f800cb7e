import { cross, dot, type Vector } from '#dicom/geometry.ts';
import { sampleUid } from '#region/samples/uids.ts';

import { type Phantom } from './phantomFiles.ts';

export const lineStudy = 'linjer';
export const lineSide = 96;
/** Millimetres a pixel. */
export const lineSpacing = 2;

/** One series: how its images lie, and how far each one's middle lies from the middle of the phantom, mm along the normal. */
export interface LineSeries {
  readonly name: string;
  readonly row: Vector;
  readonly column: Vector;
  readonly offsets: readonly number[];
  /** `own`: the coordinates of most; `other`: a Frame of Reference of its own; `none`: the images do not say where they lie. */
  readonly space: 'own' | 'other' | 'none';
}

const [cos20, sin20] = [Math.cos(Math.PI / 9), Math.sin(Math.PI / 9)];
const [cos30, sin30] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
const [cos50, sin50] = [Math.cos((5 * Math.PI) / 18), Math.sin((5 * Math.PI) / 18)];

export const tilted: LineSeries = {
  name: 'vippet',
  row: [1, 0, 0],
  column: [0, cos20, sin20],
  offsets: [-20, 0, 20],
  space: 'own',
};
export const axial: LineSeries = {
  name: 'aksial',
  row: [1, 0, 0],
  column: [0, 1, 0],
  offsets: [-40, -20, 0, 20, 40],
  space: 'own',
};
export const axialAgain: LineSeries = { ...axial, name: 'aksial igjen', offsets: [-35, 5, 45] };
export const coronal: LineSeries = {
  name: 'koronal',
  row: [1, 0, 0],
  column: [0, 0, -1],
  offsets: [-25, 0, 25],
  space: 'own',
};
/** Turned about two axes. */
export const oblique: LineSeries = {
  name: 'skrå',
  row: [cos30, sin30, 0],
  column: [-sin30 * cos50, cos30 * cos50, -sin50],
  offsets: [-15, 0, 15],
  space: 'own',
};
export const stranger: LineSeries = { ...coronal, name: 'annet nullpunkt', space: 'other' };
export const nowhere: LineSeries = { ...coronal, name: 'uten plass', space: 'none' };

export const lineSeries: readonly LineSeries[] = [
  axial,
  coronal,
  tilted,
  oblique,
  axialAgain,
  stranger,
  nowhere,
];

/** The middle of an image, by its number from 1. */
export function middleOf({ row, column, offsets }: LineSeries, image: number): Vector {
  const normal = cross(row, column);
  const by = offsets[image - 1] ?? NaN;
  return [normal[0] * by, normal[1] * by, normal[2] * by];
}

/** The place in the patient of a point of an image, in pixels from the outer corner of the first one. */
export function placeIn(
  series: LineSeries,
  image: number,
  { x, y }: { readonly x: number; readonly y: number },
): Vector {
  const [right, down] = [(x - lineSide / 2) * lineSpacing, (y - lineSide / 2) * lineSpacing];
  const middle = middleOf(series, image);
  const along = (axis: 0 | 1 | 2) => middle[axis] + series.row[axis] * right + series.column[axis] * down;
  return [along(0), along(1), along(2)];
}

/** Where a place lies seen along an image's normal, in its pixels; and how far in front of it, mm. */
export function seenIn(series: LineSeries, image: number, place: Vector) {
  const middle = middleOf(series, image);
  const way: Vector = [place[0] - middle[0], place[1] - middle[1], place[2] - middle[2]];
  return {
    x: dot(way, series.row) / lineSpacing + lineSide / 2,
    y: dot(way, series.column) / lineSpacing + lineSide / 2,
    away: dot(way, cross(series.row, series.column)),
  };
}

/** Series that lie in every way to each other; where the middle image of the tilted one cuts them, a bright band is burnt in. */
export function linePhantom(): readonly Phantom[] {
  return lineSeries.flatMap((series, index) =>
    series.offsets.map((_, at): Phantom => {
      const image = at + 1;
      return {
        study: lineStudy,
        series: series.name,
        seriesNumber: index + 1,
        instanceNumber: image,
        rows: lineSide,
        columns: lineSide,
        bits: 8,
        pixels: banded(series, image),
        attributes: series.space === 'none' ? {} : placeOf(series, image),
      };
    }),
  );
}

function placeOf(series: LineSeries, image: number) {
  const first = placeIn(series, image, { x: 0.5, y: 0.5 });
  return {
    PixelSpacing: [String(lineSpacing), String(lineSpacing)],
    ImageOrientationPatient: [...series.row, ...series.column].map((value) => value.toFixed(9)),
    ImagePositionPatient: first.map((value) => value.toFixed(6)),
    FrameOfReferenceUID: sampleUid(`fantom ${lineStudy} ${series.space}`),
  };
}

const bandHalf = 2;

function banded(series: LineSeries, image: number): Uint8Array {
  return Uint8Array.from({ length: lineSide * lineSide }, (_, at) => {
    const pixel = { x: (at % lineSide) + 0.5, y: Math.floor(at / lineSide) + 0.5 };
    const { away } = seenIn(tilted, 2, placeIn(series, image, pixel));
    return series !== tilted && Math.abs(away) < bandHalf ? 220 : 50;
  });
}
