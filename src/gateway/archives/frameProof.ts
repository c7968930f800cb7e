import { inflateRawSync } from 'node:zlib';

import { transferSyntax } from '#dicom/transferSyntax.ts';

import { type Codestream, readCodestream } from './codestream.ts';
import { nativeLength, type PixelShape } from './instanceFacts.ts';

/** The true transfer syntax of one frame's bytes, or why it must not be shown. */
export type FrameProof =
  | { readonly transferSyntaxUid: string; readonly bytes: Buffer }
  | { readonly damaged: string }
  | { readonly unsupported: string }
  /** Uncompressed, but nobody says in which byte order: only the stored file can tell. */
  | { readonly unstated: 'transfer-syntax' };

const explicitLittleEndian = '1.2.840.10008.1.2.1';
const rle = '1.2.840.10008.1.2.5';
const deflatedFrame = '1.2.840.10008.1.2.8.1';

/**
 * What `bytes` are, by their own magic, length and end marker. `declared` is what the archive says: it chooses between syntaxes that look
 * alike (lossless or not, byte order), and is not believed where the bytes say otherwise.
 */
export function proveFrame(bytes: Buffer, declared: string | undefined, shape: PixelShape): FrameProof {
  const exact = nativeLength(shape);
  const isNativeLength = bytes.length === exact || (exact % 2 === 1 && bytes.length === exact + 1);
  const codestream = readCodestream(bytes);
  if (codestream !== undefined && !(isNativeLength && !fits(codestream, shape)))
    return proveCodestream(codestream, declared, shape);
  if (isText(bytes)) return { damaged: 'text in place of pixels' };
  if (declared === deflatedFrame) return proveDeflated(bytes, exact);
  const isRle = isRleFrame(bytes, shape);
  if (isRle && (declared === rle || !isNativeLength)) return { transferSyntaxUid: rle, bytes };
  if (isNativeLength) return proveNative(bytes.subarray(0, exact), declared, shape);
  const codec = declared === undefined ? undefined : transferSyntax(declared)?.codec;
  if (codec === 'jpeg-xl' && isJpegXl(bytes) && declared !== undefined)
    return { transferSyntaxUid: declared, bytes };
  const video = videoOf(bytes);
  if (video !== undefined) return { unsupported: video };
  return { damaged: `${bytes.length} bytes where ${exact} were expected` };
}

function fits(codestream: Codestream, shape: PixelShape): boolean {
  return codestream.rows === shape.rows && codestream.columns === shape.columns;
}

function proveCodestream(
  codestream: Codestream,
  declared: string | undefined,
  shape: PixelShape,
): FrameProof {
  const { rows, columns, components } = codestream;
  if (!fits(codestream, shape))
    return { damaged: `codestream ${columns}×${rows}, metadata ${shape.columns}×${shape.rows}` };
  if (components !== shape.samples) return { damaged: `${components} components, metadata ${shape.samples}` };
  if (!codestream.hasEnd) return { damaged: `${codestream.name} without its end marker` };
  const believed =
    declared !== undefined && codestream.possible.includes(declared) ? declared : codestream.usual;
  return { transferSyntaxUid: believed, bytes: codestream.bytes };
}

/** Over DICOMweb native frames are explicit little endian (PS3.18 8.7.3.3); the implicit label means the same bytes. */
function proveNative(bytes: Buffer, declared: string | undefined, shape: PixelShape): FrameProof {
  const codec = declared === undefined ? undefined : transferSyntax(declared);
  if (codec?.bigEndian === true && shape.bitsAllocated > 8) return { transferSyntaxUid: codec.uid, bytes };
  if (codec?.codec === 'native' || shape.bitsAllocated <= 8)
    return { transferSyntaxUid: explicitLittleEndian, bytes };
  return { unstated: 'transfer-syntax' };
}

function proveDeflated(bytes: Buffer, exact: number): FrameProof {
  try {
    const inflated = inflateRawSync(bytes, { maxOutputLength: exact + 1 });
    const isExact = inflated.length === exact || (exact % 2 === 1 && inflated.length === exact + 1);
    if (isExact) return { transferSyntaxUid: deflatedFrame, bytes };
    return { damaged: `inflates to ${inflated.length} bytes where ${exact} were expected` };
  } catch {
    return { damaged: 'deflated frame does not inflate to its size' };
  }
}

/** PS3.5 G.5: 64-byte header, 1 to 15 segments, offsets rising and inside, one segment for each byte of each sample. */
export function isRleFrame(bytes: Buffer, shape: PixelShape): boolean {
  if (bytes.length < 64) return false;
  const segments = bytes.readUInt32LE(0);
  if (segments < 1 || segments > 15 || segments !== shape.samples * Math.ceil(shape.bitsAllocated / 8))
    return false;
  let previous = 0;
  for (let index = 0; index < 15; index += 1) {
    const offset = bytes.readUInt32LE(4 + index * 4);
    if (index >= segments) {
      if (offset !== 0) return false;
      continue;
    }
    if (index === 0 ? offset !== 64 : offset <= previous) return false;
    if (offset >= bytes.length) return false;
    previous = offset;
  }
  return true;
}

function isJpegXl(bytes: Buffer): boolean {
  return bytes.readUInt16BE(0) === 0xff0a || bytes.subarray(4, 8).toString('latin1') === 'JXL ';
}

/** An error page or message: no image begins with `<`, `{` or `[` and readable characters alone. */
function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 200).toString('latin1');
  return (
    /^\s*(<!doctype|<html|<\?xml|<[a-z]+[\s>]|\{\s*"|\[\s*[{"])/i.test(start) &&
    /^[\t\r\n\x20-\xff]*$/.test(start)
  );
}

function videoOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return 'MP4';
  if (bytes.length > 376 && bytes[0] === 0x47 && bytes[188] === 0x47 && bytes[376] === 0x47) return 'MPEG-TS';
  if (bytes.length > 4 && bytes.readUInt32BE(0) === 0x000001ba) return 'MPEG-PS';
  if (bytes.length > 4 && bytes.readUInt32BE(0) === 0x000001b3) return 'MPEG-2';
  return undefined;
}
