import { FrameFailure } from './frame.ts';

/** Canonical Huffman codes of ISO 10918-1 annex C, by length: `first` code, where its symbols begin, and how many there are. */
export interface HuffmanTable {
  readonly first: Int32Array;
  readonly offset: Int32Array;
  readonly count: Uint8Array;
  readonly symbols: Uint8Array;
}

export function huffmanTable(count: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const [first, offset] = [new Int32Array(16), new Int32Array(16)];
  let [code, at] = [0, 0];
  for (let length = 0; length < 16; length++) {
    first[length] = code;
    offset[length] = at;
    code = (code + (count[length] ?? 0)) << 1;
    at += count[length] ?? 0;
  }
  return { first, offset, count, symbols };
}

/** Reads the entropy-coded bits of a JPEG scan. Throws `damaged` when they end too early. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #bits = 0;
  #held = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  symbol(table: HuffmanTable): number {
    let code = 0;
    for (let length = 0; length < 16; length++) {
      code = (code << 1) | this.#bit();
      const index = code - (table.first[length] ?? 0);
      if (index >= 0 && index < (table.count[length] ?? 0))
        return table.symbols[(table.offset[length] ?? 0) + index] ?? 0;
    }
    throw new FrameFailure('damaged', 'JPEG holds a code that its table does not');
  }

  /** A difference of `size` bits in JPEG's own notation of signs (F.2.2.1). */
  signed(size: number): number {
    if (size === 0) return 0;
    if (size > 16) throw new FrameFailure('damaged', 'JPEG difference of more than 16 bits');
    let value = 0;
    for (let i = 0; i < size; i++) value = (value << 1) | this.#bit();
    return value < 2 ** (size - 1) ? value - 2 ** size + 1 : value;
  }

  /** Passes the restart marker that is due here. */
  restart(): void {
    this.#held = 0;
    const marker = this.#bytes[this.#at + 1] ?? 0;
    if (this.#bytes[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7)
      throw new FrameFailure('damaged', 'JPEG restart marker is missing');
    this.#at += 2;
  }

  #bit(): number {
    if (this.#held === 0) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new FrameFailure('damaged', 'JPEG scan is cut short');
      if (byte === 0xff) {
        if (this.#bytes[this.#at + 1] !== 0) throw new FrameFailure('damaged', 'JPEG scan ends too early');
        this.#at++;
      }
      this.#at++;
      this.#bits = byte;
      this.#held = 8;
    }
    this.#held--;
    return (this.#bits >> this.#held) & 1;
  }
}
