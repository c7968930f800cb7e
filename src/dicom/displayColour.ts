/** A colour of the screen: red, green and blue of sRGB, 0–255. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/**
 * sRGB of a DICOM CIELab triplet (PS3.3 C.10.7.1.1): three unsigned words, L* 0–100 and a*, b* −128–127 spread over 0–65535, white point
 * D50. Adapted to D65 (Bradford), out-of-gamut parts cut off. Undefined where it is no triplet of words.
 */
export function colourOfCieLab(words: readonly number[] | undefined): Colour | undefined {
  const [l, a, b] = words ?? [];
  if (l === undefined || a === undefined || b === undefined) return undefined;
  if (![l, a, b].every((word) => word >= 0 && word <= 65_535)) return undefined;
  const lightness = ((l / 65_535) * 100 + 16) / 116;
  const x = 0.9642 * inverse(lightness + ((a / 65_535) * 255 - 128) / 500);
  const y = inverse(lightness);
  const z = 0.8251 * inverse(lightness - ((b / 65_535) * 255 - 128) / 200);
  return {
    red: encoded(3.1341359 * x - 1.6172206 * y - 0.4906941 * z),
    green: encoded(-0.9787955 * x + 1.9162543 * y + 0.0334442 * z),
    blue: encoded(0.0719559 * x - 0.2289768 * y + 1.4053862 * z),
  };
}

/** ROI Display Color and its like: three numbers 0–255. */
export function colourOfRgb(values: readonly number[] | undefined): Colour | undefined {
  const [red, green, blue] = values ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [red, green, blue].every((value) => value >= 0 && value <= 255) ? { red, green, blue } : undefined;
}

/** For what brings no colour of its own: told apart by the order in which they stand. */
export function ownColour(order: number): Colour {
  return own[((order % own.length) + own.length) % own.length] ?? yellow;
}

export function cssColour({ red, green, blue }: Colour, opacity = 1): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${opacity})`;
}

const yellow: Colour = { red: 255, green: 216, blue: 77 };

const own: readonly Colour[] = [
  yellow,
  { red: 86, green: 199, blue: 255 },
  { red: 255, green: 128, blue: 171 },
  { red: 110, green: 220, blue: 120 },
  { red: 255, green: 160, blue: 70 },
  { red: 190, green: 150, blue: 255 },
  { red: 70, green: 225, blue: 205 },
  { red: 240, green: 110, blue: 90 },
];

function inverse(t: number): number {
  return t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29);
}

function encoded(linear: number): number {
  const value = linear <= 0.003_130_8 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}
