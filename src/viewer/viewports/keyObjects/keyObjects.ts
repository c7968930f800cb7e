import { type Instance } from '#dicom/instance.ts';
import { optional } from '#dicom/study.ts';
import { type Citation } from '#viewer/viewports/report/citation.ts';
import { type Code, isDcm } from '#viewer/viewports/report/code.ts';
import { type ContentItem, readContent } from '#viewer/viewports/report/contentTree.ts';

const keyObjectSelection = '1.2.840.10008.5.1.4.1.1.88.59';

/** Titles of CID 7010 that reject what they cite (PS3.3 C.17.6.2.1) or name a fault with it. */
const warningTitles = new Set(['113001', '113010', '113037', '113038', '113039']);
/** Titles of CID 7010 under which everything is cited, not what someone has chosen. */
const listingTitles = new Set(['113030', '113031', '113032', '113033', '113034', '113035', '113036']);

/** A Key Object Selection document (PS3.3 A.35.4, PS3.16 TID 2010). */
export interface KeyObjects {
  readonly instance: Instance;
  readonly title?: Code;
  /** Chosen images, images warned against, or a list of contents. */
  readonly purpose: 'key' | 'warning' | 'listing';
  /** Document Title Modifiers: why. */
  readonly reasons: readonly Code[];
  readonly description?: string;
  readonly observers: readonly string[];
  readonly citations: readonly Citation[];
  /** Items that none of the above says. */
  readonly rest: readonly ContentItem[];
  readonly leftOut: number;
}

export function isKeyObjects({ sopClassUid }: Instance): boolean {
  return sopClassUid === keyObjectSelection;
}

export function keyObjectsOf(instance: Instance): KeyObjects {
  const { items, leftOut } = readContent(instance.dataset);
  const [root, ...content] = items;
  const description = content.find((item) => isDescription(item));
  const isUsed = (item: ContentItem) =>
    item === description || item.value.kind === 'reference' || isReason(item) || isObserver(item);
  return {
    instance,
    ...optional('title', root?.name),
    purpose: purposeOf(root?.name),
    reasons: content.flatMap((item) =>
      isReason(item) && item.value.kind === 'code' && item.value.code !== undefined ? [item.value.code] : [],
    ),
    ...optional('description', description?.value.kind === 'text' ? description.value.text : undefined),
    observers: content.flatMap((item) =>
      isObserver(item) && item.value.kind === 'text' && item.value.text !== undefined
        ? [item.value.text]
        : [],
    ),
    citations: content.flatMap(({ value }) => (value.kind === 'reference' ? value.citations : [])),
    rest: content.filter((item) => !isUsed(item)),
    leftOut,
  };
}

function purposeOf(title: Code | undefined): KeyObjects['purpose'] {
  if (title?.scheme !== 'DCM') return 'key';
  if (warningTitles.has(title.value ?? '')) return 'warning';
  return listingTitles.has(title.value ?? '') ? 'listing' : 'key';
}

const isDescription = ({ name, value }: ContentItem) => isDcm(name, '113012') && value.kind === 'text';
const isReason = ({ name }: ContentItem) => isDcm(name, '113011');
const isObserver = ({ name, value }: ContentItem) => isDcm(name, '121008') && value.kind === 'text';
