import { Enums, type Types, utilities } from '@cornerstonejs/core';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';

/** Frames that Cornerstone can be given. */
export type PlainFrame = Exclude<DecodedFrame, { readonly kind: 'bitmap' }>;

/** Our scheme: Cornerstone never fetches or decodes what bears it, it is handed over decoded and checked. */
export const scheme = 'lysbilde';

/** What makes values of stored numbers. */
interface Line {
  readonly slope: number;
  readonly intercept: number;
}

const images = new WeakMap<DecodedFrame, { readonly image: Types.IImage; readonly line: Line }>();
let next = 1;

/** A frame as Cornerstone's image; the same frame is the same image for as long as its values mean the same, which a presentation state decides too. */
export function imageOf(frame: PlainFrame, shown: GreyShown | undefined): Types.IImage {
  const line = lineOf(shown);
  const known = images.get(frame);
  if (known?.line.slope === line.slope && known.line.intercept === line.intercept) return known.image;
  const image = frame.kind === 'grey' ? grey(frame, line) : colour(frame);
  images.set(frame, { image, line });
  return image;
}

function lineOf(shown: GreyShown | undefined): Line {
  const modality = shown?.look.modality;
  return modality !== undefined && 'slope' in modality ? modality : { slope: 1, intercept: 0 };
}

function grey(frame: PlainFrame & { readonly kind: 'grey' }, { slope, intercept }: Line): Types.IImage {
  const { values } = frame;
  return {
    ...common(frame),
    ...rangeOf(values),
    slope,
    intercept,
    color: false,
    rgba: false,
    numberOfComponents: 1,
    photometricInterpretation: 'MONOCHROME2',
    sizeInBytes: values.byteLength,
    dataType: typeOf(values),
    getPixelData: () => values,
    getCanvas: () => canvasOf(frame),
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      width: frame.columns,
      height: frame.rows,
      scalarData: values,
      numberOfComponents: 1,
    }),
  };
}

function colour(frame: PlainFrame & { readonly kind: 'colour' }): Types.IImage {
  return {
    ...common(frame),
    minPixelValue: 0,
    maxPixelValue: 255,
    slope: 1,
    intercept: 0,
    color: true,
    rgba: true,
    numberOfComponents: 4,
    photometricInterpretation: 'RGB',
    sizeInBytes: frame.rgba.byteLength,
    dataType: 'Uint8ClampedArray',
    getPixelData: () => frame.rgba,
    getCanvas: () => canvasOf(frame, frame.rgba),
  };
}

/** One image pixel is one unit: places are ours to know, and measures stand on our own geometry. */
function common({ rows, columns }: PlainFrame) {
  return {
    imageId: `${scheme}:${next++}`,
    rows,
    columns,
    height: rows,
    width: columns,
    rowPixelSpacing: 1,
    columnPixelSpacing: 1,
    windowCenter: 128,
    windowWidth: 256,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    invert: false,
  };
}

function rangeOf(values: ArrayLike<number>): {
  readonly minPixelValue: number;
  readonly maxPixelValue: number;
} {
  let [minPixelValue, maxPixelValue] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < minPixelValue) minPixelValue = value;
    if (value > maxPixelValue) maxPixelValue = value;
  }
  return { minPixelValue, maxPixelValue };
}

function typeOf(values: Samples): Types.IImage['dataType'] {
  if (values instanceof Int8Array) return 'Int8Array';
  if (values instanceof Uint8Array) return 'Uint8Array';
  return values instanceof Uint16Array ? 'Uint16Array' : 'Int16Array';
}

function canvasOf({ rows, columns }: PlainFrame, rgba?: Uint8ClampedArray<ArrayBuffer>): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  if (rgba !== undefined) canvas.getContext('2d')?.putImageData(new ImageData(rgba, columns, rows), 0, 0);
  return canvas;
}
