import { type Caliper, type PaperPoint } from './caliper.ts';

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface CaliperKeys {
  readonly caliper: Caliper | undefined;
  /** Millimetres of one sample. */
  readonly sample: number;
  readonly middle: PaperPoint;
}

/** Enter sets one, Escape takes it away; arrows move its end, with Alt its beginning, with Shift ten times as far. */
export function caliperAfter(
  { key, altKey, shiftKey }: PressedKey,
  { caliper, sample, middle }: CaliperKeys,
): Caliper | undefined | 'unchanged' {
  if (key === 'Enter' && caliper === undefined)
    return { from: middle, to: { x: middle.x + 10, y: middle.y - 5 } };
  if (caliper === undefined) return 'unchanged';
  if (key === 'Escape') return undefined;
  const by = moves[key];
  if (by === undefined) return 'unchanged';
  const size = shiftKey ? 10 : 1;
  const moved = ({ x, y }: PaperPoint) => ({ x: x + by[0] * sample * size, y: y + by[1] * 0.1 * size });
  return altKey ? { ...caliper, from: moved(caliper.from) } : { ...caliper, to: moved(caliper.to) };
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
