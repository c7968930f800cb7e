import { type VideoDescription } from '#viewer/archives/video.ts';

/** When each frame of a film is shown, in seconds of the player's own time; as many of each as there are frames. */
export interface FrameTimes {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly total: number;
  /** On the whole; frames of a film may stand for different lengths of time. */
  readonly framesPerSecond: number;
  readonly isSteady: boolean;
}

/** The film's own times, frame by frame, from the stretches of equal ones that the gateway has read out of the file. */
export function frameTimes({ timescale, start, durations }: Timing): FrameTimes {
  const starts: number[] = [];
  const ends: number[] = [];
  let ticks = start;
  for (const [count, stands] of durations) {
    for (let index = 0; index < count; index += 1) {
      starts.push(ticks / timescale);
      ticks += stands;
      ends.push(ticks / timescale);
    }
  }
  const total = starts.length;
  const length = (ends.at(-1) ?? 0) - (starts[0] ?? 0);
  // Rounding to the file's ticks makes neighbours differ by one; the last frame's length is often only a guess of the writer's.
  const lengths = durations.slice(0, durations.length > 1 && durations.at(-1)?.[0] === 1 ? -1 : undefined);
  const [shortest, longest] = [Math.min, Math.max].map((least) =>
    least(...lengths.map(([, stands]) => stands)),
  );
  return {
    starts,
    ends,
    total,
    framesPerSecond: length > 0 ? total / length : 0,
    isSteady: (longest ?? 0) - (shortest ?? 0) <= Math.max(2, (shortest ?? 0) * 0.05),
  };
}

type Timing = Pick<VideoDescription, 'timescale' | 'start' | 'durations'>;

/** Parts of a frame's time to seek to: its middle, and where a player that rounds has landed beside it, other places inside it. */
export const places = [0.5, 0.25, 0.75] as const;

/** Seconds to seek to so that this frame (from 1) is shown: inside it, never at its edge, where rounding decides which neighbour is. */
export function timeOfFrame(times: FrameTimes, frame: number, place: number = places[0]): number {
  const index = Math.max(0, Math.min(times.total, frame) - 1);
  const [start, end] = [times.starts[index] ?? 0, times.ends[index] ?? 0];
  return start + (end - start) * place;
}

/** The frame (from 1) on screen at a media time in seconds, which is the frame's start give or take rounding. */
export function frameAtTime({ starts, total }: FrameTimes, seconds: number): number {
  let [low, high] = [0, total - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const start = starts[middle] ?? 0;
    const slack = Math.min(0.001, (start - (starts[middle - 1] ?? start)) / 8);
    if (start - slack <= seconds) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
