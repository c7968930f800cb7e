import { isBodySpot } from '#dicom/bodySpot.ts';
import { type LockFallback } from '#dicom/loopLock.ts';
import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { type ViewWord } from '#protocol/view.ts';
import { linkWords } from './deepLink/linkWords.ts';
import { type PaneOrder, parseOrder, writeOrder } from './paneOrder.ts';
import { type PairChoice, parsePair, writePair } from './photos/pairState.ts';

/** Movements that linked panes share; each can be switched off on its own. */
export const linkKinds = ['scroll', 'view', 'window', 'cine', 'orientation'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** Instead of a display set's id: whichever of the study goes best with the present one. */
export const bestOfStudy = '*';

/** What one pane has been told to show; `study` counts within `openStudies`. */
export interface PaneChoice {
  readonly displaySetId: string;
  readonly study: number;
  /** The image it opens at, wherever in the study that is: what a document points at. */
  readonly image?: { readonly sopInstanceUid: string; readonly frameNumber: number };
}

/** Everything about what is shown that stands in the address: opaque UIDs and layout, never a name or a number of a person. */
export interface ViewState {
  /** The present study first; those after it are shown beside it. */
  readonly studies: readonly StudyInstanceUid[];
  /** `previous` asks the comparison to choose, which it does by replacing the word with the study it chose. */
  readonly compare?: 'previous' | StudyInstanceUid;
  /** Absent: the hanging rules decide. */
  readonly grid?: Grid;
  /** By place, from the upper left; undefined where the hanging rules decide. */
  readonly panes: readonly (PaneChoice | undefined)[];
  /** The rule asked for by name; absent: the first that matches. Opaque where a user has saved it. */
  readonly layout?: string;
  /** Which stage of the rule, from 0; absent: the first. */
  readonly stage?: number;
  /** How the user has swapped the rule's panes; kept while earlier studies are walked through. */
  readonly order?: PaneOrder;
  /** Places whose choice stays whatever is compared, and which follow no other pane. */
  readonly locked?: readonly number[];
  /** Instead of the panes, this volume in three planes. */
  readonly planes?: PaneChoice;
  /** In colour over those planes. */
  readonly over?: PaneChoice;
  /** Instead of the panes, this volume rendered. */
  readonly volume?: PaneChoice;
  /** Instead of the panes, the present study's loops by stage and view. */
  readonly stress?: 'table';
  /** ECGs over each other, where two are on screen. */
  readonly ecg?: 'over';
  /** Loops that play together are locked by the beat of the heart, and by this where they do not all tell it. */
  readonly lock?: LockFallback;
  readonly unlinked: readonly LinkKind[];
  /** Every photograph of the patient on one sheet. */
  readonly allPhotos: boolean;
  /** Places of the body that narrow timeline and photographs: codes of `#dicom/bodySpot.ts`. */
  readonly regions: readonly string[];
  /** Instead of all that, two photographs as then and now. */
  readonly pair?: PairChoice;
  /** How many words of the address should have been studies but are not. Shown, never dropped in silence. */
  readonly unreadable: number;
}

export const emptyView: ViewState = {
  studies: [],
  panes: [],
  unlinked: [],
  allPhotos: false,
  regions: [],
  unreadable: 0,
};

const largestGrid = 4;

/**
 * Reads the words of a link from elsewhere (`linkWords`), or our own (`#protocol/view.ts`), with `set=id@study!image:frame` for each pane.
 * Anything may stand in an address; nothing throws.
 */
export function parseView(query: URLSearchParams): ViewState {
  const named = words(query.get('studies'));
  const compared = query.get('compare') ?? undefined;
  const compare = compared === 'previous' || isStudyInstanceUid(compared) ? compared : undefined;
  const studies = named.filter((uid) => isStudyInstanceUid(uid));
  const link = linkWords(query);
  const grid = link.choice === undefined ? parseGrid(query.get('grid')) : { rows: 1, columns: 1 };
  const lock = query.get('lock');
  const planes = parseChoice(query.get('planes') ?? '');
  const places = words(query.get('regions'));
  const regions = places.filter((place, index) => isBodySpot(place) && places.indexOf(place) === index);
  const over = planes === undefined ? undefined : parseChoice(query.get('over') ?? '');
  const volume = planes === undefined ? parseChoice(query.get('volume') ?? '') : undefined;
  const pair = parsePair(query.get('pair'));
  return {
    studies: studies.filter((uid, index) => studies.indexOf(uid) === index),
    ...(compare === undefined || studies.length === 0 ? {} : { compare }),
    ...(grid === undefined ? {} : { grid }),
    panes: link.choice === undefined ? parsePanes(query) : [link.choice],
    ...parseHanging(query),
    ...(planes === undefined ? {} : { planes }),
    ...(over === undefined ? {} : { over }),
    ...(volume === undefined ? {} : { volume }),
    ...(query.get('stress') === 'table' ? { stress: 'table' as const } : {}),
    ...(query.get('ecg') === 'over' ? { ecg: 'over' as const } : {}),
    ...(lock === 'time' || lock === 'index' ? { lock } : {}),
    unlinked: linkKinds.filter((kind) => words(query.get('unlinked')).includes(kind)),
    allPhotos: query.get('photos') === 'all',
    ...(pair === undefined ? {} : { pair }),
    regions,
    unreadable:
      named.length -
      studies.length +
      places.filter((place) => !isBodySpot(place)).length +
      (compared !== undefined && compare === undefined ? 1 : 0) +
      link.unreadable,
  };
}

/** The studies that an address asks to see, as far as it names them. */
export function namedStudies(query: URLSearchParams): readonly StudyInstanceUid[] {
  return openStudies(parseView(query));
}

/** The address of a view: `parseView` gives the same view back, save for what was unreadable. */
export function viewQuery(view: ViewState): URLSearchParams {
  const query = new URLSearchParams();
  const put = (word: ViewWord, value: string) => query.append(word, value);
  if (view.studies.length > 0) put('studies', view.studies.join(','));
  if (view.compare !== undefined) put('compare', view.compare);
  if (view.grid !== undefined) put('grid', `${view.grid.rows}x${view.grid.columns}`);
  for (const choice of view.panes) put('set', choice === undefined ? '' : writeChoice(choice));
  if (view.layout !== undefined) put('layout', view.layout);
  if (view.stage !== undefined) put('stage', String(view.stage + 1));
  if (view.order !== undefined) put('order', writeOrder(view.order));
  if (view.locked !== undefined) put('locked', view.locked.map((place) => place + 1).join(','));
  if (view.planes !== undefined) put('planes', writeChoice(view.planes));
  if (view.over !== undefined) put('over', writeChoice(view.over));
  if (view.volume !== undefined) put('volume', writeChoice(view.volume));
  if (view.stress !== undefined) put('stress', view.stress);
  if (view.ecg !== undefined) put('ecg', view.ecg);
  if (view.lock !== undefined) put('lock', view.lock);
  if (view.unlinked.length > 0) put('unlinked', view.unlinked.join(','));
  if (view.allPhotos) put('photos', 'all');
  if (view.regions.length > 0) put('regions', view.regions.join(','));
  if (view.pair !== undefined) put('pair', writePair(view.pair));
  return query;
}

/** A view of these studies alone, as a click in the timeline asks for it. Links stay as the user has set them. */
export function openStudy(view: ViewState, study: StudyInstanceUid, compare?: 'previous'): ViewState {
  return {
    ...emptyView,
    unlinked: view.unlinked,
    regions: view.regions,
    studies: [study],
    ...(compare === undefined ? {} : { compare }),
  };
}

/** The studies on screen in the order that `PaneChoice.study` counts: present, beside it, compared. */
export function openStudies(view: ViewState): readonly StudyInstanceUid[] {
  const { compare } = view;
  if (compare === undefined || compare === 'previous' || view.studies.includes(compare)) return view.studies;
  return [...view.studies, compare];
}

function parseGrid(text: string | null): Grid | undefined {
  const match = /^([1-4])x([1-4])$/.exec(text ?? '');
  return match === null ? undefined : { rows: Number(match[1]), columns: Number(match[2]) };
}

function parsePanes(query: URLSearchParams): ViewState['panes'] {
  return query
    .getAll('set')
    .slice(0, largestGrid * largestGrid)
    .map(parseChoice);
}

function parseHanging(query: URLSearchParams): Pick<ViewState, 'layout' | 'stage' | 'order' | 'locked'> {
  const layout = query.get('layout') ?? '';
  const stage = Number(query.get('stage'));
  const order = parseOrder(query.get('order'));
  const locked = new Set(words(query.get('locked')).map((word) => Number(word) - 1));
  const places = [...locked].filter(
    (place) => Number.isInteger(place) && place >= 0 && place < largestGrid * largestGrid,
  );
  return {
    ...(/^[\w-]{1,40}$/.test(layout) ? { layout } : {}),
    ...(Number.isInteger(stage) && stage > 1 && stage <= 999 ? { stage: stage - 1 } : {}),
    ...(order === undefined ? {} : { order }),
    ...(places.length > 0 ? { locked: places.toSorted((a, b) => a - b) } : {}),
  };
}

function parseChoice(text: string): PaneChoice | undefined {
  const match = /^(.+?)(?:@(\d{1,2}))?(?:!([0-9.]{1,64}):([1-9]\d{0,6}))?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const [, displaySetId, study, sopInstanceUid, frameNumber] = match;
  return {
    displaySetId,
    study: Number(study ?? 0),
    ...(sopInstanceUid === undefined ? {} : { image: { sopInstanceUid, frameNumber: Number(frameNumber) } }),
  };
}

function writeChoice({ displaySetId, study, image }: PaneChoice): string {
  // An id that itself ends as an address does is closed by its study, so that it is read as it was written.
  const isPlain = study === 0 && !/(@\d{1,2}|![0-9.]{1,64}:[1-9]\d{0,6})$/.test(displaySetId);
  const set = isPlain ? displaySetId : `${displaySetId}@${study}`;
  return image === undefined ? set : `${set}!${image.sopInstanceUid}:${image.frameNumber}`;
}

function words(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((word) => word !== '');
}
