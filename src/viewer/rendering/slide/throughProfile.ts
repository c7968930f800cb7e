import { FrameFailure } from '#dicom/frame.ts';

interface Colours {
  readonly rows: number;
  readonly columns: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Colours of an ICC profile in those of the screen. Only the browser knows the screen, and it converts pictures, not numbers: they are
 * given to it as a PNG with the profile in it (PNG 11.3.2.3). Throws FrameFailure where it does not take them.
 */
export async function throughProfile(frame: Colours, profile: Uint8Array): Promise<ImageBitmap> {
  const png = await pngOf(frame, profile);
  const bitmap = await createImageBitmap(new Blob([png], { type: 'image/png' })).catch((cause: unknown) => {
    throw new FrameFailure('damaged', 'the colour profile could not be used', { cause });
  });
  if (bitmap.width !== frame.columns || bitmap.height !== frame.rows)
    throw new FrameFailure('wrong-size', `the picture is ${bitmap.width} × ${bitmap.height}`);
  return bitmap;
}

async function pngOf(
  { rows, columns, rgba }: Colours,
  profile: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = [...new TextEncoder().encode('DICOM'), 0, 0];
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, columns);
  header.setUint32(4, rows);
  // 8 bits, true colour without alpha.
  header.setUint16(8, 0x0802);
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('iCCP', joined([Uint8Array.from(name), await deflated(Uint8Array.from(profile))])),
    chunk('IDAT', await deflated(scanlines({ rows, columns, rgba }))),
    chunk('IEND', new Uint8Array(0)),
  ];
  return joined(parts);
}

/** RGB, each row after a filter type of 0. */
function scanlines({ rows, columns, rgba }: Colours): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rows * (columns * 3 + 1));
  for (let row = 0, from = 0, to = 0; row < rows; row++) {
    to++;
    for (let column = 0; column < columns; column++, from += 4, to += 3) {
      out[to] = rgba[from] ?? 0;
      out[to + 1] = rgba[from + 1] ?? 0;
      out[to + 2] = rgba[from + 2] ?? 0;
    }
  }
  return out;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(body.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, body.length);
  out.set(new TextEncoder().encode(type), 4);
  out.set(body, 8);
  view.setUint32(body.length + 8, crc32(out.subarray(4, body.length + 8)));
  return out;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}
