import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isWholeMp4, trimmed } from './boxes.ts';
import { videoKind } from './container.ts';
import { hasReordering } from './elementaryStream.ts';
import { isTellable, readMp4 } from './mp4.ts';
import { planOf } from './plan.ts';
import { withoutDelay } from './withoutDelay.ts';

const clip = readFileSync(resolve(import.meta.dirname, '../../../region/samples/media/gastroscopy.mp4'));

/** `size` packets, the second of which is a program map with these stream types. */
function transportStream(types: readonly number[], { size = 188, first = 0 } = {}): Buffer {
  const map = Buffer.alloc(188, 0xff);
  Buffer.from([0x47, 0x50, 0x00, 0x10, 0x00, 0x02]).copy(map);
  const entries = types.flatMap((type, index) => [type, 0xe1, index, 0xf0, 0x00]);
  map.writeUInt16BE(0xb000 | (9 + entries.length + 4), 6);
  Buffer.from([0x00, 0x01, 0xc1, 0x00, 0x00, 0xe1, 0x00, 0xf0, 0x00, ...entries]).copy(map, 8);
  const plain = Buffer.alloc(188, 0xff);
  Buffer.from([0x47, 0x01, 0x00, 0x10]).copy(plain);
  const packets = [plain, map, plain, plain, plain, plain];
  return Buffer.concat(
    packets.flatMap((packet) => [Buffer.alloc(first), packet, Buffer.alloc(size - 188 - first)]),
  );
}

function box(type: string, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** 32-bit fields. */
function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}

interface Tables {
  readonly durations: readonly (readonly [number, number])[];
  readonly offsets?: readonly (readonly [number, number])[];
  readonly edits?: readonly (readonly [number, number])[];
}

/** An MP4 of one H.264 track at 100 ticks a second, its movie at 1000, without pictures. */
function mp4({ durations, offsets = [], edits = [] }: Tables): Buffer {
  const entry = Buffer.alloc(78);
  entry.writeUInt16BE(640, 24);
  entry.writeUInt16BE(480, 26);
  const stbl = box(
    'stbl',
    box('stsd', words(0, 1), box('avc1', entry, box('avcC', [1, 0x64, 0, 0x29]))),
    box('stts', words(0, durations.length, ...durations.flat())),
    box('ctts', words(0, offsets.length, ...offsets.flat())),
  );
  const media = box(
    'mdia',
    box('mdhd', words(0, 0, 0, 100, 0)),
    box('hdlr', words(0, 0), Buffer.from('vide')),
    box('minf', stbl),
  );
  const list = edits.flatMap(([duration, from]) => [duration, from, 0x10000]);
  const edts = edits.length === 0 ? [] : [box('edts', box('elst', words(0, edits.length, ...list)))];
  const track = box('trak', box('tkhd', words(0, 0, 0, 1)), ...edts, media);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom')),
    box('moov', box('mvhd', words(0, 0, 0, 1000, 0)), track),
    box('mdat', [0, 0, 0, 0]),
  ]);
}

