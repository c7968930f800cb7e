import { type Messages } from './messages.tsx';
import { countedEn, enNumber } from './numbers.ts';

/** Words of volume rendering, English. */
export const enVolume: Messages['panes']['volume'] = {
  open: 'Volume rendering (3D)',
  short: '3D',
  close: 'Back to the images',
  group: 'Volume rendering',
  loading: 'Preparing the volume …',
  asking: 'Asking about the graphics card …',
  turn: 'Rotate',
  turnBy: {
    left: 'Rotate the volume left',
    right: 'Rotate the volume right',
    up: 'Rotate the volume up',
    down: 'Rotate the volume down',
  },
  roll: { left: 'Turn the picture left', right: 'Turn the picture right' },
  from: {
    front: 'From the front',
    back: 'From behind',
    left: 'From the patient’s left',
    right: 'From the patient’s right',
    head: 'From above (head)',
    feet: 'From below (feet)',
  },
  spoken: {
    towards: {
      left: (degrees) => `${degrees}° towards the patient’s left`,
      right: (degrees) => `${degrees}° towards the patient’s right`,
    },
    above: (degrees) => `${degrees}° from above`,
    below: (degrees) => `${degrees}° from below`,
    rolled: {
      left: (degrees) => `turned ${degrees}° left`,
      right: (degrees) => `turned ${degrees}° right`,
    },
    zoom: (percent) => `Zoom ${percent}%`,
    moved: {
      left: (millimetres) => `moved ${enNumber(millimetres)} mm left`,
      right: (millimetres) => `moved ${enNumber(millimetres)} mm right`,
      up: (millimetres) => `moved ${enNumber(millimetres)} mm up`,
      down: (millimetres) => `moved ${enNumber(millimetres)} mm down`,
    },
    values: (shift, percent) => `values moved ${enNumber(shift)}, width ${enNumber(percent)}%`,
  },
  fromSide: 'Seen from',
  fromOther: 'Freely rotated',
  look: 'Rendering',
  lookNext: 'Next rendering',
  lookName: {
    mip: 'MIP (highest value)',
    bone: 'Skeleton',
    vessels: 'Vessels with contrast',
    skin: 'Skin and soft tissue',
    surface: 'Surface',
  },
  notForMeasuring: 'Volume rendering – not for measuring',
  smoothing: 'Values between slices are computed; colours and shadows are chosen, not measured.',
  coarse: 'Coarser while you rotate',
  downsampled: (held, stored) => `Reduced resolution: ${held} of ${stored} – small details may be missing`,
  inPlanes: 'Double-click shows the slice in three planes',
  canvas: (look, from) => `Volume, ${look.toLowerCase()}, ${from.toLowerCase()}`,
  arrived: (loaded, total) => `Fetching slices: ${enNumber(loaded)} of ${enNumber(total)}`,
  cube: 'Directions of the patient',
  incomplete: {
    title: 'The volume is not shown.',
    sentence: (missing, total) =>
      `${countedEn(missing, 'slice', 'slices')} of ${enNumber(total)} could not be fetched, and a volume with a hole may look whole.`,
  },
  lost: {
    title: 'The graphics card is gone for the moment.',
    sentence: 'The system has taken it back. The volume is drawn anew when it returns.',
  },
  failed: {
    title: 'The volume cannot be drawn.',
    'no-context': 'The browser gave no access to the graphics card.',
    card: 'The graphics card has no room for the volume, or cannot run the program that draws it.',
    'too-coarse': (side) =>
      `The series is too large for the graphics card (limit ${enNumber(side)} points along a side): it would be shown at less than a quarter of its resolution.`,
  },
  refused: {
    title: 'The series cannot be shown as a volume.',
    consequence: 'A volume of these images would be wrong or distorted. They can be seen one by one.',
  },
  graphics: {
    title: 'Volume rendering needs a graphics card.',
    'no-webgl': 'Needs a graphics card: the browser does not offer WebGL 2.',
    unnamed: 'Needs a graphics card: the browser does not say what it draws with.',
    software: (renderer) =>
      `Needs a graphics card: here the processor draws itself (${renderer}), and every picture would take seconds.`,
    instead: 'Three planes (MPR) work without a graphics card.',
  },
};
