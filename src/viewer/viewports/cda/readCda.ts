import { type CdaDocument, parseCda } from './cdaDocument.ts';
import { xmlTree } from './xmlTree.ts';

export type CdaReading =
  | { readonly kind: 'read'; readonly document: CdaDocument; readonly isCut: boolean }
  | { readonly kind: 'refused'; readonly why: 'not-xml' | 'entities' }
  | { readonly kind: 'refused'; readonly why: 'too-large'; readonly megabytes: number };

const mostBytes = 32e6;

/**
 * A document's bytes, parsed and never run (HI-05): no stylesheet is applied, nothing is fetched, and one that defines entities is not
 * parsed at all, since entities grow.
 */
export function readCda(bytes: Uint8Array): CdaReading {
  if (bytes.length > mostBytes) return { kind: 'refused', why: 'too-large', megabytes: bytes.length / 1e6 };
  const text = decoded(bytes);
  if (text === undefined) return { kind: 'refused', why: 'not-xml' };
  if (/<!ENTITY|<!DOCTYPE[^>[]*\[/i.test(text)) return { kind: 'refused', why: 'entities' };
  const marker = `urn:inert-${Math.random().toString(36).slice(2)}:`;
  const parsed = new DOMParser().parseFromString(inert(text, marker), 'application/xml');
  const root = parsed.documentElement;
  if (root === null || parsed.querySelector('parsererror') !== null)
    return { kind: 'refused', why: 'not-xml' };
  const { tree, isCut } = xmlTree(root, (words) => words.replaceAll(marker, ''));
  return { kind: 'read', document: parseCda(tree), isCut };
}

/**
 * The same text with every namespace another than it was. An element is then of no kind that a browser knows: an XHTML or SVG one would have
 * its event handlers read already by the parser, and only the page's policy would stop them. The marker is taken out of what is shown.
 */
function inert(text: string, marker: string): string {
  return text.replace(/\bxmlns(?!:xml\s*=)(:[^\s=]+)?\s*=\s*["']/g, (declaration) => declaration + marker);
}

/** By byte order mark, else as the XML declaration says, else UTF-8 (XML 1.0 appendix F). */
function decoded(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, declared = 'utf-8'] = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/i.exec(head) ?? [];
  const marked = head.startsWith('\xff\xfe')
    ? 'utf-16le'
    : head.startsWith('\xfe\xff')
      ? 'utf-16be'
      : undefined;
  try {
    return new TextDecoder(marked ?? declared, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
