import { expect, test } from 'vitest';
import { measurementBasis } from '#dicom/measurement.ts';
import { anInstance } from '#dicom/testing.ts';
import { type Figure, type FigureKind } from './figure.ts';
import { angleBetween, figureValues, handBasis } from './figureValues.ts';

type Attributes = Parameters<typeof anInstance>[0];
type Points = readonly (readonly [number, number])[];

const figure = (kind: FigureKind, points: Points): Figure => ({
  kind,
  points: points.map(([x, y]) => ({ x, y })),
});
/** Every value with its unit, and what millimetres rest on. */
const said = (kind: FigureKind, attributes: Attributes, points: Points) => {
  const basis = measurementBasis(anInstance(attributes));
  const values = figureValues(figure(kind, points), { basis, aspect: 1 });
  return [
    ...values.quantities.map(({ name, value, unit }) => `${name} ${value.toFixed(2)} ${unit}`),
    values.basis.kind,
  ].join(', ');
};
const measured = (attributes: Attributes, points: Points) =>
  said('length', attributes, points)
    .replace(/^length /, '')
    .replace(', none', '')
    .replace(',', '');
const region = (minX: number, maxX: number, unitX = 3) => ({
  '00186018': { Value: [minX] },
  '0018601A': { Value: [0] },
  '0018601C': { Value: [maxX] },
  '0018601E': { Value: [99] },
  '00186024': { Value: [unitX] },
  '00186026': { Value: [3] },
  '0018602C': { Value: [0.05] },
  '0018602E': { Value: [0.05] },
});
const slice = { '00280030': [0.5, 1], '00200032': [0, 0, 0], '00200037': [1, 0, 0, 0, 1, 0] };

test('a length in a slice is in millimetres of the patient, with pixels that are not square', () => {
  expect(
    measured(slice, [
      [0, 0],
      [3, 8],
    ]),
  ).toBe('5.00 mm patient');
});

test('without a basis there are only pixels', () => {
  expect(
    measured({ '00080060': ['XC'] }, [
      [0, 0],
      [3, 4],
    ]),
  ).toBe('5.00 px');
});

test('Imager Pixel Spacing measures at the detector', () => {
  expect(
    measured({ '00080060': ['DX'], '00181164': [0.1, 0.1] }, [
      [0, 0],
      [30, 40],
    ]),
  ).toBe('5.00 mm detector');
});

test('ultrasound measures in millimetres inside one region only', () => {
  const us = { '00080060': ['US'], '00186011': [region(0, 49), region(50, 99)] };
  expect(
    measured(us, [
      [10, 10],
      [40, 50],
    ]),
  ).toBe('25.00 mm region');
  expect(
    measured(us, [
      [10, 10],
      [70, 90],
    ]),
  ).toBe('100.00 px');
});

test('a Doppler strip, whose axes are time and velocity, gives no millimetres', () => {
  const us = { '00080060': ['US'], '00186011': [region(0, 99, 4)] };
  expect(
    measured(us, [
      [10, 10],
      [40, 50],
    ]),
  ).toBe('50.00 px');
});

test('an angle takes pixels as they are', () => {
  const points = [
    { x: 1, y: 0 },
    { x: 0, y: 0 },
    { x: 1, y: 0.5 },
  ];
  expect(angleBetween(points, 2)).toBeCloseTo(45, 9);
});

test('an angle in an ultrasound region goes by the axes of the region', () => {
  const at = { ...region(0, 99), '0018602E': { Value: [0.1] } };
  const us = { '00080060': ['US'], '00186011': [at] };
  const points = [
    [20, 10],
    [10, 10],
    [20, 15],
  ] as const;
  expect(said('angle', us, points)).toBe('angle 45.00 deg, none');
});

test('two axes are told long by short, whichever was drawn first', () => {
  const across: Points = [
    [0, 0],
    [0, 4],
    [-3, 2],
    [3, 2],
  ];
  expect(said('bidirectional', slice, across)).toBe('length 6.00 mm, shortAxis 2.00 mm, patient');
});

