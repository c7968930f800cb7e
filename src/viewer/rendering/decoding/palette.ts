import { type Dataset, type Element, numbers } from '#dicom/dataset.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { Tag } from '#dicom/tag.ts';

/** Three tables of 8-bit colour (PS3.3 C.7.6.3.1.5–6): entry `value − first`, clamped to the ends. */
export interface Palette {
  readonly first: number;
  readonly red: Uint8Array<ArrayBuffer>;
  readonly green: Uint8Array<ArrayBuffer>;
  readonly blue: Uint8Array<ArrayBuffer>;
}

export function parsePalette(dataset: Dataset): Palette {
  const red = channel(dataset, Tag.redPaletteColorLookupTableDescriptor, Tag.redPaletteColorLookupTableData);
  const green = channel(
    dataset,
    Tag.greenPaletteColorLookupTableDescriptor,
    Tag.greenPaletteColorLookupTableData,
  );
  const blue = channel(
    dataset,
    Tag.bluePaletteColorLookupTableDescriptor,
    Tag.bluePaletteColorLookupTableData,
  );
  return { first: red.first, red: red.table, green: green.table, blue: blue.table };
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

function channel(dataset: Dataset, descriptorTag: string, dataTag: string) {
  const [count, firstWord = 0, bits = 16] = numbers(dataset, descriptorTag) ?? [];
  const words = tableWords(dataset[dataTag]);
  if (count === undefined) throw new FrameFailure('unsupported', 'palette descriptor is missing');
  if (words === undefined)
    throw new FrameFailure('unsupported', 'palette data is missing from the metadata, or segmented');
  const entries = count === 0 ? 65_536 : count;
  // A descriptor read as unsigned words carries a negative first value as 65536 − n.
  const first = firstWord > 32_767 && entries <= 32_768 ? firstWord - 65_536 : firstWord;
  return { first, table: entriesOf({ words, entries, bits }) };
}

/** 8-bit entries lie two to a word when the table is half as long as it should be (PS3.3 C.7.6.3.1.6). */
function entriesOf(source: {
  readonly words: Uint16Array<ArrayBuffer>;
  readonly entries: number;
  readonly bits: number;
}): Uint8Array<ArrayBuffer> {
  const { words, entries, bits } = source;
  if (words.length >= entries) {
    const values = words.subarray(0, entries);
    // Some writers say 16 bits and store 8.
    const isWide = bits > 8 && values.some((value) => value > 255);
    return Uint8Array.from(values, (value) => (isWide ? value >> 8 : value & 255));
  }
  if (words.length * 2 >= entries && bits <= 8)
    return new Uint8Array(words.buffer, words.byteOffset, entries).slice();
  throw new FrameFailure('damaged', `palette has ${words.length} words for ${entries} entries`);
}
