import { type Dataset, items, numbers, text, texts } from './dataset.ts';
import { type Instance } from './instance.ts';
import { ProjectionTag } from './projectionTag.ts';
import { Tag, type TagKey } from './tag.ts';

/** Millimetres, or a direction without unit, in the patient's system: +x left, +y posterior, +z head (PS3.3 C.7.6.2.1.1). */
export type Vector = readonly [number, number, number];

/** Where one frame lies in the patient. */
export interface Plane {
  /** Direction of growing column index, along a row. Unit length. */
  readonly row: Vector;
  /** Direction of growing row index, down a column. Unit length. */
  readonly column: Vector;
  /** `row` × `column`. */
  readonly normal: Vector;
  /** Centre of the first pixel, mm. */
  readonly position: Vector;
  readonly frameOfReferenceUid?: string;
}

/** The letters at the edges of an image as stored. */
export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

/** The functional group item with `tag` that holds for this frame (PS3.3 C.7.6.16): its own before the shared one. */
export function functionalGroup(dataset: Dataset, frameNumber: number, tag: TagKey): Dataset | undefined {
  const frame = groupsOf(dataset).frames[frameNumber - 1];
  const own = frame === undefined ? undefined : items(frame, tag)[0];
  if (own !== undefined) return own;
  const { shared } = groupsOf(dataset);
  return shared === undefined ? undefined : items(shared, tag)[0];
}

/**
 * The plane of a frame from Image Position and Orientation (Patient), from the functional groups where the object is enhanced, from
 * Grid Frame Offset Vector where it is a dose. Undefined when either is absent or malformed, when the cosines are not unit and
 * perpendicular within 1 %, and for frames that share one position in the object: which of them lies there, it does not say.
 */
export function planeOf(instance: Instance, frameNumber = 1): Plane | undefined {
  if (frameNumber !== 1) return readPlane(instance, frameNumber);
  if (!firstPlanes.has(instance)) firstPlanes.set(instance, readPlane(instance, 1));
  return firstPlanes.get(instance);
}

/** Sorting asks for the plane of each slice many times over. */
const firstPlanes = new WeakMap<Instance, Plane | undefined>();

function readPlane(instance: Instance, frameNumber: number): Plane | undefined {
  const { dataset } = instance;
  const axes = axesOf(instance, frameNumber);
  if (axes === undefined) return undefined;
  const normal = cross(axes.row, axes.column);
  const own = functionalGroup(dataset, frameNumber, Tag.planePositionSequence);
  const stated = vector(numbers(own ?? dataset, Tag.imagePositionPatient), 0);
  const isShared = own === undefined && instance.numberOfFrames > 1;
  const position =
    stated !== undefined && isShared ? gridPosition(dataset, { stated, normal, frameNumber }) : stated;
  if (position === undefined) return undefined;
  const frameOfReferenceUid = text(dataset, Tag.frameOfReferenceUid);
  const plane = { ...axes, normal, position };
  return frameOfReferenceUid === undefined ? plane : { ...plane, frameOfReferenceUid };
}

/** Directions of a frame's rows and columns, unit and perpendicular within 1 %. */
export function axesOf(
  { dataset }: Instance,
  frameNumber: number,
): Pick<Plane, 'row' | 'column'> | undefined {
  const orientations = functionalGroup(dataset, frameNumber, Tag.planeOrientationSequence) ?? dataset;
  const cosines = numbers(orientations, Tag.imageOrientationPatient);
  const [row, column] = [vector(cosines, 0), vector(cosines, 3)];
  if (row === undefined || column === undefined) return undefined;
  const isSound =
    Math.abs(length(row) - 1) <= 0.01 &&
    Math.abs(length(column) - 1) <= 0.01 &&
    Math.abs(dot(row, column)) <= 0.01;
  return isSound ? { row, column } : undefined;
}

/** Offsets along the normal from the position stated, the first being 0 (PS3.3 C.8.8.3.2 a); the form by patient coordinates is for axial grids and says the same from its own first. */
function gridPosition(
  dataset: Dataset,
  at: { readonly stated: Vector; readonly normal: Vector; readonly frameNumber: number },
): Vector | undefined {
  const offsets = numbers(dataset, Tag.gridFrameOffsetVector);
  const [first] = offsets ?? [];
  const own = offsets?.[at.frameNumber - 1];
  if (first === undefined || own === undefined) return undefined;
  const { stated, normal } = at;
  const along = (axis: 0 | 1 | 2) => stated[axis] + normal[axis] * (own - first);
  return [along(0), along(1), along(2)];
}

/** Position of a plane along a direction, mm. */
export function positionAlong(plane: Plane, direction: Vector): number {
  return dot(plane.position, direction);
}

/** Millimetres between pixel centres: `row` down a column (first value of Pixel Spacing), `column` along a row. */
export interface Spacing {
  readonly row: number;
  readonly column: number;
}

