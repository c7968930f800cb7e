import { type Messages } from './messages.tsx';
import { countedEn, enNumber } from './numbers.ts';

/** Words of whole-slide images, English. */
export const enSlide: Messages['panes']['slide'] = {
  label: (name) => `Whole slide, ${name}`,
  opening: 'Opening the slide …',
  notLoaded: 'The slide viewer could not be fetched.',
  image: 'Image',
  role: { volume: 'Slide', thumbnail: 'Thumbnail', overview: 'Overview image', label: 'Label' },
  numbered: (name, n) => `${name} ${n}`,
  opticalPath: 'Channel',
  pathNumber: (n) => `Channel ${n}`,
  focalPlane: 'Focal plane',
  focalPlaneOf: (n, total) => `Focal plane ${n} of ${total}`,
  fetching: (painted, due) => `Fetching ${enNumber(painted)} of ${enNumber(due)} tiles …`,
  failed: (n) => `${countedEn(n, 'tile', 'tiles')} cannot be shown.`,
  missing: (n) => `${countedEn(n, 'tile is', 'tiles are')} missing from the archive`,
  unscanned: 'Striped areas were not scanned at this resolution',
  lacksOverview: 'The archive has no overview of the whole slide: it is shown part by part',
  unplaced: (n) => `${countedEn(n, 'object', 'objects')} cannot be placed`,
  unplacedFrames: (n) => `${countedEn(n, 'tile', 'tiles')} without a place in the slide`,
  noProfile: 'No colour profile',
  noProfileLong:
    'The colour profile could not be fetched. Colours may differ from what the scanner saw. Open the slide again to try anew.',
  magnification: (times) => `${enNumber(times, times < 10 ? 1 : 0)}×`,
  objective: (power) => `Objective ${enNumber(power, 1)}×`,
  size: (columns, rows) => `${enNumber(columns)} × ${enNumber(rows)} pixels`,
  resolution: (micrometres) => `${enNumber(micrometres, 2)} µm per pixel`,
  levels: (n) => countedEn(n, 'resolution', 'resolutions'),
  length: (millimetres) => {
    if (millimetres < 1) return `${enNumber(millimetres * 1000, millimetres < 0.01 ? 1 : 0)} µm`;
    return millimetres < 10 ? `${enNumber(millimetres, 2)} mm` : `${enNumber(millimetres / 10, 2)} cm`;
  },
  lengthWith: (length, basis) => `${length} (${basis})`,
  area: (squareMillimetres) =>
    squareMillimetres < 0.01
      ? `Area ${enNumber(squareMillimetres * 1e6)} µm²`
      : squareMillimetres < 100
        ? `Area ${enNumber(squareMillimetres, squareMillimetres < 1 ? 4 : 2)} mm²`
        : `Area ${enNumber(squareMillimetres / 100, 2)} cm²`,
  axes: (long, short) => `${long} × ${short}`,
  extent: (diameter, width, perimeter) => `Longest ${diameter} · width ${width} · perimeter ${perimeter}`,
};
