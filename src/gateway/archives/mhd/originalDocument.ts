import { type BulkPlace } from '#gateway/archives/bulkData.ts';

import { mediaNamed } from './documentReference.ts';

export interface OriginalDocument {
  readonly bytes: Buffer;
  readonly type: string;
  /** Without its dot. */
  readonly extension: string;
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/hl7-cda+xml': 'xml',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'video/mp4': 'mp4',
};

/** A document of a document archive as it lies there, byte for byte, under its own type; undefined for a DICOM object. Throws Refusal. */
export async function originalDocument({ archive, facts }: BulkPlace): Promise<OriginalDocument | undefined> {
  if (facts.attachment === undefined || archive.documents === undefined) return undefined;
  const media = mediaNamed(facts.attachment.contentType) ?? 'application/octet-stream';
  return {
    bytes: await archive.documents.read(facts.attachment),
    type: media,
    extension: extensions[media] ?? 'bin',
  };
}
