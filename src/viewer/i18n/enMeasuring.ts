import { type Messages } from './messages.tsx';
import { countedEn, enNumber, enValue } from './numbers.ts';

function area(squareMillimetres: number): string {
  return squareMillimetres < 100
    ? `${enNumber(squareMillimetres, 1)} mm²`
    : `${enNumber(squareMillimetres / 100, 2)} cm²`;
}

const withBasis = (text: string, basis: string | undefined) =>
  basis === undefined || basis === '' ? text : `${text} (${basis})`;

const signed = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Words of what is drawn to measure, English. */
export const enMeasuring: Messages['panes']['measuring'] = {
  more: 'More measurements',
  hand: {
    ruler: (millimetres) => `calibrated by hand, ruler ${enNumber(millimetres, 1)} mm`,
    sticker: (millimetres) => `calibrated by hand, marker ${enNumber(millimetres, 1)} mm`,
  },
  reference: {
    ruler: (millimetres) => `Ruler ${enNumber(millimetres, 1)} mm`,
    sticker: (millimetres) => `Marker ${enNumber(millimetres, 1)} mm`,
  },
  unsaid: { ruler: 'Ruler: say how long the line is', sticker: 'Marker: say how wide it is' },
  cobb: (angle) => `Cobb ${angle}`,
  axes: (axes) => {
    const digits = axes.unit === 'mm' ? 1 : 0;
    const both = `${enNumber(axes.long, digits)} × ${enNumber(axes.short, digits)}`;
    return withBasis(`${both} ${axes.unit === 'mm' ? 'mm' : 'pixels'}`, axes.basis);
  },
  area: (value, unit, basis) =>
    withBasis(
      `Area ${unit === 'mm2' ? area(value) : `${enNumber(value)} pixels`}`,
      unit === 'mm2' ? basis : undefined,
    ),
  extent: (extent) => {
    const digits = extent.unit === 'mm' ? 1 : 0;
    const [diameter, width, perimeter] = [extent.diameter, extent.width, extent.perimeter].map((value) =>
      enNumber(value, digits),
    );
    const unit = extent.unit === 'mm' ? 'mm' : 'pixels';
    return `Longest ${diameter} · width ${width} · perimeter ${perimeter} ${unit}`;
  },
  statistics: (of) =>
    `Mean ${enValue(of.mean, 1)} ${of.unit} · SD ${enValue(of.deviation, 1)} · ${enNumber(of.pixels)} pixels`,
  change: {
    title: 'Measured change',
    local: 'What you measure is not saved. It is gone when you lock, change patient or reload the page.',
    none: 'No measurements yet. Measure the same in two examinations, preferably side by side. On linked panes the same target is proposed.',
    reading: 'Reading measurements in the reports …',
    incomplete: 'Not everything has been fetched from the archives: older measurements may be missing.',
    missing: (archives) => `${archives} did not answer about reports: measurements may be missing.`,
    refused: (n) => `${countedEn(n, 'report', 'reports')} could not be read, or may be someone else’s.`,
    retry: 'Try again',
    target: (n) => `Lesion ${n}`,
    wound: (n) => `Wound ${n}`,
    unnamed: 'Measurement without a name',
    name: 'Name of the target',
    quantityLabel: 'Show',
    quantity: {
      length: 'Length',
      shortAxis: 'Short axis',
      angle: 'Angle',
      area: 'Area',
      diameter: 'Longest diameter',
      width: 'Width across',
      perimeter: 'Perimeter',
      mean: 'Mean',
    },
    otherQuantity: 'Other quantity',
    column: {
      when: 'Date',
      value: 'Value',
      previous: 'Since previous',
      first: 'Since first',
      lowest: 'Since lowest',
    },
    why: {
      pixels: 'Not compared: pixels without a scale',
      detector: 'Not compared: measured at the detector, magnification unknown',
      magnification: 'Not compared: the magnification is only estimated',
      'other-unit': 'Not compared: another unit',
      'other-plane': 'Not compared: measured in another plane',
      undated: 'Not compared: the examination has no date',
    },
    pixels: (value) => `${value} pixels`,
    byName: 'The reports have only the name in common. None of them says that it is the same lesion.',
    baseline: 'First',
    inPlane: (plane) => `measured in the ${plane.toLowerCase()} plane (MPR)`,
    interpolated: 'interpolated',
    onSlide: 'measured on a digital slide',
    slab: (millimetres) => `slab of ${enNumber(millimetres, 1)} mm`,
    lossy: 'lossy compression',
    report: { verified: 'from a report', unverified: 'from a report, not verified' },
    proposed: 'Proposed: the same target as in another examination.',
    confirm: 'Yes, the same',
    belongsTo: 'Belongs to',
    newTarget: 'New target',
    remove: 'Delete the measurement',
    openImage: (date, hospital) => `Show the image: ${date}, ${hospital}`,
    noImage: 'The report cites no image',
    signed: (value, digits) => signed.format(rounded(value, digits)),
    percent: (value) => `${signed.format(rounded(value, Math.abs(value) < 10 ? 1 : 0))} %`,
    chart: {
      title: (quantity, target) => `${quantity} over time: ${target}`,
      description: (n, from, to) =>
        `${countedEn(n, 'measurement', 'measurements')} from ${from} to ${to}. The arrow keys go from measurement to measurement, Enter shows the image. The same numbers are in the table below.`,
      drawn: 'measured here',
      report: 'from a report',
      leftOut: (n) => `${countedEn(n, 'value is', 'values are')} in the table only: not comparable.`,
    },
  },
  wound: {
    title: 'Wound measurement',
    pick: 'Choose a pane with a photograph.',
    calibrate: '1. Calibrate the picture',
    draw: '2. Draw the edge of the wound',
    overTime: '3. Over time',
    ruler: 'Ruler',
    sticker: 'Round marker',
    calibrated: (how) => `This picture is ${how}.`,
    stated: 'The picture states its own scale. Calibrate by hand if it is wrong.',
    uncalibrated: 'Not calibrated: without a ruler or marker, measurements are in pixels.',
    hint: {
      ruler: 'Drag along the ruler in the picture, from line to line. The longer, the better.',
      sticker: 'Drag across the marker, from edge to edge, so that the circle covers it.',
      outline:
        'Drag along the edge of the wound in one stroke, or press point by point and close. Points can be moved afterwards; a point let go upon its neighbour is removed.',
    },
    keys: 'By keyboard: Alt+Enter begins in the middle of the picture. The arrow keys move the point, ten times as far with Shift. Enter sets it, Backspace takes it back, Escape ends.',
    known: { ruler: 'The line is in reality (mm)', sticker: 'The marker is in reality (mm)' },
    set: 'Use',
    wrong: 'Write a number in millimetres, larger than 0.',
    outline: 'Draw outline',
    plane:
      'Measurements hold in the plane through the ruler or marker. If the wound is oblique to the camera, deep or on curved skin, they are too small.',
    none: 'No wound has been drawn yet.',
  },
  crosses: 'The outline crosses itself: it has no area',
  step: {
    place: 'Set or take a measuring point',
    close: 'Close the outline',
    back: 'Take back the last measuring point',
    leave: 'Stop pointing',
    left: 'Measuring point to the left',
    right: 'Measuring point to the right',
    up: 'Measuring point up',
    down: 'Measuring point down',
    set: 'Set the measuring point',
    takeBack: 'Take back the measuring point',
  },
  far: {
    left: 'Measuring point far to the left',
    right: 'Measuring point far to the right',
    up: 'Measuring point far up',
    down: 'Measuring point far down',
  },
  pointing: {
    at: (x, y) => `x ${x}, y ${y}`,
    placed: (points, x, y) => `Point ${points} set, x ${x}, y ${y}`,
    takenBack: (points) =>
      points === 0 ? 'No points' : `Taken back. ${countedEn(points, 'point', 'points')} left`,
    held: (x, y) => `Holding the measurement, x ${x}, y ${y}`,
    removed: (left) => `Removed. ${countedEn(left, 'measurement', 'measurements')} left on the image`,
    ended: 'No longer pointing',
  },
};
