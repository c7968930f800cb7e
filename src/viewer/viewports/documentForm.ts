import { type DisplaySet } from '#dicom/displaySet.ts';

export type DocumentSet = Extract<DisplaySet, { readonly kind: 'document' }>;

const byClass: Readonly<Record<string, 'pdf' | 'cda'>> = {
  '1.2.840.10008.5.1.4.1.1.104.1': 'pdf',
  '1.2.840.10008.5.1.4.1.1.104.2': 'cda',
};

/** How an encapsulated document is shown: by the media type it names, else by its SOP class (PS3.4 B.5). */
export function documentForm({ media, instance }: DocumentSet): 'pdf' | 'cda' | 'text' | 'sound' | 'file' {
  const named = media?.split(';')[0]?.trim().toLowerCase();
  if (named === 'application/pdf') return 'pdf';
  if (named === 'text/xml' || named === 'application/xml') return 'cda';
  if (named === 'text/plain') return 'text';
  if (named?.startsWith('audio/') === true) return 'sound';
  return named === undefined ? (byClass[instance.sopClassUid] ?? 'file') : 'file';
}
