import { type Difference, difference, isWithin } from './difference.ts';
import { type Picture } from './png.ts';
import { type Reading } from './reading.ts';
import { type Reference } from './reference.ts';
import { type Verdict } from './verdict.ts';

export interface Evidence {
  readonly reference: Reference;
  readonly reading: Reading;
  /** The reference's picture; undefined where it is withheld. */
  readonly picture: Picture | undefined;
}

/** Stored values and painted pixels of one frame against what independent decoders say of it. */
export function judgeValues({ reference, reading, picture }: Evidence): Verdict {
  const { isLossless, frameSha256 } = reference;
  const complaints: string[] = [];
  if (isLossless && frameSha256 !== '' && reading.storedSha256 !== frameSha256)
    complaints.push('stored values differ');
  if (picture !== undefined) {
    const found = reading.pixels.map((pixels) => difference(Buffer.from(pixels, 'base64'), picture));
    if (!found.some((one) => isWithin(one, { isLossless })))
      complaints.push(`pixels differ: ${found.map(inWords).join(', or ')}`);
  }
  if (complaints.length === 0) return { outcome: 'true', because: '' };
  return { outcome: 'wrong', because: `frame ${reference.frameNumber}: ${complaints.join('; ')}` };
}

const inWords = ({ largest, nearlyAll, mean }: Difference) =>
  `largest ${largest}, 99.9 % within ${nearlyAll}, mean ${mean.toFixed(3)}`;

/** Whether what is on screen is the frame that the pane says it is. In a view that makes the image smaller, painters smooth hard edges differently. */
export function judgeScreen({
  screenDifference: { largest, nearlyAll },
}: Pick<Reading, 'screenDifference'>): Verdict {
  if (nearlyAll <= 6 && largest <= 64) return { outcome: 'true', because: '' };
  return {
    outcome: 'wrong',
    because: `the screen differs by ${nearlyAll} (at most ${largest}) from the frame it says it shows`,
  };
}
