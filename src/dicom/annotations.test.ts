import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasetOf } from '#region/archives/dicomJson.ts';
import { withObject } from '#region/archives/dicomObject.ts';
import { parseDataset } from './dataset.ts';
import { colourOfCieLab } from './displayColour.ts';
import { groupIntoDisplaySets } from './displaySets.ts';
import { planeOf } from './geometry.ts';
import { type Instance, parseInstance } from './instance.ts';
import { contoursOn, segmentFramesOn } from './placement.ts';
import { defaultState, parsePresentationState, presentationOf } from './presentationState.ts';
import { parseSegmentation } from './segmentation.ts';
import { slicesOf } from './sliceStack.ts';
import { parseStructureSet } from './structureSet.ts';

const folder = join(resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus'), 'files');
const isAbsent = !existsSync(folder) && process.env['CI'] !== 'true';
if (isAbsent) process.stdout.write(`skipped: no corpus in ${folder}, annotations are not compared with it\n`);

test('CIELab of the standard becomes the sRGB that LittleCMS gives, within a step of its eight bits', () => {
  expect(colourOfCieLab([43803, 26565, 37722])).toEqual({ red: 124, green: 175, blue: 127 });
  expect(colourOfCieLab([37064, 44082, 41620])).toEqual({ red: 212, green: 101, blue: 79 });
  expect(colourOfCieLab([65535, 32896, 32896])).toEqual({ red: 255, green: 255, blue: 255 });
  expect(colourOfCieLab([0, 32896, 32896])).toEqual({ red: 0, green: 0, blue: 0 });
  expect(colourOfCieLab([70000, 1, 1])).toBeUndefined();
});

describe.skipIf(isAbsent)('the annotations of the corpus, by the numbers that pydicom gives', () => {
  test('a structure set of four organs, one of them with 3 441 points', () => {
    const { label, structures } = parseStructureSet(read('debian_octave-dicom/rtstruct.dcm'));
    expect(label).toBe('perop2');
    expect(structures.map((one) => [one.number, one.name, one.contours.length, pointsOf(one)])).toEqual([
      [0, 'Prostate', 8, 256],
      [1, 'Urethra', 8, 64],
      [2, 'Rectum', 8, 3441],
      [3, 'Prostate irm', 10, 312],
    ]);
    expect(structures.map(({ colour }) => Object.values(colour))).toEqual([
      [255, 0, 0],
      [0, 150, 0],
      [0, 0, 200],
      [150, 128, 0],
    ]);
    const rectum = structures[2]?.contours.flatMap(({ points }) => [...points]) ?? [];
    expect(rectum.reduce((sum, value) => sum + value, 0)).toBeCloseTo(295989.859, 2);
  });

  test('isocentres are points', () => {
    const { structures } = parseStructureSet(read('pydicom_pydicom/rtstruct.dcm'));
    expect(structures.map(({ contours }) => contours.map(({ kind }) => kind))).toEqual([
      ['closed', 'closed', 'closed'],
      ['point'],
      ['point'],
    ]);
    expect(structures[0]?.interpretedType).toBe('EXTERNAL');
  });

  test('five overlapping segments in seven frames, each on the slice it was drawn on', () => {
    const segmentation = readSegmentation('QIICR_dcmqi/segmentations/partial_overlaps.dcm');
    expect(segmentation.segments.map(({ label, propertyType }) => `${label} ${propertyType}`)).toEqual([
      'GREEN Tissue',
      'ORANGE Artery',
      'PURPLE Capillary',
      'LIGHT_BLUE Edema',
      'DARK_BLUE Vein',
    ]);
    expect(segmentation.step).toBe(1);
    const slices = ['01', '02', '03'].map((name) => read(`QIICR_dcmqi/segmentations/ct-3slice/${name}.dcm`));
    for (const ct of slices) {
      const drawn = framesOn(segmentation, ct, slices);
      const expected = segmentation.frames.filter(
        ({ sources }) => sources[0]?.sopInstanceUid === ct.sopInstanceUid,
      );
      expect(drawn.map(({ frame }) => frame.frameNumber)).toEqual(expected.map((one) => one.frameNumber));
      for (const { map } of drawn) {
        expect([map.a, map.b, map.c, map.d].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([1, 0, 0, 1]);
        expect(Math.abs(map.e) + Math.abs(map.f)).toBeLessThan(0.001);
      }
    }
  });

  test('fractions, their kind and their greatest value; a projection without geometry by the image it names', () => {
    const fractional = readSegmentation('herrmannlab_highdicom/seg_image_ct_binary_fractional.dcm');
    expect([fractional.type, fractional.fractionalType, fractional.largest, fractional.step]).toEqual([
      'fractional',
      'probability',
      255,
      1.25,
    ]);
    const cr = readSegmentation('herrmannlab_highdicom/seg_image_cr_binary.dcm');
    const source = cr.frames[0]?.sources[0]?.sopInstanceUid ?? '';
    const named = { sopInstanceUid: source, frameNumber: 1, slice: undefined, rows: 16, columns: 16 };
    expect(segmentFramesOn(cr, named)).toHaveLength(1);
    expect(segmentFramesOn(cr, { ...named, rows: 32 })).toEqual([]);
    expect(segmentFramesOn(cr, { ...named, sopInstanceUid: '1.2.3' })).toEqual([]);
  });

  test('a presentation state: window, displayed area, and four graphics and a text in image pixels', () => {
    const state = parsePresentationState(read('built/shared-gsps-mr.dcm'));
    expect(state).toMatchObject({
      label: 'SHARED_GSPS_MR',
      creator: 'Corpus^Curator',
      created: '20200101120000',
    });
    const image = {
      sopInstanceUid: '1.2.840.113619.2.5.1762583153.215519.978957063.128',
      frameNumber: 1,
      rows: 512,
      columns: 512,
      aspect: 1,
    };
    const shown = presentationOf(state, image);
    expect(shown?.voi).toMatchObject({ kind: 'window', window: { center: 300, width: 600 } });
    expect(shown?.area).toMatchObject({ left: 63, top: 63, right: 448, bottom: 448 });
    expect(shown?.isInverse).toBe(false);
    expect(shown?.notApplied).toEqual([]);
    expect(shown?.marks.map(({ kind }) => kind)).toEqual(['line', 'line', 'line', 'point', 'text']);
    const text = shown?.marks.at(-1);
    expect(text).toMatchObject({ lines: ['Merknad: æøå – kontroll'], isAnchorVisible: true });
    const circle = shown?.marks[1];
    const radii =
      circle?.kind === 'line' ? circle.points.map(({ x, y }) => Math.hypot(x - 256, y - 256)) : [];
    expect(Math.min(...radii)).toBeCloseTo(51.2, 3);
    expect(Math.max(...radii)).toBeCloseTo(51.2, 3);
    expect(presentationOf(state, { ...image, sopInstanceUid: '1.2.3' })).toBeUndefined();
    expect(defaultState([state, { ...state, label: 'Another' }])).toBeUndefined();
    expect(defaultState([{ ...state, created: '2019' }, state])).toBe(state);
  });
});

test.skipIf(isAbsent)(
  'a contour lies on its own slice and on no neighbour, and never in another Frame of Reference',
  () => {
    const slices = ['01', '02', '03'].map((name) => read(`QIICR_dcmqi/segmentations/ct-3slice/${name}.dcm`));
    const [stack] = groupIntoDisplaySets(slices);
    if (stack?.kind !== 'images') throw new Error('three slices are a stack');
    const places = slicesOf(stack);
    const middle = stack.instances[1] ?? stack.instances[0];
    const z = planeOf(middle)?.position[2] ?? 0;
    const frameOfReferenceUid = planeOf(stack.instances[0])?.frameOfReferenceUid ?? '';
    const at = (height: number, uid = frameOfReferenceUid) =>
      places.map((slice) =>
        slice === undefined
          ? -1
          : contoursOn(
              {
                number: 1,
                name: 'A',
                colour: { red: 1, green: 1, blue: 1 },
                frameOfReferenceUid: uid,
                contours: [
                  { kind: 'closed', points: Float64Array.of(0, 0, height, 9, 0, height, 9, 9, height) },
                ],
                unread: 0,
              },
              slice,
            ).length,
      );
    expect(at(z)).toEqual([0, 1, 0]);
    expect(at(z + 0.4)).toEqual([0, 1, 0]);
    expect(at(z + 0.5).reduce((sum, count) => sum + count)).toBe(1);
    expect(at(z + 50)).toEqual([0, 0, 0]);
    expect(at(z, '1.2.3')).toEqual([0, 0, 0]);
  },
);

function readSegmentation(name: string) {
  const segmentation = parseSegmentation(read(name));
  if ('unreadable' in segmentation) throw new Error(`${name}: ${segmentation.unreadable}`);
  return segmentation;
}

function framesOn(
  segmentation: ReturnType<typeof readSegmentation>,
  ct: Instance,
  stack: readonly Instance[],
) {
  const [displaySet] = groupIntoDisplaySets(stack);
  if (displaySet?.kind !== 'images') throw new Error('not a stack');
  const index = displaySet.instances.findIndex((one) => one.sopInstanceUid === ct.sopInstanceUid);
  return segmentFramesOn(segmentation, {
    sopInstanceUid: ct.sopInstanceUid,
    frameNumber: 1,
    slice: slicesOf(displaySet)[index],
    rows: ct.rows ?? 0,
    columns: ct.columns ?? 0,
  });
}

function pointsOf({ contours }: { readonly contours: readonly { readonly points: Float64Array }[] }): number {
  return contours.reduce((sum, { points }) => sum + points.length / 3, 0);
}

function read(name: string): Instance {
  const options = { wants: () => true, headerOnly: true };
  const json = withObject(join(folder, name), options, (object) =>
    datasetOf(object, { bulkDataUri: () => 'bulk', inlineBytes: 100_000 }),
  );
  const dataset = parseDataset(JSON.parse(JSON.stringify(json)));
  const instance = dataset === undefined ? undefined : parseInstance(dataset);
  if (instance === undefined || 'unreadable' in instance) throw new Error(`${name} is no instance`);
  return instance;
}
