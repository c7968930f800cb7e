import { type Messages } from './messages.tsx';

/** Words for projections that stand beside each other and are not the same, English. */
export const enProjections: Messages['panes']['projections'] = {
  view: { AP: 'frontal (AP)', PA: 'frontal (PA)', LAT: 'lateral' },
  side: { left: 'left', right: 'right', both: 'both sides' },
  otherView: (here, there) => `Not the same projection: ${here} against ${there}`,
  otherSide: (here, there) => `Not the same side: ${here} against ${there}`,
  otherBoth: (here, there) => `Not the same projection and side: ${here} against ${there}`,
  noneAlike: (here) => `No pane of the present study shows the same projection: ${here}`,
};
