import { type Dataset, type Element } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type ArchiveIndex, type IndexedSeries, type IndexedStudy } from './archiveIndex.ts';
import { type ServedFile } from './identities.ts';
import { type ArchiveProfile } from './profile.ts';
import { matches } from './matching.ts';
import { type Filter, type Query } from './query.ts';
import { instanceTags, type Level, seriesTags, studyTags } from './queryTags.ts';

export interface Found {
  readonly study: IndexedStudy;
  readonly series?: IndexedSeries;
  readonly instance?: ServedFile;
}

export interface Scope {
  readonly studyInstanceUid?: string;
  readonly seriesInstanceUid?: string;
}

/** Everything at `level` within `scope` that matches, in the archive's own order. */
export function search(
  index: ArchiveIndex,
  level: Level,
  asked: { scope: Scope; query: Query },
): readonly Found[] {
  const { scope, query } = asked;
  const at = (wanted: Level) => query.filters.filter((filter) => filter.level === wanted);
  const studies = [...index.studies.values()]
    .filter(
      (study) => scope.studyInstanceUid === undefined || study.studyInstanceUid === scope.studyInstanceUid,
    )
    .filter((study) => all(studyRow(study), at('study')));
  if (level === 'study') return studies.map((study) => ({ study }));
  const series = studies.flatMap((study) =>
    [...study.series.values()]
      .filter(({ seriesInstanceUid }) => (scope.seriesInstanceUid ?? seriesInstanceUid) === seriesInstanceUid)
      .filter(({ dataset }) => all(dataset, at('series')))
      .map((found) => ({ study, series: found })),
  );
  if (level === 'series') return series;
  return series.flatMap((found) =>
    [...found.series.instances.values()]
      .filter(({ dataset }) => all(dataset, at('instance')))
      .map((instance) => ({ ...found, instance })),
  );
}

const all = (dataset: Dataset, filters: readonly Filter[]) =>
  filters.every((filter) => matches(dataset, filter));

function studyRow(study: IndexedStudy): Dataset {
  return {
    ...study.dataset,
    [Tag.modalitiesInStudy]: values('CS', ...study.modalities),
    [Tag.numberOfStudyRelatedSeries]: values('IS', study.series.size),
    [Tag.numberOfStudyRelatedInstances]: values('IS', study.numberOfInstances),
  };
}

export interface RowOptions {
  readonly level: Level;
  readonly includeFields: Query['includeFields'];
  readonly retrieveUrl: (found: Found) => string;
  /** The whole header of an object, for attributes that the index does not keep. */
  readonly header: (file: ServedFile) => Dataset;
  readonly profile: ArchiveProfile;
}

/** One row of an answer: the attributes of its level and those above, computed counts, and what includefield adds. */
export function rowOf(found: Found, options: RowOptions): Dataset {
  const { study, series, instance } = found;
  const own = [...(instance === undefined ? [] : instanceTags), ...(series === undefined ? [] : seriesTags)];
  const tags = [...studyTags, ...own, Tag.lysbildePrivateCreator, Tag.lysbildeOriginalSopInstanceUid].filter(
    (tag) => !options.profile.onRequest.includes(tag),
  );
  const kept: Dataset = {
    ...instance?.dataset,
    ...series?.dataset,
    ...studyRow(study),
    ...instance?.assigned,
  };
  const computed: Record<string, Element> = {
    [Tag.specificCharacterSet]: values('CS', 'ISO_IR 192'),
    [Tag.instanceAvailability]: values('CS', 'ONLINE'),
    '00081190': values('UR', options.retrieveUrl(found)),
    ...countsOf(found),
    ...(instance === undefined || !options.profile.tellsTransferSyntax
      ? {}
      : { [Tag.availableTransferSyntaxUid]: values('UI', instance.transferSyntaxUid) }),
  };
  return inTagOrder({ ...included(found, options), ...picked(kept, tags), ...computed });
}

function countsOf({ study, series, instance }: Found): Record<string, Element> {
  if (instance !== undefined) return {};
  if (series !== undefined)
    return { [Tag.numberOfSeriesRelatedInstances]: values('IS', series.instances.size) };
  return picked(studyRow(study), [
    Tag.modalitiesInStudy,
    Tag.numberOfStudyRelatedSeries,
    Tag.numberOfStudyRelatedInstances,
  ]);
}

/** A study or series that is asked for more than it keeps answers with its first object's attribute. */
function included(found: Found, { includeFields, header }: RowOptions): Dataset {
  if (includeFields !== 'all' && includeFields.length === 0) return {};
  const series = found.series ?? [...found.study.series.values()][0];
  const file = found.instance ?? (series === undefined ? undefined : [...series.instances.values()][0]);
  if (file === undefined) return {};
  if (includeFields === 'all') return withoutIdentityOf(found, header(file));
  const known = { ...file.dataset, ...studyRow(found.study) };
  const isKept = includeFields.every((tag) => known[tag] !== undefined);
  return picked(isKept ? known : { ...header(file), ...known }, includeFields);
}

/** A study's row must not carry the UIDs of the object that lent it its attributes. */
function withoutIdentityOf(found: Found, dataset: Dataset): Dataset {
  const foreign = [
    ...(found.instance === undefined
      ? [...instanceTags, Tag.lysbildePrivateCreator, Tag.lysbildeOriginalSopInstanceUid]
      : []),
    ...(found.series === undefined ? [Tag.seriesInstanceUid, Tag.seriesNumber, Tag.modality] : []),
  ];
  return Object.fromEntries(Object.entries(dataset).filter(([tag]) => !foreign.includes(tag)));
}

function picked(dataset: Dataset, tags: readonly string[]): Record<string, Element> {
  const row: Record<string, Element> = {};
  for (const tag of tags) {
    const element = dataset[tag];
    if (element !== undefined) row[tag] = element;
  }
  return row;
}

const values = (vr: string, ...held: readonly (string | number)[]): Element =>
  held.length === 0 ? { vr } : { vr, Value: held };

const inTagOrder = (dataset: Dataset): Dataset =>
  Object.fromEntries(Object.entries(dataset).sort(([a], [b]) => (a < b ? -1 : 1)));
