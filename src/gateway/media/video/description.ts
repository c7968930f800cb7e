import { type VideoDescription } from '#protocol/video.ts';

import { type Mp4 } from './mp4.ts';

/** How long each frame stands, as runs of equal ones; the last one as long as its own entry says. */
export function framesOf({ shownAt, last, timescale, hidden, hasSound, codecs }: Mp4): FramesDescription {
  const durations: [number, number][] = [];
  shownAt.forEach((at, index) => {
    const next = shownAt[index + 1];
    const stands = next === undefined ? last : next - at;
    const run = durations.at(-1);
    if (run !== undefined && run[1] === stands) run[0] += 1;
    else durations.push([1, stands]);
  });
  return {
    type: codecs === undefined ? 'video/mp4' : `video/mp4; codecs="${codecs}"`,
    timescale,
    start: shownAt[0] ?? 0,
    durations,
    hidden,
    hasSound,
  };
}

export type FramesDescription = Pick<
  VideoDescription,
  'type' | 'timescale' | 'start' | 'durations' | 'hidden' | 'hasSound'
>;
