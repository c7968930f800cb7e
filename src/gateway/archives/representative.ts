import { type Dataset, number, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { isSeriesInstanceUid, isSopInstanceUid, type SeriesInstanceUid } from '#dicom/uid.ts';
import { Refusal } from '#gateway/gate.ts';

import { below } from './archiveUrl.ts';
import { type PublishedInstance } from './publishedInstance.ts';
import { queryAll } from './qido.ts';
import { type StudyAccess, type StudyPlace } from './studyAccess.ts';

/** Up to this many instances the study's metadata is one cheap answer; above it, lists lead to one instance. */
const small = 40;

/** Series that tell of pictures but are none. */
const lookedAtLast = new Set([
  'SR',
  'PR',
  'KO',
  'DOC',
  'SEG',
  'REG',
  'RTSTRUCT',
  'RTPLAN',
  'RTRECORD',
  'RWV',
  'ANN',
  'OT',
  'AU',
  'ECG',
]);

/** The instance that stands for a study: the middle of its largest series of pictures. Undefined when the study is empty. */
export async function representative(
  access: StudyAccess,
  at: StudyPlace,
): Promise<PublishedInstance | undefined> {
  const row = await access.admitStudy(at, 'thumbnail');
  const count = number(row, Tag.numberOfStudyRelatedInstances) ?? 0;
  const found = count > small ? await byLists(access, at) : undefined;
  if (found !== undefined) return found;
  const { instances } = await access.holding(at, 'thumbnail');
  return middleOfLargest([...instances.values()]);
}

async function byLists(access: StudyAccess, at: StudyPlace): Promise<PublishedInstance | undefined> {
  const seriesRows = await queryAll(at.archive, {
    path: `${below.study(at.study)}/series`,
    keys: [],
    fields: [],
    uid: Tag.seriesInstanceUid,
    most: 1000,
  });
  const best = [...seriesRows.rows].sort((a, b) => weight(b) - weight(a))[0];
  const series = best === undefined ? undefined : text(best, Tag.seriesInstanceUid);
  if (!isSeriesInstanceUid(series)) return undefined;
  return middleInstance(access, at, series);
}

async function middleInstance(
  access: StudyAccess,
  at: StudyPlace,
  series: SeriesInstanceUid,
): Promise<PublishedInstance | undefined> {
  const { rows } = await queryAll(at.archive, {
    path: `${below.series(at.study, series)}/instances`,
    keys: [],
    fields: [],
    uid: Tag.sopInstanceUid,
    most: 5000,
  });
  const ordered = [...rows].sort(
    (a, b) => (number(a, Tag.instanceNumber) ?? 0) - (number(b, Tag.instanceNumber) ?? 0),
  );
  const middle = ordered[Math.floor(ordered.length / 2)];
  const sop = middle === undefined ? undefined : text(middle, Tag.sopInstanceUid);
  if (!isSopInstanceUid(sop)) return undefined;
  try {
    return await access.instance({ ...at, series, sop }, 'thumbnail');
  } catch (error) {
    // That one is another's or gone: the whole study's metadata knows what is left.
    if (error instanceof Refusal && error.status === 404) return undefined;
    throw error;
  }
}

function weight(row: Dataset): number {
  const count = number(row, Tag.numberOfSeriesRelatedInstances) ?? 1;
  return lookedAtLast.has(text(row, Tag.modality) ?? '') ? count / 1e6 : count;
}

function middleOfLargest(instances: readonly PublishedInstance[]): PublishedInstance | undefined {
  const bySeries = new Map<string, PublishedInstance[]>();
  for (const instance of instances)
    bySeries.set(instance.facts.series, [...(bySeries.get(instance.facts.series) ?? []), instance]);
  const score = (series: readonly PublishedInstance[]) => {
    const [first] = series;
    const hasPicture = first?.facts.pixels !== undefined && !lookedAtLast.has(first.facts.modality ?? '');
    return series.length * (hasPicture ? 1 : 1e-6);
  };
  const largest = [...bySeries.values()].sort((a, b) => score(b) - score(a))[0] ?? [];
  const ordered = [...largest].sort(
    (a, b) => (number(a.dataset, Tag.instanceNumber) ?? 0) - (number(b.dataset, Tag.instanceNumber) ?? 0),
  );
  return ordered[Math.floor(ordered.length / 2)];
}
