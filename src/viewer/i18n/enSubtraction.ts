import { type Messages } from './messages.tsx';
import { countedEn, enNumber } from './numbers.ts';

const signed = (value: number) => `${value > 0 ? '+' : ''}${enNumber(value, 2)}`;

/** Words of subtraction angiography, English. */
export const enSubtraction: Messages['panes']['subtraction'] = {
  short: 'DSA',
  title: 'Subtraction',
  toggle: 'Subtraction off or on',
  pick: 'Use this image as the mask',
  move: {
    left: 'Move the mask left',
    right: 'Move the mask right',
    up: 'Move the mask up',
    down: 'Move the mask down',
  },
  subtracted: (masks) => `Subtracted, mask image ${masks.join(', ')}`,
  averaged: (n) => `mean of ${countedEn(n, 'image', 'images')}`,
  moved: ({ x, y }) => `mask moved ${signed(x)} / ${signed(y)} pixels`,
  basis: {
    stored: undefined,
    table: undefined,
    log: 'the logarithm was taken here',
    unstated: 'relation to X-ray intensity not stated',
  },
  off: 'Original, not subtracted',
  outside: 'Original: the object does not subtract this image',
  refused: (what) => `Original: the subtraction cannot be done here (${what})`,
  showOriginal: 'This is the difference between the images. Show the original.',
  showSubtracted: 'This is the image as stored. Show it subtracted.',
  needed: (mask) =>
    `The subtraction needs image ${enNumber(mask)}, which is not here. Without subtraction the original is shown.`,
};
