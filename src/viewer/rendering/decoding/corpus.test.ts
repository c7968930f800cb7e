import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { type Element, parseDataset } from '#dicom/dataset.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { type Instance, parseInstance } from '#dicom/instance.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { paintGrey } from '#viewer/rendering/painting/brightness.ts';
import { fullRange, greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { Codecs, type WasmCodec } from './codecs.ts';
import { decodeFrame } from './decodeFrame.ts';
import { type DecodedFrame, displayFrame } from './displayFrame.ts';
import { parsePixelFormat } from './pixelFormat.ts';

const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus');
const hasCorpus = existsSync(join(corpus, 'refs/refs.csv'));
const isCi = process.env['CI'] === 'true';
if (!hasCorpus && !isCi)
  process.stdout.write(`skipped: no corpus in ${corpus}, decoding is not compared with references\n`);

const wasmFiles: Readonly<Record<WasmCodec, string>> = {
  charls: '@cornerstonejs/codec-charls/decodewasm',
  'libjpeg-turbo': '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  openjpeg: '@cornerstonejs/codec-openjpeg/decodewasm',
  openjph: '@cornerstonejs/codec-openjph/wasm',
};
const { resolve: locate } = createRequire(import.meta.url);
const codecs = new Codecs((codec) =>
  Promise.resolve(Uint8Array.from(readFileSync(locate(wasmFiles[codec]))).buffer),
);

/** Where ours is not what the reference says, and why that is right. */
const explained: Readonly<Record<string, readonly [outcome: string, why: string]>> = {
  'CTImage.dcm_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm': [
    'refused: unsupported',
    'a process retired from DICOM',
  ],
  'CTImage.dcm_JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53.dcm': [
    'refused: unsupported',
    'a process retired from DICOM',
  ],
  'JLSL_RGB_ILV2.dcm': [
    'refused: unsupported',
    'the reader of this test takes it for implicit little endian: its header is outside the standard',
  ],
  'SC_rgb_jpeg.dcm': ['unreadable', 'implicit dataset after an explicit header: not read by this test'],
  'liver_j2k.dcm': [
    'values differ',
    'the reference decoder spreads 1 bit over 8: it says 128 where the stream says 1',
  ],
  'TOSHIBA_J2K_SIZ1_PixRep0.dcm': [
    'refused: wrong-size',
    'a signed stream under unsigned metadata has no safe reading',
  ],
  MR3_JLSL: ['picture differs by 21', 'its padding value is painted black; the reference windows it'],
};

test.skipIf(!hasCorpus && !isCi)(
  'every reference image of the corpus decodes to the values and the picture that other decoders give, or its difference is explained',
  async () => {
    const rows = csv(readFileSync(join(corpus, 'refs/refs.csv'), 'utf8'));
    const unexplained: string[] = [];
    for (const row of rows) {
      const outcome = await compare(row).catch(wordsOf);
      const name = row['file']?.split('/').at(-1) ?? '';
      const expected = explained[name]?.[0] ?? '';
      if (expected === '' ? outcome !== '' : !outcome.startsWith(expected))
        unexplained.push(`${row['file']}#${row['frame']}: ${outcome}`);
    }
    expect(unexplained).toEqual([]);
    expect(rows.length).toBeGreaterThan(400);
  },
  600_000,
);

const good: Readonly<Record<string, string>> = {
  'JPEG 2000': 'pydicom_pydicom-data/MR2_J2KR.dcm',
  HTJ2K: 'pydicom_pydicom-data/HTJ2KLossless_08_RGB.dcm',
  'JPEG-LS': 'pydicom_pylibjpeg-data/JPEGLS/CT1_JLSN.dcm',
  'JPEG Baseline': 'built/photo-dermoscopic-jpeg.dcm',
  'JPEG Extended':
    'cornerstonejs_cornerstone3D/CTImage.dcm_JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51.dcm',
  'JPEG Lossless': 'pydicom_pylibjpeg-data/JPEGLosslessSV1/JPEGLosslessP14SV1_1s_1f_u_16_16.dcm',
  RLE: 'cornerstonejs_dicomParser/encapsulated/multi-frame/CT0012.not_fragmented_bot_rle.dcm',
  native: 'ohif-rebuilt/tg18/TG18-OIQ-190619001/0001.dcm',
};

/** Each makes of a whole frame one that cannot be shown. */
const damages: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  empty: () => new Uint8Array(0),
  'one byte': (bytes) => bytes.slice(0, 1),
  'cut to 1 %': (bytes) => bytes.slice(0, Math.ceil(bytes.length / 100)),
  'cut to half': (bytes) => bytes.slice(0, bytes.length >> 1),
  'cut by 1 %': (bytes) => bytes.slice(0, Math.floor(bytes.length * 0.99)),
  'a page of HTML': () => new TextEncoder().encode(`<!doctype html><title>Logg inn</title>${' '.repeat(80)}`),
  'noise without a header': (bytes) => bytes.map((_, i) => (i * 7919) % 251),
  'the first sixteenth gone': (bytes) => bytes.slice(bytes.length >> 4),
};

