import { type Picture } from './png.ts';

/** How far two pictures of one size lie apart, in steps of 255, over all their samples. */
export interface Difference {
  readonly mean: number;
  readonly largest: number;
  /** 99.9 % of the samples differ by no more. */
  readonly nearlyAll: number;
}

/** RGBA against a reference of one to four channels; alpha is not compared. Throws where the sizes differ. */
export function difference(rgba: Uint8Array, reference: Picture): Difference {
  const { rows, columns, channels, samples } = reference;
  const pixels = rows * columns;
  if (rgba.length !== pixels * 4) throw new Error(`${rgba.length / 4} pixels against ${pixels}`);
  const histogram = new Uint32Array(256);
  for (let pixel = 0; pixel < pixels; pixel++)
    for (let colour = 0; colour < 3; colour++) {
      const due = samples[pixel * channels + (channels < 3 ? 0 : colour)] ?? 0;
      const by = Math.abs((rgba[pixel * 4 + colour] ?? 0) - due);
      histogram[by] = (histogram[by] ?? 0) + 1;
    }
  return summed(histogram, pixels * 3);
}

function summed(histogram: Uint32Array, total: number): Difference {
  let [sum, seen, largest, nearlyAll] = [0, 0, 0, 0];
  histogram.forEach((count, by) => {
    if (seen < total * 0.999) nearlyAll = by;
    seen += count;
    sum += count * by;
    if (count > 0) largest = by;
  });
  return { mean: sum / total, largest, nearlyAll };
}

/** Tolerances of 255: a lossless image may round by two; decoders of lossy ones differ, but little and seldom. */
export function isWithin(
  { mean, largest, nearlyAll }: Difference,
  { isLossless }: { readonly isLossless: boolean },
) {
  return isLossless ? largest <= 2 : mean <= 2 && nearlyAll <= 12;
}
