import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import {
  isPresentationState,
  parsePresentationState,
  type PresentationState,
} from '#dicom/presentationState.ts';
import { isSegmentation, parseSegmentation, type Segmentation } from '#dicom/segmentation.ts';
import { parseStructureSet, rtStructureSetStorage, type StructureSet } from '#dicom/structureSet.ts';

/** What a study holds that belongs over images of it: read once, and only when somebody asks. */
export interface StudyMarks {
  readonly states: readonly PresentationState[];
  readonly structureSets: readonly StructureSet[];
  readonly segmentations: readonly (Segmentation | Unread)[];
  /** The images that all of these may refer to. */
  readonly images: readonly Instance[];
}

/** A segmentation of a kind or size that is not read. */
export interface Unread {
  readonly instance: Instance;
  readonly unreadable: 'type' | 'size';
}

/** Whether there is anything to read; costs a look at each SOP class. */
export function hasMarks(displaySets: readonly DisplaySet[]): boolean {
  return kindsIn(displaySets).states.length > 0 || drawnIn(displaySets).length > 0;
}

/** Presentation states decide how an image is first painted; they are small and read at once. */
export function statesOf(displaySets: readonly DisplaySet[]): readonly PresentationState[] {
  return remember(readStates, displaySets, ({ states }) => states.map(parsePresentationState));
}

/** Structure sets and segmentations may be large: they are read once the first image stands. */
export function studyMarks(displaySets: readonly DisplaySet[]): StudyMarks {
  return remember(readMarks, displaySets, ({ structureSets, segmentations, images }) => ({
    states: statesOf(displaySets),
    structureSets: structureSets.map(parseStructureSet),
    segmentations: segmentations.map((instance) => {
      const read = parseSegmentation(instance);
      return 'unreadable' in read ? { instance, ...read } : read;
    }),
    images,
  }));
}

interface Kinds {
  readonly states: readonly Instance[];
  readonly structureSets: readonly Instance[];
  readonly segmentations: readonly Instance[];
  readonly images: readonly Instance[];
}

const readKinds = new WeakMap<readonly DisplaySet[], Kinds>();
const readStates = new WeakMap<readonly DisplaySet[], readonly PresentationState[]>();
const readMarks = new WeakMap<readonly DisplaySet[], StudyMarks>();

function remember<T>(
  known: WeakMap<readonly DisplaySet[], T>,
  displaySets: readonly DisplaySet[],
  read: (kinds: Kinds) => T,
): T {
  const found = known.get(displaySets);
  if (found !== undefined) return found;
  const made = read(kindsIn(displaySets));
  known.set(displaySets, made);
  return made;
}

function drawnIn(displaySets: readonly DisplaySet[]): readonly Instance[] {
  const { structureSets, segmentations } = kindsIn(displaySets);
  return [...structureSets, ...segmentations];
}

function kindsIn(displaySets: readonly DisplaySet[]): Kinds {
  const known = readKinds.get(displaySets);
  if (known !== undefined) return known;
  const all = displaySets.flatMap((one) => ('instances' in one ? one.instances : [one.instance]));
  const isStructureSet = ({ sopClassUid }: Instance) => sopClassUid === rtStructureSetStorage;
  const kinds = {
    states: all.filter(isPresentationState),
    structureSets: all.filter(isStructureSet),
    segmentations: all.filter(isSegmentation),
    images: all.filter((instance) => instance.hasPixels && !isSegmentation(instance)),
  };
  readKinds.set(displaySets, kinds);
  return kinds;
}
