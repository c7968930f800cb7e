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

/** Throws FrameFailure: `unsupported` for what cannot be decoded here, `damaged` for a stream that is not whole, `wrong-size` where it contradicts the metadata. */
export function checkEncoded(frame: Frame, format: PixelFormat): Checked {
  const syntax = transferSyntax(frame.transferSyntaxUid);
  if (syntax === undefined)
    throw new FrameFailure('unsupported', `unknown transfer syntax ${frame.transferSyntaxUid}`);
  const checked = checkByCodec(syntax, frame.bytes, format);
  const decoded = format.rows * format.columns * format.samplesPerPixel * Math.ceil(format.bitsAllocated / 8);
  if (checked.codec !== 'native' && decoded > ratioFree && decoded > frame.bytes.length * 1000)
    throw new FrameFailure('too-large', `${frame.bytes.length} bytes would become ${decoded}`);
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
      checkFrameType(codec, header);
      checkAgainst(format, header, bytes);
      return { codec, header };
    }
    case 'jpeg-2000':
    case 'htj2k': {
      const header = readJpeg2000Header(bytes);
      if (codec === 'htj2k' && !header.isHighThroughput)
        throw new FrameFailure('damaged', 'named HTJ2K but its stream is not');
      if (codec === 'jpeg-2000' && header.isHighThroughput)
        throw new FrameFailure('damaged', 'named JPEG 2000 but its stream is HTJ2K');
      checkAgainst(format, header, bytes);
      checkSign(format, header);
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

function checkFrameType(codec: string, header: JpegHeader): void {
  if (frameTypes[codec]?.includes(header.frameType) !== true)
    throw new FrameFailure('unsupported', `JPEG frame type ${header.frameType.toString(16)} under ${codec}`);
}

/** Dimensions, components and depth must be those of the metadata: otherwise every length measured would be wrong. */
function checkAgainst(format: PixelFormat, stream: Codestream, bytes: Uint8Array): void {
  if (stream.rows !== format.rows || stream.columns !== format.columns)
    throw new FrameFailure(
      'wrong-size',
      `stream is ${stream.columns} × ${stream.rows}, metadata says ${format.columns} × ${format.rows}`,
    );
  if (stream.components !== format.samplesPerPixel)
    throw new FrameFailure(
      'wrong-size',
      `stream has ${stream.components} components, metadata says ${format.samplesPerPixel}`,
    );
  if (stream.precision > format.bitsAllocated || stream.precision > 16)
    throw new FrameFailure(
      'wrong-size',
      `stream has ${stream.precision} bits, metadata allocates ${format.bitsAllocated}`,
    );
  if (format.isFloat) throw new FrameFailure('unsupported', 'compressed floating point pixels');
  if (!endsWithEndMarker(bytes))
    throw new FrameFailure('damaged', 'the stream is cut: its end marker is missing');
}

/** A stream without signs under a signed format is read as two's complement of its own depth (common practice); the opposite has no safe reading. */
function checkSign(format: PixelFormat, header: Jpeg2000Header): void {
  if (header.isSigned === true && !format.isSigned)
    throw new FrameFailure('wrong-size', 'stream is signed, metadata says unsigned');
}
