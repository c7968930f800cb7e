import { expect, test } from 'vitest';
import { areaToImage, displayedArea, turnOf } from './displayedArea.ts';
import { graphicMarks } from './graphicAnnotation.ts';
import { parsePresentationState, presentationOf } from './presentationState.ts';
import { segmentFramesOn } from './placement.ts';
import { parseSegmentation } from './segmentation.ts';
import { parseStructureSet } from './structureSet.ts';
import { aDataset, anInstance } from './testing.ts';

const image = { sopInstanceUid: '1.2.9', frameNumber: 1, rows: 100, columns: 200, aspect: 1 };
const reference = { '00081150': { Value: ['1'] }, '00081155': { Value: ['1.2.9'] } };

test('rotation and then flip is a mirroring and then the turn the other way about', () => {
  expect(turnOf(aDataset({ '00700042': [90], '00700041': ['N'] }))).toEqual({
    rotation: 90,
    isFlipped: false,
  });
  expect(turnOf(aDataset({ '00700042': [90], '00700041': ['Y'] }))).toEqual({
    rotation: 270,
    isFlipped: true,
  });
  expect(turnOf(aDataset({}))).toEqual({ rotation: 0, isFlipped: false });
  expect(turnOf(aDataset({ '00700042': [45] }))).toBeUndefined();
});

test('a displayed area has both its corners whichever way they are named, and goes for the image it names', () => {
  const state = aDataset({
    '0070005A': [
      {
        '00081140': { Value: [{ '00081155': { Value: ['1.2.8'] } }] },
        '00700052': { Value: [1, 1] },
        '00700053': { Value: [2, 2] },
      },
      {
        '00081140': { Value: [reference] },
        '00700052': { Value: [150, 11] },
        '00700053': { Value: [51, 60] },
        '00700100': { Value: ['MAGNIFY'] },
        '00700103': { Value: [2] },
      },
    ],
  });
  expect(displayedArea(state, image)).toEqual({
    left: 50,
    top: 10,
    right: 150,
    bottom: 60,
    magnification: 2,
    isTrueSize: false,
  });
});

test('the upper left of an area as it is seen is the corner that turning brings there', () => {
  const area = { left: 0, top: 0, right: 200, bottom: 100, isTrueSize: false };
  const corner = (rotation: 0 | 90 | 180 | 270, isFlipped: boolean) =>
    Object.values(areaToImage(area, { rotation, isFlipped })({ x: 0, y: 0 }));
  expect(corner(0, false)).toEqual([0, 0]);
  expect(corner(90, false)).toEqual([0, 100]);
  expect(corner(180, false)).toEqual([200, 100]);
  expect(corner(270, false)).toEqual([200, 0]);
  expect(corner(0, true)).toEqual([200, 0]);
  expect(corner(90, true)).toEqual([200, 100]);
});

test('a state is for the frames it names, and says what of it is not applied', () => {
  const state = parsePresentationState(
    anInstance({
      '00080016': ['1.2.840.10008.5.1.4.1.1.11.1'],
      '00081115': [
        { '00081140': { Value: [{ '00081155': { Value: ['1.2.9'] }, '00081160': { Value: [2, 3] } }] } },
      ],
      '00181600': ['RECTANGULAR'],
      '20500020': ['INVERSE'],
      '00700082': ['20200102'],
    }),
  );
  expect(presentationOf(state, image)).toBeUndefined();
  const shown = presentationOf(state, { ...image, frameNumber: 3 });
  expect(shown?.isInverse).toBe(true);
  expect(shown?.notApplied).toEqual(['shutter']);
  expect(state.created).toBe('20200102');
});

test('a shutter and a modality table of a state are applied; what of them cannot be had is named', () => {
  const state = (attributes: Readonly<Record<string, readonly unknown[]>>) =>
    presentationOf(
      parsePresentationState(
        anInstance({
          '00080016': ['1.2.840.10008.5.1.4.1.1.11.1'],
          '00081115': [{ '00081140': { Value: [{ '00081155': { Value: ['1.2.9'] } }] } }],
          ...attributes,
        }),
      ),
      image,
    );
  const edges = { '00181602': [11], '00181604': [38], '00181606': [19], '00181608': [46] };
  const shuttered = state({ '00181600': ['RECTANGULAR'], ...edges });
  expect(shuttered?.shutter?.openings).toEqual([
    { kind: 'rectangle', left: 10, top: 18, right: 38, bottom: 46 },
  ]);
  expect(shuttered?.notApplied).toEqual([]);
  expect(state({ '00181600': ['RECTANGULAR', 'BITMAP'], ...edges })?.notApplied).toEqual(['shutter']);

  const window = { '00283110': [{ '00281050': { Value: [100] }, '00281051': { Value: [200] } }] };
  const table = { '00283002': { Value: [2, 0, 16] }, '00283006': { Value: [7, 9] } };
  const withTable = state({ ...window, '00283000': [table] });
  expect(withTable?.modality).toEqual({ item: table });
  expect(withTable?.notApplied).toEqual([]);
  expect(state({ ...window, '00283000': [{}] })?.notApplied).toEqual(['modality-table']);
  expect(state({ '00283000': [{}] })?.voi).toBeUndefined();
});

