/** Five by seven dots a letter: what burned-in text looks like. */
const glyphs: Readonly<Record<string, string>> = {
  '0': '0e11131519110e',
  '1': '040c040404040e',
  '2': '0e11010204081f',
  '3': '1f02040201110e',
  '4': '02060a121f0202',
  '5': '1f101e0101110e',
  '6': '0608101e11110e',
  '7': '1f010204080808',
  '8': '0e11110e11110e',
  '9': '0e11110f01020c',
  A: '0e11111f111111',
  B: '1e11111e11111e',
  C: '0e11101010110e',
  D: '1c12111111121c',
  E: '1f10101e10101f',
  F: '1f10101e101010',
  G: '0e11101711110f',
  H: '1111111f111111',
  I: '0e04040404040e',
  K: '11121418141211',
  L: '1010101010101f',
  M: '111b1515111111',
  N: '11111915131111',
  O: '0e11111111110e',
  P: '1e11111e101010',
  R: '1e11111e141211',
  S: '0f10100e01011e',
  T: '1f040404040404',
  V: '11111111110a04',
  U: '1111111111110e',
  W: '11111115151b11',
  X: '11110a040a1111',
  Y: '11110a04040404',
  Æ: '0f14141f141417',
  Ø: '0e13151515190e',
  Å: '04000e111f1111',
  Z: '1f01020408101f',
  c: '00000e1010110e',
  m: '00001a15151111',
  s: '00000e100e011e',
  '/': '00010204081000',
  '.': '00000000000c0c',
  ',': '0000000c0c0408',
  '-': '0000001f000000',
  '+': '0004041f040400',
  ':': '000c0c000c0c00',
  '%': '18190204081303',
};

/** Pixels to write into; `samples` interleaved, 1 unless said. */
export interface Sheet {
  readonly width: number;
  readonly pixels: Uint8Array | Uint16Array;
  readonly value: number | readonly number[];
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Pixels per dot. */
  readonly scale: number;
}

/** Writes text from its upper left corner; letters it does not know are left blank. */
export function stampText({ width, pixels, value }: Sheet, text: string, { x, y, scale }: Spot): void {
  const colour = typeof value === 'number' ? [value] : value;
  for (let index = 0; index < text.length; index += 1) {
    const dots = glyphs[text.charAt(index)] ?? '';
    for (let dot = 0; dot < dots.length * 2.5; dot += 1) {
      const line = parseInt(dots.slice(2 * Math.floor(dot / 5), 2 * Math.floor(dot / 5) + 2), 16);
      if (((line >> (4 - (dot % 5))) & 1) === 0) continue;
      const corner = { x: x + (index * 6 + (dot % 5)) * scale, y: y + Math.floor(dot / 5) * scale };
      fillSquare(pixels, { ...corner, scale, width }, colour);
    }
  }
}

function fillSquare(
  pixels: Uint8Array | Uint16Array,
  { x, y, scale, width }: Spot & { readonly width: number },
  colour: readonly number[],
): void {
  for (let row = y; row < y + scale; row += 1)
    for (let column = Math.max(0, x); column < Math.min(width, x + scale); column += 1)
      pixels.set(colour, (row * width + column) * colour.length);
}
