import { deflateRawSync } from 'node:zlib';
import { type Sent } from './specimens.ts';

/** Makes of a whole frame what a broken archive, line or scanner may send in its place; undefined where the codec has no such thing. */
export type Corruption = (good: Sent) => Sent | undefined;

const cut =
  (percent: number): Corruption =>
  (good) => ({
    ...good,
    bytes: good.bytes.slice(
      0,
      Math.min(good.bytes.length - 1, Math.floor((good.bytes.length * percent) / 100)),
    ),
  });

const told =
  (change: (format: Sent['format']) => Partial<Sent['format']>): Corruption =>
  (good) => ({ ...good, format: { ...good.format, ...change(good.format) } });

const native = '1.2.840.10008.1.2.1';
const deflated = '1.2.840.10008.1.2.8.1';
const rle = '1.2.840.10008.1.2.5';
const html = `<!doctype html><html lang="nb"><title>Logg inn</title><p>${'Økten er utløpt. '.repeat(40)}</p></html>`;
/** Pixels a side that a few thousand bytes promise: more than 64 MiB in all. */
const huge = 8200;

/** The thirteen of the issue, some in several forms, and those that were met on the way. */
export const corruptions: Readonly<Record<string, Corruption>> = {
  'cut to 1 %': cut(1),
  'cut to 25 %': cut(25),
  'cut to 50 %': cut(50),
  'cut to 90 %': cut(90),
  'cut to 99 %': cut(99),
  'cut to 99.9 %': cut(99.9),
  'a page of HTML': (good) => ({ ...good, bytes: Uint8Array.from(new TextEncoder().encode(html)) }),
  zeros: (good) => ({ ...good, bytes: new Uint8Array(good.bytes.length) }),
  'a row more': told(({ rows }) => ({ rows: rows + 1 })),
  'a row less': told(({ rows }) => ({ rows: rows - 1 })),
  'a column less': told(({ columns }) => ({ columns: columns - 1 })),
  'rows and columns swapped': told(({ rows, columns }) => ({ rows: columns, columns: rows })),
  'other bits allocated': told(({ bitsAllocated }) =>
    bitsAllocated === 8
      ? { bitsAllocated: 16, bitsStored: 16, highBit: 15 }
      : { bitsAllocated: 8, bitsStored: 8, highBit: 7 },
  ),
  'three components': told(() => ({ samplesPerPixel: 3, photometric: 'RGB' })),
  'floating point': told(() => ({ bitsAllocated: 32, bitsStored: 32, highBit: 31, isFloat: true })),
  empty: (good) => ({ ...good, bytes: new Uint8Array(0) }),
  'a bomb in metadata and stream': (good) => ({
    ...good,
    format: { ...good.format, rows: huge, columns: huge },
    bytes: withStreamSize(good.bytes, huge),
  }),
  'a bomb in the stream alone': (good) =>
    good.transferSyntaxUid === native ? undefined : { ...good, bytes: bombOf(good) },
  'broken inside': (good) => ({ ...good, bytes: brokenInside(good.bytes) }),
  'cut to 60 % and ended': (good) =>
    isJ2k(good.bytes) || isJpeg(good.bytes)
      ? { ...good, bytes: Uint8Array.from([...good.bytes.slice(0, good.bytes.length * 0.6), 0xff, 0xd9]) }
      : undefined,
  'two bytes broken in the middle': (good) => ({
    ...good,
    bytes: good.bytes.map((byte, at) => (at >> 1 === good.bytes.length >> 2 ? 255 - byte : byte)),
  }),
  'RLE segments in the wrong order': (good) =>
    good.transferSyntaxUid === rle ? { ...good, bytes: withSegmentsSwapped(good.bytes) } : undefined,
  'signed stream': (good) =>
    isJ2k(good.bytes)
      ? { ...good, bytes: good.bytes.map((byte, at) => (at === 42 ? byte | 0x80 : byte)) }
      : undefined,
  'under another syntax': (good) => ({ ...good, transferSyntaxUid: neighbour(good.transferSyntaxUid) }),
};

/** Corruptions that must be refused by a rule on size, before any decoder has tried. */
export const bombs: ReadonlySet<string> = new Set([
  'a bomb in metadata and stream',
  'a bomb in the stream alone',
]);

function bombOf({ bytes, transferSyntaxUid }: Sent): Uint8Array<ArrayBuffer> {
  if (transferSyntaxUid === deflated)
    return Uint8Array.from(deflateRawSync(new Uint8Array(64 * 1024 * 1024)));
  if (transferSyntaxUid === rle) {
    // Two segments of runs that would fill two hundred times the frame.
    const runs = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? 129 : 7));
    const header = new Uint32Array(16);
    header.set([2, 64, 64 + runs.length]);
    return Uint8Array.from([...new Uint8Array(header.buffer), ...runs, ...runs]);
  }
  return withStreamSize(bytes, huge);
}

const isJ2k = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0x4f;
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8;

/** Where a JPEG's frame header begins. */
function frameHeaderAt(bytes: Uint8Array): number {
  for (let at = 2; at + 4 < bytes.length; at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0))
    if ([0xc0, 0xc1, 0xc3, 0xf7].includes(bytes[at + 1] ?? 0)) return at;
  throw new Error('no frame header');
}

/** The stream's own header says another size; what has no header stays as it is. */
function withStreamSize(bytes: Uint8Array, side: number): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(bytes);
  const view = new DataView(out.buffer);
  // Image and tile, both columns and rows: XSIZ, YSIZ, XTSiz, YTSiz.
  if (isJ2k(out)) for (const at of [8, 12, 24, 28]) view.setUint32(at, side);
  if (isJpeg(out)) for (const at of [5, 7]) view.setUint16(frameHeaderAt(out) + at, side);
  return out;
}

/** Header and end stay right; what stands between them does not. The decomposition levels of JPEG 2000 are what codec-openjpeg fails on without a word. */
function brokenInside(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (isJ2k(bytes)) {
    const out = Uint8Array.from(bytes);
    const cod = out.findIndex((byte, at) => byte === 0xff && out[at + 1] === 0x52);
    out[cod + 9] = 255 - (out[cod + 9] ?? 0);
    return out;
  }
  return Uint8Array.from(bytes, (byte, at) =>
    at > bytes.length * 0.3 && at < bytes.length * 0.8 ? (byte * 31 + at) % 251 : byte,
  );
}

/** Offsets that fall: each byte of a sample would be taken for the other. */
function withSegmentsSwapped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(bytes);
  const view = new DataView(out.buffer);
  const second = view.getUint32(8, true);
  view.setUint32(4, second, true);
  view.setUint32(8, 64, true);
  return out;
}

const order = [
  native,
  deflated,
  rle,
  '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.70',
  '1.2.840.10008.1.2.4.51',
  '1.2.840.10008.1.2.4.80',
  '1.2.840.10008.1.2.4.90',
  '1.2.840.10008.1.2.4.201',
];

/** The next syntax of a ring, so that each is taken for one that it is not. */
function neighbour(uid: string): string {
  const at = order.indexOf(uid);
  // HTJ2K is taken for JPEG 2000 and the other way: no other names lie nearer.
  if (uid.endsWith('.90')) return order[8] ?? '';
  if (uid.endsWith('.201')) return order[7] ?? '';
  return order[(at + 1) % order.length] ?? '';
}
