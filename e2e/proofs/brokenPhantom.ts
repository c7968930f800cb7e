import { corruptions } from './corruptions.ts';
import { type EncodedCodec, openEncoders } from './encoders.ts';
import { type Phantom, phantomSopUid } from './phantomFiles.ts';
import { picture, type Sent, size, type Specimen, specimens } from './specimens.ts';

/** What an archive, a line or a scanner may answer in place of one frame. */
export interface BrokenAnswer {
  readonly transferSyntaxUid: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface BrokenCase {
  readonly codec: EncodedCodec;
  readonly corruption: string;
  readonly study: string;
  readonly series: string;
  /** Patient B's frame, whole, and then A's. */
  readonly good: string;
  readonly broken: string;
  readonly answer: BrokenAnswer;
}

export const brokenStudy = (codec: EncodedCodec) => `broken-${codec.replaceAll(' ', '-')}`;

/** Floating point cannot be said in metadata alone: such pixels lie in another element. */
const unspeakable = new Set(['floating point']);

/** A study of each codec, a series of each corruption: B's frame first, then A's, whose metadata and answer are the corrupt ones. */
export async function brokenPhantom(): Promise<{
  readonly phantoms: readonly Phantom[];
  readonly cases: readonly BrokenCase[];
}> {
  const { native } = await openEncoders();
  const filler = native(picture(3, 12));
  const found = (await specimens()).flatMap((specimen) =>
    Object.entries(corruptions).flatMap(([corruption, corrupt]) => {
      const sent = unspeakable.has(corruption) ? undefined : corrupt(specimen.a);
      return sent === undefined ? [] : [{ specimen, corruption, sent }];
    }),
  );
  const series = found.map(({ specimen, corruption, sent }) => {
    const place = { study: brokenStudy(specimen.codec), series: corruption };
    return { place, specimen, corruption, sent };
  });
  return {
    phantoms: series.flatMap(({ place, specimen, sent }, index) => [
      goodPhantom(place, specimen, index),
      brokenFile(place, { sent, filler, index }),
    ]),
    cases: series.map(({ place, specimen, corruption, sent }) => ({
      codec: specimen.codec,
      corruption,
      ...place,
      good: phantomSopUid(place, 1),
      broken: phantomSopUid(place, 2),
      answer: { transferSyntaxUid: sent.transferSyntaxUid, bytes: sent.bytes },
    })),
  };
}

type Place = Pick<Phantom, 'study' | 'series'>;

function goodPhantom(place: Place, { b }: Specimen, index: number): Phantom {
  return {
    ...place,
    ...size,
    seriesNumber: index + 1,
    instanceNumber: 1,
    bits: b.format.bitsStored,
    transferSyntaxUid: b.transferSyntaxUid,
    pixels: b.bytes,
  };
}

/** The stored pixels are never asked for: the answer stands in for them. */
function brokenFile(
  place: Place,
  of: { readonly sent: Sent; readonly filler: Uint8Array; readonly index: number },
): Phantom {
  const { rows, columns, bitsAllocated, bitsStored, highBit, samplesPerPixel, photometric } = of.sent.format;
  return {
    ...place,
    rows,
    columns,
    bits: bitsStored,
    seriesNumber: of.index + 1,
    instanceNumber: 2,
    pixels: of.filler,
    attributes: {
      BitsAllocated: bitsAllocated,
      BitsStored: bitsStored,
      HighBit: highBit,
      SamplesPerPixel: samplesPerPixel,
      PhotometricInterpretation: photometric,
      PlanarConfiguration: samplesPerPixel === 3 ? 0 : undefined,
    },
  };
}
