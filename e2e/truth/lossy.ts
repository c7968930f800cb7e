import { transferSyntax } from '#dicom/transferSyntax.ts';

/** Encodings that can only lose something. */
export function isLossy(transferSyntaxUid: string): boolean {
  return transferSyntax(transferSyntaxUid)?.lossy === true;
}
