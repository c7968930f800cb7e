/** What the header of a compressed frame says of it. */
export interface Codestream {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Transfer syntaxes whose streams look like this; `usual` is the narrowest that is certainly right. */
  readonly possible: readonly string[];
  readonly usual: string;
  /** EOI or EOC is there: the stream was not cut off. */
  readonly hasEnd: boolean;
  /** The codestream itself, without a file wrapper (JP2) around it. */
  readonly bytes: Buffer;
}

const endMarker = Buffer.from([0xff, 0xd9]);
const jpeg = (process: string) => `1.2.840.10008.1.2.4.${process}`;

/** The codestream that `bytes` begin with: JPEG (any process), JPEG-LS, JPEG 2000 or HTJ2K, also inside JP2. Undefined for anything else. */
export function readCodestream(bytes: Buffer): Codestream | undefined {
  if (bytes.length < 12) return undefined;
  if (bytes.readUInt32BE(0) === 0xff4fff51) return readJpeg2000(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes);
  if (bytes.readUInt32BE(0) === 0x0000000c && bytes.readUInt32BE(4) === 0x6a502020) {
    const start = bytes.subarray(0, 65_536).indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
    return start < 0 ? undefined : readJpeg2000(bytes.subarray(start));
  }
  return undefined;
}

interface FrameHeader {
  readonly marker: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
}

/** Markers until the first scan (ITU-T T.81 B.1). */
function readJpeg(bytes: Buffer): Codestream | undefined {
  let header: FrameHeader | undefined;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (isFrameHeader(marker) && at + 10 <= bytes.length)
      header = {
        marker,
        rows: bytes.readUInt16BE(at + 5),
        columns: bytes.readUInt16BE(at + 7),
        components: bytes[at + 9] ?? 0,
      };
    if (marker === 0xda) return header === undefined ? undefined : jpegOf(header, bytes, at + 4);
    at += 2 + length;
  }
  return undefined;
}

function isFrameHeader(marker: number): boolean {
  return marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker));
}

function jpegOf(header: FrameHeader, bytes: Buffer, scan: number): Codestream {
  const { marker, rows, columns, components } = header;
  const inScan = bytes[scan] ?? 0;
  // Ss of the scan: the predictor of a lossless JPEG; NEAR of a JPEG-LS.
  const parameter = bytes[scan + 1 + inScan * 2] ?? 0;
  return { ...syntaxOf(marker, parameter), rows, columns, components, ...ended(bytes, scan) };
}

function syntaxOf(marker: number, parameter: number): Pick<Codestream, 'name' | 'possible' | 'usual'> {
  const only = (name: string, uid: string, ...others: string[]) => ({
    name,
    usual: uid,
    possible: [uid, ...others],
  });
  switch (marker) {
    case 0xc0:
      // A baseline stream is also a legal extended one.
      return only('JPEG', jpeg('50'), jpeg('51'));
    case 0xc1:
      return only('JPEG Extended', jpeg('51'));
    case 0xc2:
      return only('progressive JPEG', jpeg('55'), jpeg('53'));
    case 0xc3:
      return parameter === 1
        ? only('JPEG Lossless', jpeg('70'), jpeg('57'))
        : only('JPEG Lossless', jpeg('57'));
    case 0xf7:
      return parameter === 0 ? only('JPEG-LS', jpeg('80'), jpeg('81')) : only('JPEG-LS', jpeg('81'));
    default:
      return only(`JPEG process ${marker.toString(16)}`, jpeg('52'));
  }
}

/** Main header of ISO/IEC 15444-1 Annex A: SIZ, then CAP tells HTJ2K, COD tells the wavelet. */
function readJpeg2000(bytes: Buffer): Codestream | undefined {
  if (bytes.length < 42) return undefined;
  const [width, height] = [
    bytes.readUInt32BE(8) - bytes.readUInt32BE(16),
    bytes.readUInt32BE(12) - bytes.readUInt32BE(20),
  ];
  const components = bytes.readUInt16BE(40);
  let [isHighThroughput, isReversible] = [false, false];
  for (let at = 2; at + 14 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    // The first tile-part ends the main header.
    if (marker === 0xff90 || marker < 0xff00) break;
    if (marker === 0xff50) isHighThroughput = (bytes.readUInt32BE(at + 4) & 0x0002_0000) !== 0;
    if (marker === 0xff52) isReversible = bytes[at + 13] === 1;
  }
  return {
    ...jpeg2000Syntax(isHighThroughput, isReversible),
    rows: height,
    columns: width,
    components,
    ...ended(bytes, 42),
  };
}

/** The syntaxes that may lose also carry reversible streams. */
function jpeg2000Syntax(
  isHighThroughput: boolean,
  isReversible: boolean,
): Pick<Codestream, 'name' | 'possible' | 'usual'> {
  if (isHighThroughput)
    return isReversible
      ? { name: 'HTJ2K', usual: jpeg('201'), possible: [jpeg('201'), jpeg('202'), jpeg('203')] }
      : { name: 'HTJ2K', usual: jpeg('203'), possible: [jpeg('203')] };
  return isReversible
    ? { name: 'JPEG 2000', usual: jpeg('90'), possible: [jpeg('90'), jpeg('91')] }
    : { name: 'JPEG 2000', usual: jpeg('91'), possible: [jpeg('91')] };
}

/**
 * The stream up to its end marker (EOI, EOC: FFD9) and whether there is one. Coded data never holds those two bytes (T.81 B.1.1.5, T.800 D.4.1,
 * T.87 A.1), so the last of them ends the stream; some writers leave more than padding behind it. `from`: where coded data begins.
 */
function ended(bytes: Buffer, from: number): Pick<Codestream, 'hasEnd' | 'bytes'> {
  const end = bytes.lastIndexOf(endMarker);
  return end < from ? { hasEnd: false, bytes } : { hasEnd: true, bytes: bytes.subarray(0, end + 2) };
}
