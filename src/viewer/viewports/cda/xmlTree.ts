/** XML as plain values: what is shown is made from these by React, never the document's own nodes. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

const mostNodes = 200_000;
const deepest = 96;

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Growing | string)[];
}

/** A document's elements and text; comments and processing instructions (stylesheets among them) are nothing here. `written` gives each text as the document has it; `isCut`: something lay beyond the limits. */
export function xmlTree(
  root: Element,
  written: (text: string) => string,
): { readonly tree: XmlElement; readonly isCut: boolean } {
  const tree = emptyOf(root, written);
  const waiting = [{ from: root, to: tree, depth: 0 }];
  let nodes = 0;
  let isCut = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const node of next.from.childNodes) {
      nodes += 1;
      if (nodes > mostNodes || next.depth >= deepest) {
        isCut = true;
        break;
      }
      if (node instanceof Element) {
        const child = emptyOf(node, written);
        next.to.children.push(child);
        waiting.push({ from: node, to: child, depth: next.depth + 1 });
      } else if (node instanceof Text) next.to.children.push(written(node.data));
    }
  }
  return { tree, isCut };
}

function emptyOf(element: Element, written: (text: string) => string): Growing {
  const attributes = Object.fromEntries(
    [...element.attributes].map(({ localName, value }) => [localName, written(value)]),
  );
  return { name: element.localName, attributes, children: [] };
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The first element along a path of names: `descend(document, 'custodian', 'assignedCustodian')`. */
export function descend(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenNamed(at, name)[0], element);
}

/** All text within, in order, white space as one blank; undefined when there is none. */
export function textWithin(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const parts: string[] = [];
  const waiting: XmlNode[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else for (const child of next.children.toReversed()) waiting.push(child);
  }
  const joined = parts.join(' ').replace(/\s+/g, ' ').trim();
  return joined === '' ? undefined : joined;
}
