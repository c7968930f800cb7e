import { type Messages } from './messages.tsx';
import { countedEn as counted, enNumber } from './numbers.ts';

/** Words of links by place in the patient, English. */
export const enLinking: Messages['panes']['linking'] = {
  title: 'Shared place in the body',
  apart: 'The studies have origins of their own. Scrolling follows by distance, not by place.',
  automatic: 'Align automatically',
  byHand: 'Align by hand',
  lines: 'Reference lines',
  reading: (read, total) => `Reading slice ${enNumber(read)} of ${enNumber(total)} …`,
  comparing: 'Comparing the volumes …',
  cancel: 'Cancel',
  close: 'Close',
  align: 'Scroll each pane to the same place in the body, then press “Link here”.',
  alignHere: 'Link here',
  alignedByHand: 'Aligned by hand. The panes keep the distance they had when linked.',
  undo: 'Undo',
  registered: (residual) =>
    `Registered: ${residual}. Applies to scrolling, lines and cursor. Measurements still belong to each study alone.`,
  residual: (mean, found, sought) =>
    `mean deviation ${enNumber(mean, 1)} mm at ${enNumber(found)} of ${counted(sought, 'point', 'points')}`,
  lift: 'Remove',
  again: 'See the alignment',
  refused: {
    'no-body': 'No alignment is proposed: there is too little body in the images to compare.',
    'no-overlap': 'No alignment is proposed: the series do not seem to show the same part of the body.',
    unlike: (found, sought) =>
      `No alignment is proposed: only ${enNumber(found)} of ${counted(sought, 'point', 'points')} were found again. The series are too unlike.`,
    apart: (mean) =>
      `No alignment is proposed: the body lies ${enNumber(mean, 1)} mm from itself in the mean, which is too much.`,
    frames: 'No alignment is proposed: not every slice could be had.',
    volume: 'The series cannot be aligned automatically: its slices do not make a whole volume.',
    'too-large': 'The series are too large to be aligned in this browser.',
    modality: 'Series of different types cannot be aligned automatically. Align them by hand.',
    broken: 'The alignment stopped. Try again.',
  },
  approve: {
    title: 'Is the alignment right?',
    explain:
      'The same place is shown from the two studies in turn. Approve only if the body lies still as the image changes.',
    shown: { present: 'Present', prior: 'Prior, moved and interpolated' },
    blink: 'Blink',
    showOther: 'Show the other',
    slice: (n, total) => `Axial slice ${n} of ${total}`,
    place: 'Axial slice',
    accept: 'Approve',
    reject: 'Reject',
    detail: (degrees, overlap) =>
      `Turned ${enNumber(degrees, 1)}°. ${enNumber(overlap * 100)} % of the body is in both.`,
    most: (mm) => `Nine points of ten lie within ${enNumber(mm, 1)} mm.`,
  },
  note: {
    registered: 'is registered: follows by place in the body',
    'by-hand': 'is aligned by hand: follows by distance',
    aligning: 'waits: scrolls on its own until the panes are aligned',
  },
  otherWindow: 'Linked with the other window',
  noLine: {
    shownIn: (shown, total) =>
      `Reference lines in ${enNumber(shown)} of ${counted(total, 'other pane', 'other panes')}`,
    'no-place': 'No reference line: the image does not say where it was taken.',
    'active-no-place': 'No reference line: the active image does not say where it was taken.',
    'other-space': 'No reference line: the series have origins of their own.',
    parallel: 'No reference line: the slices are parallel.',
    apart: 'No reference line: the slices do not meet.',
  },
  cursor: {
    outside: 'The point lies outside this series.',
    otherSpace: 'The point cannot be shown here: the series has another origin.',
    shownIn: (shown, total) =>
      `The cursor is shown in ${enNumber(shown)} of ${counted(total, 'pane', 'panes')}`,
  },
  moveCursor: {
    left: 'Move the 3D cursor left',
    right: 'Move the 3D cursor right',
    up: 'Move the 3D cursor up',
    down: 'Move the 3D cursor down',
  },
  leapCursor: {
    left: 'Move the 3D cursor far left',
    right: 'Move the 3D cursor far right',
    up: 'Move the 3D cursor far up',
    down: 'Move the 3D cursor far down',
  },
};
