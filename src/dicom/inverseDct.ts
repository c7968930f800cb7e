/** Natural position of the k-th coefficient (ISO 10918-1 figure A.6). */
export const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]);

/** cosines[x * 8 + u] = C(u)/2 · cos((2x + 1)uπ/16) */
const cosines = Float32Array.from({ length: 64 }, (_, i) => {
  const [x, u] = [i >> 3, i & 7];
  return ((u === 0 ? Math.SQRT1_2 : 1) / 2) * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

const between = new Float32Array(64);

/** The 8×8 inverse DCT of A.3.3, in place: along rows, then down columns. */
export function inverseDct(block: Float32Array): void {
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (cosines[x * 8 + u] ?? 0) * (block[y * 8 + u] ?? 0);
      between[y * 8 + x] = sum;
    }
  }
  for (let x = 0; x < 8; x++) {
    for (let y = 0; y < 8; y++) {
      let sum = 0;
      for (let v = 0; v < 8; v++) sum += (cosines[y * 8 + v] ?? 0) * (between[v * 8 + x] ?? 0);
      block[y * 8 + x] = sum;
    }
  }
}
