/** Numbers stored as binary; AT becomes eight hex digits. A value cut off in mid-number is left out. */
export function binaryNumbers(vr: string, bytes: Buffer, bigEndian: boolean): readonly unknown[] {
  const width = widths[vr] ?? 1;
  const ordered = bigEndian ? littleEndian(vr, bytes) : bytes;
  return Array.from({ length: Math.floor(bytes.length / width) }, (_, index) =>
    read(vr, ordered, index * width),
  );
}

/** The same value in little endian: bulk data and frames are little endian in DICOMweb (PS3.18 8.7.3.3). */
export function littleEndian(vr: string, bytes: Buffer): Buffer {
  const width = vr === 'AT' ? 2 : (widths[vr] ?? 1);
  return swapped(bytes, width);
}

/** Bytes reversed within each word of `width`; what does not fill a word stays. */
export function swapped(bytes: Buffer, width: number): Buffer {
  if (width === 1) return bytes;
  const whole = bytes.length - (bytes.length % width);
  const copy = Buffer.from(bytes);
  const words = copy.subarray(0, whole);
  if (width === 2) words.swap16();
  if (width === 4) words.swap32();
  if (width === 8) words.swap64();
  return copy;
}

const widths: Readonly<Record<string, number>> = {
  US: 2,
  SS: 2,
  OW: 2,
  AT: 4,
  UL: 4,
  SL: 4,
  FL: 4,
  OF: 4,
  OL: 4,
  FD: 8,
  OD: 8,
  OV: 8,
  SV: 8,
  UV: 8,
};

function read(vr: string, bytes: Buffer, offset: number): unknown {
  switch (vr) {
    case 'US':
      return bytes.readUInt16LE(offset);
    case 'SS':
      return bytes.readInt16LE(offset);
    case 'UL':
      return bytes.readUInt32LE(offset);
    case 'SL':
      return bytes.readInt32LE(offset);
    case 'FL':
      return finite(bytes.readFloatLE(offset));
    case 'FD':
      return finite(bytes.readDoubleLE(offset));
    case 'SV':
      return safe(bytes.readBigInt64LE(offset));
    case 'UV':
      return safe(bytes.readBigUInt64LE(offset));
    default:
      return hex(bytes.readUInt16LE(offset)) + hex(bytes.readUInt16LE(offset + 2));
  }
}

/** JSON has no NaN and no infinity; PS3.18 F.2.2 writes their names. */
const finite = (value: number) =>
  Number.isFinite(value) ? value : value > 0 ? 'inf' : value < 0 ? '-inf' : 'NaN';
const safe = (value: bigint) => (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString());
const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0');
