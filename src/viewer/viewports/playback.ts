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

/**
 * Seconds to seek to so that exactly this frame (from 1) is shown: its middle, never its edge, where rounding in the file's
 * time base decides which neighbour is painted.
 */
export function timeOfFrame(frame: number, framesPerSecond: number): number {
  return (frame - 0.5) / framesPerSecond;
}

/** The frame (from 1) on screen at a media time in seconds; `total` bounds it. Media times are frame starts, give or take rounding. */
export function frameAtTime(seconds: number, framesPerSecond: number, total: number): number {
  const frame = Math.floor(seconds * framesPerSecond + 0.01) + 1;
  return Math.max(1, Math.min(total, frame));
}

/** Frames painted during the last second, from the times (ms) at which they were. */
export function measuredRate(times: readonly number[], now: number): number {
  const recent = times.filter((time) => now - time <= 1000);
  const [first] = recent;
  const last = recent.at(-1);
  if (first === undefined || last === undefined || recent.length < 2 || last <= first) return 0;
  return ((recent.length - 1) * 1000) / (last - first);
}
