/** A ruler for the corner of a picture: its length in millimetres and on screen in CSS pixels. */
export interface ScaleBar {
  readonly millimetres: number;
  readonly pixels: number;
}

const usual = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The longest round length that takes at most `longest` CSS pixels; of `lengths` in millimetres; undefined without a basis for millimetres, or when none fits. */
export function scaleBar(
  millimetresPerPixel: number | undefined,
  longest = 140,
  lengths: readonly number[] = usual,
): ScaleBar | undefined {
  if (millimetresPerPixel === undefined || !(millimetresPerPixel > 0)) return undefined;
  const fitting = lengths.findLast((length) => length / millimetresPerPixel <= longest);
  if (fitting === undefined) return undefined;
  const pixels = fitting / millimetresPerPixel;
  return pixels < 20 ? undefined : { millimetres: fitting, pixels };
}
