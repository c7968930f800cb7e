import { type PaintedVolume } from '#viewer/rendering/volume/volume.ts';

/** From where a volume is seen, in whole degrees. */
export interface SeenFrom {
  /** From straight ahead, 0, round the patient's left side, 90, to the back, 180; the right side is negative. */
  readonly around: number;
  /** Above the patient's head, 90, or below the feet, −90. */
  readonly above: number;
  /** How far the picture is turned clockwise, the head being up at 0. */
  readonly rolled: number;
}

/** Straight from above or below nothing is around: how the picture is turned says it all, the back being down at 0. */
export function seenFrom({ left, back, head }: PaintedVolume['towards']): SeenFrom {
  const above = degrees(Math.asin(Math.min(1, Math.max(-1, -head[2]))));
  if (Math.abs(above) === 90) return { around: 0, above, rolled: degrees(Math.atan2(-back[0], back[1])) };
  const around = degrees(Math.atan2(-left[2], back[2]));
  return { around: around === -180 ? 180 : around, above, rolled: degrees(Math.atan2(head[0], -head[1])) };
}

function degrees(radians: number): number {
  // Adding nought makes of minus nought plain nought.
  return Math.round((radians * 180) / Math.PI) + 0;
}
