import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { proveFrame } from './frameProof.ts';
import { type PixelShape } from './instanceFacts.ts';

const shape: PixelShape = { rows: 4, columns: 6, samples: 1, bitsAllocated: 16, photometric: 'MONOCHROME2' };
const little = '1.2.840.10008.1.2.1';
const jpegSyntax = (process: string) => `1.2.840.10008.1.2.4.${process}`;

/** Header of a JPEG of this process (SOFn marker), one scan, and an end unless it is cut off. */
function jpeg(
  sof: number,
  more: { selection?: number; rows?: number; isCut?: boolean; junk?: string } = {},
): Buffer {
  const { selection = 1, rows = shape.rows, isCut = false, junk = '' } = more;
  const header = [0xff, sof, 0, 11, 16, 0, rows, 0, shape.columns, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, selection, 0, 0, 1, 2, 3, 4];
  return Buffer.from([
    0xff,
    0xd8,
    ...header,
    ...scan,
    ...(isCut ? [] : [0xff, 0xd9]),
    ...Buffer.from(junk, 'hex'),
  ]);
}

function jpeg2000(
  more: { isHighThroughput?: boolean; isReversible?: boolean; isCut?: boolean } = {},
): Buffer {
  const { isHighThroughput = false, isReversible = true, isCut = false } = more;
  const size = Buffer.alloc(40);
  size.writeUInt16BE(0xff51, 0);
  size.writeUInt16BE(38 + 3, 2);
  size.writeUInt32BE(shape.columns, 6);
  size.writeUInt32BE(shape.rows, 10);
  size.writeUInt16BE(1, 38);
  const cap = isHighThroughput ? Buffer.from([0xff, 0x50, 0, 8, 0, 2, 0, 0, 0, 0]) : Buffer.alloc(0);
  const coding = Buffer.from([0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 1, 4, 4, 0, isReversible ? 1 : 0]);
  const rest = Buffer.from([
    0xff,
    0x90,
    0,
    10,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    1,
    0xff,
    0x93,
    1,
    2,
    3,
    ...(isCut ? [] : [0xff, 0xd9]),
  ]);
  return Buffer.concat([Buffer.from([0xff, 0x4f]), size, Buffer.alloc(3), cap, coding, rest]);
}

describe('the transfer syntax of a frame is told by its own bytes', () => {
  test.each([
    ['a baseline JPEG', jpeg(0xc0), jpegSyntax('50')],
    ['an extended JPEG', jpeg(0xc1), jpegSyntax('51')],
    ['a lossless JPEG of the first predictor', jpeg(0xc3), jpegSyntax('70')],
    ['a lossless JPEG of another predictor', jpeg(0xc3, { selection: 5 }), jpegSyntax('57')],
    ['JPEG-LS without loss', jpeg(0xf7, { selection: 0 }), jpegSyntax('80')],
    ['JPEG-LS near lossless', jpeg(0xf7, { selection: 2 }), jpegSyntax('81')],
    ['reversible JPEG 2000', jpeg2000(), jpegSyntax('90')],
    ['irreversible JPEG 2000', jpeg2000({ isReversible: false }), jpegSyntax('91')],
    ['HTJ2K', jpeg2000({ isHighThroughput: true }), jpegSyntax('201')],
  ])('%s labelled little endian is what it is', (_, bytes, uid) => {
    expect(proveFrame(bytes, little, shape)).toMatchObject({ transferSyntaxUid: uid });
  });

  test('the archive’s word chooses between syntaxes that look alike', () => {
    expect(proveFrame(jpeg2000(), jpegSyntax('91'), shape)).toMatchObject({
      transferSyntaxUid: jpegSyntax('91'),
    });
    const rpcl = proveFrame(jpeg2000({ isHighThroughput: true }), jpegSyntax('202'), shape);
    expect(rpcl).toMatchObject({ transferSyntaxUid: jpegSyntax('202') });
  });

  test('a stream without its end marker is damaged', () => {
    expect(proveFrame(jpeg(0xc0, { isCut: true }), jpegSyntax('50'), shape)).toHaveProperty('damaged');
    expect(
      proveFrame(jpeg2000({ isHighThroughput: true, isCut: true }), jpegSyntax('201'), shape),
    ).toHaveProperty('damaged');
  });

  test('what a writer left behind the end marker is cut away', () => {
    const proof = proveFrame(jpeg(0xc0, { junk: '00d30c99fa' }), jpegSyntax('50'), shape);
    expect('bytes' in proof && proof.bytes.subarray(-2).toString('hex')).toBe('ffd9');
  });

  test('a codestream of another size than the metadata says is damaged', () => {
    expect(proveFrame(jpeg(0xc0, { rows: 8 }), jpegSyntax('50'), shape)).toEqual({
      damaged: 'codestream 6×8, metadata 6×4',
    });
  });
});

