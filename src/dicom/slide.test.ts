import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instance } from './instance.ts';
import { layerOf, parseSlide, type Slide, type SlideImage } from './slide.ts';
import { parseSlidePart } from './slidePart.ts';
import { levelFor, missingTiles, placeOfFrame, tilesAt, tilesIn } from './slideTiles.ts';
import { anInstance } from './testing.ts';

type Attributes = Readonly<Record<string, readonly unknown[] | undefined>>;

let next = 1;

/** A 1000 × 600 matrix in tiles of 256: four across, three down, the last ones only partly image. */
function aLevel(attributes: Attributes = {}): Instance {
  return anInstance({
    '00080016': ['1.2.840.10008.5.1.4.1.1.77.1.6'],
    '00080018': [`1.2.3.${next++}`],
    '00080008': ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'],
    '00280010': [256],
    '00280011': [256],
    '00480006': [1000],
    '00480007': [600],
    '00280008': [12],
    '00209311': ['TILED_FULL'],
    ...attributes,
  });
}

/** The same matrix, its tiles where `places` (column, row from 1, height, path) say. */
function aSparseLevel(
  places: readonly (readonly [column: number, row: number, height?: number, path?: string])[],
  attributes: Attributes = {},
): Instance {
  return aLevel({
    '00209311': ['TILED_SPARSE'],
    '00280008': [places.length],
    '52009230': places.map(([column, row, height = 0, path]) => ({
      '0048021A': {
        Value: [
          { '0048021E': { Value: [column] }, '0048021F': { Value: [row] }, '0040074A': { Value: [height] } },
        ],
      },
      ...(path === undefined ? {} : { '00480207': { Value: [{ '00480106': { Value: [path] } }] } }),
    })),
    ...attributes,
  });
}

const paths = (...names: readonly string[]): Attributes => ({
  '00480105': names.map((name) => ({ '00480106': { Value: [name] } })),
});

function onlyImage({ images }: Slide): SlideImage {
  const [image, ...others] = images;
  if (image === undefined || others.length > 0) throw new Error(`${images.length} images`);
  return image;
}

const framesAt = (
  image: SlideImage,
  layer: readonly [opticalPath: string, focalPlane: number],
  [column, row]: readonly [column: number, row: number],
) =>
  tilesAt(image.levels[0], { opticalPath: layer[0], focalPlane: layer[1] }, { column, row }).map(
    ({ frameNumber }) => frameNumber,
  );

const everything = { left: 0, top: 0, right: 1000, bottom: 600 };

test('TILED_FULL counts along the rows from the upper left, also where the matrix ends within a tile', () => {
  const image = onlyImage(parseSlide([aLevel()]));
  expect(image.levels[0].grid).toMatchObject({ across: 4, down: 3 });
  expect(framesAt(image, ['', 0], [0, 0])).toEqual([1]);
  expect(framesAt(image, ['', 0], [3, 0])).toEqual([4]);
  expect(framesAt(image, ['', 0], [0, 1])).toEqual([5]);
  expect(framesAt(image, ['', 0], [3, 2])).toEqual([12]);
  expect(tilesAt(image.levels[0], layerOf(image), { column: 3, row: 2 })).toMatchObject([
    { column: 768, row: 512 },
  ]);
});

test('focal planes follow each other within one optical path, and paths in the order of their sequence', () => {
  const layered = aLevel({ ...paths('green', 'blue'), '00480303': [3], '00280008': [72] });
  const image = onlyImage(parseSlide([layered]));
  expect(image.opticalPaths.map(({ identifier }) => identifier)).toEqual(['green', 'blue']);
  expect(image.focalPlanes).toBe(3);
  expect(framesAt(image, ['green', 0], [0, 0])).toEqual([1]);
  expect(framesAt(image, ['green', 2], [1, 0])).toEqual([26]);
  expect(framesAt(image, ['blue', 0], [0, 0])).toEqual([37]);
  expect(framesAt(image, ['blue', 2], [3, 2])).toEqual([72]);
  expect(framesAt(image, ['red', 0], [0, 0])).toEqual([]);
  expect(framesAt(image, ['blue', 3], [0, 0])).toEqual([]);
  expect(layerOf(image)).toEqual({ opticalPath: 'green', focalPlane: 1 });
  expect(layerOf(image, { opticalPath: 'blue', focalPlane: 7 })).toEqual({
    opticalPath: 'blue',
    focalPlane: 2,
  });
});

