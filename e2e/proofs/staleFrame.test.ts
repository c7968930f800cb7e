import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { FrameFailure } from '#dicom/frame.ts';
import { anInstance } from '#dicom/testing.ts';
import { streamChecks } from '#viewer/rendering/decoding/checks.ts';
import { Codecs } from '#viewer/rendering/decoding/codecs.ts';
import { decodeFrame, resultChecks } from '#viewer/rendering/decoding/decodeFrame.ts';
import { inflateChecks } from '#viewer/rendering/decoding/inflate.ts';
import { nativeChecks, type Samples } from '#viewer/rendering/decoding/native.ts';
import { rleChecks } from '#viewer/rendering/decoding/rle.ts';
import { bombs, corruptions } from './corruptions.ts';
import { type EncodedCodec } from './encoders.ts';
import { type Sent, type Specimen, specimens } from './specimens.ts';
import { StockCodecs, wasmOf } from './stockCodecs.ts';

/**
 * What became of a corrupt frame of patient A after a whole frame of patient B from the same codec.
 * - D, S, U, L: refused as damaged, of the wrong size, unsupported, too large
 * - T: every sample of A, as the metadata counts them
 * - A: native samples that are just the bytes sent, from which nothing can tell a real image
 * - O: damage within A's own stream that its format cannot tell; nothing of B
 * - –: the codec has no such thing
 *
 * Anything else is a sentence with a `!` before it, and must never be.
 */
const due = `
                                 nat  defl RLE  base ext  loss JLS  J2K  HTJ2K
cut to 1 %                       S    D    D    D    D    D    D    D    D
cut to 25 %                      S    D    D    D    D    D    D    D    D
cut to 50 %                      S    D    D    D    D    D    D    D    D
cut to 90 %                      S    D    D    D    D    D    D    D    D
cut to 99 %                      S    D    D    D    D    D    D    D    D
cut to 99.9 %                    S    D    D    D    D    D    D    D    D
a page of HTML                   S    D    S    D    D    D    D    D    D
zeros                            A    D    S    D    D    D    D    D    D
a row more                       S    S    D    S    S    S    S    S    S
a row less                       S    S    S    S    S    S    S    S    S
a column less                    S    S    S    S    S    S    S    S    S
rows and columns swapped         T    T    T    S    S    S    S    S    S
other bits allocated             S    S    S    T    S    S    S    S    S
three components                 S    S    S    S    S    S    S    S    S
floating point                   S    S    S    U    U    U    U    U    U
empty                            S    D    D    D    D    D    D    D    D
a bomb in metadata and stream    S    L    L    L    L    L    L    L    L
a bomb in the stream alone       –    S    S    S    S    S    S    S    S
broken inside                    A    D    D    D    D    D    D    D    D
cut to 60 % and ended            –    –    –    D    D    D    D    D    D
two bytes broken in the middle   A    S    O    O    D    D    D    O    O
RLE segments in the wrong order  –    –    D    –    –    –    –    –    –
signed stream                    –    –    –    –    –    –    –    S    S
under another syntax             D    S    D    U    U    U    D    D    D
`;

let all: readonly Specimen[] = [];
beforeAll(async () => {
  all = await specimens();
});
afterEach(() => vi.restoreAllMocks());

test('a corrupt frame of A after a whole one of B is refused or is A itself, in every codec', async () => {
  const [head = '', ...rows] = due.split('\n').filter((row) => row.trim() !== '');
  const found = await Promise.all(
    Object.keys(corruptions).map(async (name) => {
      const row: string[] = [];
      for (const specimen of all) row.push(await outcomeOf(specimen, name, new Codecs(wasmOf)));
      return `${name.padEnd(33)}${row.map((one) => one.padEnd(5)).join('')}`.trimEnd();
    }),
  );
  expect(`${head}\n${found.join('\n')}`).toBe(`${head}\n${rows.join('\n')}`);
}, 60_000);

interface Guard {
  readonly name: string;
  /** The checks taken away; several where each does the other's work too. */
  readonly off: readonly (readonly [checks: object, name: string])[];
  readonly codecs?: () => Codecs;
  /** What then gets through. */
  readonly breaks: Readonly<Partial<Record<EncodedCodec, readonly string[]>>>;
}

const cuts = ['cut to 1 %', 'cut to 25 %', 'cut to 50 %', 'cut to 90 %', 'cut to 99 %', 'cut to 99.9 %'];
const results = [
  [resultChecks, 'samples'],
  [resultChecks, 'stream'],
] as const;

