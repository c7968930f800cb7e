/** Two points on the paper, mm from the page's upper left. */
export interface Caliper {
  readonly from: PaperPoint;
  readonly to: PaperPoint;
}

export interface PaperPoint {
  readonly x: number;
  readonly y: number;
}

export interface CaliperReading {
  /** Milliseconds between the two, never negative. */
  readonly milliseconds: number;
  /** How often in a minute something would come that comes this far apart. Absent for no distance at all. */
  readonly perMinute?: number;
  /** Height of the second above the first. Absent where the paper has no voltage. */
  readonly millivolts?: number;
}

/** What the two points say at `speed` mm a second and `gain` mm a millivolt. */
export function readCaliper(
  { from, to }: Caliper,
  paper: { readonly speed: number; readonly gain: number | undefined },
): CaliperReading {
  const seconds = Math.abs(to.x - from.x) / paper.speed;
  return {
    milliseconds: seconds * 1000,
    ...(seconds === 0 ? {} : { perMinute: 60 / seconds }),
    ...(paper.gain === undefined ? {} : { millivolts: (from.y - to.y) / paper.gain }),
  };
}
