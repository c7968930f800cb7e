import { type Dataset, number, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { isSeriesInstanceUid, isSopInstanceUid, type SeriesInstanceUid } from '#dicom/uid.ts';
import { below } from '#gateway/archives/archiveUrl.ts';
import { queryAll } from '#gateway/archives/qido.ts';
import { type StudyAccess, type StudyPlace } from '#gateway/archives/studyAccess.ts';
import { Refusal } from '#gateway/gate.ts';

import { codesOf } from './codesOf.ts';

/** What the sampled instances of a study say, with what could not be read. */
export interface Sampled {
  readonly samples: readonly Dataset[];
  readonly series: number;
  readonly unread: number;
}

/** Up to this many instances the study's metadata is one cheap answer; above it, one instance of each series is asked for. */
const small = 40;

/** Series beyond these are counted, not read: a scanner may make hundreds of one region. */
const mostSeries = 24;

/** One instance of every series, codes only. Throws Refusal when the archive does not answer, or the study is not the patient's. */
export async function sampleStudy(access: StudyAccess, at: StudyPlace): Promise<Sampled> {
  const row = await access.admitStudy(at, 'headers');
  const count = number(row, Tag.numberOfStudyRelatedInstances) ?? 0;
  const found = count > small ? await bySeries(access, at) : undefined;
  return found ?? fromWhole(access, at);
}

async function fromWhole(access: StudyAccess, at: StudyPlace): Promise<Sampled> {
  const { instances } = await access.holding(at, 'headers');
  const one = new Map<string, Dataset>();
  for (const { facts, dataset } of instances.values())
    if (!one.has(facts.series)) one.set(facts.series, codesOf(dataset));
  return { samples: distinct([...one.values()]), series: one.size, unread: 0 };
}

/** Undefined where the archive lists no series of a study that has instances. */
async function bySeries(access: StudyAccess, at: StudyPlace): Promise<Sampled | undefined> {
  const { rows, more } = await queryAll(at.archive, {
    path: `${below.study(at.study)}/series`,
    keys: [],
    fields: [],
    uid: Tag.seriesInstanceUid,
    most: 1000,
  });
  const series = rows
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .map((row) => text(row, Tag.seriesInstanceUid))
    .filter((uid) => isSeriesInstanceUid(uid));
  if (series.length === 0) return undefined;
  const samples: Dataset[] = [];
  for (const uid of series.slice(0, mostSeries)) {
    const sample = await firstInstance(access, at, uid);
    if (sample !== undefined) samples.push(sample);
  }
  // A list that is cut has one series more at least.
  const all = rows.length + (more ? 1 : 0);
  return { samples: distinct(samples), series: all, unread: all - samples.length };
}

async function firstInstance(
  access: StudyAccess,
  at: StudyPlace,
  series: SeriesInstanceUid,
): Promise<Dataset | undefined> {
  const { rows } = await queryAll(at.archive, {
    path: `${below.series(at.study, series)}/instances`,
    keys: [],
    fields: [],
    uid: Tag.sopInstanceUid,
    most: 1,
    page: 1,
  });
  const sop = rows[0] === undefined ? undefined : text(rows[0], Tag.sopInstanceUid);
  if (!isSopInstanceUid(sop)) return undefined;
  try {
    return codesOf((await access.instance({ ...at, series, sop }, 'headers')).dataset);
  } catch (error) {
    // That one is another's or gone; the series counts as unread.
    if (error instanceof Refusal && error.status === 404) return undefined;
    throw error;
  }
}

function sizeOf(row: Dataset): number {
  return number(row, Tag.numberOfSeriesRelatedInstances) ?? 0;
}

/** Thirty series of one region say one thing. */
function distinct(samples: readonly Dataset[]): readonly Dataset[] {
  return [...new Map(samples.map((sample) => [JSON.stringify(sample), sample])).values()];
}
