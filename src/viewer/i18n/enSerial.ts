import { type Messages } from './messages.tsx';
import { enNumber } from './numbers.ts';

const listed = (names: readonly string[] | undefined) =>
  names === undefined ? '' : ` (${names.join(', ')})`;
const signed = (value: number, digits = 0) => `${value > 0 ? '+' : ''}${enNumber(value, digits)}`;

/** Words of two ECGs laid over each other, English. */
export const enSerial: Messages['panes']['serial'] = {
  over: 'Lay ECG over the earlier ECG',
  short: 'Overlay',
  close: 'Side by side',
  title: 'ECGs over each other',
  paper: (seconds) => `Two ECGs over each other, ${enNumber(seconds, 1)} seconds`,
  line: { later: 'Newest, unbroken', earlier: 'Earlier, dashed' },
  which: 'Which earlier ECG',
  group: { later: 'Recording of the newest', earlier: 'Recording of the earlier' },
  of: {
    later: (what) => `Newest: ${what}`,
    earlier: (what) => `Earlier: ${what}`,
  },
  missing: (date, hospital) =>
    `This is the ECG of ${date}, ${hospital}. Neither is overlaid until both are here.`,
  beat: (n, of) => `Beat ${n} of ${of}`,
  nextBeat: 'Next beat',
  previousBeat: 'Previous beat',
  move: {
    left: 'Move the earlier to the left',
    right: 'Move the earlier to the right',
    farLeft: 'Move the earlier far to the left',
    farRight: 'Move the earlier far to the right',
  },
  moved: (milliseconds) => `${signed(milliseconds)} ms`,
  byBeat: (lead) => `Aligned by the R peak in lead ${lead} (dotted line).`,
  byStart: (why) => `Aligned by the start of the recordings: ${why}.`,
  byHand: (milliseconds) => `Then moved ${signed(milliseconds)} ms by hand.`,
  why: {
    'no-shared-lead': 'no lead is in both',
    'too-long': 'R peaks are looked for in recordings of at most ten minutes only',
    later: 'the R peaks of the newest cannot be found with certainty',
    earlier: 'the R peaks of the earlier cannot be found with certainty',
    both: 'the R peaks cannot be found with certainty in any lead that both have',
  },
  differs: {
    leads: {
      later: (names) => `Only in the newest: ${names.join(', ')}`,
      earlier: (names) => `Only in the earlier: ${names.join(', ')}`,
    },
    voltage: {
      later: (names) => `The newest states no voltage${listed(names)}: heights cannot be compared`,
      earlier: (names) => `The earlier states no voltage${listed(names)}: heights cannot be compared`,
      both: (names) => `Neither states a voltage${listed(names)}: heights cannot be compared`,
    },
    sampling: (later, earlier) => `Sampling frequency ${enNumber(later)} Hz, earlier ${enNumber(earlier)} Hz`,
    seconds: (later, earlier) => `Duration ${enNumber(later, 1)} s, earlier ${enNumber(earlier, 1)} s`,
    filters: (later, earlier, names) => `${later}, earlier: ${earlier}${listed(names)}`,
    step: (later, earlier, names) =>
      `Smallest step ${enNumber(later, 2)} µV, earlier ${enNumber(earlier, 2)} µV${listed(names)}`,
  },
};