describe('an uncompressed frame', () => {
  test('has its exact length, or one byte of padding to an even one, and no other', () => {
    const accepted = Array.from({ length: 98 }, (_, length) => length).filter(
      (length) => 'transferSyntaxUid' in proveFrame(Buffer.alloc(length, 1), little, shape),
    );
    expect(accepted).toEqual([48]);
    const odd = { ...shape, rows: 1, columns: 3, bitsAllocated: 8 };
    expect(proveFrame(Buffer.alloc(4, 1), little, odd)).toMatchObject({ bytes: Buffer.alloc(3, 1) });
  });

  test('keeps big endian when the archive says so', () => {
    expect(proveFrame(Buffer.alloc(48), '1.2.840.10008.1.2.2', shape)).toMatchObject({
      transferSyntaxUid: '1.2.840.10008.1.2.2',
    });
  });

  test('of 16 bits whose byte order nobody states is not guessed', () => {
    expect(proveFrame(Buffer.alloc(48), undefined, shape)).toEqual({ unstated: 'transfer-syntax' });
  });

  test('of single bits takes an eighth', () => {
    const bits = { ...shape, bitsAllocated: 1 };
    expect(proveFrame(Buffer.alloc(3), little, bits)).toMatchObject({ transferSyntaxUid: little });
  });
});

describe('what is no frame', () => {
  test.each([
    '<!doctype html><title>Logg inn</title>',
    '{"error":"denied"}',
    '<html><body>502</body></html>',
  ])('%s is damaged', (text) => {
    expect(proveFrame(Buffer.from(text), little, shape)).toHaveProperty('damaged');
    expect(proveFrame(Buffer.from(text.padEnd(48)), little, shape)).toEqual({
      damaged: 'text in place of pixels',
    });
  });

  test('an RLE header that points outside, falls back or counts wrong is not RLE', () => {
    const rle = (...words: readonly number[]) => {
      const bytes = Buffer.alloc(80);
      words.forEach((word, index) => bytes.writeUInt32LE(word, index * 4));
      return proveFrame(bytes, '1.2.840.10008.1.2.5', shape);
    };
    expect(rle(2, 64, 70)).toMatchObject({ transferSyntaxUid: '1.2.840.10008.1.2.5' });
    expect([rle(2, 64, 80), rle(2, 64, 60), rle(1, 64), rle(16, 64), rle(2, 64, 70, 75)]).toEqual(
      Array.from({ length: 5 }, () => ({ damaged: '80 bytes where 48 were expected' })),
    );
  });

  test('a deflated frame that inflates to more than the frame is damaged', () => {
    const uid = '1.2.840.10008.1.2.8.1';
    expect(proveFrame(deflateRawSync(Buffer.alloc(48)), uid, shape)).toMatchObject({
      transferSyntaxUid: uid,
    });
    expect(proveFrame(deflateRawSync(Buffer.alloc(1_000_000)), uid, shape)).toHaveProperty('damaged');
  });

  test('a video is named, not shown as a frame', () => {
    const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(400)]);
    expect(proveFrame(mp4, jpegSyntax('102'), shape)).toEqual({ unsupported: 'MP4' });
  });
});
