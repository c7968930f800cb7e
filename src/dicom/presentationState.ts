import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, has, items, number, personName, text, texts } from './dataset.ts';
import { type DisplayShutter, parseDisplayShutter } from './displayShutter.ts';
import { areaToImage, type DisplayedArea, displayedArea, type Turn, turnOf } from './displayedArea.ts';
import { type GraphicMark, graphicMarks } from './graphicAnnotation.ts';
import {
  type ImageFrame,
  type ImageReference,
  itemsFor,
  parseImageReferences,
  refersTo,
} from './imageReference.ts';
import { type Instance } from './instance.ts';
import { parseLookupTable } from './lookupTable.ts';
import { optional } from './study.ts';
import { Tag } from './tag.ts';
import { voiWindows, type VoiWindow } from './voi.ts';

/** What a state asks for and Lysbilde does not do: named wherever the state is applied, never passed over. */
export type NotApplied =
  | 'shutter'
  | 'overlays'
  | 'modality-table'
  | 'presentation-table'
  | 'mask'
  | 'true-size'
  | 'aspect'
  | 'rotation'
  | 'graphics';

/** A softcopy presentation state: how someone wanted images shown (PS3.3 A.33). */
export interface PresentationState {
  readonly sopInstanceUid: string;
  readonly label: string;
  readonly description?: string;
  readonly creator?: string;
  /** `YYYYMMDD` and up to six digits of time, as stored: of two, the greater is the later. */
  readonly created?: string;
  readonly references: readonly ImageReference[];
  /** Grayscale and colour states are applied; of the others only the name is known. */
  readonly isApplicable: boolean;
  readonly dataset: Dataset;
}

/** The first value that a table maps is signed where the image's values are: only with the image is it known what it means. */
export interface ModalityTable {
  readonly item: Dataset;
}

/** What a state makes of one image. */
export interface FramePresentation {
  /** The same for every image that is to be shown in the same way: moving among them changes nothing that the user has set. */
  readonly id: string;
  readonly voi?:
    | { readonly kind: 'window'; readonly window: VoiWindow }
    | { readonly kind: 'table'; readonly item: Dataset };
  /** Stored values to those that the window is in. Without one in the state they are the same (PS3.4 N.2.1.1), whatever the image says. */
  readonly modality: { readonly slope: number; readonly intercept: number } | ModalityTable;
  /** In place of the image's own. */
  readonly shutter?: DisplayShutter;
  /** The image's own MONOCHROME1 is overridden by the state (PS3.4 N.2.1.4). */
  readonly isInverse: boolean;
  readonly turn: Turn;
  readonly area?: DisplayedArea;
  readonly marks: readonly GraphicMark[];
  readonly notApplied: readonly NotApplied[];
}

const storage = '1.2.840.10008.5.1.4.1.1.11.';

export function isPresentationState({ sopClassUid }: Instance): boolean {
  return sopClassUid.startsWith(storage);
}

export function parsePresentationState(instance: Instance): PresentationState {
  const { dataset, sopInstanceUid, sopClassUid } = instance;
  const date = text(dataset, AnnotationTag.presentationCreationDate) ?? text(dataset, Tag.contentDate);
  const time = text(dataset, AnnotationTag.presentationCreationTime) ?? text(dataset, Tag.contentTime);
  return {
    sopInstanceUid,
    label: text(dataset, AnnotationTag.contentLabel) ?? '',
    references: items(dataset, AnnotationTag.referencedSeriesSequence).flatMap((series) => [
      ...parseImageReferences(series),
    ]),
    isApplicable: sopClassUid === `${storage}1` || sopClassUid === `${storage}2`,
    dataset,
    ...optional('description', text(dataset, AnnotationTag.contentDescription)),
    ...optional('creator', personName(dataset, AnnotationTag.contentCreatorName)?.alphabetic),
    ...optional(
      'created',
      date === undefined ? undefined : date + (time ?? '').replaceAll(':', '').slice(0, 6),
    ),
  };
}

