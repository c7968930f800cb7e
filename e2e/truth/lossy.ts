import { text } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { type CorpusFile } from './corpus.ts';

/** An encoding that can only lose something, or an object that says it once did (PS3.3 C.7.6.1.1.5). */
export function isLossDue({ transferSyntaxUid }: CorpusFile, { dataset }: Instance): boolean {
  return (
    transferSyntax(transferSyntaxUid)?.lossy === true || text(dataset, Tag.lossyImageCompression) === '01'
  );
}
