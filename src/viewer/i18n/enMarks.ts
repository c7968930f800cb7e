import { type Messages } from './messages.tsx';
import { countedEn as counted } from './numbers.ts';

/** Words for what lies over images: presentation states, segments and structures. English. */
export const enMarks: Messages['panes']['marks'] = {
  title: 'Laid over the images',
  off: ' off',
  state: (name, missing) => `Presentation state: ${name}${missing === '' ? '' : ` (without ${missing})`}`,
  grey: {
    hand: 'Window changed from the presentation state’s',
    difference: 'Window of the subtraction, not the presentation state’s',
  },
  states: (n) => counted(n, 'presentation state', 'presentation states'),
  statesElsewhere: (n) =>
    `${counted(n, 'presentation state', 'presentation states')} for other images of the series`,
  elsewhere: 'Presentation states for other images of the series',
  goToImage: (n) => `Image ${n} →`,
  asStored: (n) => `As stored, ${counted(n, 'presentation state', 'presentation states')} off`,
  chooseState: (n) =>
    n === 1 ? 'One presentation state, not applied' : `${n} presentation states, choose one`,
  shown: {
    segments: (n, off) => `${counted(n, 'segment', 'segments')}${off}`,
    structures: (n, off) => `${counted(n, 'structure', 'structures')}${off}`,
  },
  notDrawn: (what) => `${what} not drawn`,
  aside: (parts) => `Not shown here: ${parts}`,
  asideLong:
    'They belong to these images and are not applied in this view. Open the images one by one to see them.',
  ownGrey: 'Brightness and contrast are the image’s own: the presentation state says nothing of them.',
  fetching: 'Fetching segments …',
  failed: 'Some segments could not be fetched',
  shownAs: 'The image is shown',
  stored: 'As stored, without a presentation state',
  undecided: 'It is not clear which of these applies. Choose one.',
  otherState: 'Lysbilde cannot apply this type yet.',
  unnamedState: 'Unnamed',
  without: (parts) => `Without ${parts}, which Lysbilde cannot show yet.`,
  notApplied: {
    shutter: 'shutter',
    overlays: 'overlays',
    'modality-table': 'modality table',
    'voi-table': 'greyscale table (VOI)',
    'presentation-table': 'grey-scale table',
    mask: 'subtraction',
    'true-size': 'true size',
    aspect: 'the shape of pixels',
    rotation: 'rotation',
    graphics: 'some of the graphics',
  },
  showAll: 'Show segments and structures',
  toggleAll: 'Segments and structures on or off',
  toggleStored: 'The image as stored, or with its presentation state',
  open: 'Show what is laid over the images',
  hideAll: 'Hide all',
  showEach: 'Show all',
  group: { segments: 'Segments', structures: 'Structures' },
  unnamed: (n) => `Number ${n}`,
  unread: (n) => `${counted(n, 'contour', 'contours')} could not be read`,
  nowhere: 'Not in these images',
  foreign: 'Another zero point, not drawn',
  goTo: (n) => `${counted(n, 'slice', 'slices')} →`,
  goToNamed: (name) => `Go to ${name}`,
  why: {
    'not-in-study': 'Refers to images that are not in the study, and is not drawn.',
    'other-frame': 'Has another zero point in the patient than the images here, and is not drawn.',
    'other-plane': 'Lies in another plane than these images, and is not drawn here.',
    'unread-type': 'Is of a type unknown to Lysbilde, and is not drawn.',
    'unread-size': 'Is too large to be drawn over the images.',
  },
  strip: { state: 'Presentation state', structures: 'Structures' },
  contours: (n) => counted(n, 'contour', 'contours'),
  card: {
    state:
      'A presentation state: how someone wanted the images shown. It is applied to the images it refers to.',
    structures: 'Structures drawn in the patient. They are shown over the images they belong to.',
  },
};
