/** Weighted least squares: rows are added one by one, then solved for the change that explains the differences best. */
export class NormalEquations {
  /** Filled by whoever adds. */
  readonly row: Float64Array;
  readonly #matrix: Float64Array;
  readonly #right: Float64Array;

  constructor(unknowns: number) {
    this.row = new Float64Array(unknowns);
    this.#matrix = new Float64Array(unknowns * unknowns);
    this.#right = new Float64Array(unknowns);
  }

  add(weight: number, difference: number): void {
    const { row } = this;
    const n = row.length;
    for (let a = 0; a < n; a++) {
      const weighted = (row[a] ?? 0) * weight;
      this.#right[a] = (this.#right[a] ?? 0) + weighted * difference;
      for (let b = 0; b <= a; b++)
        this.#matrix[a * n + b] = (this.#matrix[a * n + b] ?? 0) + weighted * (row[b] ?? 0);
    }
  }

  /** Undefined where the rows do not decide. */
  solve(): Float64Array | undefined {
    const lower = factored(this.#matrix, this.#right.length);
    if (lower === undefined) return undefined;
    const out = Float64Array.from(this.#right);
    const n = out.length;
    for (let row = 0; row < n; row++) {
      let sum = out[row] ?? 0;
      for (let k = 0; k < row; k++) sum -= (lower[row * n + k] ?? 0) * (out[k] ?? 0);
      out[row] = sum / (lower[row * n + row] ?? 1);
    }
    for (let row = n - 1; row >= 0; row--) {
      let sum = out[row] ?? 0;
      for (let k = row + 1; k < n; k++) sum -= (lower[k * n + row] ?? 0) * (out[k] ?? 0);
      out[row] = sum / (lower[row * n + row] ?? 1);
    }
    return out;
  }
}

/** Cholesky's lower half of a symmetric matrix whose lower half is given. */
function factored(matrix: Float64Array, n: number): Float64Array | undefined {
  const lower = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column <= row; column++) {
      const given = matrix[row * n + column] ?? 0;
      let sum = given;
      for (let k = 0; k < column; k++) sum -= (lower[row * n + k] ?? 0) * (lower[column * n + k] ?? 0);
      if (row !== column) lower[row * n + column] = sum / (lower[column * n + column] ?? 1);
      else if (sum > 1e-12 * Math.abs(given)) lower[row * n + row] = Math.sqrt(sum);
      else return undefined;
    }
  return lower;
}
