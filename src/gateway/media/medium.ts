import { documentOfArchive } from '#dicom/sopClass.ts';

/** What a thing without a drawable frame is, for the card that stands in its place. */
export type Medium = 'video' | 'audio' | 'ecg' | 'document' | 'report' | 'reference' | 'image' | 'unknown';

const storage = '1.2.840.10008.5.1.4.1.1.';

/** The medium of a SOP class (PS3.4 B.5); `image` when it has pixels. */
export function mediumOf(sopClassUid: string, hasPixels: boolean): Medium {
  const is = (...classes: readonly string[]) => classes.some((name) => sopClassUid === `${storage}${name}`);
  if (is('77.1.1.1', '77.1.2.1', '77.1.4.1')) return 'video';
  if (is('9.4.1', '9.4.2')) return 'audio';
  if (sopClassUid.startsWith(`${storage}9.`)) return 'ecg';
  if (sopClassUid.startsWith(`${storage}104.`) || sopClassUid === documentOfArchive) return 'document';
  if (is('88.59') || sopClassUid.startsWith(`${storage}11.`)) return 'reference';
  if (sopClassUid.startsWith(`${storage}88.`)) return 'report';
  return hasPixels ? 'image' : 'unknown';
}
