/** Writes the entropy-coded bits of a JPEG scan: FF is followed by a stuffed 00, the last byte filled with ones (ISO 10918-1 F.1.2.3). */
export class BitWriter {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  put(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      this.#held = (this.#held << 1) | ((value >> bit) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
  }

  /** A difference: its category as a code of `codeBits` bits, then its own bits (F.1.2.1). */
  difference(value: number, codeBits: number, codeOf: (category: number) => number): void {
    const category = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
    this.put(codeOf(category), codeBits);
    this.put(value < 0 ? value + 2 ** category - 1 : value, category);
  }

  end(): readonly number[] {
    while (this.#count !== 0) this.put(1, 1);
    return this.#bytes;
  }

  #flush(): void {
    this.#bytes.push(this.#held);
    if (this.#held === 0xff) this.#bytes.push(0);
    [this.#held, this.#count] = [0, 0];
  }
}
