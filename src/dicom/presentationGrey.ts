import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, items, number, text } from './dataset.ts';
import { type ImageFrame, itemsFor } from './imageReference.ts';
import { type LookupTable, parseLookupTable, statedLargest } from './lookupTable.ts';
import { optional } from './study.ts';
import { Tag } from './tag.ts';
import { voiWindows, type VoiWindow } from './voi.ts';

/** How a state makes brightness of stored values (PS3.4 N.2.1): modality, value of interest, presentation. */
export interface PresentedGrey {
  /** Absent where the state says nothing of grey: the image keeps its own, and `modality` is not asked for. */
  readonly voi?: PresentedVoi;
  /** Stored values to those that the window is in. Without one in the state they are the same (PS3.4 N.2.1.1), whatever the image says. */
  readonly modality: { readonly slope: number; readonly intercept: number } | ModalityTable;
  /** Presentation LUT Sequence: what comes out of the step before is scaled to its entries (PS3.3 C.11.6.1.1). */
  readonly presentationTable?: LookupTable;
  /** The image's own MONOCHROME1 is overridden by the state (PS3.4 N.2.1.4). */
  readonly isInverse: boolean;
}

export type PresentedVoi =
  | { readonly kind: 'window'; readonly window: VoiWindow }
  | { readonly kind: 'table'; readonly item: Dataset }
  /** No such step: values of 0 to `largest` go on as they are. */
  | { readonly kind: 'none'; readonly largest: number };

/** The first value that a table maps is signed where the image's values are: only with the image is it known what it means. */
export interface ModalityTable {
  readonly item: Dataset;
}

/** Tables of a state whose data is not at hand: what they ask for is not done. */
export type GreyNotApplied = 'modality-table' | 'voi-table' | 'presentation-table';

export function presentedGrey(
  state: Dataset,
  image: ImageFrame,
): PresentedGrey & { readonly notApplied: readonly GreyNotApplied[] } {
  const tables = {
    modality: items(state, Tag.modalityLutSequence)[0],
    presentation: items(state, AnnotationTag.presentationLutSequence)[0],
  };
  const asked = voiOf(state, image);
  const isUnread = asked?.kind === 'table' && !isReadable(asked.item);
  const presentationTable = tableIn(tables.presentation);
  const voi = isUnread ? undefined : (asked ?? withoutVoi(tables.modality, presentationTable));
  const isModalityRead = tables.modality === undefined || isReadable(tables.modality);
  const parts: readonly (readonly [GreyNotApplied, boolean])[] = [
    ['modality-table', !isModalityRead],
    ['voi-table', isUnread],
    ['presentation-table', tables.presentation !== undefined && presentationTable === undefined],
  ];
  return {
    modality: modalityOf(state, tables.modality),
    // The two exclude each other (C.11.6); of a state with both, the table is the more exact.
    isInverse: presentationTable === undefined && text(state, Tag.presentationLutShape) === 'INVERSE',
    notApplied: parts.flatMap(([name, isThere]) => (isThere ? [name] : [])),
    ...optional('voi', voi),
    ...optional('presentationTable', presentationTable),
  };
}

function voiOf(state: Dataset, image: ImageFrame): PresentedVoi | undefined {
  const [item] = itemsFor(items(state, AnnotationTag.softcopyVoiLutSequence), image);
  if (item === undefined) return undefined;
  const [table] = items(item, Tag.voiLutSequence);
  if (table !== undefined) return { kind: 'table', item: table };
  const [window] = voiWindows(item);
  return window === undefined ? undefined : { kind: 'window', window };
}

/**
 * Without a VOI transformation the values are P-values at once (PS3.4 N.2.1.4, note 1), or input of the presentation table. A state with
 * neither table was made for its graphics: by the letter a CT would then be past recognition, so the image keeps its own grey.
 */
function withoutVoi(
  modality: Dataset | undefined,
  presentation: LookupTable | undefined,
): PresentedVoi | undefined {
  if (presentation !== undefined) return { kind: 'none', largest: presentation.entries.length - 1 };
  const table = modality === undefined ? undefined : parseLookupTable(modality, { maps: 'unsigned' });
  return modality === undefined || table === undefined
    ? undefined
    : { kind: 'none', largest: statedLargest(modality, table) };
}

/** Its output is P-values of as many bits as it states, whether or not it makes use of them all. */
function tableIn(item: Dataset | undefined): LookupTable | undefined {
  const table = item === undefined ? undefined : parseLookupTable(item, { maps: 'unsigned' });
  if (item === undefined || table === undefined) return undefined;
  return { ...table, first: 0, largest: statedLargest(item, table) };
}

/** A table whose data is not at hand is named as not applied; the identity stands in its place. */
function modalityOf(state: Dataset, table: Dataset | undefined): PresentedGrey['modality'] {
  if (table !== undefined && isReadable(table)) return { item: table };
  const slope = number(state, Tag.rescaleSlope) ?? 1;
  return { slope: slope === 0 ? 1 : slope, intercept: number(state, Tag.rescaleIntercept) ?? 0 };
}

function isReadable(table: Dataset): boolean {
  return parseLookupTable(table, { maps: 'unsigned' }) !== undefined;
}
