import { type SlideImage } from './slide.ts';

/** Whether both are the same picture of the slide: one of them may be read anew, or have got more resolutions from another archive. */
export function isSamePicture(a: SlideImage, b: SlideImage): boolean {
  if (a === b) return true;
  const held = new Set(instancesOf(a));
  return instancesOf(b).some((uid) => held.has(uid));
}

function instancesOf({ levels }: SlideImage): readonly string[] {
  return levels.flatMap(({ parts }) => parts.map(({ instance }) => instance.sopInstanceUid));
}