const guards: readonly Guard[] = [
  {
    name: 'a decoder made for one frame alone',
    off: [],
    codecs: () => new StockCodecs(wasmOf),
    breaks: { 'JPEG 2000': ['broken inside'] },
  },
  {
    name: 'the end marker, and tile-parts that lead to it',
    off: [
      [streamChecks, 'endMarker'],
      [streamChecks, 'tileParts'],
    ],
    breaks: { HTJ2K: cuts.slice(1) },
  },
  {
    name: 'tile-parts that lead to the end',
    off: [[streamChecks, 'tileParts']],
    breaks: { HTJ2K: ['cut to 60 % and ended'] },
  },
  {
    name: 'the end marker, and an image that is whole when its scan ends',
    off: [
      [streamChecks, 'endMarker'],
      [resultChecks, 'scan'],
    ],
    breaks: { 'JPEG lossless': cuts },
  },
  {
    name: 'an image that is whole when its scan ends',
    off: [[resultChecks, 'scan']],
    breaks: { 'JPEG lossless': ['cut to 60 % and ended', 'broken inside'] },
  },
  {
    name: 'dimensions of the stream',
    off: [[streamChecks, 'dimensions']],
    breaks: {
      'JPEG baseline': ['a bomb in the stream alone'],
      'JPEG extended': ['a row less', 'a column less', 'rows and columns swapped'],
      'JPEG-LS': ['a bomb in the stream alone'],
    },
  },
  {
    name: 'components of the stream, and samples that came out',
    off: [[streamChecks, 'components'], ...results],
    breaks: { 'JPEG 2000': ['three components'], 'JPEG-LS': ['three components'] },
  },
  {
    name: 'depth of the stream',
    off: [[streamChecks, 'depth']],
    breaks: { 'JPEG lossless': ['other bits allocated'] },
  },
  {
    name: 'sign of the stream',
    off: [[streamChecks, 'sign']],
    breaks: { 'JPEG 2000': ['signed stream'], HTJ2K: ['signed stream'] },
  },
  {
    name: 'kind of JPEG frame, and an image that is whole when its scan ends',
    off: [
      [streamChecks, 'frameType'],
      [resultChecks, 'scan'],
    ],
    breaks: { 'JPEG baseline': ['under another syntax'] },
  },
  {
    name: 'integers only in compressed streams',
    off: [[streamChecks, 'integers'], ...results],
    breaks: { 'JPEG lossless': ['floating point'] },
  },
  {
    name: 'ratio of pixels to bytes',
    off: [[streamChecks, 'ratio']],
    breaks: {
      RLE: ['a bomb in metadata and stream'],
      'JPEG baseline': ['a bomb in metadata and stream'],
      'JPEG extended': ['a bomb in metadata and stream'],
      'JPEG-LS': ['a bomb in metadata and stream'],
    },
  },
  {
    name: 'what came out, counted twice',
    off: results,
    breaks: { 'JPEG 2000': ['broken inside'], HTJ2K: ['broken inside'] },
  },
  {
    name: 'length of native pixels',
    off: [[nativeChecks, 'length']],
    breaks: { native: ['cut to 90 %', 'a row less', 'a column less', 'other bits allocated'] },
  },
  {
    name: 'surplus of deflated pixels',
    off: [[inflateChecks, 'surplus']],
    breaks: { deflated: ['a bomb in the stream alone'] },
  },
  {
    name: 'shortage of deflated pixels',
    off: [[inflateChecks, 'shortage']],
    breaks: { deflated: ['a row more', 'three components'] },
  },
  { name: 'length of the RLE header', off: [[rleChecks, 'header']], breaks: { RLE: ['empty'] } },
  {
    name: 'number of RLE segments',
    off: [[rleChecks, 'segments']],
    breaks: { RLE: ['a page of HTML', 'other bits allocated', 'three components'] },
  },
  {
    name: 'order of RLE segments, and that they fill the frame',
    off: [
      [rleChecks, 'offsets'],
      [rleChecks, 'filled'],
      [rleChecks, 'surplus'],
    ],
    breaks: { RLE: ['RLE segments in the wrong order'] },
  },
  { name: 'RLE runs inside their segment', off: [[rleChecks, 'run']], breaks: { RLE: ['cut to 99.9 %'] } },
  { name: 'RLE segments that fill the frame', off: [[rleChecks, 'filled']], breaks: { RLE: ['a row more'] } },
  {
    name: 'RLE segments that hold more than the frame',
    off: [[rleChecks, 'surplus']],
    breaks: { RLE: ['a row less', 'a bomb in the stream alone'] },
  },
];

