/** Brightness of a small copy of a photograph, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** Luma of RGBA (ITU-R BT.601). */
export function planeOf(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Plane {
  const values = new Float32Array(width * height);
  for (let i = 0, at = 0; i < values.length; i += 1, at += 4)
    values[i] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  return { width, height, values };
}

/** Smoothed by a Gaussian of `sigma` pixels; the edge is continued outwards. */
export function blurred({ width, height, values }: Plane, sigma: number): Plane {
  const kernel = gaussian(sigma);
  const lying = alongRows(values, { width, height, kernel });
  const turned = transposed(lying, width, height);
  const both = alongRows(turned, { width: height, height: width, kernel });
  return { width, height, values: transposed(both, height, width) };
}

/** Every second pixel of every second row. */
export function halved({ width, height, values }: Plane): Plane {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) out[y * w + x] = values[2 * y * width + 2 * x] ?? 0;
  return { width: w, height: h, values: out };
}

function gaussian(sigma: number): Float32Array {
  const reach = Math.max(1, Math.ceil(sigma * 3));
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((all, one) => all + one, 0);
  return kernel.map((one) => one / sum);
}

function alongRows(
  values: Float32Array,
  { width, height, kernel }: { width: number; height: number; kernel: Float32Array },
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  const reach = kernel.length >> 1;
  const row = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y += 1) {
    const from = y * width;
    row.fill(values[from] ?? 0, 0, reach);
    row.set(values.subarray(from, from + width), reach);
    row.fill(values[from + width - 1] ?? 0, reach + width);
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k += 1) sum += (kernel[k] ?? 0) * (row[x + k] ?? 0);
      out[from + x] = sum;
    }
  }
  return out;
}

function transposed(values: Float32Array, width: number, height: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) out[x * height + y] = values[y * width + x] ?? 0;
  return out;
}
