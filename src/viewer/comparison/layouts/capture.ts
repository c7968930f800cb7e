import { stackPositions } from '#dicom/displaySet.ts';
import {
  type CellRule,
  type Conditions,
  type HangingRule,
  type PictureSelector,
  type StudySelector,
} from '#protocol/hanging.ts';
import { type Cell, type Layout, type Offer, type OfferedStudy } from '#viewer/comparison/hanging/offer.ts';
import { namedView } from '#viewer/comparison/hanging/projectionView.ts';
import { capturedStage } from '#viewer/comparison/hanging/ruleWords.ts';
import { found, planeName } from '#viewer/comparison/hanging/select.ts';
import { isLocalizer, isProjection, isStack } from '#viewer/comparison/interest.ts';
import { wholeId } from '#dicom/displaySet.ts';

export interface Captured {
  readonly layout: Pick<Layout, 'grid' | 'cells'>;
  readonly offer: Offer;
  /** Words that are the patient's own, in small letters: no description that holds one of them is kept. */
  readonly personal: readonly string[];
}

/** By place: what each pane shows, told by what kind of picture it is. Undefined for an empty pane. */
export function describedCells({ layout, offer, personal }: Captured): readonly (CellRule | undefined)[] {
  return layout.cells.map((cell) => (cell === undefined ? undefined : describe(cell, offer, personal)));
}

/** A rule that puts up what is on screen now, wherever it finds the like. Nothing in it is of this patient: no UID, no date, no name. */
export function captured(name: string, of: Captured): HangingRule {
  const { grid } = of.layout;
  const cells = describedCells(of);
  const last = cells.findLastIndex((cell) => cell !== undefined);
  return {
    name,
    when: conditionsOf(of.offer),
    stages: [
      {
        kind: 'cells',
        name: capturedStage,
        grid: `${grid.rows}x${grid.columns}`,
        // An empty pane before the last full one asks for the study's best, since a cell must ask for something.
        cells: cells.slice(0, last + 1).map((cell) => cell ?? {}),
      },
    ],
  };
}

/** As many studies side by side, of the same modalities and the same part of the body, on as wide a screen. */
export function conditionsOf({ present, studies, device }: Offer): Conditions {
  const pictures = present.displaySets.filter(
    ({ kind }) => kind !== 'report' && kind !== 'document' && kind !== 'unsupported',
  );
  const modalities = [
    ...new Set((pictures.length > 0 ? pictures : present.displaySets).map(({ modality }) => modality)),
  ];
  const [region] = present.regions ?? [];
  return {
    devices: [device],
    studies: { least: studies.length, most: studies.length },
    ...(modalities.length === 0 ? {} : { modalities }),
    ...(region === undefined ? {} : { regions: [region] }),
  };
}

function describe(cell: Cell, offer: Offer, personal: readonly string[]): CellRule | undefined {
  const study = offer.studies.find(
    ({ studyInstanceUid }) => studyInstanceUid === cell.displaySet.studyInstanceUid,
  );
  if (study === undefined) return undefined;
  const whose = studySelector(study, offer);
  const plain = selectorOf(cell);
  const described = withDescription(plain, cell, personal);
  const show =
    [plain, described].find((one) => one !== undefined && placeIn(study, one, cell) === 1) ?? plain;
  const nth = placeIn(study, show, cell);
  return {
    ...(whose === 'present' ? {} : { study: whose }),
    show,
    ...(nth > 1 ? { nth: Math.min(nth, 99) } : {}),
    ...(cell.against === undefined ? {} : { against: 'chestWall' }),
  };
}

function studySelector(study: OfferedStudy, { studies, present }: Offer): StudySelector {
  if (study === present) return 'present';
  const others = studies.filter((one) => one !== present).toReversed();
  return { prior: Math.min(9, others.indexOf(study) + 1) };
}

/** As few lines as tell one kind of picture from another. */
function selectorOf({ displaySet, start = 0 }: Cell): PictureSelector {
  if (displaySet.kind === 'images' && displaySet.selectedFrom !== undefined) return { form: 'keyImages' };
  const kind = { kinds: [displaySet.kind], modalities: [displaySet.modality] };
  if (isProjection(displaySet) && isStack(displaySet)) {
    const instance = stackPositions(displaySet)[start]?.instance;
    const view = instance === undefined ? undefined : namedView(instance);
    return view === undefined
      ? { form: 'projection', modalities: [displaySet.modality] }
      : { views: [view], modalities: [displaySet.modality] };
  }
  if (isLocalizer(displaySet)) return { ...kind, form: 'localizer' };
  const plane = planeName(displaySet);
  const isVolume = displaySet.kind === 'images' && displaySet.isVolume;
  return {
    ...kind,
    ...(isVolume ? { form: 'volume' as const } : {}),
    ...(plane === undefined ? {} : { plane }),
  };
}

/** Undefined where the description might tell of the patient: one of their words, or a number as long as a date or an identity. */
function withDescription(
  selector: PictureSelector,
  { displaySet }: Cell,
  personal: readonly string[],
): PictureSelector | undefined {
  const description = displaySet.description?.replaceAll('*', ' ').trim().slice(0, 80).trim() ?? '';
  const small = description.toLowerCase();
  const isPersonal =
    /\d{5,}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(description) ||
    personal.some((word) => word.length > 1 && small.includes(word));
  return description === '' || isPersonal ? undefined : { ...selector, description };
}

/** Which of those that answer it is, from 1; 0 where it is not among them. */
function placeIn(study: OfferedStudy, selector: PictureSelector, cell: Cell): number {
  const { displaySet, start = 0 } = cell;
  return (
    found(study, selector).findIndex(
      (one) =>
        (one.displaySet.id === displaySet.id || wholeId(one.displaySet) === displaySet.id) &&
        (!isProjection(displaySet) || (one.start ?? 0) === start),
    ) + 1
  );
}
