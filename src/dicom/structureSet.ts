import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, type Element, items, number, numbers, text } from './dataset.ts';
import { colourOfRgb, type Colour, ownColour } from './displayColour.ts';
import { type Instance } from './instance.ts';
import { optional } from './study.ts';

/** One contour of a structure; points in mm of the patient, x, y and z in turn (PS3.3 C.8.8.6). */
export interface Contour {
  readonly kind: 'closed' | 'open' | 'point';
  readonly points: Float64Array;
}

/** One region of interest and its contours. */
export interface Structure {
  readonly number: number;
  readonly name: string;
  readonly colour: Colour;
  readonly frameOfReferenceUid?: string;
  /** RT ROI Interpreted Type: EXTERNAL, PTV, ORGAN … */
  readonly interpretedType?: string;
  readonly contours: readonly Contour[];
  /** Contours that could not be read, that the archive kept back, or that lie in no plane. */
  readonly unread: number;
}

export interface StructureSet {
  readonly sopInstanceUid: string;
  readonly label: string;
  /** `YYYYMMDD`. */
  readonly date?: string;
  readonly structures: readonly Structure[];
}

export const rtStructureSetStorage = '1.2.840.10008.5.1.4.1.1.481.3';

/** Beyond these a set is cut off, and what was left out counted: the largest real ones hold a tenth. */
const mostContours = 100_000;
const mostValues = 15_000_000;

/** The structures in order of their ROI Number. One without contours stands in the list all the same. */
export function parseStructureSet({ dataset, sopInstanceUid }: Instance): StructureSet {
  const contours = new Map(
    items(dataset, AnnotationTag.roiContourSequence).map((item) => [
      number(item, AnnotationTag.referencedRoiNumber),
      item,
    ]),
  );
  const types = new Map(
    items(dataset, AnnotationTag.rtRoiObservationsSequence).map((item) => [
      number(item, AnnotationTag.referencedRoiNumber),
      text(item, AnnotationTag.rtRoiInterpretedType),
    ]),
  );
  const budget = { contours: mostContours, values: mostValues };
  const structures = items(dataset, AnnotationTag.structureSetRoiSequence).map((roi, order): Structure => {
    const roiNumber = number(roi, AnnotationTag.roiNumber) ?? -1;
    const drawn = contours.get(roiNumber);
    return {
      number: roiNumber,
      name: text(roi, AnnotationTag.roiName) ?? '',
      colour: colourOfRgb(numbers(drawn ?? {}, AnnotationTag.roiDisplayColor)) ?? ownColour(order),
      ...optional('frameOfReferenceUid', text(roi, AnnotationTag.referencedFrameOfReferenceUid)),
      ...optional('interpretedType', types.get(roiNumber)),
      ...(drawn === undefined ? { contours: [], unread: 0 } : readContours(drawn, budget)),
    };
  });
  return {
    sopInstanceUid,
    label: text(dataset, AnnotationTag.structureSetLabel) ?? '',
    structures: structures.toSorted((a, b) => a.number - b.number),
    ...optional('date', text(dataset, AnnotationTag.structureSetDate)),
  };
}

function readContours(
  roi: Dataset,
  budget: { contours: number; values: number },
): Pick<Structure, 'contours' | 'unread'> {
  const all = items(roi, AnnotationTag.contourSequence);
  const contours = all.flatMap((item) => {
    const contour = budget.contours > 0 && budget.values > 0 ? parseContour(item) : undefined;
    if (contour === undefined) return [];
    budget.contours -= 1;
    budget.values -= contour.points.length;
    return [contour];
  });
  return { contours, unread: all.length - contours.length };
}

const kinds: Readonly<Record<string, Contour['kind']>> = {
  POINT: 'point',
  OPEN_PLANAR: 'open',
  CLOSED_PLANAR: 'closed',
  // A CLOSED_PLANAR that cuts out of its like (PS3.3 C.8.8.6.3): the line is the same.
  CLOSEDPLANAR_XOR: 'closed',
};

function parseContour(item: Dataset): Contour | undefined {
  const kind = kinds[text(item, AnnotationTag.contourGeometricType) ?? ''];
  const values = numbers(item, AnnotationTag.contourData) ?? decimalsOf(item[AnnotationTag.contourData]);
  if (kind === undefined || values === undefined || values.length % 3 !== 0) return undefined;
  return { kind, points: Float64Array.from(values) };
}

/** More than 64 kB of decimal strings fit no DS of explicit encoding: such are written as UN (PS3.5 6.2.2), and some archives hand on the bytes. */
function decimalsOf(element: Element | undefined): readonly number[] | undefined {
  if (element?.InlineBinary === undefined) return undefined;
  const parts = atob(element.InlineBinary)
    .replace(/[\0 ]+$/, '')
    .split('\\');
  const values = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return values.every(Number.isFinite) ? values : undefined;
}