test.skipIf(!hasCorpus && !isCi).each(Object.keys(good))(
  'a damaged %s frame after a good one is a typed failure, never the image before',
  async (name) => {
    const file = readPart10(join(corpus, 'files', good[name] ?? ''));
    const format = parsePixelFormat(file.instance);
    const bytes = file.frame(0);
    const frame = {
      sopInstanceUid: file.instance.sopInstanceUid,
      frameNumber: 1,
      transferSyntaxUid: file.transferSyntaxUid,
    };
    for (const [damage, spoil] of Object.entries(damages)) {
      await decodeFrame({ ...frame, bytes }, format, codecs);
      const spoilt = Uint8Array.from(spoil(bytes));
      const outcome = await decodeFrame({ ...frame, bytes: spoilt }, format, codecs).catch(
        (cause: unknown) => cause,
      );
      expect(outcome, damage).toBeInstanceOf(FrameFailure);
    }
  },
  120_000,
);

test.skipIf(!hasCorpus && !isCi)(
  'a JPEG 2000 stream that breaks inside is a typed failure, never the image before (codec-openjpeg then fails without a word)',
  async () => {
    const file = readPart10(join(corpus, 'files/pydicom_pydicom-data/MR2_J2KR.dcm'));
    const format = parsePixelFormat(file.instance);
    const { sopInstanceUid } = file.instance;
    const frame = { sopInstanceUid, frameNumber: 1, transferSyntaxUid: file.transferSyntaxUid };
    const bytes = file.frame(0);
    await decodeFrame({ ...frame, bytes }, format, codecs);
    // Size, depth and end marker stay right; the number of decomposition levels in COD does not.
    const broken = Uint8Array.from(bytes, (byte, i) => (i === 54 ? 255 - byte : byte));
    const outcome = await decodeFrame({ ...frame, bytes: broken }, format, codecs).catch(
      (cause: unknown) => cause,
    );
    expect(outcome).toBeInstanceOf(FrameFailure);
  },
  60_000,
);

function wordsOf(cause: unknown): string {
  if (cause instanceof FrameFailure) return `refused: ${cause.reason} (${cause.message})`;
  return cause instanceof Error ? `broke: ${cause.message}` : 'unreadable';
}

async function compare(row: Readonly<Record<string, string>>): Promise<string> {
  const file = readPart10(join(corpus, row['file'] ?? ''));
  const index = Number(row['frame']);
  const format = parsePixelFormat(file.instance);
  const bytes = file.frame(index);
  const stored = await decodeFrame(
    {
      sopInstanceUid: file.instance.sopInstanceUid,
      frameNumber: index + 1,
      transferSyntaxUid: file.transferSyntaxUid,
      bytes,
    },
    format,
    codecs,
  );
  const complaints: string[] = [];
  if (row['lossless'] === 'yes' && row['frame_sha256'] !== '') {
    const due = row['frame_sha256'];
    const { samples } = stored;
    const hash = createHash('sha256')
      .update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
      .digest('hex');
    if (hash !== due) complaints.push('values differ');
  }
  if (row['png'] !== '') {
    const png = readPng(readFileSync(join(corpus, row['png'] ?? '')));
    const rgba = render(displayFrame(stored, format), file.instance, {
      frameNumber: index + 1,
      rendering: row['rendering'] ?? '',
    });
    const central = `${Math.floor((format.rows - png.height) / 2)}:${Math.floor((format.columns - png.width) / 2)}`;
    const at = (crop: string) => largestDifference(rgba, png, { columns: format.columns, crop });
    const stated = at(row['crop_row_col_h_w'] ?? '');
    // Two rows state another crop than their picture has.
    const difference = stated.max <= 2 ? stated : at(central);
    if (difference.max > 2)
      complaints.push(
        `picture differs by ${difference.max} (mean ${difference.mean.toFixed(3)}; ${row['rendering']}; ${row['render_agreement']})`,
      );
  }
  return complaints.join('; ');
}

