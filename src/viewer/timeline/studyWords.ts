import { type Messages, modalityName } from '#viewer/i18n/messages.tsx';

import { type ListedStudy } from './listedStudy.ts';
import { type Medium } from './medium.ts';
import { spotWords } from './regionWords.ts';

/** `14.03.2024`, or that there is no date. */
export function dateWords(messages: Messages, { date }: Pick<ListedStudy, 'date'>): string {
  return messages.common.date(date);
}

/** The description, or the kind of medium where there is none. */
export function whatWords(
  messages: Messages,
  { entry, medium }: Pick<ListedStudy, 'entry' | 'medium'>,
): string {
  return entry.studyDescription ?? messages.timeline.medium[medium];
}

export function hospitalWords(messages: Messages, { hospital }: Pick<ListedStudy, 'hospital'>): string {
  return hospital ?? messages.timeline.unknownHospital;
}

/** What one instance of a medium is called: a document is not an image. */
const withoutImages: ReadonlySet<Medium> = new Set(['ecg', 'sound', 'document', 'other']);

/** «3 serier · 212 bilder»; nothing where the archive did not count. */
export function countWords(
  messages: Messages,
  { entry, medium }: Pick<ListedStudy, 'entry' | 'medium'>,
): string {
  const { numberOfSeries: series, numberOfInstances: instances } = entry;
  const name = withoutImages.has(medium) ? messages.common.objects : messages.common.images;
  return [
    ...(series === undefined || series < 2 ? [] : [messages.common.series(series)]),
    ...(instances === undefined ? [] : [name(instances)]),
  ].join(' · ');
}

/** «Dokumentarkiv», and how a document stands where that must be told; undefined for a study of DICOM. */
export function archivedWords(
  { archived }: Messages,
  { entry }: Pick<ListedStudy, 'entry'>,
): string | undefined {
  if (entry.documentStatus === undefined) return undefined;
  const names: Readonly<Record<string, string>> = archived.status;
  const status = names[entry.documentStatus];
  return status === undefined ? archived.archive : `${archived.archive} · ${status}`;
}

/** Everything a search may find a study by. */
export function searchWords(messages: Messages, study: Omit<ListedStudy, 'words'>): readonly string[] {
  return [
    dateWords(messages, study),
    whatWords(messages, study),
    hospitalWords(messages, study),
    ...study.media.map((medium) => messages.timeline.medium[medium]),
    ...study.entry.modalities.flatMap((modality) => [modality, modalityName(messages, modality)]),
    messages.finding.specialty[study.specialty],
    ...study.spots.map((spot) => spotWords(messages, spot)),
    archivedWords(messages, study) ?? '',
    study.entry.bodyPartExamined ?? '',
    study.entry.accession?.id ?? '',
  ];
}
