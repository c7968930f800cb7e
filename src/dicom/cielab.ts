/** A colour for the screen: sRGB, 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The colour of a CIELab triplet as DICOM stores it, 16 bits each (PS3.3 C.10.7.1.1): L* over 0–100, a* and b* over −128–127, under D50. */
export function rgbOfCielab(stored: readonly number[]): Rgb | undefined {
  const [l, a, b] = stored;
  if (l === undefined || a === undefined || b === undefined) return undefined;
  const y = ((l / 65_535) * 100 + 16) / 116;
  const x = y + ((a / 65_535) * 255 - 128) / 500;
  const z = y - ((b / 65_535) * 255 - 128) / 200;
  return fromXyz(0.9642 * decompressed(x), decompressed(y), 0.8249 * decompressed(z));
}

/** 16 bits of P-values, black to white, as a grey of the screen. */
export function rgbOfPValue(pValue: number): Rgb {
  const level = Math.round((Math.min(65_535, Math.max(0, pValue)) / 65_535) * 255);
  return [level, level, level];
}

function decompressed(value: number): number {
  return value > 6 / 29 ? value ** 3 : 3 * (6 / 29) ** 2 * (value - 4 / 29);
}

/** From XYZ under D50, by the inverse of sRGB's Bradford-adapted primaries. */
function fromXyz(x: number, y: number, z: number): Rgb {
  return [
    encoded(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
    encoded(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
    encoded(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
  ];
}

function encoded(linear: number): number {
  const value = linear <= 0.003_130_8 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}