describe('each check is seen to fail when it is taken away', () => {
  test.each(guards)(
    '$name',
    async ({ off, codecs, breaks }) => {
      for (const specimen of all)
        for (const name of breaks[specimen.codec] ?? []) {
          const whole = await outcomeOf(specimen, name, new Codecs(wasmOf));
          expect(whole, `${specimen.codec}, ${name}, all checks on`).not.toMatch(/^!/);
          for (const [checks, check] of off) takeAway(checks, check);
          const broken = await outcomeOf(specimen, name, codecs?.() ?? new Codecs(wasmOf));
          vi.restoreAllMocks();
          expect(broken, `${specimen.codec}, ${name}`).toMatch(/^!/);
        }
    },
    60_000,
  );

  test('and none is left out', () => {
    const named = guards.flatMap(({ off }) => off.map(([checks, name]) => [checks, name]));
    for (const checks of [streamChecks, resultChecks, nativeChecks, inflateChecks, rleChecks])
      for (const name of Object.keys(checks))
        if (!unneeded.has(name)) expect(named, name).toContainEqual([checks, name]);
  });
});

/** HTJ2K named JPEG 2000 is decoded by openjpeg to the true samples, and the other way it is refused by openjph: the check says so sooner. */
const unneeded = new Set(['throughput']);

function takeAway(checks: object, name: string): void {
  vi.spyOn(Object(checks), name).mockImplementation(() => undefined);
}

test('with one decoder for all frames, as the stock worker has it, patient B would be shown', async () => {
  const specimen = all.find(({ codec }) => codec === 'JPEG 2000');
  if (specimen === undefined) throw new Error('no JPEG 2000');
  expect(await outcomeOf(specimen, 'broken inside', new StockCodecs(wasmOf))).toBe('! 100 % another patient');
});

const letters: Readonly<Record<string, string>> = {
  damaged: 'D',
  'wrong-size': 'S',
  unsupported: 'U',
  'too-large': 'L',
};

/** Damage that nothing in the format tells; without it every difference from A would be a violation. */
const untold: ReadonlySet<string> = new Set(['two bytes broken in the middle']);

async function outcomeOf({ a, b }: Specimen, name: string, codecs: Codecs): Promise<string> {
  const corrupt = corruptions[name]?.(a);
  if (corrupt === undefined) return '–';
  const truth = await decode(a, codecs);
  const other = await decode(b, codecs);
  const found = await decode(corrupt, codecs).catch((cause: unknown) => cause);
  if (found instanceof FrameFailure) {
    const isTried = bombs.has(name) && found.reason !== 'too-large' && found.reason !== 'wrong-size';
    return isTried ? `! tried: ${found.message}` : (letters[found.reason] ?? found.reason);
  }
  if (!isSamples(found)) return `! no typed failure: ${String(found).slice(0, 60)}`;
  const { rows, columns, samplesPerPixel } = corrupt.format;
  const isWhole = found.length === rows * columns * samplesPerPixel && found.length === truth.length;
  if (isWhole && found.every((value, i) => value === truth[i])) return 'T';
  const share = shareOf(found, other, truth);
  if (share > 0.05) return `! ${Math.round(share * 100)} % another patient`;
  if (isAsSent(found, corrupt)) return 'A';
  return untold.has(name) && isWhole ? 'O' : '! wrong and unmarked';
}

const isSamples = (value: unknown): value is Samples =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

function isAsSent({ buffer, byteOffset, byteLength }: Samples, sent: Sent): boolean {
  const { bytes, format, transferSyntaxUid } = sent;
  const isNative = transferSyntaxUid === '1.2.840.10008.1.2.1';
  const isDue = byteLength === format.rows * format.columns * (format.bitsAllocated / 8);
  return isNative && isDue && Buffer.from(buffer, byteOffset, byteLength).equals(bytes);
}

async function decode(sent: Sent, codecs: Codecs): Promise<Samples> {
  const { sopInstanceUid } = anInstance();
  const { transferSyntaxUid, bytes, format } = sent;
  const frame = { sopInstanceUid, frameNumber: 1, transferSyntaxUid, bytes };
  return (await decodeFrame(frame, format, codecs)).samples;
}

/** Of the samples in which the two patients differ, the share that is the other's. */
function shareOf(found: ArrayLike<number>, other: ArrayLike<number>, own: ArrayLike<number>): number {
  let [different, others] = [0, 0];
  for (let i = 0; i < own.length; i += 1) {
    if (own[i] === other[i]) continue;
    different += 1;
    if (found[i] === other[i]) others += 1;
  }
  return others / Math.max(1, different);
}
