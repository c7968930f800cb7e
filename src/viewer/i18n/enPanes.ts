import { enMeasuring } from './enMeasuring.ts';
import { enSlide } from './enSlide.ts';
import { enLinking } from './enLinking.ts';
import { enPhotos } from './enPhotos.ts';
import { enProbe } from './enProbe.ts';
import { enHanging } from './enHanging.ts';
import { enLight } from './enLight.ts';
import { enMarks } from './enMarks.ts';
import { enVideo } from './enVideo.ts';
import { enDocuments } from './enDocuments.ts';
import { enPlanes } from './enPlanes.ts';
import { enPriors } from './enPriors.ts';
import { enProjections } from './enProjections.ts';
import { enVolume } from './enVolume.ts';
import { enLoops } from './enLoops.ts';
import { enSerial } from './enSerial.ts';
import { enSubtraction } from './enSubtraction.ts';
import { type Messages } from './messages.tsx';
import { countedEn, enNumber } from './numbers.ts';

/** Words of the panes and of comparing, English. */
export const enPanes: Messages['panes'] = {
  hanging: enHanging,
  photoSet: enPhotos,
  light: enLight,
  marks: enMarks,
  ...enVideo,
  ago: (span) => `${span} ago`,
  pane: (place) => `Pane ${place}`,
  undated: 'No date',
  hospitalUnknown: 'Unknown hospital',
  station: (title) => `Device ${title}`,
  present: 'Current',
  prior: 'Earlier',
  later: 'Later',
  beside: 'Beside',
  untitled: 'No description',
  born: (date) => `b. ${date}`,
  active: 'active pane',

  side: { left: 'Left', right: 'Right', both: 'Both sides' },
  doubt: {
    sides: (sides) => `Sides contradict: ${sides.join(' / ').toLowerCase()}`,
    gap: (gap) =>
      `Gap: ${gap.distance} mm between images ${gap.from} and ${gap.to} (otherwise ${gap.usual})${gap.others > 0 ? `, and ${gap.others} more` : ''}`,
    lacking: (n) => `${countedEn(n, 'image is missing', 'images are missing')} at some of the slices`,
  },
  corner: {
    series: (n) => `Series ${n}`,
    accession: (id) => `No. ${id}`,
    taken: (at) => `Taken ${at}`,
    contrast: (agent) => `Contrast: ${agent}`,
    thickness: (mm) => `${mm} mm slice`,
    location: (mm) => `pos. ${mm} mm`,
    window: (width, center) => `W ${width} · L ${center}`,
    windowSpoken: (width, center) => `Window: width ${width}, level ${center}`,
    zoom: (percent) => `${percent}%`,
  },
  imageOf: (n, total) => `${enNumber(n)} of ${enNumber(total)}`,
  imageLabel: (n, total) => `Image ${n} of ${total}`,
  frameLabel: (n, total) => `Frame ${n} of ${total}`,
  loaded: (n, total) => `${enNumber(n)} of ${enNumber(total)} loaded`,
  loadingImage: (n) => `Fetching image ${n} …`,
  position: 'Place in the series',
  scaleBar: (mm) => (mm >= 10 ? `${mm / 10} cm` : `${mm} mm`),
  length: (value, unit, basis) =>
    `${enNumber(value, unit === 'mm' ? 1 : 0)} ${unit === 'mm' ? 'mm' : 'pixels'}${basis === undefined ? '' : ` (${basis})`}`,
  basis: {
    patient: 'in the slice',
    detector: 'at the detector',
    magnification: 'estimated magnification',
    stated: 'stated scale',
    calibrated: 'calibrated',
    region: 'ultrasound region',
    none: '',
    hand: 'calibrated by hand',
  },
  angle: (degrees) => `${enNumber(degrees, 1)}°`,

  fidelity: {
    true: 'Full quality',
    lossy: 'Compressed with loss',
    preview: 'Preview',
    incomplete: 'Incomplete image',
  },
  lossyShort: (ratio, methods) =>
    ['Lossy', ratio === undefined ? undefined : `${ratio}:1`, methods === '' ? undefined : methods]
      .filter((part) => part !== undefined)
      .join(' '),
  lossyLong: 'The image is compressed with loss: fine detail may be missing.',
  assignedIdentity: 'Assigned identity',
  assignedIdentityLong: (uid) =>
    `Several files bore the same identity. This one was given its own. The file says ${uid}.`,
  turned: (degrees) => `Rotated ${degrees}°`,
  flipped: 'Mirrored',
  inverted: 'Inverted',
  nameDiffers: 'The images bear another name than the record; number and birth date agree.',

  failed: {
    title: (n) => `Image ${n} cannot be shown.`,
    reason: {
      unreachable: 'The archive cannot be reached.',
      timeout: 'The archive did not answer in time.',
      'not-found': 'The archive does not find the image.',
      'no-access': 'You do not have access to the image.',
      'signed-out': 'The session has ended. Open the images again from the record.',
      'journal-unavailable': 'The access log does not answer, and without it no images are shown.',
      'archive-error': 'The archive reported an error.',
      'wrong-media': 'The answer was not an image.',
      damaged: 'The image file is damaged.',
      'wrong-size': 'The image did not arrive whole.',
      unsupported: 'The image format cannot be shown yet.',
      'too-large': 'The image is too large to be shown here.',
      'decoder-timeout': 'The image could not be decoded in time.',
      'decoder-missing':
        'The part of the program that decodes the image could not be loaded. Try again, or reload the page.',
      'wrong-patient': 'The image belongs to another patient and is not shown.',
    },
  },

  kind: {
    images: 'Images',
    cine: 'Loop',
    photos: 'Photos',
    video: 'Video',
    audio: 'Sound',
    ecg: 'ECG',
    document: 'Document',
    report: 'Structured report',
    slide: 'Digital slide',
    unsupported: 'Cannot be shown',
  },
  count: {
    images: (n) => countedEn(n, 'image', 'images'),
    frames: (n) => countedEn(n, 'frame', 'frames'),
    photos: (n) => countedEn(n, 'photo', 'photos'),
    objects: (n) => countedEn(n, 'object', 'objects'),
  },

  card: {
    slide: 'The slide cannot be shown: its objects do not say where their tiles lie.',
    document: (media) => `Documents of the type ${media} cannot be shown here.`,
    unsupported: 'Lysbilde cannot show this type of object yet. It lies safely in the archive.',
    noPixels: 'The object is of an image type, but holds no pixels.',
    sopClass: 'Type',
    sopClassUid: 'SOP Class UID',
    objects: 'Count',
    series: 'Series',
    taken: 'Taken',
    unknownClass: 'Unknown to Lysbilde',
  },

  slide: enSlide,
  waveform: {
    loading: 'Fetching the curve …',
    failed: 'The curve could not be fetched.',
    unreadable: 'The curve cannot be read.',
  },
  ecg: {
    beyond: {
      right: (leads) =>
        leads.length === 0 ? 'More of the recording to the right →' : `${leads.join(', ')} to the right →`,
      below: (leads) => (leads.length === 0 ? 'More below ↓' : `${leads.join(', ')} below ↓`),
    },
    group: 'Recording',
    groupNumber: (n) => `Recording ${n}`,
    groupsUnreadable: (n) => `${countedEn(n, 'recording', 'recordings')} cannot be read`,
    format: 'Layout of leads',
    formatName: { rhythm: '3 × 4 + rhythm', '6x2': '6 × 2', '12x1': '12 × 1', channels: 'All channels' },
    speed: 'Paper speed',
    speedName: (speed) => `${speed} mm/s`,
    gain: 'Gain',
    gainName: (gain) => `${gain} mm/mV`,
    sampled: (seconds, hertz) => `${enNumber(seconds, 1)} s · ${enNumber(hertz)} Hz`,
    filters: (filters) => {
      if (filters === 'various') return 'Various filters';
      const { low, high, notch = 0 } = filters;
      const band = [low, high].map((edge) => (edge === undefined ? '?' : enNumber(edge, 2))).join('–');
      const named = low === undefined && high === undefined ? 'not stated' : `${band} Hz`;
      return `Filter ${named}${notch > 0 ? `, notch ${enNumber(notch)} Hz` : ''}`;
    },
    noVoltage: 'No voltage stated: heights cannot be measured',
    keys: 'Drag to measure. Enter sets a caliper, arrow keys move it, Escape removes it.',
    reading: (found) =>
      [
        `${enNumber(found.milliseconds)} ms`,
        found.perMinute === undefined ? undefined : `${enNumber(found.perMinute)}/min`,
        found.millivolts === undefined ? undefined : `${enNumber(found.millivolts, 2)} mV`,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
  },
  sound: {
    at: (seconds, of) => `${enNumber(seconds, 1)} / ${enNumber(of, 1)} s`,
    place: (seconds) => `${enNumber(seconds, 1)} s`,
    picture: (seconds) => `Sound outline, ${enNumber(seconds, 1)} seconds`,
    strength: 'Volume',
    recorded: (hertz, channels) =>
      `${enNumber(hertz / 1000, 1)} kHz · ${countedEn(channels, 'channel', 'channels')}`,
  },

  planes: enPlanes,
  priors: enPriors,
  projections: enProjections,
  volume: enVolume,
  loops: enLoops,
  serial: enSerial,
  subtraction: enSubtraction,
  tool: {
    scroll: 'Scroll',
    window: 'Window and level',
    zoom: 'Zoom',
    pan: 'Pan',
    length: 'Length',
    angle: 'Angle',
    probe: 'Value',
    cursor: '3D cursor',
    cobb: 'Cobb angle',
    bidirectional: 'Length and width',
    ellipse: 'Ellipse',
    outline: 'Outline',
    ruler: 'Ruler in the picture',
    sticker: 'Round marker in the picture',
  },
  probe: enProbe,
  measuring: enMeasuring,
  linking: enLinking,
  tools: 'Tools',
  group: { tools: 'Tools', view: 'View', move: 'Scroll and play', compare: 'Compare' },
  windows: 'Windows',
  windowUnnamed: (n) => `Window ${n} of the image`,
  preset: { lung: 'Lung', softTissue: 'Soft tissue', bone: 'Bone', brain: 'Brain', liver: 'Liver' },
  rotateLeft: 'Rotate left',
  rotateRight: 'Rotate right',
  flipHorizontal: 'Mirror horizontally',
  flipVertical: 'Mirror vertically',
  armTurning: 'Allow rotating and mirroring of slices',
  turningArmed: 'Rotating and mirroring are allowed',
  invert: 'Invert',
  reset: 'Reset the view',
  actualSize: 'Actual pixels (1:1)',
  fit: 'Fit to pane',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  removeMeasurements: 'Delete measurements',
  place: {
    whole: (percent) => `Zoom ${percent}%, the whole image`,
    part: (percent, x, y) => `Zoom ${percent}%, middle of the pane x ${x}, y ${y}`,
  },
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  move: { left: 'Move left', right: 'Move right', up: 'Move up', down: 'Move down' },
  brighter: 'Brighter',
  darker: 'Darker',
  moreContrast: 'More contrast',
  lessContrast: 'Less contrast',
  overlay: 'Image text',
  overlayLevel: { full: 'Full', minimal: 'Least', off: 'Off' },
  overlayNow: (level) => `Image text: ${level}`,
  layout: 'Layout',
  layoutAuto: 'Automatic layout',
  layoutOf: (rows, columns) => `${rows} × ${columns}`,
  nextImage: 'Next image',
  previousImage: 'Previous image',
  firstImage: 'First image',
  lastImage: 'Last image',
  nextSet: 'Next series',
  previousSet: 'Previous series',
  nextPane: 'Next pane',
  moreTools: 'More tools',

  play: 'Play',
  pause: 'Pause',
  stepForward: 'One frame forward',
  stepBack: 'One frame back',
  toStart: 'To the start',
  toEnd: 'To the end',
  slower: 'Slower',
  faster: 'Faster',
  speed: (factor) => `${factor === 0.25 ? '¼' : factor === 0.5 ? '½' : enNumber(factor)}×`,
  speedName: (factor) => `Speed ${factor}`,
  switched: { on: (names) => `${names}: on`, off: (names) => `${names}: off` },
  playback: {
    playing: (speed) => `Playing, ${speed.toLowerCase()}`,
    paused: (speed) => `Paused, ${speed.toLowerCase()}`,
  },
  rate: (perSecond) => `${enNumber(perSecond, perSecond < 10 ? 1 : 0)} fps`,
  trueRate: (perSecond) => `${enNumber(perSecond, 1)} frames/s as recorded`,
  rateUnknown: (perSecond) =>
    `The recording does not tell its rate. Shown at ${enNumber(perSecond)} frames/s.`,
  rateUnknownShort: 'Rate unknown',
  measured: (perSecond) => `measured ${enNumber(perSecond, 1)} fps`,
  loopStart: 'Set A',
  loopEnd: 'Set B',
  loopClear: 'Clear A–B',
  looping: (from, to) => `Repeating ${from}–${to}`,
  seek: 'Place in the recording',
  videoFailed: 'The video cannot be played.',
  videoLoading: 'Fetching video …',
  soundOn: 'Sound on',
  soundOff: 'Sound off',

  sheet: 'Contact sheet',
  allPhotos: 'All photos',
  backToStudy: 'Back to the study',
  openPhoto: (n, total) => `Open photo ${n} of ${total}`,
  nextPhoto: 'Next photo',
  previousPhoto: 'Previous photo',
  noThumbnail: 'Thumbnail cannot be shown',

  pdf: {
    loading: 'Opening the document …',
    failed: 'The document cannot be shown.',
    page: (n, total) => `Page ${n} of ${total}`,
    pageFailed: (n, total) => `Page ${n} of ${total} cannot be shown. The others may be whole.`,
    next: 'Next page',
    previous: 'Previous page',
    search: 'Search in the document',
    hits: (at, total) => (total === 0 ? 'No hits' : `Hit ${at} of ${total}`),
    nextHit: 'Next hit',
    locked: 'The document is protected by a password and cannot be shown.',
  },
  ...enDocuments,
  report: {
    title: 'Report',
    show: 'Show report',
    none: 'The record has no report of this study.',
    waiting: 'Fetching reports …',
    missing: 'The reports could not be fetched.',
    otherForms: (isAll, forms) =>
      `${isAll ? 'The report is only' : 'The report is also'} in a form that is not shown here${forms === '' ? '' : ` (${forms})`}. Read it in the record.`,
    from: (author, organisation) => [author, organisation].filter((part) => part !== '').join(', '),
    possible: 'Perhaps not of this study: the number agrees, but it is not stated who issued it.',
    inImages: 'Report in the image archive',
    status: {
      registered: 'Not yet written',
      partial: 'Partial',
      preliminary: 'Preliminary',
      final: 'Final',
      amended: 'Amended',
      corrected: 'Corrected',
      appended: 'Appended',
      cancelled: 'Cancelled',
      'entered-in-error': 'Entered in error',
      unknown: 'Status unknown',
    },
  },

  strip: {
    title: 'Series',
    open: (name) => `Show ${name}`,
    shown: 'shown now',
    of: (n) => countedEn(n, 'series', 'series'),
    collapse: 'Hide series',
    expand: 'Show series',
  },

  compare: {
    action: 'Compare with previous',
    short: 'Compare',
    stop: 'End comparison',
    choosing: 'Finding an earlier study …',
    older: 'Older study',
    newer: 'Newer study',
    noPrior: 'The patient has no earlier study that resembles this one.',
    noPriorYet: 'No earlier study that resembles this one is found yet. Not all archives have answered.',
    listIncomplete: 'Not all archives have answered. There may be more.',
    links: 'Link',
    link: {
      scroll: 'Scroll',
      view: 'Zoom and pan',
      window: 'Window',
      cine: 'Playback',
      orientation: 'Rotation',
    },
    linkAll: 'Link all',
    unlinkAll: 'Unlink all',
    linked: (links) => `Linked: ${links}.`,
    unlinked: (links) => `Not linked: ${links}.`,
    linkIdle: (link) => `${link} does not follow`,
    linkNote: (link, sentence) => `“${link}” ${sentence}`,
    note: {
      'nothing-alike': 'does not follow: nothing of the same kind',
      'by-number': 'follows by image number',
      'other-plane': 'does not follow: another plane',
      'no-position': 'does not follow: the image does not say where it was taken',
      'other-units': 'does not follow: grey values differ in scale',
      'same-study': '',
      offset: 'follows by distance (different origins)',
      ...enLinking.note,
    },
  },

  state: {
    nothing: 'Choose a study',
    nothingMore: 'Click in the list, or drag a study here.',
    openNewest: 'Open the newest',
    keysHint: 'The keys K, ? and Ctrl+K help you on.',
    loadingStudy: 'Fetching the study …',
    notFound: 'The study does not exist for this patient.',
    failed: 'The study could not be fetched.',
    badAddress: (n) =>
      n === 1 ? 'One word of the address is not a study.' : `${n} words of the address are not studies.`,
    emptyPane: 'Empty pane',
    emptyPaneMore: 'Drag a series here, or press PgDn.',
    dropHere: 'Drop to show here',
    shown: (shown, expected) => `${enNumber(shown)} of ${countedEn(expected, 'image', 'images')}`,
    allShown: (n) =>
      n === 1 ? 'The one object is here' : `All ${countedEn(n, 'object', 'objects')} are here`,
    missingCount: (n) => `${countedEn(n, 'object', 'objects')} missing from the archive.`,
    refused: (n) =>
      n === 1
        ? 'One object may belong to another patient and is not shown.'
        : `${n} objects may belong to another patient and are not shown.`,
    unreadable: (n) => `${countedEn(n, 'object', 'objects')} could not be read.`,
    refusedBy: (n) =>
      `${enNumber(n)} archives hold something back, and it may be more than in the one that holds back most.`,
    more: 'The archive has more objects than it gave.',
    sourceMissing: (archive) => `${archive} did not answer; something may be missing.`,
    sourceWaiting: (archive) => `Waiting for ${archive} …`,
    crashed: 'The pane was stopped by an error in Lysbilde.',
  },
};
