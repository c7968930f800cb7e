import { expect, test } from 'vitest';

import { measurementBasis } from '#dicom/measurement.ts';
import { anInstance } from '#dicom/testing.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { nbNumber } from '#viewer/i18n/numbers.ts';
import { type FigureKind } from '#viewer/rendering/measuring/figure.ts';
import { figureValues } from '#viewer/rendering/measuring/figureValues.ts';

import { slideFigureLines } from './slideFigureWords.ts';

const wholeSlide = '1.2.840.10008.5.1.4.1.1.77.1.6';
/** Half a micrometre a pixel. */
const spacing = { '00280030': [0.0005, 0.0005] };

const said = (
  kind: FigureKind,
  points: readonly (readonly [number, number])[],
  attributes: object = spacing,
) =>
  slideFigureLines(
    nb.panes,
    figureValues(
      { kind, points: points.map(([x, y]) => ({ x, y })) },
      {
        basis: measurementBasis(anInstance({ '00080016': [wholeSlide], '00080060': ['SM'], ...attributes })),
        aspect: 1,
      },
    ),
  );

test('a length, an ellipse and an outline on a slide are in micrometres and millimetres of its Pixel Spacing', () => {
  expect(said('length', [[0, 0], [30, 40]])).toEqual([`25 µm (${nb.panes.basis.stated})`]); // prettier-ignore
  // 200 × 100 pixels are 100 × 50 µm: π/4 of that, 3927 µm².
  expect(said('ellipse', [[0, 0], [200, 100]])).toEqual([`Areal ${nbNumber(3927)} µm² (${nb.panes.basis.stated})`]); // prettier-ignore
  // 4 000 × 3 000 pixels are 2 × 1.5 mm.
  expect(
    said('outline', [
      [0, 0],
      [4000, 0],
      [4000, 3000],
      [0, 3000],
    ]),
  ).toEqual([
    // prettier-ignore
    `Areal 3 mm² (${nb.panes.basis.stated})`,
    'Lengst 2,5 mm · bredde 2,4 mm · omkrets 7 mm',
  ]);
  expect(
    said('bidirectional', [
      [0, 0],
      [30, 40],
      [0, 0],
      [12, -9],
    ]),
  ).toEqual([
    // prettier-ignore
    `25 µm × 7,5 µm (${nb.panes.basis.stated})`,
  ]);
});

test('a slide that does not say how large its pixels are is measured in pixels', () => {
  expect(said('ellipse', [[0, 0], [200, 100]], {})).toEqual([`Areal ${nbNumber(15_708)} bildepunkter`]); // prettier-ignore
  expect(said('length', [[0, 0], [30, 40]], {}).join(' ')).not.toMatch(/mm|µm/); // prettier-ignore
});
