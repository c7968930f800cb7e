import { type Frame, FrameFailure } from '#dicom/frame.ts';
import { isVideoCodec, transferSyntax, type TransferSyntax } from '#dicom/transferSyntax.ts';
import {
  type Codestream,
  endsWithEndMarker,
  type Jpeg2000Header,
  type JpegHeader,
  readJpeg2000Header,
  readJpegHeader,
} from './codestream.ts';
import { type PixelFormat } from './pixelFormat.ts';

/** A frame that has passed every check that can be made without decoding it. */
export type Checked =
  | { readonly codec: 'native'; readonly byteOrder: 'little' | 'big' }
  | { readonly codec: 'rle' | 'deflated-frame' }
  | {
      readonly codec: 'jpeg-baseline' | 'jpeg-extended' | 'jpeg-lossless' | 'jpeg-ls';
      readonly header: JpegHeader;
    }
  | { readonly codec: 'jpeg-2000' | 'htj2k'; readonly header: Jpeg2000Header };

/** Frames above this many decoded bytes must not promise more than 1000 times what was sent. */
const ratioFree = 64 * 1024 * 1024;

/**
 * What a stream must stand before a decoder sees it, each by its name: `e2e/proofs` takes them away one at a time and sees what each held
 * back. Dimensions, components and depth must be those of the metadata: otherwise every length measured would be wrong.
 */
export const streamChecks = {
  ratio(bytes: Uint8Array, format: PixelFormat): void {
    const { rows, columns, samplesPerPixel, bitsAllocated } = format;
    const decoded = rows * columns * samplesPerPixel * Math.ceil(bitsAllocated / 8);
    if (decoded > ratioFree && decoded > bytes.length * 1000)
      throw new FrameFailure('too-large', `${bytes.length} bytes would become ${decoded}`);
  },
  frameType(codec: string, header: JpegHeader): void {
    if (frameTypes[codec]?.includes(header.frameType) !== true)
      throw new FrameFailure(
        'unsupported',
        `JPEG frame type ${header.frameType.toString(16)} under ${codec}`,
      );
  },
  throughput(codec: 'jpeg-2000' | 'htj2k', header: Jpeg2000Header): void {
    if (codec === 'htj2k' && !header.isHighThroughput)
      throw new FrameFailure('damaged', 'named HTJ2K but its stream is not');
    if (codec === 'jpeg-2000' && header.isHighThroughput)
      throw new FrameFailure('damaged', 'named JPEG 2000 but its stream is HTJ2K');
  },
  dimensions(format: PixelFormat, stream: Codestream): void {
    if (stream.rows !== format.rows || stream.columns !== format.columns)
      throw new FrameFailure(
        'wrong-size',
        `stream is ${stream.columns} × ${stream.rows}, metadata says ${format.columns} × ${format.rows}`,
      );
  },
  components(format: PixelFormat, stream: Codestream): void {
    if (stream.components !== format.samplesPerPixel)
      throw new FrameFailure(
        'wrong-size',
        `stream has ${stream.components} components, metadata says ${format.samplesPerPixel}`,
      );
  },
  depth(format: PixelFormat, stream: Codestream): void {
    if (stream.precision > format.bitsAllocated || stream.precision > 16)
      throw new FrameFailure(
        'wrong-size',
        `stream has ${stream.precision} bits, metadata allocates ${format.bitsAllocated}`,
      );
  },
  integers(format: PixelFormat): void {
    if (format.isFloat) throw new FrameFailure('unsupported', 'compressed floating point pixels');
  },
  endMarker(bytes: Uint8Array): void {
    if (!endsWithEndMarker(bytes))
      throw new FrameFailure('damaged', 'the stream is cut: its end marker is missing');
  },
  /** The lengths of the tile-parts (ISO 15444-1 A.4.2) lead from one to the next and to the end: a stream that was cut and closed again is betrayed by them. A length of 0 reaches to the end. */
  tileParts(bytes: Uint8Array, header: Jpeg2000Header): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = header.firstTilePart;
    while (at + 10 <= bytes.length && view.getUint16(at) === 0xff90) {
      const length = view.getUint32(at + 6);
      if (length === 0) return;
      if (length < 14) break;
      at += length;
    }
    if (at + 2 > bytes.length || view.getUint16(at) !== 0xffd9)
      throw new FrameFailure('damaged', 'the tile-parts do not lead to the end of the stream');
  },
  /** A stream without signs under a signed format is read as two's complement of its own depth (common practice); the opposite has no safe reading. */
  sign(format: PixelFormat, header: Jpeg2000Header): void {
    if (header.isSigned === true && !format.isSigned)
      throw new FrameFailure('wrong-size', 'stream is signed, metadata says unsigned');
  },
};

/** Throws FrameFailure: `unsupported` for what cannot be decoded here, `damaged` for a stream that is not whole, `wrong-size` where it contradicts the metadata. */
export function checkEncoded(frame: Frame, format: PixelFormat): Checked {
  const syntax = transferSyntax(frame.transferSyntaxUid);
  if (syntax === undefined)
    throw new FrameFailure('unsupported', `unknown transfer syntax ${frame.transferSyntaxUid}`);
  const checked = checkByCodec(syntax, frame.bytes, format);
  if (checked.codec !== 'native') streamChecks.ratio(frame.bytes, format);
  return checked;
}

function checkByCodec(syntax: TransferSyntax, bytes: Uint8Array, format: PixelFormat): Checked {
  const { codec } = syntax;
  switch (codec) {
    case 'native':
      return { codec, byteOrder: syntax.bigEndian === true ? 'big' : 'little' };
    case 'rle':
    case 'deflated-frame':
      return { codec };
    case 'jpeg-baseline':
    case 'jpeg-extended':
    case 'jpeg-lossless':
    case 'jpeg-ls': {
      const header = readJpegHeader(bytes);
      streamChecks.frameType(codec, header);
      checkAgainst(format, header, bytes);
      return { codec, header };
    }
    case 'jpeg-2000':
    case 'htj2k': {
      const header = readJpeg2000Header(bytes);
      streamChecks.throughput(codec, header);
      checkAgainst(format, header, bytes);
      streamChecks.tileParts(bytes, header);
      streamChecks.sign(format, header);
      return { codec, header };
    }
    case 'jpeg-xl':
    case 'mpeg-2':
    case 'h264':
    case 'hevc':
      throw new FrameFailure(
        'unsupported',
        isVideoCodec(codec) ? `${syntax.name} is video, not frames` : syntax.name,
      );
  }
}

const frameTypes: Readonly<Record<string, readonly number[]>> = {
  'jpeg-baseline': [0xc0, 0xc1],
  'jpeg-extended': [0xc0, 0xc1],
  'jpeg-lossless': [0xc3],
  'jpeg-ls': [0xf7],
};

function checkAgainst(format: PixelFormat, stream: Codestream, bytes: Uint8Array): void {
  streamChecks.dimensions(format, stream);
  streamChecks.components(format, stream);
  streamChecks.depth(format, stream);
  streamChecks.integers(format);
  streamChecks.endMarker(bytes);
}
