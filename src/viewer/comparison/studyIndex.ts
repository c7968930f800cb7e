import {
  type DisplaySet,
  type ImagesDisplaySet,
  type StackPosition,
  stackPositions,
} from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { ImageMarks } from '#viewer/viewports/keyObjects/imageMarks.ts';
import { type CitedHere } from '#viewer/viewports/paneSurroundings.tsx';
import { type Citation } from '#viewer/viewports/report/citation.ts';
import { documentState } from '#viewer/viewports/report/documentState.ts';
import { isStack } from './interest.ts';

/** What the documents of one study say of its objects, and where each object stands. */
export interface StudyIndex {
  readonly placeOf: (sopInstanceUid: string) => CitedHere | undefined;
  readonly marks: ImageMarks;
  /** SOP Instance UID of a document → those that replace it. */
  readonly successors: ReadonlyMap<string, readonly Citation[]>;
  /** The key images alone, of each series that has some. */
  readonly selections: readonly ImagesDisplaySet[];
}

/** Ends the id of a display set that holds the key images of another. */
const keysOnly = '~key';

const known = new WeakMap<ReadyContents, StudyIndex>();

/** Made once for each answer of the archives. */
export function studyIndex(contents: ReadyContents): StudyIndex {
  const found = known.get(contents) ?? makeIndex(contents);
  known.set(contents, found);
  return found;
}

export function instancesOf(displaySet: DisplaySet): readonly Instance[] {
  return 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
}

function makeIndex(contents: ReadyContents): StudyIndex {
  const { displaySets } = contents;
  const places = new Map(displaySets.flatMap((displaySet) => placesIn(contents, displaySet)));
  const documents = displaySets.flatMap((set) => (set.kind === 'report' ? [set.instance] : []));
  const marks = new ImageMarks(documents);
  return {
    placeOf: (sopInstanceUid) => places.get(sopInstanceUid),
    marks,
    successors: successorsAmong(documents),
    selections: displaySets.flatMap((displaySet) => keyImages(displaySet, marks)),
  };
}

function placesIn(
  contents: ReadyContents,
  displaySet: DisplaySet,
): readonly (readonly [string, CitedHere])[] {
  const here = { kind: 'here', contents, displaySet } as const;
  if (!isStack(displaySet))
    return instancesOf(displaySet).map((instance) => [instance.sopInstanceUid, { ...here, instance }]);
  return stackPositions(displaySet).flatMap(({ instance, frameNumber }, index) =>
    frameNumber === 1 ? [[instance.sopInstanceUid, { ...here, instance, index }] as const] : [],
  );
}

function successorsAmong(documents: readonly Instance[]): ReadonlyMap<string, readonly Citation[]> {
  const successors = new Map<string, readonly Citation[]>();
  for (const { sopInstanceUid, dataset } of documents) {
    for (const predecessor of documentState(dataset).predecessors) {
      const before = successors.get(predecessor.sopInstanceUid) ?? [];
      successors.set(predecessor.sopInstanceUid, [
        ...before,
        { sopInstanceUid, frameNumbers: [], segmentNumbers: [] },
      ]);
    }
  }
  return successors;
}

/** The images that somebody has chosen, of a series or of the frames of one object; none where that is all of them. */
function keyImages(displaySet: DisplaySet, marks: ImageMarks): readonly ImagesDisplaySet[] {
  if (marks.isEmpty || (displaySet.kind !== 'images' && displaySet.kind !== 'cine')) return [];
  const positions = stackPositions(displaySet);
  const keys = positions.filter((position) => isKey(marks, position));
  const instances = [...new Set(keys.map(({ instance }) => instance))];
  if (!isNonEmpty(keys) || !isNonEmpty(instances) || keys.length === positions.length) return [];
  const { id, studyInstanceUid, seriesInstanceUid, modality, seriesNumber, description } = displaySet;
  const hasFrames = instances.some(({ numberOfFrames }) => numberOfFrames > 1);
  return [
    {
      kind: 'images',
      id: `${id}${keysOnly}`,
      studyInstanceUid,
      seriesInstanceUid,
      modality,
      ...(seriesNumber === undefined ? {} : { seriesNumber }),
      ...(description === undefined ? {} : { description }),
      instances,
      isVolume: false,
      selectedFrom: { id, total: positions.length, ...(hasFrames ? { frames: keys } : {}) },
    },
  ];
}

function isKey(marks: ImageMarks, { instance, frameNumber }: StackPosition): boolean {
  return (marks.of(instance.sopInstanceUid, frameNumber)?.keys.length ?? 0) > 0;
}

/** How many images of a display set are key images, and how many are warned against. */
export function countMarks(
  { marks }: StudyIndex,
  displaySet: DisplaySet,
): { readonly keys: number; readonly warnings: number } {
  if (marks.isEmpty || !isStack(displaySet)) return { keys: 0, warnings: 0 };
  const found = stackPositions(displaySet).map(({ instance, frameNumber }) =>
    marks.of(instance.sopInstanceUid, frameNumber),
  );
  return {
    keys: found.filter((mark) => mark !== undefined && mark.keys.length > 0).length,
    warnings: found.filter((mark) => mark !== undefined && mark.warnings.length > 0).length,
  };
}