function render(
  frame: DecodedFrame,
  instance: Instance,
  as: { readonly frameNumber: number; readonly rendering: string },
): Uint8Array {
  if (frame.kind === 'colour') return new Uint8Array(frame.rgba.buffer);
  if (frame.kind === 'bitmap') throw new Error('no browser here');
  const { frameNumber, rendering } = as;
  const look = greyLookOf(instance, frameNumber);
  const full = { ...fullRange(frame.values, look), function: 'LINEAR' as const };
  // The references do not read functional groups.
  const voi = rendering === 'minmax' ? full : (look.voi ?? full);
  const words = new Uint32Array(frame.values.length);
  paintGrey(frame.values, { look, voi, isInverted: false }, words);
  return new Uint8Array(words.buffer);
}

interface Png {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Uint8Array;
}

function largestDifference(
  rgba: Uint8Array,
  png: Png,
  where: { readonly columns: number; readonly crop: string },
) {
  const [top = 0, left = 0] = where.crop === '' ? [] : where.crop.split(/[ :,x]+/).map(Number);
  let [max, sum] = [0, 0];
  for (let y = 0; y < png.height; y++)
    for (let x = 0; x < png.width; x++)
      for (let c = 0; c < 3; c++) {
        const ours = rgba[((y + top) * where.columns + x + left) * 4 + c] ?? -999;
        const theirs = png.pixels[(y * png.width + x) * png.channels + Math.min(c, png.channels - 1)] ?? 0;
        max = Math.max(max, Math.abs(ours - theirs));
        sum += Math.abs(ours - theirs);
      }
  return { max, mean: sum / (png.width * png.height * 3) };
}

/** 8-bit grey or RGB without interlacing: what the references are. */
function readPng(file: Buffer): Png {
  let [width, height, channels] = [0, 0, 1];
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR')
      [width, height, channels] = [
        data.readUInt32BE(0),
        data.readUInt32BE(4),
        { 0: 1, 2: 3, 4: 2, 6: 4 }[data[9] ?? 0] ?? 1,
      ];
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (pixels[y * stride + x - channels] ?? 0) : 0;
      const up = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (pixels[(y - 1) * stride + x - channels] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return { width, height, channels, pixels };
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

function csv(text: string): Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  let [field, quoted] = ['', false];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        field += c;
        i++;
      } else if (c === '"') quoted = false;
      else field += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      rows.at(-1)?.push(field);
      field = '';
    } else if (c === '\n') {
      rows.at(-1)?.push(field.replace(/\r$/, ''));
      field = '';
      rows.push([]);
    } else field += c;
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head.map((key, index) => [key, row[index] ?? ''])));
}

const shorts = [
  '00280002',
  '00280006',
  '00280010',
  '00280011',
  '00280100',
  '00280101',
  '00280102',
  '00280103',
  '00280120',
  '00280121',
  '00281101',
  '00281102',
  '00281103',
  '00283002',
];
const strings = [
  '00080016',
  '00080018',
  '0020000D',
  '0020000E',
  '00080060',
  '00280004',
  '00281056',
  '00282110',
  '20500020',
];
const decimals = ['00280008', '00281050', '00281051', '00281052', '00281053'];
const words = ['00281201', '00281202', '00281203', '00281221', '00281222', '00281223', '00283006'];
const sequences = ['00283000', '00283010', '52009229', '52009230', '00289132', '00289145'];

function readPart10(path: string) {
  const bytes = Uint8Array.from(readFileSync(path));
  const inflater = (all: Uint8Array, position: number) => {
    const body = inflateRawSync(all.subarray(position));
    const whole = new Uint8Array(position + body.length);
    whole.set(all.subarray(0, position));
    whole.set(body, position);
    return whole;
  };
  const parse = (options: object) => dicomParser.parseDicom(bytes, { inflater, ...options });
  const data = (() => {
    try {
      return parse({});
    } catch (cause) {
      if (!String(cause).includes('DICM')) throw cause;
      return parse({ TransferSyntaxUID: '1.2.840.10008.1.2' });
    }
  })();
  const transferSyntaxUid = data.string('x00020010') ?? '1.2.840.10008.1.2';
  const dataset = parseDataset({
    ...jsonOf(data),
    ...(data.elements['x7fe00008'] ? { '7FE00008': { vr: 'OF', InlineBinary: 'AA==' } } : {}),
  });
  if (dataset === undefined) throw new Error('no dataset');
  const withUids = {
    '0020000D': { Value: ['1.2'] },
    '0020000E': { Value: ['1.2.3'] },
    ...Object.fromEntries(Object.entries(dataset).filter(([, element]) => element.Value?.length !== 0)),
  };
  const instance = parseInstance({ '00080018': { Value: ['1.2.3.4'] }, ...withUids });
  if ('unreadable' in instance) throw new Error(instance.unreadable);
  return {
    instance,
    transferSyntaxUid,
    frame: (index: number) => frameOf(data, { index, instance, transferSyntaxUid }),
  };
}

