import { type Dataset, items, text } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { evidenceOf } from './citation.ts';
import { type Code, codeIn } from './code.ts';
import { type ContentValue, parseContentValue } from './contentValue.ts';
import { ReportTag } from './reportTag.ts';

/** One item of a document's content tree (PS3.3 C.17.3). */
export interface ContentItem {
  /** Its place in reading order, from 0. */
  readonly number: number;
  /** 0 is the document itself. */
  readonly depth: number;
  /** Its place in the tree as by-reference items write it (PS3.3 C.17.3.2.5): `1.2.1`. */
  readonly position: string;
  /** `CONTAINS`, `HAS OBS CONTEXT` …; undefined for the document itself. */
  readonly relationship?: string;
  readonly name?: Code;
  readonly value: ContentValue;
  /** DT as stored: when this was observed, where the item itself says so. */
  readonly observedAt?: string;
}

export interface ContentTree {
  /** In reading order; a child follows its parent. The first is the document itself. */
  readonly items: readonly ContentItem[];
  /** Items beyond the limits, their own children counted too. */
  readonly leftOut: number;
  /** There are more left out than were counted. */
  readonly isCountOpen: boolean;
}

/** What of a hostile tree is read (HI-21); the rest is counted as left out. */
const mostItems = 5000;
const deepest = 24;
const mostCounted = 50_000;

interface Waiting {
  readonly item: Dataset;
  readonly depth: number;
  readonly position: string;
}

/** The content tree of an SR document in reading order. Walks with its own stack, so that a deep tree costs no call stack. */
export function readContent(document: Dataset): ContentTree {
  const evidence = evidenceOf(document);
  const read: ContentItem[] = [];
  let leftOut = 0;
  const waiting: Waiting[] = [{ item: document, depth: 0, position: '1' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, depth, position } = next;
    if (leftOut >= mostCounted) return { items: read, leftOut, isCountOpen: true };
    const isRead = read.length < mostItems && depth <= deepest;
    if (isRead) {
      read.push({
        number: read.length,
        depth,
        position,
        ...optional('relationship', text(item, ReportTag.relationshipType)),
        ...optional('name', codeIn(item, Tag.conceptNameCodeSequence)),
        value: parseContentValue(item, evidence),
        ...optional('observedAt', text(item, ReportTag.observationDateTime)),
      });
    } else leftOut += 1;
    for (const child of childrenOf(next, isRead)) waiting.push(child);
  }
  return { items: read, leftOut, isCountOpen: false };
}

/** Last first, as a stack takes them. */
function childrenOf({ item, depth, position }: Waiting, isRead: boolean): readonly Waiting[] {
  return items(item, Tag.contentSequence)
    .map((child, index) => ({
      item: child,
      depth: depth + 1,
      position: isRead ? `${position}.${index + 1}` : '',
    }))
    .toReversed();
}

/** The items below one, at any depth. */
export function below({ items: all }: Pick<ContentTree, 'items'>, item: ContentItem): readonly ContentItem[] {
  const rest = all.slice(item.number + 1);
  const end = rest.findIndex(({ depth }) => depth <= item.depth);
  return end === -1 ? rest : rest.slice(0, end);
}
