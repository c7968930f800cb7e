/** One box of an ISO base media file (ISO/IEC 14496-12 4.2); `start` and `end` bound what is inside it. */
export interface Box {
  readonly type: string;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** More boxes than any file has at one level: what says so is made to keep us busy. */
const mostBoxes = 1_000_000;

/** A whole file, or part of one, as a box without a type. */
export function fileOf(bytes: Buffer): Box {
  return { type: '', bytes, start: 0, end: bytes.length };
}

/** The boxes inside, in order, as far as each lies inside its parent; `skip` bytes before the first are the parent's own fields. */
export function boxesIn({ bytes, start, end }: Box, skip = 0): readonly Box[] {
  const found: Box[] = [];
  let at = start + skip;
  while (at + 8 <= end && found.length < mostBoxes) {
    const { size, head } = boxSize(bytes, at, end);
    if (size < head || at + size > end) return found;
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), bytes, start: at + head, end: at + size });
    at += size;
  }
  return found;
}

/** The first box reached by these types, one inside the other. */
export function boxAt(parent: Box, ...path: readonly string[]): Box | undefined {
  const [type, ...rest] = path;
  if (type === undefined) return parent;
  const found = boxesIn(parent).find((box) => box.type === type);
  return found === undefined ? undefined : boxAt(found, ...rest);
}

/** The fields of a full box (version, flags, then its own) read one after another; what lies beyond the box is 0. */
export class Fields {
  readonly version: number;
  readonly flags: number;
  readonly #box: Box;
  #at: number;

  constructor(box: Box) {
    this.#box = box;
    this.#at = box.start;
    const head = this.u32();
    this.version = head >>> 24;
    this.flags = head & 0xffffff;
  }

  get left(): number {
    return Math.max(0, this.#box.end - this.#at);
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }

  u32(): number {
    const at = this.#at;
    this.#at += 4;
    return at + 4 <= this.#box.end ? this.#box.bytes.readUInt32BE(at) : 0;
  }

  i32(): number {
    return this.u32() | 0;
  }

  /** Exact below 2^53, as every real time is. */
  u64(): number {
    return this.u32() * 0x1_0000_0000 + this.u32();
  }

  i64(): number {
    return this.i32() * 0x1_0000_0000 + this.u32();
  }
}

/** Size 0 is «to the end», size 1 «in the next eight bytes». */
function boxSize(bytes: Buffer, at: number, end: number): { readonly size: number; readonly head: number } {
  const size = bytes.readUInt32BE(at);
  if (size === 0) return { size: end - at, head: 8 };
  if (size !== 1) return { size, head: 8 };
  return { size: at + 16 <= end ? Number(bytes.readBigUInt64BE(at + 8)) : 0, head: 16 };
}

/** MP4 without the padding that DICOM adds at the end, so that every box ends where the file does. */
export function trimmed(bytes: Buffer): Buffer {
  const last = boxesIn(fileOf(bytes)).at(-1);
  if (last === undefined) return bytes;
  return bytes.length - last.end < 8 ? bytes.subarray(0, last.end) : bytes;
}

/** Every top-level box lies inside the file, and there is an index: a cut-off file does not play to its end. */
export function isWholeMp4(bytes: Buffer): boolean {
  const boxes = boxesIn(fileOf(bytes));
  return boxes.at(-1)?.end === bytes.length && boxes.some(({ type }) => type === 'moov');
}