test('an ellipse has the area of its half axes in millimetres, with pixels that are not square', () => {
  const box: Points = [
    [10, 10],
    [14, 18],
  ];
  expect(said('ellipse', slice, box)).toBe(`area ${(Math.PI * 2 * 2).toFixed(2)} mm2, patient`);
  expect(said('ellipse', { '00080060': ['XC'] }, box)).toBe(`area ${(Math.PI * 2 * 4).toFixed(2)} px2, none`);
});

test('an outline has area, longest diameter, width across it and perimeter', () => {
  const rectangle: Points = [
    [0, 0],
    [3, 0],
    [3, 8],
    [0, 8],
  ];
  expect(said('outline', slice, rectangle)).toBe(
    'area 12.00 mm2, diameter 5.00 mm, width 4.80 mm, perimeter 14.00 mm, patient',
  );
});

test('an outline that crosses itself says so, and gives no area', () => {
  const bow: Points = [
    [0, 0],
    [4, 4],
    [4, 0],
    [0, 4],
  ];
  const values = figureValues(figure('outline', bow), { basis: { kind: 'none' }, aspect: 1 });
  expect(values.crossesItself).toBe(true);
  expect(values.quantities.map(({ name }) => name)).toEqual(['diameter', 'width', 'perimeter']);
});

test('an outline over two ultrasound regions has only pixels', () => {
  const us = { '00080060': ['US'], '00186011': [region(0, 49), region(50, 99)] };
  expect(said('ellipse', us, [[10, 10], [90, 90]])).toMatch(/px2, none$/); // prettier-ignore
});

test('a ruler of 50 mm over 100 pixels makes half a millimetre a pixel, and says what it rests on', () => {
  const basis = handBasis(figure('ruler', [[10, 10], [70, 90]]), { millimetres: 50, aspect: 1 }); // prettier-ignore
  expect(basis).toEqual({ kind: 'hand', by: 'ruler', millimetres: 50, spacing: { row: 0.5, column: 0.5 } });
});

test('a sticker on pixels twice as high as wide calibrates both ways', () => {
  const sticker = figure('sticker', [[0, 0], [0, 10]]); // prettier-ignore
  expect(handBasis(sticker, { millimetres: 20, aspect: 2 })).toMatchObject({
    spacing: { row: 2, column: 1 },
  });
});

test('a ruler drawn as a point, or of no length, calibrates nothing', () => {
  expect(handBasis(figure('ruler', [[5, 5], [5, 5]]), { millimetres: 50, aspect: 1 })).toBeUndefined(); // prettier-ignore
  expect(handBasis(figure('ruler', [[5, 5], [9, 5]]), { millimetres: 0, aspect: 1 })).toBeUndefined(); // prettier-ignore
});

test.each([
  [
    'two lines 30° apart',
    [
      [0, 0],
      [10, 0],
      [0, 20],
      [10 * Math.cos(Math.PI / 6), 20 + 5],
    ],
    30,
  ],
  [
    'the same, the second drawn the other way',
    [
      [0, 0],
      [10, 0],
      [10 * Math.cos(Math.PI / 6), 25],
      [0, 20],
    ],
    30,
  ],
  [
    'parallel lines',
    [
      [0, 0],
      [10, 10],
      [40, 3],
      [50, 13],
    ],
    0,
  ],
  [
    'lines across each other',
    [
      [0, 0],
      [0, 9],
      [3, 3],
      [8, 3],
    ],
    90,
  ],
] as const)('a Cobb angle is from 0° to 90°, wherever its lines lie: %s', (_, points, degrees) => {
  const { quantities, basis } = figureValues(figure('cobb', points), { basis: { kind: 'none' }, aspect: 1 });
  expect(quantities).toHaveLength(1);
  expect(quantities[0]).toMatchObject({ name: 'angle', unit: 'deg' });
  expect(quantities[0]?.value).toBeCloseTo(degrees, 5);
  expect(basis.kind).toBe('none');
});

test('a Cobb angle is the patient’s where pixels are twice as high as wide', () => {
  // In millimetres the lines go along (10, 0) and (10, 10): 45°. In pixels it would be 27°.
  const drawn = figure('cobb', [
    [0, 0],
    [10, 0],
    [0, 0],
    [10, 5],
  ]);
  const basis = { kind: 'patient', spacing: { row: 2, column: 1 } } as const;
  expect(figureValues(drawn, { basis, aspect: 1 }).quantities[0]?.value).toBeCloseTo(45, 6);
});
