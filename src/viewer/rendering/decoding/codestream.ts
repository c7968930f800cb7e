import { FrameFailure } from '#dicom/frame.ts';

/** What a compressed frame's own header says, before anything is decoded. */
export interface Codestream {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Bits of a sample. */
  readonly precision: number;
  /** Only JPEG 2000 says. */
  readonly isSigned?: boolean;
}

export interface JpegHeader extends Codestream {
  /** Low byte of the SOF marker: C0 baseline, C1 extended, C2 progressive, C3 lossless, F7 JPEG-LS. */
  readonly frameType: number;
  /** Colour transform of the Adobe segment: 0 none, 1 YCbCr; undefined without that segment. */
  readonly adobeTransform?: number;
  readonly isJfif: boolean;
  readonly componentIds: readonly number[];
  readonly hasIccProfile: boolean;
}

const standalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const isFrameHeader = (marker: number) =>
  marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker));

/** Header of a JPEG or JPEG-LS stream (ISO 10918-1 B.2, 14495-1 C.2). Throws `damaged`. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new FrameFailure('damaged', 'no JPEG start marker');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [adobeTransform, isJfif, hasIccProfile]: [number | undefined, boolean, boolean] = [
    undefined,
    false,
    false,
  ];
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) throw new FrameFailure('damaged', 'JPEG marker expected before the frame header');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || standalone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) break;
    if (marker === 0xee && ascii(bytes, at + 4, 5) === 'Adobe' && length >= 14)
      adobeTransform = bytes[at + 15];
    if (marker === 0xe0 && ascii(bytes, at + 4, 4) === 'JFIF') isJfif = true;
    if (marker === 0xe2 && ascii(bytes, at + 4, 11) === 'ICC_PROFILE') hasIccProfile = true;
    if (isFrameHeader(marker)) {
      const header = { ...frameHeader(bytes, at), isJfif, hasIccProfile };
      return adobeTransform === undefined ? header : { ...header, adobeTransform };
    }
    at += 2 + length;
  }
  throw new FrameFailure('damaged', 'JPEG ends before its frame header');
}

function frameHeader(bytes: Uint8Array, at: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const components = bytes[at + 9] ?? 0;
  if (at + 10 + components * 3 > bytes.length)
    throw new FrameFailure('damaged', 'JPEG frame header is cut short');
  return {
    frameType: bytes[at + 1] ?? 0,
    precision: bytes[at + 4] ?? 0,
    rows: view.getUint16(at + 5),
    columns: view.getUint16(at + 7),
    components,
    componentIds: Array.from({ length: components }, (_, index) => bytes[at + 10 + index * 3] ?? 0),
  };
}

export interface Jpeg2000Header extends Codestream {
  readonly isHighThroughput: boolean;
  /** The stream carries the colour transform that YBR_RCT and YBR_ICT name; decoders undo it. */
  readonly hasColourTransform: boolean;
  /** Where the codestream begins; above 0 inside a JP2 file. */
  readonly offset: number;
  /** Where the first tile-part begins, counted as `offset` is. */
  readonly firstTilePart: number;
}

/** SIZ, CAP and COD of a JPEG 2000 codestream (ISO 15444-1 A.5–6). Throws `damaged`, or `wrong-size` when components are subsampled. */
export function readJpeg2000Header(bytes: Uint8Array): Jpeg2000Header {
  const offset = codestreamOffset(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, bytes.byteLength - offset);
  if (view.byteLength < 44 || view.getUint16(0) !== 0xff4f || view.getUint16(2) !== 0xff51)
    throw new FrameFailure('damaged', 'no JPEG 2000 start markers');
  const components = view.getUint16(40);
  if (components < 1 || 42 + components * 3 > view.byteLength)
    throw new FrameFailure('damaged', 'JPEG 2000 header is cut short');
  const size = view.getUint8(42);
  for (let i = 0; i < components; i++) {
    if (view.getUint8(43 + i * 3) !== 1 || view.getUint8(44 + i * 3) !== 1)
      throw new FrameFailure('wrong-size', 'JPEG 2000 components are subsampled');
    if (view.getUint8(42 + i * 3) !== size)
      throw new FrameFailure('unsupported', 'JPEG 2000 components differ in depth');
  }
  return {
    columns: view.getUint32(8) - view.getUint32(16),
    rows: view.getUint32(12) - view.getUint32(20),
    components,
    precision: (size & 0x7f) + 1,
    isSigned: size >> 7 === 1,
    offset,
    ...mainHeader(view, offset),
  };
}

function mainHeader(view: DataView, offset: number) {
  let [isHighThroughput, hasColourTransform] = [false, false];
  let at = 4 + view.getUint16(4);
  for (; at + 4 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xff90 || marker >> 8 !== 0xff) break;
    if (marker === 0xff50) isHighThroughput = true;
    if (marker === 0xff52 && at + 8 < view.byteLength) hasColourTransform = view.getUint8(at + 8) === 1;
  }
  return { isHighThroughput, hasColourTransform, firstTilePart: offset + at };
}

/** DICOM asks for a bare codestream; a JP2 file around it is met and harmless. */
function codestreamOffset(bytes: Uint8Array): number {
  if (ascii(bytes, 4, 4) !== 'jP  ') return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    if (ascii(bytes, at + 4, 4) === 'jp2c') return at + (length === 1 ? 16 : 8);
    if (length < 8) break;
    at += length;
  }
  throw new FrameFailure('damaged', 'JP2 file without a codestream');
}

/**
 * FFD9 ends JPEG, JPEG-LS and JPEG 2000 alike and cannot stand inside their coded data; writers pad it with a byte or a few.
 * A cut stream is recognised by nothing else.
 */
export function endsWithEndMarker(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(2, bytes.length - 16); at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