/** What the state makes of this image, of `rows` × `columns`; undefined where it does not name the image or is not of a kind that is applied. */
export function presentationOf(
  state: PresentationState,
  image: ImageFrame & { readonly rows: number; readonly columns: number; readonly aspect: number },
): FramePresentation | undefined {
  if (!state.isApplicable || !refersTo(state.references, image)) return undefined;
  const { dataset } = state;
  const turn = turnOf(dataset);
  const area = displayedArea(dataset, image);
  const whole = { left: 0, top: 0, right: image.columns, bottom: image.rows };
  const shown: DisplayedArea = area ?? { ...whole, isTrueSize: false };
  const asStored: Turn = { rotation: 0, isFlipped: false };
  const graphics = graphicMarks(dataset, image, areaToImage(shown, turn ?? asStored));
  const voi = voiOf(dataset, image);
  return {
    id: [state.sopInstanceUid, ...Object.values(shown), JSON.stringify(voi ?? null)].join(' '),
    modality: modalityOf(dataset),
    isInverse: text(dataset, Tag.presentationLutShape) === 'INVERSE',
    turn: turn ?? asStored,
    marks: graphics.marks,
    notApplied: [
      ...partsNotApplied(dataset, voi),
      ...(shown.isTrueSize ? (['true-size'] as const) : []),
      ...(Math.abs((shown.aspect ?? image.aspect) / image.aspect - 1) > 0.01 ? (['aspect'] as const) : []),
      ...(turn === undefined ? (['rotation'] as const) : []),
      ...(graphics.unread > 0 ? (['graphics'] as const) : []),
    ],
    ...optional('voi', voi),
    ...optional('shutter', shutterOf(dataset)),
    ...optional('area', area),
  };
}

/**
 * The state that an image is shown by unless somebody chooses: the latest that can be applied to it. None where two of them are equally late
 * or one does not say when it was made: which was meant last, nobody knows.
 */
export function defaultState(states: readonly PresentationState[]): PresentationState | undefined {
  const applicable = states.filter(({ isApplicable }) => isApplicable);
  const [first, second] = applicable.toSorted((a, b) => (b.created ?? '').localeCompare(a.created ?? ''));
  if (first === undefined || second === undefined) return first;
  const isKnown = applicable.every(({ created }) => created !== undefined);
  return isKnown && first.created !== second.created ? first : undefined;
}

function voiOf(state: Dataset, image: ImageFrame): FramePresentation['voi'] {
  const [item] = itemsFor(items(state, AnnotationTag.softcopyVoiLutSequence), image);
  if (item === undefined) return undefined;
  const [table] = items(item, Tag.voiLutSequence);
  if (table !== undefined) return { kind: 'table', item: table };
  const [window] = voiWindows(item);
  return window === undefined ? undefined : { kind: 'window', window };
}

const shutters = new WeakMap<Dataset, DisplayShutter | 'none'>();

/** The same object for the same state: what lies over an image is made anew when it changes. */
function shutterOf(state: Dataset): DisplayShutter | undefined {
  const found = shutters.get(state) ?? parseDisplayShutter(state) ?? 'none';
  shutters.set(state, found);
  return found === 'none' ? undefined : found;
}

/** A table whose data is not at hand is named as not applied; the identity stands in its place. */
function modalityOf(state: Dataset): FramePresentation['modality'] {
  const [item] = items(state, Tag.modalityLutSequence);
  if (item !== undefined && isReadable(item)) return { item };
  const slope = number(state, Tag.rescaleSlope) ?? 1;
  return { slope: slope === 0 ? 1 : slope, intercept: number(state, Tag.rescaleIntercept) ?? 0 };
}

function isReadable(table: Dataset): boolean {
  return parseLookupTable(table, { maps: 'unsigned' }) !== undefined;
}

/** A bitmap shutter is an overlay; other shapes are applied where their measures are there. */
function isShutterLeftOut(state: Dataset): boolean {
  return texts(state, AnnotationTag.shutterShape).length > (shutterOf(state)?.openings.length ?? 0);
}

function partsNotApplied(state: Dataset, voi: FramePresentation['voi']): readonly NotApplied[] {
  const [modalityTable] = items(state, Tag.modalityLutSequence);
  // Without a VOI transformation of its own a state leaves the image its grey, and with it what comes before.
  const isTableLeftOut = modalityTable !== undefined && (voi === undefined || !isReadable(modalityTable));
  const hasOverlay = Object.keys(state).some((tag) => /^60[0-9A-F]{2}(1001|3000)$/.test(tag));
  const parts: readonly (readonly [NotApplied, boolean])[] = [
    ['shutter', isShutterLeftOut(state)],
    ['overlays', hasOverlay],
    ['modality-table', isTableLeftOut],
    ['presentation-table', has(state, AnnotationTag.presentationLutSequence)],
    ['mask', has(state, AnnotationTag.maskSubtractionSequence)],
  ];
  return parts.flatMap(([name, isThere]) => (isThere ? [name] : []));
}
