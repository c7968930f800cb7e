/** Where a value and a date lie in a chart, in its own pixels, and which lines are drawn across it. */
export interface ChartScale {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  /** Values with a line and a number each. */
  readonly ticks: readonly number[];
}

export interface ChartBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From zero, or from the lowest where values are below it, so that half as high is half as much. */
export function chartScale(
  points: readonly { readonly time: number; readonly value: number }[],
  { left, right, top, bottom }: ChartBox,
): ChartScale {
  const times = points.map(({ time }) => time);
  const values = points.map(({ value }) => value);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const ticks = ticksOf(Math.min(0, ...values), Math.max(0, ...values));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return {
    x: (time) =>
      first === last ? (left + right) / 2 : left + ((time - first) / (last - first)) * (right - left),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
    ticks,
  };
}

/** Three to six round numbers that enclose a range. */
function ticksOf(low: number, high: number): readonly number[] {
  const range = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(range / 4));
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => range / (one * power) <= 5) ?? 10);
  const [from, to] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)];
  return Array.from({ length: to - from + 1 }, (_, at) => (from + at) * step);
}

/** Dates that can be written below without running into each other: the first and the last, and those between that have room. */
export function labelled(xs: readonly number[], apart: number): ReadonlySet<number> {
  const last = xs.length - 1;
  const kept: number[] = [];
  for (const [index, x] of xs.entries()) {
    const before = kept.at(-1);
    const isClear = before === undefined || x - (xs[before] ?? 0) >= apart;
    if (index === 0 || (index < last && isClear && (xs[last] ?? 0) - x >= apart)) kept.push(index);
  }
  const previous = kept.at(-1);
  if (last > 0 && (previous === undefined || (xs[last] ?? 0) - (xs[previous] ?? 0) >= apart)) kept.push(last);
  return new Set(kept);
}
