import { type Dataset, numbers, texts } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';

/** Encapsulated Document Length (0042,0015). */
const documentLength = '00420015';

/** What kind of picture it is, of which side, in which coordinates, of which day. */
const words = [
  Tag.modality,
  Tag.laterality,
  Tag.imageLaterality,
  Tag.viewPosition,
  Tag.patientOrientation,
  Tag.frameOfReferenceUid,
  Tag.acquisitionDate,
  Tag.contentDate,
  Tag.mimeTypeOfEncapsulatedDocument,
] as const;

/** Where it lies, how large it is, and what its stored values mean. */
const measures = [
  Tag.instanceNumber,
  Tag.rows,
  Tag.columns,
  Tag.imagePositionPatient,
  Tag.imageOrientationPatient,
  Tag.pixelSpacing,
  Tag.imagerPixelSpacing,
  Tag.rescaleIntercept,
  Tag.rescaleSlope,
  Tag.bitsStored,
  Tag.pixelRepresentation,
  documentLength,
] as const;

/**
 * Whether two archives mean the same object by the same SOP Instance UID: pixels of the one may then be shown under the words of the other.
 * Archives rewrite demographics, descriptions and compression; what tells where and of which side a picture is they do not. What only one
 * of them tells says nothing against the other.
 */
export function isSameObject(a: Instance, b: Instance): boolean {
  if (a.dataset === b.dataset) return true;
  return (
    a.sopClassUid === b.sopClassUid &&
    a.numberOfFrames === b.numberOfFrames &&
    words.every((tag) => saysAlike(a.dataset, b.dataset, tag)) &&
    measures.every((tag) => measuresAlike(a.dataset, b.dataset, tag))
  );
}

function saysAlike(a: Dataset, b: Dataset, tag: (typeof words)[number]): boolean {
  const [one, other] = [a, b].map((dataset) =>
    texts(dataset, tag)
      .map((word) => word.trim().toUpperCase())
      .join('\\'),
  );
  return one === '' || other === '' || one === other;
}

/** The same number is written in many ways (DS, PS3.5 6.2), and rounded in some. */
function measuresAlike(a: Dataset, b: Dataset, tag: (typeof measures)[number]): boolean {
  const [one, other] = [numbers(a, tag), numbers(b, tag)];
  if (one === undefined || other === undefined || one.length === 0 || other.length === 0) return true;
  return (
    one.length === other.length &&
    one.every((value, at) => Math.abs(value - (other[at] ?? NaN)) <= 1e-3 * Math.max(1, Math.abs(value)))
  );
}
