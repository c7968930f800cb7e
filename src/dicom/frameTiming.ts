import { number, numbers, text } from './dataset.ts';
import { type Instance } from './instance.ts';
import { Tag } from './tag.ts';

/** How fast a loop runs. `assumed` means that the object does not say, which must be said on screen. */
export interface FrameTiming {
  readonly framesPerSecond: number;
  /** Milliseconds each frame stands, one per frame, where frames are not equally long. */
  readonly durations?: readonly number[];
  readonly source: 'frame-time' | 'frame-time-vector' | 'recommended-rate' | 'cine-rate' | 'assumed';
}

/** All of an instance that its timing is read from. */
type Timed = Pick<Instance, 'dataset' | 'numberOfFrames'>;

const assumed = 25;

/**
 * Frame Increment Pointer first (PS3.3 C.7.6.6.1.1), then whichever of Frame Time, Frame Time Vector, Recommended Display Frame Rate
 * and Cine Rate is there. Values that cannot be a rate (not positive, below 0.1 or above 1000 a second) are passed over.
 */
export function frameTiming(instance: Timed): FrameTiming {
  const points = (text(instance.dataset, Tag.frameIncrementPointer) ?? '').toUpperCase();
  const vectorFirst = points.includes(Tag.frameTimeVector);
  const order = vectorFirst ? [byVector, byTime] : [byTime, byVector];
  for (const find of [...order, byRecommendedRate, byCineRate]) {
    const timing = find(instance);
    if (timing !== undefined) return timing;
  }
  return { framesPerSecond: assumed, source: 'assumed' };
}

function byTime(instance: Timed): FrameTiming | undefined {
  const milliseconds = number(instance.dataset, Tag.frameTime);
  return milliseconds === undefined ? undefined : rate(1000 / milliseconds, 'frame-time');
}

/** The vector holds the time from the frame before; the first is 0 (PS3.3 C.7.6.5). The last frame stands as long as the mean. */
function byVector(instance: Timed): FrameTiming | undefined {
  const increments = numbers(instance.dataset, Tag.frameTimeVector);
  if (increments === undefined || increments.length !== instance.numberOfFrames || increments.length < 2)
    return undefined;
  const between = increments.slice(1);
  const mean = between.reduce((sum, value) => sum + value, 0) / between.length;
  const timing = rate(1000 / mean, 'frame-time-vector');
  if (timing === undefined || between.some((value) => value <= 0)) return undefined;
  return { ...timing, durations: [...between, mean] };
}

function byRecommendedRate(instance: Timed): FrameTiming | undefined {
  return rate(number(instance.dataset, Tag.recommendedDisplayFrameRate), 'recommended-rate');
}

function byCineRate(instance: Timed): FrameTiming | undefined {
  return rate(number(instance.dataset, Tag.cineRate), 'cine-rate');
}

function rate(framesPerSecond: number | undefined, source: FrameTiming['source']): FrameTiming | undefined {
  if (framesPerSecond === undefined || !(framesPerSecond >= 0.1 && framesPerSecond <= 1000)) return undefined;
  return { framesPerSecond, source };
}
