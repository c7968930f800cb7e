/** A picture of real numbers, row by row. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

export const gridOf = (width: number, height: number): Grid => ({
  width,
  height,
  values: new Float32Array(width * height),
});

/** A box blur of half width `half`, edges repeated; running sums, so its cost does not depend on the width. */
export function blurredGrid(grid: Grid, half: number): Grid {
  return transposed(blurredRows(transposed(blurredRows(grid, half)), half));
}

function blurredRows({ width, height, values }: Grid, half: number): Grid {
  const out = gridOf(width, height);
  for (let row = 0; row < height; row += 1) {
    const start = row * width;
    const at = (column: number) => values[start + Math.min(width - 1, Math.max(0, column))] ?? 0;
    let sum = 0;
    for (let d = -half; d <= half; d += 1) sum += at(d);
    for (let column = 0; column < width; column += 1) {
      out.values[start + column] = sum / (2 * half + 1);
      sum += at(column + half + 1) - at(column - half);
    }
  }
  return out;
}

function transposed({ width, height, values }: Grid): Grid {
  const out = gridOf(height, width);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      out.values[column * height + row] = values[row * width + column] ?? 0;
  return out;
}

/** Where a finer picture looks in a coarser one: cell of its pixel (0, 0) and cells per pixel. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly step: number;
}

/** Bilinear enlargement; outside the grid its edge is repeated. */
export function enlarged(grid: Grid, { left, top, step }: Placement, size: readonly [number, number]): Grid {
  const [width, height] = size;
  const out = gridOf(width, height);
  const columns = Array.from({ length: width }, (_, column) => left + column * step);
  for (let row = 0; row < height; row += 1) {
    const y = Math.min(grid.height - 1.001, Math.max(0, top + row * step));
    const y0 = Math.floor(y);
    const ty = y - y0;
    for (let column = 0; column < width; column += 1) {
      const x = Math.min(grid.width - 1.001, Math.max(0, columns[column] ?? 0));
      const x0 = Math.floor(x);
      const tx = x - x0;
      const i = y0 * grid.width + x0;
      const v = grid.values;
      const above = (v[i] ?? 0) * (1 - tx) + (v[i + 1] ?? 0) * tx;
      const below = (v[i + grid.width] ?? 0) * (1 - tx) + (v[i + grid.width + 1] ?? 0) * tx;
      out.values[row * width + column] = above * (1 - ty) + below * ty;
    }
  }
  return out;
}
