import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Random access to the bytes of one object. `at` gives fewer bytes than asked only where the object ends. */
export interface Bytes {
  readonly size: number;
  at(offset: number, length: number): Buffer;
  /** One byte, or -1 beyond the end. */
  byteAt(offset: number): number;
}

const firstWindow = 8 * 1024;
const smallWindow = 1024;
const largeWindow = 256 * 1024;

/**
 * One open file behind a read-ahead window: a header costs one or two reads however many elements it has, and a walk from
 * fragment to fragment reads little more than their heads. The window grows while the reading is sequential.
 */
export class FileBytes implements Bytes {
  readonly size: number;
  readonly #descriptor: number;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;
  #ahead = firstWindow;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    this.size = fstatSync(this.#descriptor).size;
  }

  at(offset: number, length: number): Buffer {
    const end = Math.min(offset + length, this.size);
    if (offset < 0 || offset >= end) return Buffer.alloc(0);
    if (offset < this.#start || end > this.#start + this.#window.length) this.#fill(offset, end);
    return this.#window.subarray(offset - this.#start, end - this.#start);
  }

  byteAt(offset: number): number {
    const held = offset - this.#start;
    if (held >= 0 && held < this.#window.length) return this.#window[held] ?? -1;
    return this.at(offset, 1)[0] ?? -1;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #fill(offset: number, end: number): void {
    const isJump = this.#window.length > 0 && offset > this.#start + this.#window.length;
    this.#ahead = isJump ? smallWindow : Math.min(this.#ahead * 2, largeWindow);
    const wanted = Math.min(Math.max(end - offset, this.#ahead), this.size - offset);
    const buffer = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const count = readSync(this.#descriptor, buffer, filled, wanted - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    this.#window = buffer.subarray(0, filled);
    this.#start = offset;
  }
}

/** An object that had to be unpacked (deflated) before it could be read. */
export class MemoryBytes implements Bytes {
  readonly size: number;
  readonly #buffer: Buffer;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
    this.size = buffer.length;
  }

  at(offset: number, length: number): Buffer {
    return this.#buffer.subarray(offset, offset + length);
  }

  byteAt(offset: number): number {
    return this.#buffer[offset] ?? -1;
  }
}
