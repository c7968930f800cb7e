/** Opaque RGBA as a PNG with an ICC profile, not compressed: a form in which a browser takes pixels and their profile together (PNG 11.3.3.3). */
export function pngWithProfile(image: {
  readonly rows: number;
  readonly columns: number;
  readonly rgba: Uint8ClampedArray;
  readonly profile: Uint8Array;
}): Blob {
  const { rows, columns, rgba, profile } = image;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  // 8 bits a sample, three samples a pixel.
  header.set([8, 2], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const named = Uint8Array.of(...new TextEncoder().encode('ICC'), 0, 0);
  const parts = [
    [signature],
    chunk('IHDR', [header]),
    chunk('iCCP', [named, ...stored(profile)]),
    chunk('IDAT', stored(lines(rgba, { rows, columns }))),
    chunk('IEND', []),
  ];
  return new Blob(parts.flat(), { type: 'image/png' });
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Every line begins with its filter: none. */
function lines(rgba: Uint8ClampedArray, size: { readonly rows: number; readonly columns: number }): Bytes {
  const width = size.columns * 3 + 1;
  const out = new Uint8Array(width * size.rows);
  for (let row = 0, from = 0; row < size.rows; row++)
    for (let to = row * width + 1; to < (row + 1) * width; from += 4, to += 3) {
      out[to] = rgba[from] ?? 0;
      out[to + 1] = rgba[from + 1] ?? 0;
      out[to + 2] = rgba[from + 2] ?? 0;
    }
  return out;
}

/** A zlib stream of stored blocks (RFC 1950, RFC 1951 3.2.4). */
function stored(bytes: Uint8Array): readonly Bytes[] {
  const parts: Bytes[] = [Uint8Array.of(0x78, 0x01)];
  const largest = 65_535;
  for (let at = 0; at < bytes.length || at === 0; at += largest) {
    const block = bytes.slice(at, at + largest);
    const isLast = at + largest >= bytes.length ? 1 : 0;
    const { length } = block;
    parts.push(Uint8Array.of(isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
  }
  parts.push(word(adler32(bytes)));
  return parts;
}

function chunk(name: string, body: readonly Bytes[]): readonly Bytes[] {
  const type = Uint8Array.from(new TextEncoder().encode(name));
  const length = body.reduce((sum, part) => sum + part.length, 0);
  const check = [type, ...body].reduce(crc32, 0xffff_ffff);
  return [word(length), type, ...body, word(~check)];
}

function word(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value >>> 0);
  return bytes;
}

/** Sums stay below 2³² for this many bytes between divisions. */
const adlerRun = 5552;

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length; at += adlerRun) {
    const end = Math.min(bytes.length, at + adlerRun);
    for (let i = at; i < end; i++) {
      a += bytes[i] ?? 0;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return b * 65_536 + a;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(before: number, bytes: Uint8Array): number {
  let crc = before;
  for (let i = 0; i < bytes.length; i++) crc = (crcTable[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return crc;
}