describe('a video is known by its own bytes', () => {
  const annexB = (...bytes: readonly number[]) =>
    Buffer.from([0, 0, 0, 1, ...bytes, ...Array(64).fill(0x80)]);
  test.each([
    ['MP4 with H.264', clip, { container: 'MP4', codec: 'H.264' }],
    [
      'a transport stream with H.264',
      transportStream([0x1b, 0x0f]),
      { container: 'MPEG-TS', codec: 'H.264' },
    ],
    ['a transport stream with HEVC', transportStream([0x24]), { container: 'MPEG-TS', codec: 'HEVC' }],
    [
      'a transport stream with MPEG-2',
      transportStream([0x03, 0x02]),
      { container: 'MPEG-TS', codec: 'MPEG-2' },
    ],
    [
      'BDAV, four bytes before each packet',
      transportStream([0x1b], { size: 192, first: 4 }),
      { container: 'MPEG-TS', codec: 'H.264' },
    ],
    [
      'DVB, sixteen bytes after each packet',
      transportStream([0x1b], { size: 204 }),
      { container: 'MPEG-TS', codec: 'H.264' },
    ],
    [
      'a program stream with MPEG-2',
      Buffer.from('000001ba4400040004010189c3f8000001b32d01e0340bb8a300000001b5148200', 'hex'),
      { container: 'MPEG-PS', codec: 'MPEG-2' },
    ],
    [
      'MPEG-1 alone',
      Buffer.from('000001b32d01e0340bb8a300000001b80000000000', 'hex'),
      { container: 'elementary', codec: 'MPEG-1' },
    ],
    [
      'H.264 alone, sequence parameters first',
      annexB(0x67, 0x64),
      { container: 'elementary', codec: 'H.264' },
    ],
    [
      'H.264 alone, access unit delimiter first',
      annexB(0x09, 0xf0),
      { container: 'elementary', codec: 'H.264' },
    ],
    ['HEVC alone', annexB(0x40, 0x01), { container: 'elementary', codec: 'HEVC' }],
  ])('%s', (_, bytes, kind) => {
    expect(videoKind(bytes)).toMatchObject(kind);
  });

  test.each([
    ['a playlist', '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1/secret.ts\n'],
    ['a concat script', "ffconcat version 1.0\nfile '/etc/passwd'\n"],
    ['a page', '<!doctype html><html><body>Innlogging</body></html>'],
    ['nothing', ''],
    ['zeros', '\0'.repeat(4096)],
    ['Matroska', '\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01'],
  ])('%s is no video, and is never given to ffmpeg', (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    for (const wish of ['stored', 'h264'] as const)
      expect(planOf(videoKind(bytes), bytes, wish)).toEqual({ kind: 'refused' });
  });

  test('bytes of chance, and videos with bytes of chance in them, are read without a fault and in little time', () => {
    const mutated = fc
      .array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 40 })
      .map((changes) => {
        const bytes = Buffer.from(clip.subarray(0, 4096));
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    const anything = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(mutated, anything), (bytes) => {
        const kind = videoKind(bytes);
        planOf(kind, bytes, 'stored');
        expect((readMp4(bytes)?.shownAt.length ?? 0) <= 1_000_000).toBe(true);
        expect(trimmed(bytes).length).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the times of an MP4’s frames', () => {
  test('the sample clip has 300 frames, 25 a second', () => {
    const film = readMp4(clip);
    expect(film?.shownAt).toHaveLength(300);
    const seconds = film?.shownAt.map((at) => Math.round((at / film.timescale) * 1000));
    expect(seconds).toEqual(Array.from({ length: 300 }, (_, index) => index * 40));
    expect(film).toMatchObject({ hidden: 0, width: 640, height: 480 });
  });

  test('frames stored in another order than they are shown in are put in the order of showing', () => {
    const film = readMp4(
      mp4({
        durations: [[4, 4]],
        offsets: [
          [1, 4],
          [1, 12],
          [1, 4],
          [1, 4],
        ],
      }),
    );
    expect(film).toMatchObject({ shownAt: [4, 12, 16, 16], codecs: 'avc1.640029' });
    expect(film !== undefined && isTellable(film)).toBe(false);
  });

  test('an empty edit delays, another leaves frames out, and those are counted', () => {
    const delayed = readMp4(
      mp4({
        durations: [[3, 4]],
        edits: [
          [500, -1],
          [120, 0],
        ],
      }),
    );
    expect(delayed).toMatchObject({ shownAt: [50, 54, 58], hidden: 0 });
    const cut = readMp4(mp4({ durations: [[5, 4]], edits: [[80, 8]] }));
    expect(cut).toMatchObject({ shownAt: [0, 4], hidden: 3 });
  });

  test('offsets below zero are offsets below zero', () => {
    expect(readMp4(mp4({ durations: [[2, 4]], offsets: [[2, -4]], edits: [[80, -4]] }))?.shownAt).toEqual([
      0, 4,
    ]);
  });

  test('a wait that no edit list takes out is taken out, and nothing else is changed', () => {
    const stored = mp4({
      durations: [[3, 4]],
      offsets: [
        [1, 8],
        [1, 12],
        [1, 4],
      ],
    });
    const film = readMp4(stored);
    const shifted = film === undefined ? undefined : withoutDelay(stored, film);
    expect(film?.shownAt).toEqual([8, 12, 16]);
    expect(shifted?.mp4.shownAt).toEqual([0, 4, 8]);
    expect(shifted?.bytes).toHaveLength(stored.length);
    const edited = mp4({ durations: [[3, 4]], offsets: [[3, 8]], edits: [[120, 8]] });
    const inTime = readMp4(edited);
    expect(inTime !== undefined && withoutDelay(edited, inTime)).toBeUndefined();
  });

  test('an edit list of several parts is not followed, and a table of a thousand million frames is not believed', () => {
    expect(
      readMp4(
        mp4({
          durations: [[9, 4]],
          edits: [
            [40, 0],
            [40, 8],
          ],
        }),
      ),
    ).toBeUndefined();
    expect(readMp4(mp4({ durations: [[1_000_000_000, 4]] }))).toBeUndefined();
  });

  test('a file that is cut off is not whole; DICOM’s padding is no part of it', () => {
    expect(isWholeMp4(clip)).toBe(true);
    expect(isWholeMp4(clip.subarray(0, -10))).toBe(false);
    expect(trimmed(Buffer.concat([clip, Buffer.of(0)]))).toHaveLength(clip.length);
  });
});

test('a byte stream with B slices is known to be stored in another order than it is shown in', () => {
  const slice = (type: number, header: number) => [0, 0, 1, type, header, 0x80, 0, 0x10];
  // First macroblock 0 (1), then slice type 7 (0001000: I), 0 (1: P) or 1 (010: B).
  const i = slice(0x65, 0b1000_1000);
  const p = slice(0x41, 0b1100_0000);
  const b = slice(0x01, 0b1010_0000);
  expect(hasReordering(Buffer.from([...i, ...p, ...p]))).toBe(false);
  expect(hasReordering(Buffer.from([...i, ...p, ...b]))).toBe(true);
});
