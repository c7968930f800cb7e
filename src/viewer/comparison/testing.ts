import { type DisplaySet } from '#dicom/displaySet.ts';
import { cross } from '#dicom/geometry.ts';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { type OfferedStudy } from './hanging/offer.ts';

const classes = {
  CT: '2',
  MR: '4',
  PT: '128',
  DX: '1.1',
  US: '3.1',
  MG: '1.2',
  XC: '77.1.4',
  PDF: '104.1',
} as const;

/** One series of a study for tests: `size` single-frame images, or loops of 30 frames where the class is ultrasound. */
export interface SeriesOf {
  readonly study: string;
  readonly series: string;
  readonly of: keyof typeof classes;
  readonly size?: number;
  readonly description?: string;
  readonly imageType?: readonly string[];
  readonly orientation?: readonly number[];
  readonly frameOfReference?: string;
  /** View Position and side of a projection: `MLO-L`. */
  readonly view?: string;
}

export function aSeries(wanted: SeriesOf): readonly DisplaySet[] {
  const { size = 1, of } = wanted;
  return groupIntoDisplaySets(Array.from({ length: size }, (_, index) => instanceOf(wanted, of, index)));
}

export function aStudyOf(study: string, ...series: readonly Omit<SeriesOf, 'study'>[]): OfferedStudy {
  const displaySets = series.flatMap((one) => aSeries({ ...one, study }));
  const [first] = displaySets;
  if (first === undefined) throw new Error('a study for tests has a series');
  return { studyInstanceUid: first.studyInstanceUid, displaySets };
}

function instanceOf(wanted: SeriesOf, of: keyof typeof classes, index: number) {
  const { study, series, description, imageType, orientation, frameOfReference } = wanted;
  const [view, side] = wanted.view?.split('-') ?? [];
  const hasPlane = of === 'CT' || of === 'MR' || of === 'PT';
  return anInstance({
    '0020000D': [study],
    '0020000E': [series],
    '00080018': [`${series}.${index + 1}`],
    '00080016': [`1.2.840.10008.5.1.4.1.1.${classes[of]}`],
    '00080060': [of],
    '00200013': [index + 1],
    '00080008': imageType,
    '0008103E': description === undefined ? undefined : [description],
    '00280008': of === 'US' ? [30] : undefined,
    '00181063': of === 'US' ? [33] : undefined,
    '00200032': hasPlane ? placeOf(orientation ?? axial, index * 2) : undefined,
    '00200037': hasPlane ? [...(orientation ?? axial)] : undefined,
    '00200052': hasPlane ? [frameOfReference ?? '1.9'] : undefined,
    '00185101': view === undefined ? undefined : [view],
    '00200062': side === undefined ? undefined : [side],
    '00200020': side === undefined ? undefined : side === 'L' ? ['A', 'F'] : ['P', 'F'],
    '00280030': hasPlane ? [1, 1] : undefined,
  });
}

const axial = [1, 0, 0, 0, 1, 0];

/** So many millimetres along the normal of the plane. */
function placeOf([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[], distance: number) {
  return cross([a, b, c], [d, e, f]).map((part) => part * distance);
}