function jsonOf(data: dicomParser.DataSet): Record<string, Element> {
  const out: Record<string, Element> = {};
  const at = (tag: string) => `x${tag.toLowerCase()}`;
  for (const tag of shorts) {
    const element = data.elements[at(tag)];
    if (element === undefined || element.length < 2) continue;
    out[tag] = {
      Value: Array.from({ length: element.length / 2 }, (_, i) =>
        element.vr === 'SS' ? data.int16(at(tag), i) : data.uint16(at(tag), i),
      ),
    };
  }
  for (const tag of strings) {
    const value = data.string(at(tag));
    if (value !== undefined && value !== '') out[tag] = { Value: value.split('\\') };
  }
  for (const tag of decimals) {
    const value = data.string(at(tag));
    if (value !== undefined && value !== '') out[tag] = { Value: value.split('\\').map(Number) };
  }
  for (const tag of words) {
    const element = data.elements[at(tag)];
    if (element === undefined) continue;
    const raw = data.byteArray.slice(element.dataOffset, element.dataOffset + element.length);
    if (data.string('x00020010') === '1.2.840.10008.1.2.2')
      for (let i = 0; i + 1 < raw.length; i += 2) raw.subarray(i, i + 2).reverse();
    out[tag] = { InlineBinary: Buffer.from(raw).toString('base64') };
  }
  for (const tag of sequences) {
    const items = data.elements[at(tag)]?.items;
    if (items !== undefined)
      out[tag] = { Value: items.map((item) => (item.dataSet === undefined ? {} : jsonOf(item.dataSet))) };
  }
  return out;
}

function frameOf(
  data: dicomParser.DataSet,
  of: { readonly index: number; readonly instance: Instance; readonly transferSyntaxUid: string },
): Uint8Array<ArrayBuffer> {
  const pixels = data.elements['x7fe00010'] ?? data.elements['x7fe00008'] ?? data.elements['x7fe00009'];
  if (pixels === undefined) throw new Error('no pixels');
  if (pixels.encapsulatedPixelData) {
    const { fragments = [], basicOffsetTable = [] } = pixels;
    if (of.instance.numberOfFrames === 1)
      return Uint8Array.from(
        dicomParser.readEncapsulatedPixelDataFromFragments(data, pixels, 0, fragments.length),
      );
    if (basicOffsetTable.length > 0)
      return Uint8Array.from(dicomParser.readEncapsulatedImageFrame(data, pixels, of.index));
    if (fragments.length === of.instance.numberOfFrames)
      return Uint8Array.from(dicomParser.readEncapsulatedPixelDataFromFragments(data, pixels, of.index, 1));
    return Uint8Array.from(
      dicomParser.readEncapsulatedImageFrame(
        data,
        pixels,
        of.index,
        dicomParser.createJPEGBasicOffsetTable(data, pixels),
      ),
    );
  }
  const format = parsePixelFormat(of.instance);
  const count =
    format.rows * format.columns * (format.photometric === 'YBR_FULL_422' ? 2 : format.samplesPerPixel);
  const length = (count * format.bitsAllocated) / 8;
  const start = pixels.dataOffset + of.index * length;
  const bytes =
    format.bitsAllocated === 1
      ? bitsFrom(data.byteArray, { firstBit: pixels.dataOffset * 8 + of.index * count, count })
      : data.byteArray.slice(start, start + length);
  const isSwapped8 =
    transferSyntax(of.transferSyntaxUid)?.bigEndian === true &&
    format.bitsAllocated === 8 &&
    pixels.vr === 'OW';
  if (isSwapped8) for (let i = 0; i + 1 < bytes.length; i += 2) bytes.subarray(i, i + 2).reverse();
  return Uint8Array.from(bytes);
}

/** Frames of one bit follow each other without a gap; an archive hands them out beginning on a byte. */
function bitsFrom(bytes: Uint8Array, at: { readonly firstBit: number; readonly count: number }): Uint8Array {
  const out = new Uint8Array(Math.ceil(at.count / 8));
  for (let i = 0; i < at.count; i++) {
    const bit = at.firstBit + i;
    out[i >> 3] = (out[i >> 3] ?? 0) | ((((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) << (i & 7));
  }
  return out;
}
