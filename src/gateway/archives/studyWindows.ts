import { type Dataset, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';

import { type Archive } from './archive.ts';
import { type Query, queryAll, type Rows } from './qido.ts';

/** Days since 1970, both included. */
interface Days {
  readonly from: number;
  readonly to: number;
}

const day = 24 * 60 * 60 * 1000;
/** From the first X-ray to well past any clock that is wrong. */
const everyDay: Days = { from: Date.UTC(1895, 10, 8) / day, to: Date.UTC(2099, 11, 31) / day };

/**
 * Every study of a query. Where an archive gives no more than so many rows and cannot be asked for the next ones, it is asked by StudyDate:
 * halves of time, until each is given whole. `more` remains where a single day is too much and where the archive does not heed the date. Studies
 * without a date are brought by no range of dates (PS3.4 C.2.2.2.5): beyond the first answer there may be some, whether it held any or not.
 */
export async function queryStudies(archive: Archive, query: Query): Promise<Rows> {
  const first = await queryAll(archive, query);
  if (!first.more || first.rows.length >= query.most) return first;
  const dated = await within(archive, query, everyDay);
  // The caller takes each study once.
  const rows = [...first.rows, ...dated.rows];
  return dated.more ? { rows, more: true } : { rows, more: false, mayLackUndated: true };
}

async function within(archive: Archive, query: Query, days: Days): Promise<Rows> {
  const { from, to } = days;
  const range: readonly [string, string] = ['StudyDate', `${written(from)}-${written(to)}`];
  const answer = await queryAll(archive, { ...query, keys: [...query.keys, range] });
  if (!answer.more) return answer;
  if (from === to || answer.rows.some((row) => isOutside(row, days))) return answer;
  const middle = Math.floor((from + to) / 2);
  const [older, newer] = await Promise.all([
    within(archive, query, { from, to: middle }),
    within(archive, query, { from: middle + 1, to }),
  ]);
  return { rows: [...newer.rows, ...older.rows], more: older.more || newer.more };
}

/** A row that no range of these days can have brought: the archive has not heeded the key. */
function isOutside(row: Dataset, { from, to }: Days): boolean {
  const date = dateOf(row);
  return date === undefined || date < written(from) || date > written(to);
}

/** `YYYYMMDD`; undefined for anything else. */
function dateOf(row: Dataset): string | undefined {
  const date = text(row, Tag.studyDate)?.trim();
  return date !== undefined && /^\d{8}$/.test(date) ? date : undefined;
}

function written(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10).replaceAll('-', '');
}
