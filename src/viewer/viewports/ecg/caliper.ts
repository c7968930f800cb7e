import { type EcgPage } from './ecgPage.ts';

/** Two points on the paper, mm from the page's upper left. */
export interface Caliper {
  readonly from: PaperPoint;
  readonly to: PaperPoint;
}

/** A caliper and the row it was set on: rows stand nearer each other on a paper that is zoomed, and it goes with its own. */
export interface SetCaliper extends Caliper {
  readonly row: number;
  /** Where the row's isoelectric line stood then, mm from the page's upper edge. */
  readonly line: number;
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

/** Set on the row whose line its beginning is nearest to. */
export function setOn(page: EcgPage, caliper: Caliper): SetCaliper {
  const from = (y: number) => Math.abs(y - caliper.from.y);
  const [nearest] = page.strips.toSorted((a, b) => from(a.y) - from(b.y));
  return { ...caliper, row: nearest?.row ?? 0, line: nearest?.y ?? 0 };
}

/** Where it lies on the page as it is laid out now. */
export function lyingOn(page: EcgPage, { from, to, row, line }: SetCaliper): Caliper {
  const by = (page.strips.find((strip) => strip.row === row)?.y ?? line) - line;
  return { from: { x: from.x, y: from.y + by }, to: { x: to.x, y: to.y + by } };
}
