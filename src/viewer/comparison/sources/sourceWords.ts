import { parseDate } from '#dicom/dates.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type Outage } from '#viewer/archives/outages.ts';
import { type DifferingShare } from '#viewer/archives/sourceShares.ts';
import { type SourceRow } from '#viewer/archives/studyEntry.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { outageSentence } from '#viewer/i18n/outageWords.ts';

type NameOf = (archiveId: string) => string;

/** Which archive has what of a study that several hold, one sentence each. Nothing for what lies in one archive. */
export function shareWords(
  words: Messages,
  { shares, instances }: Pick<ReadyContents, 'shares' | 'instances'>,
  nameOf: NameOf,
): readonly string[] {
  if (shares.length < 2) return [];
  const t = words.sources;
  if (shares.every((share) => share.instances === instances))
    return [t.allEverywhere(words.common.and(shares.map(({ archiveId }) => nameOf(archiveId))))];
  return [
    ...shares.map((share) => t.has(nameOf(share.archiveId), share.instances, instances)),
    ...shares.flatMap(({ archiveId, onlySeries }) =>
      onlySeries === 0 ? [] : [t.onlySeries(nameOf(archiveId), onlySeries)],
    ),
  ];
}

/** Two archives mean different objects by one identity: which is shown, and that the other one is not. */
export function differingWords(
  words: Messages,
  differing: readonly DifferingShare[],
  nameOf: NameOf,
): readonly string[] {
  return differing.map(({ archiveId, shown, instances }) =>
    words.sources.differing(nameOf(archiveId), nameOf(shown), instances),
  );
}

/** Where the archives' own lists contradict each other; one that leaves a field out says nothing against one that fills it in. */
export function differenceWords(
  words: Messages,
  rows: readonly SourceRow[],
  nameOf: NameOf,
): readonly string[] {
  const t = words.sources;
  const differing = (valueOf: (row: SourceRow) => string | undefined, say: (list: string) => string) => {
    const values = rows.map(valueOf);
    if (new Set(values.filter((value) => value !== undefined)).size < 2) return [];
    const parts = rows.map((row, at) => t.of(nameOf(row.archiveId), values[at] ?? t.nothingTold));
    return [say(parts.join(', '))];
  };
  return [
    ...differing(
      ({ numberOfInstances: n }) => (n === undefined ? undefined : words.common.number(n)),
      t.counts,
    ),
    ...differing(
      ({ studyDate }) => (studyDate === undefined ? undefined : words.common.date(parseDate(studyDate))),
      t.dates,
    ),
    ...differing(
      ({ studyDescription }) => (studyDescription === undefined ? undefined : `«${studyDescription}»`),
      t.descriptions,
    ),
    ...(rows.length < 2
      ? []
      : rows.filter((row) => row.nameDiffers).map((row) => t.name(nameOf(row.archiveId), nameIn(row)))),
  ];
}

/** As it stands on the images: the carets between its components say nothing. */
function nameIn({ patientName }: SourceRow): string | undefined {
  return patientName?.replace(/[\^\s]+/g, ' ').trim();
}

/** What of a study no archive that still answers has. */
export function lostTo(
  { displaySets, addressesOf }: Pick<ReadyContents, 'displaySets' | 'addressesOf'>,
  outages: ReadonlyMap<string, Outage>,
): number {
  if (outages.size === 0) return 0;
  const instances = displaySets.flatMap((set) => ('instances' in set ? set.instances : [set.instance]));
  return instances.filter((one) => addressesOf(one).every(({ archiveId }) => outages.has(archiveId))).length;
}

interface Gone {
  readonly sources: readonly string[];
  readonly outages: ReadonlyMap<string, Outage>;
  readonly instances: number;
  readonly lost: number;
}

/** Of an archive that has stopped answering: since when, where its part comes from instead, and what of it is nowhere else. */
export function outageWords(
  words: Messages,
  { sources, outages, instances, lost }: Gone,
  nameOf: NameOf,
): readonly string[] {
  const gone = sources.flatMap((archiveId) => {
    const outage = outages.get(archiveId);
    return outage === undefined ? [] : [outageSentence(words, nameOf(archiveId), outage)];
  });
  if (gone.length === 0) return [];
  const left = sources.filter((archiveId) => !outages.has(archiveId)).map(nameOf);
  return [
    ...gone,
    ...(left.length === 0 ? [] : [words.sources.elsewhere(words.common.and(left))]),
    ...(lost === 0 ? [] : [words.sources.lost(lost, instances)]),
  ];
}
