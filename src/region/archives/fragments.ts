import { type Bytes } from './bytes.ts';

/** A run of bytes of the object. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

export interface FragmentTable {
  readonly fragments: readonly Stretch[];
  /** The Basic Offset Table's entries: bytes from the first fragment's item tag (PS3.5 A.4). */
  readonly basicOffsets: readonly number[];
  /** The Extended Offset Table (7FE0,0001), where the object has one. */
  readonly extendedOffsets: readonly number[];
  /** A fragment is cut off by the end of the file. */
  readonly truncated: boolean;
}

/** The fragments of encapsulated pixel data; `area` starts at the offset table's item. */
export function readFragments(bytes: Bytes, area: Stretch): Omit<FragmentTable, 'extendedOffsets'> {
  const all: Stretch[] = [];
  let truncated = false;
  let offset = area.offset;
  const end = area.offset + area.length;
  while (offset + 8 <= end) {
    const head = bytes.at(offset, 8);
    if (head.readUInt32LE() !== itemTag) break;
    const declared = head.readUInt32LE(4);
    const held = Math.min(declared, bytes.size - offset - 8);
    truncated ||= held < declared;
    all.push({ offset: offset + 8, length: held });
    offset += 8 + declared;
  }
  const [table, ...fragments] = all;
  if (table === undefined) return { fragments: [], basicOffsets: [], truncated: true };
  const entries = bytes.at(table.offset, table.length);
  const basicOffsets = Array.from({ length: Math.floor(entries.length / 4) }, (_, index) =>
    entries.readUInt32LE(index * 4),
  );
  return { fragments, basicOffsets, truncated };
}

/** (FFFE,E000) as it lies in little endian. */
const itemTag = 0xe000fffe;

/** Which fragments make which frame; undefined when that cannot be known. A frame is never guessed. */
export function framesOf(
  table: FragmentTable,
  numberOfFrames: number,
  bytes: Bytes,
): readonly (readonly Stretch[])[] | undefined {
  const { fragments } = table;
  if (fragments.length === 0) return undefined;
  if (numberOfFrames === 1) return [fragments];
  const offsets = [table.extendedOffsets, table.basicOffsets].find(
    (entries) => entries.length === numberOfFrames,
  );
  const byOffset = offsets === undefined ? undefined : cutAtOffsets(fragments, offsets);
  if (byOffset !== undefined) return byOffset;
  // Fewer fragments than frames: the file lacks its last ones. Those that are there are in order.
  if (fragments.length <= numberOfFrames) return fragments.map((fragment) => [fragment]);
  return cutAtMarkers(fragments, numberOfFrames, bytes);
}

function cutAtOffsets(
  fragments: readonly Stretch[],
  offsets: readonly number[],
): readonly (readonly Stretch[])[] | undefined {
  const base = (fragments[0]?.offset ?? 0) - 8;
  const indexes = new Map(fragments.map((fragment, index) => [fragment.offset - 8 - base, index]));
  const starts = offsets.map((offset) => indexes.get(offset) ?? -1);
  const ascending = starts.every((start, index) => start >= 0 && start > (starts[index - 1] ?? -1));
  if (!ascending || starts[0] !== 0) return undefined;
  return starts.map((start, index) => fragments.slice(start, starts[index + 1] ?? fragments.length));
}

/** Where a codestream begins, or where the one before it ended; whichever of the two gives as many frames as the object has. */
function cutAtMarkers(
  fragments: readonly Stretch[],
  numberOfFrames: number,
  bytes: Bytes,
): readonly (readonly Stretch[])[] | undefined {
  const begins = fragments.map((fragment) => beginsCodestream(bytes.at(fragment.offset, 4)));
  const ends = fragments.map((fragment) => endsCodestream(bytes, fragment));
  const rules = [
    (index: number) => begins[index] === true && ends[index - 1] === true,
    (index: number) => begins[index] === true,
    (index: number) => ends[index - 1] === true,
  ];
  for (const isStart of rules) {
    const starts = fragments.map((_, index) => index).filter((index) => index === 0 || isStart(index));
    if (starts.length === numberOfFrames)
      return starts.map((start, index) => fragments.slice(start, starts[index + 1] ?? fragments.length));
  }
  return undefined;
}

/** JPEG and JPEG-LS SOI before another marker, JPEG 2000 SOC and SIZ, a JP2 box, JPEG XL. */
function beginsCodestream(head: Buffer): boolean {
  const hex = head.toString('hex');
  return hex.startsWith('ffd8ff') || hex === 'ff4fff51' || hex === '0000000c' || hex.startsWith('ff0a');
}

/** EOI or EOC, possibly followed by padding. */
function endsCodestream(bytes: Bytes, fragment: Stretch): boolean {
  const tail = bytes.at(fragment.offset + Math.max(0, fragment.length - 8), Math.min(8, fragment.length));
  return /ffd9(00)*$/.test(tail.toString('hex'));
}
