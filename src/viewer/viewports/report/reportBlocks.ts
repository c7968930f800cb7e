import { type Citation } from './citation.ts';
import { type Code } from './code.ts';
import { type ContentItem } from './contentTree.ts';

/** A report as it is read down the page. */
export interface ReportBlocks {
  /** Who observed what, language, procedure: the document's own context (PS3.3 C.17.5). */
  readonly context: readonly ReportBlock[];
  readonly content: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: 'heading'; readonly item: ContentItem; readonly level: number }
  | { readonly kind: 'line'; readonly item: ContentItem; readonly indent: number }
  /** Neighbours that only point at objects, as one list. */
  | {
      readonly kind: 'references';
      readonly number: number;
      readonly name?: Code;
      readonly indent: number;
      readonly citations: readonly Citation[];
    };

/** Everything below the document's own item, in reading order; nothing is dropped. */
export function reportBlocks(items: readonly ContentItem[]): ReportBlocks {
  const context: ReportBlock[] = [];
  const content: ReportBlock[] = [];
  /** Depths of the named containers that the item stands in. */
  let headings: readonly number[] = [];
  let into = content;
  for (const item of items.slice(1)) {
    headings = headings.filter((depth) => depth < item.depth);
    if (item.depth === 1)
      into =
        item.relationship === undefined || item.relationship === 'CONTAINS' || item.value.kind === 'container'
          ? content
          : context;
    if (item.value.kind === 'container') {
      if (item.name === undefined) continue;
      into.push({ kind: 'heading', item, level: headings.length });
      headings = [...headings, item.depth];
    } else push(into, item, item.depth - (headings.at(-1) ?? 0) - 1);
  }
  return { context, content };
}

function push(into: ReportBlock[], item: ContentItem, indent: number): void {
  if (item.value.kind !== 'reference') {
    into.push({ kind: 'line', item, indent });
    return;
  }
  const { citations } = item.value;
  const last = into.at(-1);
  if (last?.kind === 'references' && last.indent === indent && isSame(last.name, item.name)) {
    into[into.length - 1] = { ...last, citations: [...last.citations, ...citations] };
    return;
  }
  const named = item.name === undefined ? {} : { name: item.name };
  into.push({ kind: 'references', number: item.number, ...named, indent, citations });
}

function isSame(a: Code | undefined, b: Code | undefined): boolean {
  return a?.value === b?.value && a?.scheme === b?.scheme && a?.meaning === b?.meaning;
}
