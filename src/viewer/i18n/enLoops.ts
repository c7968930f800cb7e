import { type Messages } from './messages.tsx';
import { countedEn, enNumber } from './numbers.ts';

/** Words of loops seen together, English. */
export const enLoops: Messages['panes']['loops'] = {
  table: 'Stress echo: stage × view',
  tableShort: 'Stress echo',
  closeTable: 'Back to the images',
  caption: 'Loops by stage and view',
  view: 'View',
  stageUnnamed: (n) => `Stage ${n}`,
  viewUnnamed: (n) => `View ${n}`,
  unnamed: 'Unnamed',
  showStage: (stage, count) => `Show ${stage}: ${countedEn(count, 'loop', 'loops')} linked`,
  showView: (view, count) => `Show ${view}: ${countedEn(count, 'loop', 'loops')} linked`,
  absent: 'Not recorded',
  take: (n) => `Take ${enNumber(n)}`,
  open: (view, stage) => `Open ${view}, ${stage}`,
  openTake: (opened, take, of) => `${opened}, take ${take} of ${of}`,
  lastUsed: 'Rows and columns open with the last take of each cell, linked and phase-locked.',
  outside: (count) => `${countedEn(count, 'loop', 'loops')} without stage or view`,
  place: (view, stage) => `${stage} · ${view}`,
  sharedSpeed: 'shared speed',
  sharedSpeedLong: 'The loops are locked to each other: the speed is that of all of them',
  leftOut: {
    title: (of) => `${of}: not all of it is shown here.`,
    absent: (places) => `Not recorded: ${places}.`,
    hidden: (places) => `Not shown: ${places}.`,
    takes: (place, shown, of) => `${place}: ${shown} of ${of} takes shown.`,
    open: 'Show the table',
  },
  lock: 'Phase lock',
  lockNow: (state) => `Phase lock (now: ${state})`,
  lockState: { off: 'off', beat: 'heartbeat', time: 'time from start', index: 'frame number' },
  locked: {
    beat: 'Phase-locked to the heartbeat',
    time: 'Locked by time from start',
    index: 'Locked by frame number',
  },
  lockedWhy: (locked, why) => `${locked}: ${why}`,
  why: {
    unsaid: 'the recording does not say when the heart beats',
    rate: 'the recording does not say how fast its frames came',
    'part-beat': 'the recording is shorter than one heartbeat',
    other: 'another loop does not say when the heart beats',
  },
};
