import { type FrameTiming } from '#dicom/frameTiming.ts';

/** Speeds a loop or a film can be played at, as multiples of its true rate. */
export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

export function speedBeside(speed: Speed, step: 1 | -1): Speed {
  const at = speeds.indexOf(speed) + step;
  return speeds[Math.max(0, Math.min(speeds.length - 1, at))] ?? speed;
}

/** A loop's own timing, sped up or slowed down. */
export function playedTiming(
  timing: FrameTiming,
  speed: Speed,
): { readonly framesPerSecond: number; readonly durations?: readonly number[] } {
  const framesPerSecond = timing.framesPerSecond * speed;
  return timing.durations === undefined
    ? { framesPerSecond }
    : { framesPerSecond, durations: timing.durations.map((duration) => duration / speed) };
}

/** Frames painted during the last second, from the times (ms) at which they were. */
export function measuredRate(times: readonly number[], now: number): number {
  const recent = times.filter((time) => now - time <= 1000);
  const [first] = recent;
  const last = recent.at(-1);
  if (first === undefined || last === undefined || recent.length < 2 || last <= first) return 0;
  return ((recent.length - 1) * 1000) / (last - first);
}
