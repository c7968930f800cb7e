import { Refusal } from '#gateway/gate.ts';

import { type MediaInstance } from './mediaInstance.ts';

export interface Document {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Encapsulated PDF, CDA, STL, OBJ and MTL (PS3.4 B.5) by their SOP class, where the object names no media type. */
const byClass: Readonly<Record<string, string>> = {
  '1.2.840.10008.5.1.4.1.1.104.1': 'application/pdf',
  '1.2.840.10008.5.1.4.1.1.104.2': 'text/xml',
  '1.2.840.10008.5.1.4.1.1.104.3': 'model/stl',
  '1.2.840.10008.5.1.4.1.1.104.4': 'model/obj',
  '1.2.840.10008.5.1.4.1.1.104.5': 'model/mtl',
};
/** Besides those, what a document archive holds and a browser can be given by its own type: read as text, or played. */
const known = new Set([
  ...Object.values(byClass),
  'text/plain',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/x-wav',
  'audio/ogg',
  'audio/webm',
  'audio/flac',
]);

/** The document with its own media type, without DICOM's padding. Types not known here go as plain bytes. Throws Refusal. */
export async function documentOf(instance: MediaInstance): Promise<Document> {
  const stored = await instance.document();
  if (stored === undefined) throw new Refusal(404, 'not-found', { detail: 'no document' });
  const full = instance.documentMedia ?? byClass[instance.sopClassUid] ?? '';
  const named = (full.split(';')[0] ?? '').trim().toLowerCase();
  const media = named === 'application/xml' ? 'text/xml' : named;
  const bytes = stored.length === 'exact' ? stored.bytes : unpadded(stored.bytes, instance.documentLength);
  if (media === 'application/pdf' && !bytes.subarray(0, 1024).includes('%PDF-'))
    throw new Refusal(502, 'damaged', { detail: 'not a PDF' });
  return { type: known.has(media) ? media : 'application/octet-stream', bytes };
}

/** (0042,0015) says the length; without it, one zero byte at the end is padding to an even length (PS3.5 6.2 OB). */
function unpadded(bytes: Buffer, length: number | undefined): Buffer {
  if (length !== undefined && length <= bytes.length && bytes.length - length <= 1)
    return bytes.subarray(0, length);
  return bytes.length > 0 && bytes[bytes.length - 1] === 0 ? bytes.subarray(0, -1) : bytes;
}
