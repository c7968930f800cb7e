import { type Dataset, number, numbers } from '#dicom/dataset.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { tableWords } from '#dicom/lookupTable.ts';
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
  // Some writers say 16 bits and store 8. A single table may be dark throughout: all three tell.
  const isWide = [red, green, blue].some((one) => isWideTable(one));
  return {
    first: red.first,
    red: entriesOf(red, isWide),
    green: entriesOf(green, isWide),
    blue: entriesOf(blue, isWide),
  };
}

function channel(dataset: Dataset, descriptorTag: string, dataTag: string) {
  const [count, firstWord = 0, bits = 16] = numbers(dataset, descriptorTag) ?? [];
  if (count === undefined) throw new FrameFailure('unsupported', 'palette descriptor is missing');
  const entries = count === 0 ? 65_536 : count;
  // The segmented form has its own tag, 20 hex higher.
  const segments = tableWords(dataset[dataTag.replace(/0(\d)$/, '2$1')]);
  const words =
    tableWords(dataset[dataTag]) ?? (segments === undefined ? undefined : expandSegments(segments, entries));
  if (words === undefined) throw new FrameFailure('unsupported', 'palette data is missing from the metadata');
  // Signed where the pixels are, whichever way the descriptor's words were read.
  const isSigned = number(dataset, Tag.pixelRepresentation) === 1;
  const first = isSigned && firstWord > 32_767 ? firstWord - 65_536 : firstWord;
  return { first, words, entries, bits };
}

interface Table {
  readonly words: Uint16Array<ArrayBuffer>;
  readonly entries: number;
  readonly bits: number;
}

function isWideTable({ words, entries, bits }: Table): boolean {
  return bits > 8 && words.length >= entries && words.subarray(0, entries).some((value) => value > 255);
}

/** Discrete, linear and indirect segments of PS3.3 C.7.9.2; indirect ones point to a byte offset in the same table. */
function expandSegments(words: Uint16Array, entries: number): Uint16Array<ArrayBuffer> {
  const out: number[] = [];
  const run = (from: number, count: number, depth: number): void => {
    for (let at = from, done = 0; done < count && at + 1 < words.length && out.length < entries; done++) {
      const [kind, length = 0] = words.subarray(at, at + 2);
      if (kind === 0) for (let i = 0; i < length; i++) out.push(words[at + 2 + i] ?? 0);
      if (kind === 1) pushLine(out, length, words[at + 2] ?? 0);
      if (kind === 2 && depth === 0) {
        const offset = (words[at + 2] ?? 0) + (words[at + 3] ?? 0) * 65_536;
        run(offset / 2, length, 1);
      }
      if (kind === undefined || kind > 2 || (kind === 2 && depth > 0))
        throw new FrameFailure('damaged', 'palette segment of an unknown kind');
      at += kind === 0 ? 2 + length : kind === 1 ? 3 : 4;
    }
  };
  run(0, words.length, 0);
  if (out.length !== entries)
    throw new FrameFailure('damaged', `palette segments give ${out.length} of ${entries}`);
  return Uint16Array.from(out);
}

function pushLine(out: number[], length: number, end: number): void {
  const start = out.at(-1) ?? 0;
  for (let i = 1; i <= length; i++) out.push(Math.round(start + ((end - start) * i) / length));
}

/** 8-bit entries lie two to a word when the table is half as long as it should be (PS3.3 C.7.6.3.1.6). */
function entriesOf({ words, entries, bits }: Table, isWide: boolean): Uint8Array<ArrayBuffer> {
  if (words.length >= entries)
    return Uint8Array.from(words.subarray(0, entries), (value) =>
      isWide && bits > 8 ? value >> 8 : value & 255,
    );
  if (words.length * 2 >= entries && bits <= 8)
    return new Uint8Array(words.buffer, words.byteOffset, entries).slice();
  throw new FrameFailure('damaged', `palette has ${words.length} words for ${entries} entries`);
}