/** Pixel Spacing of a frame, from Pixel Measures where enhanced. Undefined when absent or not positive. */
export function pixelSpacing(instance: Instance, frameNumber = 1): Spacing | undefined {
  const measures =
    functionalGroup(instance.dataset, frameNumber, Tag.pixelMeasuresSequence) ?? instance.dataset;
  return spacing(measures, Tag.pixelSpacing);
}

/** Imager Pixel Spacing: at the detector; of an enhanced projection it stands in the frame's functional groups (PS3.3 C.8.19.6.4). */
export function imagerPixelSpacing({ dataset }: Instance, frameNumber = 1): Spacing | undefined {
  const own = functionalGroup(dataset, frameNumber, ProjectionTag.framePixelDataPropertiesSequence);
  return spacing(own ?? dataset, Tag.imagerPixelSpacing) ?? spacing(dataset, Tag.imagerPixelSpacing);
}

export function spacing(dataset: Dataset, tag: TagKey): Spacing | undefined {
  const [row, column] = numbers(dataset, tag) ?? [];
  return row !== undefined && column !== undefined && row > 0 && column > 0 ? { row, column } : undefined;
}

/**
 * Height of a pixel divided by its width, for display: Pixel Spacing, Imager Pixel Spacing or Pixel Aspect Ratio (vertical\horizontal).
 * 1 when nothing says otherwise.
 */
export function pixelAspect(instance: Instance, frameNumber = 1): number {
  const known =
    pixelSpacing(instance, frameNumber) ??
    imagerPixelSpacing(instance, frameNumber) ??
    spacing(instance.dataset, Tag.pixelAspectRatio);
  return known === undefined ? 1 : known.row / known.column;
}

/** Edge letters from the frame's own directions, else from Patient Orientation (0020,0020); undefined when neither says. Never guessed. */
export function edgeLetters(instance: Instance, frameNumber = 1): EdgeLetters | undefined {
  const axes = axesOf(instance, frameNumber);
  if (axes !== undefined) {
    return {
      left: lettersOf(scale(axes.row, -1)),
      right: lettersOf(axes.row),
      top: lettersOf(scale(axes.column, -1)),
      bottom: lettersOf(axes.column),
    };
  }
  const [right, bottom] = texts(instance.dataset, Tag.patientOrientation);
  if (
    right === undefined ||
    bottom === undefined ||
    !/^[RLAPHF]{1,3}$/.test(right) ||
    !/^[RLAPHF]{1,3}$/.test(bottom)
  )
    return undefined;
  return { left: opposite(right), right, top: opposite(bottom), bottom };
}

/** The letters of a direction, strongest first; a component below a quarter is left out. */
export function lettersOf(direction: Vector): string {
  const named = [
    { size: Math.abs(direction[0]), letter: direction[0] > 0 ? 'L' : 'R' },
    { size: Math.abs(direction[1]), letter: direction[1] > 0 ? 'P' : 'A' },
    { size: Math.abs(direction[2]), letter: direction[2] > 0 ? 'H' : 'F' },
  ];
  return named
    .filter(({ size }) => size >= 0.25)
    .sort((a, b) => b.size - a.size)
    .map(({ letter }) => letter)
    .join('');
}

/** The letters as seen after mirroring left–right (`isFlipped`) and then turning `rotation` degrees clockwise (quarter turns). */
export function turnLetters(
  letters: EdgeLetters,
  view: { readonly rotation: number; readonly isFlipped: boolean },
): EdgeLetters {
  const mirrored = view.isFlipped ? { ...letters, left: letters.right, right: letters.left } : letters;
  const clockwise = [mirrored.top, mirrored.right, mirrored.bottom, mirrored.left];
  const turns = ((Math.round(view.rotation / 90) % 4) + 4) % 4;
  const at = (edge: number) => clockwise[(edge - turns + 4) % 4] ?? '';
  return { top: at(0), right: at(1), bottom: at(2), left: at(3) };
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function scale(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function length(a: Vector): number {
  return Math.hypot(...a);
}

const opposites: Readonly<Record<string, string>> = { R: 'L', L: 'R', A: 'P', P: 'A', H: 'F', F: 'H' };

function opposite(letters: string): string {
  return letters.replace(/[A-Z]/g, (letter) => opposites[letter] ?? '');
}

function vector(values: readonly number[] | undefined, from: number): Vector | undefined {
  const [x, y, z] = values?.slice(from, from + 3) ?? [];
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
}

interface Groups {
  readonly shared: Dataset | undefined;
  readonly frames: readonly Dataset[];
}

/** Read once per dataset: an enhanced object holds thousands of items. */
const groups = new WeakMap<Dataset, Groups>();

function groupsOf(dataset: Dataset): Groups {
  const known = groups.get(dataset);
  if (known !== undefined) return known;
  const read: Groups = {
    shared: items(dataset, Tag.sharedFunctionalGroupsSequence)[0],
    frames: items(dataset, Tag.perFrameFunctionalGroupsSequence),
  };
  groups.set(dataset, read);
  return read;
}
