import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, has, items, personName, text } from './dataset.ts';
import { areaToImage, type DisplayedArea, displayedArea, type Turn, turnOf } from './displayedArea.ts';
import { type GraphicMark, graphicMarks } from './graphicAnnotation.ts';
import { type ImageFrame, type ImageReference, parseImageReferences, refersTo } from './imageReference.ts';
import { type Instance } from './instance.ts';
import { type GreyNotApplied, type PresentedGrey, presentedGrey } from './presentationGrey.ts';
import { type LayerNotApplied, type PresentedLayers, presentedLayers } from './presentationLayers.ts';
import { optional } from './study.ts';
import { Tag } from './tag.ts';
import { type SopInstanceUid } from './uid.ts';

/** What a state asks for and Lysbilde does not do: named wherever the state is applied, never passed over. */
export type NotApplied =
  GreyNotApplied | LayerNotApplied | 'mask' | 'true-size' | 'aspect' | 'rotation' | 'graphics';

/** A softcopy presentation state: how someone wanted images shown (PS3.3 A.33). */
export interface PresentationState {
  readonly sopInstanceUid: SopInstanceUid;
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

/** What a state makes of one image. */
export interface FramePresentation extends PresentedGrey, PresentedLayers {
  /** The same for every image that is to be shown in the same way: moving among them changes nothing that the user has set. */
  readonly id: string;
  /** The state itself, for what of it is fetched on its own. */
  readonly state: Pick<PresentationState, 'sopInstanceUid' | 'dataset'>;
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
  const grey = presentedGrey(dataset, image);
  const layers = presentedLayers(dataset, image);
  return {
    ...layers,
    ...grey,
    id: [state.sopInstanceUid, ...Object.values(shown), JSON.stringify(grey.voi ?? null)].join(' '),
    state,
    turn: turn ?? asStored,
    marks: graphics.marks,
    notApplied: [
      ...layers.notApplied,
      ...grey.notApplied,
      ...(has(dataset, AnnotationTag.maskSubtractionSequence) ? (['mask'] as const) : []),
      ...(shown.isTrueSize ? (['true-size'] as const) : []),
      ...(Math.abs((shown.aspect ?? image.aspect) / image.aspect - 1) > 0.01 ? (['aspect'] as const) : []),
      ...(turn === undefined ? (['rotation'] as const) : []),
      ...(graphics.unread > 0 ? (['graphics'] as const) : []),
    ],
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