test('pixels of another shape than the state asks for are named', () => {
  const state = (ratio: readonly number[]) =>
    parsePresentationState(
      anInstance({
        '00080016': ['1.2.840.10008.5.1.4.1.1.11.1'],
        '00081115': [{ '00081140': { Value: [{ '00081155': { Value: ['1.2.9'] } }] } }],
        '0070005A': [
          {
            '00700052': { Value: [1, 1] },
            '00700053': { Value: [200, 100] },
            '00700102': { Value: ratio },
          },
        ],
      }),
    );
  expect(presentationOf(state([1, 1]), image)?.notApplied).toEqual([]);
  expect(presentationOf(state([1, 2]), image)?.notApplied).toEqual(['aspect']);
  expect(presentationOf(state([1, 2]), { ...image, aspect: 0.5 })?.notApplied).toEqual([]);
});

test('graphics that cannot be read are counted: odd points, unknown types, units of a whole slide, thousands of objects', () => {
  const object = (attributes: Readonly<Record<string, readonly unknown[]>>) =>
    Object.fromEntries(Object.entries(attributes).map(([tag, Value]) => [tag, { Value }]));
  const line = { '00700005': ['PIXEL'], '00700022': [1, 2, 3, 4], '00700023': ['POLYLINE'] };
  const state = (objects: readonly unknown[]) =>
    aDataset({ '00700001': [{ '00700009': { Value: objects } }] });
  const read = (objects: readonly unknown[]) => {
    const { marks, unread } = graphicMarks(state(objects), image, (point) => point);
    return [marks.length, unread];
  };
  expect(read([object(line)])).toEqual([1, 0]);
  expect(read([object({ ...line, '00700022': [1, 2, 3] })])).toEqual([0, 1]);
  expect(read([object({ ...line, '00700023': ['SPLINE'] })])).toEqual([0, 1]);
  expect(read([object({ ...line, '00700005': ['MATRIX'] })])).toEqual([0, 1]);
  expect(read([object({ ...line, '00700022': ['1', 'x', '3', '4'] })])).toEqual([0, 1]);
  expect(read(Array.from({ length: 6000 }, () => object(line)))).toEqual([5000, 1000]);
});

test('contours that the archive kept back, or that lie in no plane, are counted and not guessed', () => {
  const contours = [
    { '30060042': { Value: ['CLOSED_PLANAR'] }, '30060050': { Value: ['0', '0', '1', '1', '1', '1'] } },
    { '30060042': { Value: ['CLOSED_PLANAR'] }, '30060050': { BulkDataURI: 'https://a/b' } },
    { '30060042': { Value: ['OPEN_NONPLANAR'] }, '30060050': { Value: [0, 0, 1] } },
    { '30060042': { Value: ['POINT'] }, '30060050': { InlineBinary: btoa('1.5\\2\\-3 ') } },
  ];
  const [structure] = parseStructureSet(
    anInstance({
      '30060020': [{ '30060022': { Value: [7] }, '30060026': { Value: ['Lever'] } }],
      '30060039': [{ '30060084': { Value: ['7'] }, '30060040': { Value: contours } }],
    }),
  ).structures;
  expect(structure?.contours.map(({ points }) => [...points])).toEqual([
    [0, 0, 1, 1, 1, 1],
    [1.5, 2, -3],
  ]);
  expect(structure?.unread).toBe(2);
});

test('a label map has all its segments in one frame and leaves out what belongs to nothing; hostile sizes are refused', () => {
  const labelMap = anInstance({
    '00080016': ['1.2.840.10008.5.1.4.1.1.66.7'],
    '00620002': [0, 1, 5].map((number) => ({
      '00620004': { Value: [number] },
      '00620005': { Value: [`S${number}`] },
    })),
    '52009229': [
      { '00089124': { Value: [{ '00082112': { Value: [{ '00081155': { Value: ['1.2.9'] } }] } }] } },
    ],
  });
  const read = parseSegmentation(labelMap);
  if ('unreadable' in read) throw new Error(read.unreadable);
  expect(read.segments.map(({ number }) => number)).toEqual([1, 5]);
  const placed = segmentFramesOn(read, { ...image, rows: 16, columns: 16, slice: undefined });
  expect(placed.map(({ frame }) => frame.segmentNumber)).toEqual([undefined]);
  expect(parseSegmentation(anInstance({ '00620001': ['BINARY'], '00280008': [1e7] }))).toEqual({
    unreadable: 'size',
  });
  expect(parseSegmentation(anInstance({ '00620001': ['SURFACE'] }))).toEqual({ unreadable: 'type' });
});