test('every frame of a TILED_FULL object has one place, and that place has that frame', () => {
  const size = fc.integer({ min: 1, max: 900 });
  const few = fc.integer({ min: 1, max: 3 });
  fc.assert(
    fc.property(fc.tuple(size, size), fc.tuple(few, few), ([columns, rows], [planes, lights]) => {
      const names = ['a', 'b', 'c'].slice(0, lights);
      const count = Math.ceil(columns / 256) * Math.ceil(rows / 256) * planes * lights;
      const image = onlyImage(
        parseSlide([
          aLevel({
            ...paths(...names),
            '00480006': [columns],
            '00480007': [rows],
            '00480303': [planes],
            '00280008': [count],
          }),
        ]),
      );
      const { instance } = image.levels[0].parts[0];
      for (let frameNumber = 1; frameNumber <= count; frameNumber++) {
        const found = placeOfFrame([image], { sopInstanceUid: instance.sopInstanceUid, frameNumber });
        if (found === undefined) throw new Error(`frame ${frameNumber} has no place`);
        const cell = { column: found.tile.column / 256, row: found.tile.row / 256 };
        expect(tilesAt(found.level, found.layer, cell)).toEqual([found.tile]);
        expect(found.tile.frameNumber).toBe(frameNumber);
      }
      expect(
        placeOfFrame([image], { sopInstanceUid: instance.sopInstanceUid, frameNumber: count + 1 }),
      ).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('TILED_SPARSE goes by what each frame says, in any order, and a cell without a frame is missing', () => {
  const image = onlyImage(
    parseSlide([
      aSparseLevel([
        [257, 1],
        [1, 513],
        [1, 1],
      ]),
    ]),
  );
  expect(framesAt(image, ['', 0], [1, 0])).toEqual([1]);
  expect(framesAt(image, ['', 0], [0, 2])).toEqual([2]);
  expect(framesAt(image, ['', 0], [0, 0])).toEqual([3]);
  expect(framesAt(image, ['', 0], [3, 2])).toEqual([]);
  expect(missingTiles(image.levels[0], layerOf(image))).toBe(9);
});

test('sparse tiles off the lines of the grid are found from every cell they reach into, and once in an area', () => {
  const image = onlyImage(parseSlide([aSparseLevel([[101, 201]])]));
  for (const [column, row] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const)
    expect(framesAt(image, ['', 0], [column, row])).toEqual([1]);
  expect(framesAt(image, ['', 0], [2, 0])).toEqual([]);
  const [level] = image.levels;
  expect(tilesIn(image, level, { layer: layerOf(image), area: everything })).toMatchObject([
    { column: 100, row: 200 },
  ]);
});

test('sparse frames are parted by height above the glass and by optical path', () => {
  const image = onlyImage(
    parseSlide([
      aSparseLevel(
        [
          [1, 1, 0.004, 'b'],
          [1, 1, 0, 'b'],
          [1, 1, 0, 'a'],
        ],
        paths('a', 'b'),
      ),
    ]),
  );
  expect(image.focalPlanes).toBe(2);
  expect(framesAt(image, ['b', 0], [0, 0])).toEqual([2]);
  expect(framesAt(image, ['b', 1], [0, 0])).toEqual([1]);
  expect(framesAt(image, ['a', 0], [0, 0])).toEqual([3]);
  expect(framesAt(image, ['a', 1], [0, 0])).toEqual([]);
});

test('frames too few are missing tiles, frames too many are counted, and neither moves another frame', () => {
  const short = onlyImage(parseSlide([aLevel({ '00280008': [10] })]));
  expect(missingTiles(short.levels[0], layerOf(short))).toBe(2);
  expect(framesAt(short, ['', 0], [3, 2])).toEqual([]);
  expect(framesAt(short, ['', 0], [1, 2])).toEqual([10]);
  const long = onlyImage(parseSlide([aLevel({ '00280008': [15] })]));
  expect(missingTiles(long.levels[0], layerOf(long))).toBe(0);
  expect(long.levels[0].parts[0].unplacedFrames).toBe(3);
});

test('a sparse frame that says no place is counted, not guessed', () => {
  const level = aSparseLevel([[1, 1]], { '00280008': [3] });
  expect(parseSlidePart(level)).toMatchObject({ unplacedFrames: 2 });
});

test('frames that neither count nor say their place have none, and the attribute at fault is named', () => {
  const level = aLevel({ '00209311': undefined, '00280008': [11] });
  expect(parseSlide([level])).toEqual({
    images: [],
    unplaced: [{ instance: level, unplaced: 'Dimension Organization Type (0020,9311)' }],
  });
  const boundless = aLevel({ '00480006': undefined });
  expect(parseSlide([boundless]).unplaced).toMatchObject([
    { unplaced: expect.stringContaining('0048,0006') },
  ]);
});

test('levels of one specimen form a pyramid, finest first, though a level is rounded to whole pixels', () => {
  const [fine, middle, coarse] = [
    aLevel({ '00280030': [0.0005, 0.0005] }),
    aLevel({ '00480006': [250], '00480007': [150], '00280008': [1], '00280030': [0.002, 0.002] }),
    aLevel({ '00480006': [63], '00480007': [38], '00280008': [1], '00280030': [0.008, 0.008] }),
  ];
  const image = onlyImage(parseSlide([coarse, fine, middle]));
  expect(image.levels.map(({ grid }) => grid.columns)).toEqual([1000, 250, 63]);
  expect(levelFor(image, 4).grid.columns).toBe(1000);
  expect(levelFor(image, 0.26).grid.columns).toBe(1000);
  expect(levelFor(image, 0.25).grid.columns).toBe(250);
  expect(levelFor(image, 0.01).grid.columns).toBe(63);
});

test('another shape, another scale and another Frame of Reference are other pictures', () => {
  const scale = { '00280030': [0.0005, 0.0005] };
  const { images } = parseSlide([
    aLevel(scale),
    aLevel({ '00480006': [300], '00480007': [300], '00280008': [4] }),
    aLevel({ '00480006': [500], '00480007': [300], '00280008': [4], '00280030': [0.004, 0.004] }),
    aLevel({ '00480006': [250], '00480007': [150], '00280008': [1], '00200052': ['1.9'] }),
  ]);
  expect(images.map(({ levels }) => levels.length)).toEqual([1, 1, 1, 1]);
});

test('two objects of the same place never hide each other; parts of a concatenation and other light share a level', () => {
  expect(parseSlide([aLevel(), aLevel()]).images).toHaveLength(2);
  const part = (before: number, frames: number) =>
    aLevel({ '00209161': ['1.7'], '00209228': [before], '00280008': [frames] });
  const joined = onlyImage(parseSlide([part(7, 5), part(0, 7)]));
  expect(missingTiles(joined.levels[0], layerOf(joined))).toBe(0);
  const first = tilesAt(joined.levels[0], layerOf(joined), { column: 3, row: 1 });
  expect(first).toMatchObject([{ frameNumber: 1, instance: { numberOfFrames: 5 } }]);
  const lit = onlyImage(parseSlide([aLevel(paths('a')), aLevel(paths('b'))]));
  expect(lit.levels).toHaveLength(1);
  expect(framesAt(lit, ['b', 0], [0, 0])).toEqual([1]);
  expect(lit.opticalPaths).toHaveLength(2);
});

test('label and overview are pictures of their own after the specimen; a thumbnail is one more level', () => {
  const single = { '00480006': undefined, '00480007': undefined, '00280008': [1] };
  const label = aLevel({ ...single, '00080008': ['ORIGINAL', 'PRIMARY', 'LABEL', 'NONE'] });
  const overview = aLevel({ ...single, '00080008': ['ORIGINAL', 'PRIMARY', 'OVERVIEW', 'NONE'] });
  const thumbnail = aLevel({
    '00080008': ['DERIVED', 'PRIMARY', 'THUMBNAIL', 'RESAMPLED'],
    '00280010': [60],
    '00280011': [100],
    '00480006': [100],
    '00480007': [60],
    '00280008': [1],
  });
  const { images } = parseSlide([label, thumbnail, overview, aLevel()]);
  expect(images.map(({ role, levels }) => [role, levels.length])).toEqual([
    ['volume', 2],
    ['overview', 1],
    ['label', 1],
  ]);
});

test('an area asks for the tiles it shows and no others, those at its middle first', () => {
  const image = onlyImage(parseSlide([aLevel()]));
  const [level] = image.levels;
  const frames = (area: typeof everything) =>
    tilesIn(image, level, { layer: layerOf(image), area }).map(({ frameNumber }) => frameNumber);
  expect(frames({ left: 256, top: 256, right: 512, bottom: 512 })).toEqual([6]);
  expect(frames({ left: 255, top: 256, right: 513, bottom: 512 })[0]).toBe(6);
  expect(frames({ left: 255, top: 256, right: 513, bottom: 512 }).toSorted((a, b) => a - b)).toEqual([
    5, 6, 7,
  ]);
  expect(frames({ left: -500, top: -500, right: 3000, bottom: 3000 })).toHaveLength(12);
  expect(frames({ left: 1024, top: 0, right: 2000, bottom: 600 })).toEqual([]);
});

test('the objective is told only where the object tells it', () => {
  const told = aLevel({
    '00480105': [
      { '00480106': { Value: ['1'] }, '00480112': { Value: ['20'] }, '00480107': { Value: ['HE'] } },
    ],
  });
  expect(onlyImage(parseSlide([told])).opticalPaths).toEqual([
    { identifier: '1', description: 'HE', objectiveLensPower: 20 },
  ]);
  expect(onlyImage(parseSlide([aLevel(paths('1'))])).opticalPaths).toEqual([{ identifier: '1' }]);
});
