import { numbers, text, texts } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';

/** Loss that an image has been through, once or several times (PS3.3 C.7.6.1.1.5). */
export interface LossyCompression {
  /** Product of the stated ratios; undefined when not stated. */
  readonly ratio?: number;
  readonly methods: readonly string[];
}

const names: Readonly<Record<string, string>> = {
  ISO_10918_1: 'JPEG',
  ISO_14495_1: 'JPEG-LS',
  ISO_15444_1: 'JPEG 2000',
  ISO_15444_15: 'HTJ2K',
  ISO_18181_1: 'JPEG XL',
  ISO_13818_2: 'MPEG-2',
  ISO_14496_10: 'H.264',
  ISO_23008_2: 'HEVC',
};

/** What the object says of its own loss, if only by a ratio; undefined when it says there is none and its transfer syntax loses nothing. */
export function lossyCompression(instance: Instance): LossyCompression | undefined {
  const isStated = text(instance.dataset, Tag.lossyImageCompression) === '01';
  const syntax = transferSyntax(instance.transferSyntaxUid ?? '');
  const ratios = numbers(instance.dataset, Tag.lossyImageCompressionRatio) ?? [];
  if (!isStated && ratios.length === 0 && syntax?.lossy !== true) return undefined;
  const stated = texts(instance.dataset, Tag.lossyImageCompressionMethod).map((code) => names[code] ?? code);
  const methods = stated.length > 0 ? stated : syntax?.lossy === true ? [syntax.name] : [];
  const ratio = ratios.reduce((product, one) => product * one, 1);
  return ratios.length > 0 && ratio > 1 ? { ratio, methods } : { methods };
}
