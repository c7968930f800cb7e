import { type Citation } from './citation.ts';
import { type Code, isDcm } from './code.ts';
import { below, type ContentItem, type ContentTree } from './contentTree.ts';
import { type Measured } from './contentValue.ts';

/** One number of a group: what was measured, how it was derived, and its digits with their unit. */
export interface GroupNumber {
  readonly concept?: Code;
  readonly derivation?: Code;
  readonly measured: Measured;
  /** The image it was taken from, where the document says. */
  readonly citation?: Citation;
}

/** What a document measured of one thing that it means to find again (PS3.16 TID 1501 and the templates that are like it). */
export interface MeasurementGroup {
  /** Place in the document's reading order. */
  readonly number: number;
  /** The same on every date, where the document bears one (0062,0021 as DCM 112040). */
  readonly trackingUid?: string;
  /** In human words, or what its software calls its tool (DCM 112039). */
  readonly trackingIdentifier?: string;
  readonly numbers: readonly GroupNumber[];
}

/** The measurement groups of a structured report that hold at least one number. */
export function measurementGroups(tree: ContentTree): readonly MeasurementGroup[] {
  return tree.items
    .filter(({ name, value }) => value.kind === 'container' && isDcm(name, '125007'))
    .map((group) => groupOf(tree, group))
    .filter(({ numbers }) => numbers.length > 0);
}

function groupOf(tree: ContentTree, group: ContentItem): MeasurementGroup {
  const inside = below(tree, group);
  // What is deeper belongs to a region or another part of the group.
  const own = inside.filter(({ depth }) => depth === group.depth + 1);
  const uid = own.flatMap(({ name, value }) =>
    isDcm(name, '112040') && value.kind === 'uid' ? [value.uid] : [],
  )[0];
  const identifier = own.flatMap(({ name, value }) =>
    isDcm(name, '112039') && value.kind === 'text' ? [value.text] : [],
  )[0];
  const image = citationIn(inside);
  return {
    number: group.number,
    ...(uid === undefined ? {} : { trackingUid: uid }),
    ...(identifier === undefined ? {} : { trackingIdentifier: identifier }),
    numbers: own.flatMap((item) => numberOf(tree, item, image)),
  };
}

function numberOf(tree: ContentTree, item: ContentItem, image: Citation | undefined): readonly GroupNumber[] {
  const [measured] = item.value.kind === 'number' ? item.value.measured : [];
  if (measured === undefined) return [];
  const inside = below(tree, item);
  const derivation = inside.flatMap(({ name, value }) =>
    isDcm(name, '121401') && value.kind === 'code' ? [value.code] : [],
  )[0];
  const citation = citationIn(inside) ?? image;
  return [
    {
      measured,
      ...(item.name === undefined ? {} : { concept: item.name }),
      ...(derivation === undefined ? {} : { derivation }),
      ...(citation === undefined ? {} : { citation }),
    },
  ];
}

function citationIn(items: readonly ContentItem[]): Citation | undefined {
  return items.flatMap(({ value }) => (value.kind === 'reference' ? value.citations : []))[0];
}
