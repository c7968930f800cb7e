import { text } from '#dicom/dataset.ts';
import { type StackDisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { type Colour } from '#dicom/displayColour.ts';
import { planeOf } from '#dicom/geometry.ts';
import { refersTo } from '#dicom/imageReference.ts';
import { contoursOn, segmentFramesOn } from '#dicom/placement.ts';
import { type PresentationState } from '#dicom/presentationState.ts';
import { isSegmentation, type Segmentation } from '#dicom/segmentation.ts';
import { areParallel, type Slice, slicesOf } from '#dicom/sliceStack.ts';
import { type StructureSet } from '#dicom/structureSet.ts';
import { Tag } from '#dicom/tag.ts';
import { type StudyMarks, type Unread } from './studyMarks.ts';

/** Why nothing of an object is drawn here. */
export type NotDrawn = 'not-in-study' | 'other-frame' | 'other-plane' | 'unread-type' | 'unread-size';

/** One structure or segment. */
export interface Mark {
  readonly key: string;
  readonly number: number;
  readonly name: string;
  readonly detail?: string;
  readonly colour: Colour;
  /** Positions of the stack, from 0, on which it lies. */
  readonly positions: readonly number[];
  /** It is placed in a Frame of Reference that these images are not in: it is named and not drawn. */
  readonly isForeign: boolean;
  /** Contours that are in the object but could not be read. */
  readonly unread: number;
}

export interface MarkGroup {
  readonly id: string;
  readonly kind: 'structures' | 'segments';
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly source: StructureSet | Segmentation | Unread;
  readonly why?: NotDrawn;
}

/** A state, and the positions of the stack that it names, from 0. */
export type PlacedState = PresentationState & { readonly positions: readonly number[] };

/** What of a study's marks concerns one stack of images. */
export interface PaneMarks {
  readonly states: readonly PlacedState[];
  /** States of images that the study does not hold. */
  readonly homeless: readonly PresentationState[];
  readonly groups: readonly MarkGroup[];
}

export const noMarks: PaneMarks = { states: [], homeless: [], groups: [] };

/** The states that name images of the stack. */
export function paneStates(
  states: readonly PresentationState[],
  displaySet: StackDisplaySet,
): readonly PlacedState[] {
  const positions = stackPositions(displaySet);
  return states.flatMap((state) => {
    const own = positions.flatMap(({ instance: { sopInstanceUid }, frameNumber }, index) =>
      refersTo(state.references, { sopInstanceUid, frameNumber }) ? [index] : [],
    );
    return own.length === 0 ? [] : [{ ...state, positions: own }];
  });
}

/** A segmentation that is itself shown as images has nothing laid over it: it would be its own. */
export function paneMarks(study: StudyMarks, displaySet: StackDisplaySet): PaneMarks {
  const positions = stackPositions(displaySet);
  if (isSegmentation(positions[0].instance)) return noMarks;
  const slices = slicesOf(displaySet);
  const place: Place = { study, displaySet, slices };
  const held = new Set<string>(study.images.map(({ sopInstanceUid }) => sopInstanceUid));
  return {
    states: paneStates(study.states, displaySet),
    homeless: study.states.filter(
      ({ references }) => !references.some(({ sopInstanceUid }) => held.has(sopInstanceUid)),
    ),
    groups: [
      ...study.structureSets.flatMap((set) => structureGroup(set, place)),
      ...study.segmentations.flatMap((segmentation) =>
        'unreadable' in segmentation ? [unreadGroup(segmentation)] : segmentGroup(segmentation, place),
      ),
    ],
  };
}

interface Place {
  readonly study: StudyMarks;
  readonly displaySet: StackDisplaySet;
  readonly slices: readonly (Slice | undefined)[];
}

function structureGroup(set: StructureSet, { study, slices }: Place): readonly MarkGroup[] {
  const here = new Set(slices.map((slice) => slice?.plane.frameOfReferenceUid));
  const isHere = set.structures.some(({ frameOfReferenceUid: uid }) => uid !== undefined && here.has(uid));
  const isElsewhere = set.structures.some(({ frameOfReferenceUid: uid }) => isFrameIn(study, uid));
  if (!isHere && isElsewhere) return [];
  const marks = set.structures.map((structure): Mark => ({
    key: `${set.sopInstanceUid} ${structure.number}`,
    number: structure.number,
    name: structure.name,
    ...(structure.interpretedType === undefined ? {} : { detail: structure.interpretedType }),
    colour: structure.colour,
    positions: isHere
      ? positionsWhere(slices, (slice) => slice !== undefined && contoursOn(structure, slice).length > 0)
      : [],
    isForeign: structure.contours.length > 0 && !here.has(structure.frameOfReferenceUid),
    unread: structure.unread,
  }));
  const group = { id: set.sopInstanceUid, kind: 'structures' as const, label: set.label, marks, source: set };
  return [isHere ? group : { ...group, why: 'other-frame' }];
}

function segmentGroup(segmentation: Segmentation, place: Place): readonly MarkGroup[] {
  const { slices, displaySet, study } = place;
  const positions = stackPositions(displaySet);
  const lying = positions.map(({ instance, frameNumber }, index) => {
    const { sopInstanceUid, rows = 0, columns = 0 } = instance;
    const image = { sopInstanceUid, frameNumber, rows, columns, slice: slices[index] };
    return new Set(segmentFramesOn(segmentation, image).map(({ frame }) => frame.segmentNumber));
  });
  const isHere = lying.some((numbers) => numbers.size > 0);
  const why = isHere ? undefined : whyNoSegments(segmentation, place);
  if (!isHere && why === undefined) return [];
  const marks = segmentation.segments.map((segment): Mark => ({
    key: `${segmentation.instance.sopInstanceUid} ${segment.number}`,
    number: segment.number,
    name: segment.label,
    ...(segment.propertyType === undefined ? {} : { detail: segment.propertyType }),
    colour: segment.colour,
    positions: lying.flatMap((numbers, index) =>
      numbers.has(segmentation.type === 'labelmap' ? undefined : segment.number) ? [index] : [],
    ),
    isForeign: why !== undefined,
    unread: 0,
  }));
  const label = text(segmentation.instance.dataset, Tag.seriesDescription) ?? segmentation.label;
  const id = segmentation.instance.sopInstanceUid;
  const group = { id, kind: 'segments' as const, label, marks, source: segmentation };
  if (why === undefined) return [group];
  return study.images.length === 0 ? [] : [{ ...group, why }];
}

/** Undefined where the segmentation belongs to other images of the study: then it is drawn there, and is no matter here. */
function whyNoSegments(segmentation: Segmentation, { study, slices }: Place): NotDrawn | undefined {
  const plane = segmentation.frames.find((frame) => frame.plane !== undefined)?.plane;
  if (plane === undefined) {
    const held = new Set<string>(study.images.map(({ sopInstanceUid }) => sopInstanceUid));
    const isHeld = segmentation.frames.some(({ sources }) =>
      sources.some(({ sopInstanceUid }) => held.has(sopInstanceUid)),
    );
    return isHeld ? undefined : 'not-in-study';
  }
  const here = slices.find((slice) => slice?.plane.frameOfReferenceUid === plane.frameOfReferenceUid);
  if (here !== undefined) return areParallel(here.plane, plane) ? undefined : 'other-plane';
  return isFrameIn(study, plane.frameOfReferenceUid) ? undefined : 'other-frame';
}

function unreadGroup(source: Unread): MarkGroup {
  const { instance, unreadable } = source;
  const label = text(instance.dataset, Tag.seriesDescription) ?? '';
  const why = unreadable === 'type' ? 'unread-type' : 'unread-size';
  return { id: instance.sopInstanceUid, kind: 'segments', label, marks: [], source, why };
}

function isFrameIn({ images }: StudyMarks, uid: string | undefined): boolean {
  return uid !== undefined && images.some((image) => planeOf(image)?.frameOfReferenceUid === uid);
}

function positionsWhere(
  slices: readonly (Slice | undefined)[],
  isThere: (slice: Slice | undefined) => boolean,
): readonly number[] {
  return slices.flatMap((slice, index) => (isThere(slice) ? [index] : []));
}
