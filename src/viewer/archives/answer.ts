import * as v from 'valibot';

import { type Dataset, parseDatasets } from '#dicom/dataset.ts';
import { optional, type Unreadable } from '#dicom/study.ts';
import { noRefusals, Refusals } from '#protocol/refusals.ts';
import { Unasked } from '#protocol/unasked.ts';

import { ArchiveError, problemOf } from './archiveError.ts';

/** Rows an archive gave, and what it did not: rows beyond its cap, and rows kept back. All of it is on screen. */
export interface Answered<T> {
  readonly rows: readonly T[];
  /** The archive has more rows than it gave («flere finnes»). */
  readonly more: boolean;
  readonly refused: Refusals;
  /** What it could not be asked for; absent where it was asked for everything. */
  readonly unasked?: Unasked;
}

/** One archive's place in the whole: an archive is never an empty list because it failed. */
export type Answer<T> =
  | { readonly state: 'waiting' }
  | ({ readonly state: 'answered' } & Answered<T>)
  | { readonly state: 'missing'; readonly why: ArchiveError };

/** An HTTP answer as it came, its body parsed as JSON or `null` where it was none. */
export interface Reply {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: unknown;
  readonly refused: string | null;
  readonly warning: string | null;
  /** Of lists of studies alone. */
  readonly unasked?: string | null;
}

/**
 * The rows of a DICOM JSON answer. Throws ArchiveError for everything that is not one: another status, another media type, a body that
 * is no array of datasets, or one in which not a single row can be read.
 */
export function readAnswer<T extends object>(
  reply: Reply,
  parse: (dataset: Dataset) => T | Unreadable,
): Answered<T> {
  if (reply.status < 200 || reply.status > 299) throw problemOf(reply.status, reply.body);
  if (reply.status !== 200 && reply.status !== 206) throw malformed(`status ${reply.status}`);
  if (!isJson(reply.contentType)) throw malformed(reply.contentType ?? 'no content type');
  const datasets = parseDatasets(reply.body);
  if (datasets === undefined) throw malformed('not DICOM JSON');

  const parsed = datasets.map(parse);
  const rows = parsed.filter((row): row is T => !('unreadable' in row));
  if (datasets.length > 0 && rows.length === 0) throw malformed('no readable row');
  const refused = read(Refusals, reply.refused) ?? noRefusals;
  return {
    rows,
    more: reply.status === 206 || /\b299\b/.test(reply.warning ?? ''),
    refused: { ...refused, unreadable: refused.unreadable + datasets.length - rows.length },
    ...optional('unasked', read(Unasked, reply.unasked ?? null)),
  };
}

function isJson(contentType: string | null): boolean {
  return /^application\/(dicom\+)?json\b/i.test(contentType ?? '');
}

function read<const S extends v.GenericSchema>(
  schema: S,
  header: string | null,
): v.InferOutput<S> | undefined {
  if (header === null) return undefined;
  try {
    return v.parse(schema, JSON.parse(header));
  } catch (cause) {
    throw new ArchiveError('archive-malformed', { detail: 'what was kept back', cause });
  }
}

function malformed(detail: string): ArchiveError {
  return new ArchiveError('archive-malformed', { detail });
}
