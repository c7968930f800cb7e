import { type Phantom } from './phantomFiles.ts';

export const letterStudy = 'bokstaver';
const side = 96;
/** Of 255, what the middle of the edge towards each direction of the patient is painted in. */
export const tones: Readonly<Record<string, number>> = { R: 40, L: 80, A: 120, P: 160, H: 200, F: 240 };

/** Towards a direction of the patient, in its own coordinates: left, posterior, head (PS3.3 C.7.6.2.1.1). */
const directions: readonly (readonly [letter: string, cosines: readonly number[]])[] = [
  ['L', [1, 0, 0]],
  ['R', [-1, 0, 0]],
  ['P', [0, 1, 0]],
  ['A', [0, -1, 0]],
  ['H', [0, 0, 1]],
  ['F', [0, 0, -1]],
];

/** All 24 ways in which an image can lie along the axes, each with the four directions painted on its edges. */
export function letterPhantom(): readonly Phantom[] {
  const ways = directions.flatMap(([right, row]) =>
    directions.flatMap(([bottom, column]) =>
      row.some((value, axis) => value !== 0 && column[axis] !== 0) ? [] : [{ right, row, bottom, column }],
    ),
  );
  return ways.map(({ right, row, bottom, column }, index) => ({
    study: letterStudy,
    series: 'bokstaver',
    seriesNumber: 1,
    instanceNumber: index + 1,
    rows: side,
    columns: side,
    bits: 8,
    pixels: edges({ right, bottom, left: opposite(right), top: opposite(bottom) }),
    attributes: {
      PixelSpacing: ['1', '1'],
      ImageOrientationPatient: [...row, ...column].map(String),
      ImagePositionPatient: ['0', '0', '0'],
    },
  }));
}

function opposite(letter: string): string {
  const pairs = ['LR', 'PA', 'HF'];
  const pair = pairs.find((one) => one.includes(letter)) ?? '';
  return pair.replace(letter, '');
}

function edges(letters: Readonly<Record<'left' | 'right' | 'top' | 'bottom', string>>): Uint8Array {
  return Uint8Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [(at % side) - side / 2 + 0.5, Math.floor(at / side) - side / 2 + 0.5];
    if (Math.max(Math.abs(x), Math.abs(y)) < side / 4) return 10;
    const edge = Math.abs(x) > Math.abs(y) ? (x < 0 ? 'left' : 'right') : y < 0 ? 'top' : 'bottom';
    return tones[letters[edge]] ?? 0;
  });
}
