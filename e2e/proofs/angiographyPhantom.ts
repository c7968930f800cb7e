import { type Attributes } from '#region/samples/part10.ts';
import { type Phantom } from './phantomFiles.ts';

export const angiographyStudy = 'angiografi';
/** Pixels of a side, frames, and the columns of the vessel. */
export const side = 64;
export const numberOfFrames = 6;
export const vessel = { from: 28, to: 36 } as const;

/** What stands behind the vessel: no two rows and columns alike, so that nothing but the right mask takes it away. */
export const backgroundAt = (x: number, y: number) => 1200 + 9 * x + 5 * y + 40 * ((x ^ y) & 3);
/** What the contrast takes from frame `frame`, from 1: none in the first two. */
export const contrastIn = (frame: number, x: number) =>
  frame >= 3 && x >= vessel.from && x < vessel.to ? 60 * frame : 0;

/** A run of an angiography in closed form (PS3.3 A.14), and one whose operation is not done. */
export function angiographyPhantom(): readonly Phantom[] {
  return [
    run(1, 'DSA', {
      MaskOperation: 'AVG_SUB',
      ApplicableFrameRange: [2, numberOfFrames],
      MaskFrameNumbers: 1,
    }),
    run(2, 'DSA omvendt', { MaskOperation: 'REV_TID', ApplicableFrameRange: [4, numberOfFrames] }),
  ];
}

function run(seriesNumber: number, series: string, operation: Attributes): Phantom {
  return {
    study: angiographyStudy,
    series,
    seriesNumber,
    instanceNumber: 1,
    rows: side,
    columns: side,
    bits: 12,
    pixels: pixels(),
    attributes: {
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.12.1',
      Modality: 'XA',
      ImageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE'],
      NumberOfFrames: String(numberOfFrames),
      FrameTime: '400',
      FrameIncrementPointer: '00181063',
      PixelIntensityRelationship: 'LOG',
      PixelIntensityRelationshipSign: 1,
      RecommendedViewingMode: 'SUB',
      MaskSubtractionSequence: [operation],
    },
  };
}

function pixels(): Uint8Array {
  const values = Uint16Array.from({ length: numberOfFrames * side * side }, (_, at) => {
    const [frame, x, y] = [Math.floor(at / side ** 2) + 1, at % side, Math.floor(at / side) % side];
    return backgroundAt(x, y) - contrastIn(frame, x);
  });
  return new Uint8Array(values.buffer);
}
