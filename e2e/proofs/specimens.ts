import { anInstance } from '#dicom/testing.ts';
import { parsePixelFormat, type PixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { type EncodedCodec, openEncoders, type Picture } from './encoders.ts';

/** What a decoder is given: bytes, what they are called, and what the metadata says of them. */
export interface Sent {
  readonly transferSyntaxUid: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: PixelFormat;
}

/** The same codec, size and depth for two patients: what is left of B in a decoder would fit where A is due. */
export interface Specimen {
  readonly codec: EncodedCodec;
  readonly a: Sent;
  readonly b: Sent;
}

export const size = { rows: 64, columns: 96 };

const syntaxes: Readonly<Record<EncodedCodec, readonly [uid: string, bits: number]>> = {
  native: ['1.2.840.10008.1.2.1', 12],
  deflated: ['1.2.840.10008.1.2.8.1', 12],
  RLE: ['1.2.840.10008.1.2.5', 12],
  'JPEG baseline': ['1.2.840.10008.1.2.4.50', 8],
  'JPEG extended': ['1.2.840.10008.1.2.4.51', 12],
  'JPEG lossless': ['1.2.840.10008.1.2.4.70', 12],
  'JPEG-LS': ['1.2.840.10008.1.2.4.80', 12],
  'JPEG 2000': ['1.2.840.10008.1.2.4.90', 12],
  HTJ2K: ['1.2.840.10008.1.2.4.201', 12],
};

export async function specimens(): Promise<readonly Specimen[]> {
  const encoders = await openEncoders();
  return encodedCodecs.map((codec) => {
    const [transferSyntaxUid, bits] = syntaxes[codec];
    const sent = (seed: number): Sent => ({
      transferSyntaxUid,
      bytes: encoders[codec](picture(seed, bits)),
      format: formatOf(bits),
    });
    return { codec, a: sent(1), b: sent(2) };
  });
}

export const encodedCodecs: readonly EncodedCodec[] = [
  'native',
  'deflated',
  'RLE',
  'JPEG baseline',
  'JPEG extended',
  'JPEG lossless',
  'JPEG-LS',
  'JPEG 2000',
  'HTJ2K',
];

export function formatOf(
  bits: number,
  changed: Readonly<Record<string, readonly unknown[]>> = {},
): PixelFormat {
  return parsePixelFormat(
    anInstance({
      '00280002': [1],
      '00280004': ['MONOCHROME2'],
      '00280010': [size.rows],
      '00280011': [size.columns],
      '00280100': [bits <= 8 ? 8 : 16],
      '00280101': [bits],
      '00280102': [bits - 1],
      '00280103': [0],
      ...changed,
    }),
  );
}

/** Waves and noise of its own for every seed, with flat parts for run lengths: no two seeds agree in more than chance. */
export function picture(seed: number, bits: number): Picture {
  const { rows, columns } = size;
  const most = 2 ** bits - 1;
  let state = seed * 7919;
  const values = Uint16Array.from({ length: rows * columns }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    if (x < 8) return Math.round((most * seed) / 3);
    const wave = Math.sin((x * seed) / 9) * Math.cos((y * (3 - seed)) / 7);
    return Math.round(most * (0.5 + wave * 0.35)) + ((state >> 16) % Math.max(2, most >> 5));
  });
  return { rows, columns, bits, values };
}
