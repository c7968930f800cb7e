import { type Dataset, type Element, numbers, text } from './dataset.ts';
import { Tag } from './tag.ts';

/** A lookup table of PS3.3 C.11.1 or C.11.2: entry `value − first`, clamped to the ends. */
export interface LookupTable {
  readonly first: number;
  readonly entries: Uint16Array<ArrayBuffer>;
  /** Largest output the table's bits can hold. */
  readonly largest: number;
  /** Its name as the modality gave it. */
  readonly explanation?: string;
}

/**
 * The table of one item of a Modality, VOI or Presentation LUT Sequence; undefined when its data is not at hand. The first value mapped is
 * signed where what it maps is (C.11.1.1): sent as an unsigned word, it may still be negative.
 */
export function parseLookupTable(
  item: Dataset,
  { maps }: { readonly maps: 'signed' | 'unsigned' },
): LookupTable | undefined {
  const [count, firstWord = 0, bits = 16] = numbers(item, Tag.lutDescriptor) ?? [];
  const words = tableWords(item[Tag.lutData]);
  if (count === undefined || words === undefined) return undefined;
  const length = count === 0 ? 65_536 : count;
  const isPacked = words.length < length && words.length * 2 >= length;
  const entries = isPacked
    ? Uint16Array.from(new Uint8Array(words.buffer, 0, length))
    : words.subarray(0, length);
  if (entries.length < length) return undefined;
  const first = maps === 'signed' && firstWord > 32_767 ? firstWord - 65_536 : firstWord;
  // Some writers say 16 bits over tables of 12: what the table holds decides.
  const largest = entries.reduce((most, entry) => Math.max(most, entry), 1);
  const explanation = text(item, Tag.lutExplanation);
  return {
    first,
    entries,
    largest: Math.min(2 ** bits - 1, 2 ** Math.ceil(Math.log2(largest + 1)) - 1),
    ...(explanation === undefined ? {} : { explanation }),
  };
}

/**
 * The largest output that a table states to have, used or not: an item of a presentation state means its bits. Said of 16 bits over values of
 * 12 or fewer, it is the known slip of writers, and what the table holds stands.
 */
export function statedLargest(item: Dataset, { largest }: LookupTable): number {
  const bits = numbers(item, Tag.lutDescriptor)?.[2] ?? 16;
  return bits === 16 && largest < 4096 ? largest : 2 ** bits - 1;
}

export function lookUp(source: LookupTable, value: number): number {
  const last = source.entries.length - 1;
  return source.entries[Math.min(last, Math.max(0, Math.round(value) - source.first))] ?? 0;
}

/** The words of a lookup table's data element: numbers (US), or base64 (OW) of little-endian 16-bit words; undefined when only a reference to bulk data was sent. */
export function tableWords(element: Element | undefined): Uint16Array<ArrayBuffer> | undefined {
  if (element?.InlineBinary !== undefined) {
    const bytes = Uint8Array.from(atob(element.InlineBinary), (character) => character.charCodeAt(0));
    return new Uint16Array(bytes.buffer, 0, bytes.length >> 1);
  }
  const values = element?.Value?.filter((value) => typeof value === 'number');
  return values === undefined || values.length === 0 ? undefined : Uint16Array.from(values);
}
