import { type Dataset } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { readCodestream } from '#gateway/archives/codestream.ts';

const jpegBaseline = '1.2.840.10008.1.2.4.50';
const photographicStorage = '1.2.840.10008.5.1.4.1.1.77.1.4';

export type Picture =
  | { readonly kind: 'photograph'; readonly attributes: Dataset }
  | { readonly kind: 'file'; readonly why: string };

/**
 * A JPEG file as a VL Photographic Image (PS3.3 A.32.4): the attributes that its own markers give, to be laid over those of the document.
 * A reason in its place for a file that no frame of DICOM could be: it is then a file to be saved, not a picture.
 */
export function photographOf(bytes: Buffer): Picture {
  const codestream = readCodestream(bytes);
  if (codestream === undefined) return { kind: 'file', why: 'no JPEG' };
  const { name, usual, rows, columns, components, hasEnd } = codestream;
  if (!hasEnd) return { kind: 'file', why: `${name} without its end marker` };
  if (usual !== jpegBaseline) return { kind: 'file', why: name };
  if (components !== 1 && components !== 3) return { kind: 'file', why: `JPEG of ${components} components` };
  const { orientation, adobeTransform } = segmentsOf(bytes);
  // Frames are painted as they are stored: this one would lie on its side, or be mirrored.
  if (orientation !== 1) return { kind: 'file', why: `Exif orientation ${orientation}` };
  const colour = adobeTransform === 0 ? 'RGB' : 'YBR_FULL_422';
  return { kind: 'photograph', attributes: attributesOf({ rows, columns, components, colour }) };
}

interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly colour: string;
}

function attributesOf({ rows, columns, components, colour }: Shape): Dataset {
  const number = (value: number) => ({ vr: 'US', Value: [value] });
  return {
    [Tag.sopClassUid]: { vr: 'UI', Value: [photographicStorage] },
    [Tag.availableTransferSyntaxUid]: { vr: 'UI', Value: [jpegBaseline] },
    [Tag.imageType]: { vr: 'CS', Value: ['ORIGINAL', 'PRIMARY'] },
    [Tag.samplesPerPixel]: number(components),
    [Tag.photometricInterpretation]: { vr: 'CS', Value: [components === 1 ? 'MONOCHROME2' : colour] },
    ...(components === 1 ? {} : { [Tag.planarConfiguration]: number(0) }),
    [Tag.rows]: number(rows),
    [Tag.columns]: number(columns),
    [Tag.bitsAllocated]: number(8),
    [Tag.bitsStored]: number(8),
    [Tag.highBit]: number(7),
    [Tag.pixelRepresentation]: number(0),
    [Tag.lossyImageCompression]: { vr: 'CS', Value: ['01'] },
    [Tag.lossyImageCompressionMethod]: { vr: 'CS', Value: ['ISO_10918_1'] },
  };
}

interface Segments {
  /** 1 to 8 (Exif 2.3, 4.6.4); 1 where nothing is said. */
  readonly orientation: number;
  /** Of APP14; 0 is RGB. */
  readonly adobeTransform?: number;
}

function segmentsOf(bytes: Buffer): Segments {
  let found: Segments = { orientation: 1 };
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const body = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    if (marker === 0xe1 && body.subarray(0, 6).toString('latin1') === 'Exif\0\0')
      found = { ...found, orientation: orientationOf(body.subarray(6)) };
    if (marker === 0xee && body.subarray(0, 5).toString('latin1') === 'Adobe' && body.length >= 12)
      found = { ...found, adobeTransform: body.readUInt8(11) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return found;
}

/** Tag 0112 of the first directory of a TIFF header, in either byte order. */
function orientationOf(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const word = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return 1;
  for (let entry = 0; entry < word(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (word(at) === 0x0112) return word(at + 8);
  }
  return 1;
}
