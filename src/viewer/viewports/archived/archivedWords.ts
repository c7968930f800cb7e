import { archivedDocument } from '#dicom/archivedDocument.ts';
import { type Dataset } from '#dicom/dataset.ts';
import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { failureWords, type Messages } from '#viewer/i18n/messages.tsx';

/** «Foreløpig» and the like; nothing for a document that stands as it is. */
export function statusWords({ archived }: Messages, status: string): string | undefined {
  const names: Readonly<Record<string, string>> = archived.status;
  return names[status];
}

/** Why a document did not come; what is damaged here is no picture. */
export function documentFailure(words: Messages, { reason }: ArchiveError): string {
  return reason === 'damaged' ? words.archived.damaged : failureWords(words, reason);
}

/** Short and long: «Dokumentarkiv · Foreløpig · Kari Nordmann», and what it is beside. */
export function originWords(
  words: Messages,
  status: string,
  dataset: Dataset | undefined,
): { readonly label: string; readonly sentence: string } {
  const { archived } = words;
  const told = dataset === undefined ? undefined : archivedDocument(dataset);
  const state = statusWords(words, status);
  const parts = [
    told?.type === undefined ? undefined : archived.ofType(told.type),
    told?.author === undefined ? undefined : archived.by(told.author),
    state === undefined ? undefined : `${state}.`,
  ];
  return {
    label: [archived.archive, state, told?.author].filter((part) => part !== undefined).join(' · '),
    sentence: archived.origin(parts.filter((part) => part !== undefined).join(' ')),
  };
}
