import { type Dataset, text } from '#dicom/dataset.ts';
import { type TagKey } from '#dicom/tag.ts';
import { Refusal } from '#gateway/gate.ts';

import { type Archive, idle, megabyte } from './archive.ts';
import { type ArchiveAnswer } from './archiveConnection.ts';
import { datasetsOf } from './dicomJson.ts';

export interface Query {
  /** `studies`, `studies/{uid}/series` … */
  readonly path: string;
  /** Known keys with values that are not empty; an unknown or empty one may return everyone. */
  readonly keys: readonly (readonly [string, string])[];
  readonly fields: readonly TagKey[];
  /** The UID by which rows are told apart. */
  readonly uid: TagKey;
  /** Rows of one UID that tell otherwise of these are two. */
  readonly apart?: readonly TagKey[];
  readonly most: number;
  /** Rows asked for at a time, where fewer than usual will do. */
  readonly page?: number;
}

/** `more`: the archive holds more rows than were read («flere finnes»). */
export interface Rows {
  readonly rows: readonly Dataset[];
  readonly more: boolean;
  /** All that bears a date was read; what bears none could not be asked for. */
  readonly mayLackUndated?: true;
}

const usualPage = 200;

/**
 * Every row, page after page, until the archive has no more or `most` is reached. Pages may be shorter than asked (with or without a
 * Warning), overlap, or ignore the offset. Rows with the same UID are one; rows without one are kept, for the caller to count.
 */
export async function queryAll(archive: Archive, query: Query): Promise<Rows> {
  const rows: Dataset[] = [];
  const seen = new Set<string>();
  let offset = 0;
  let hadMore = false;
  for (;;) {
    const page = await onePage(archive, query, offset);
    const fresh = page.rows.filter((row) => isNew(row, query, seen));
    rows.push(...fresh);
    offset += page.rows.length;
    // No row, or none that is new (the offset is ignored): what the archive said last about more is all that can be known. One that
    // counts its cap over all pages says on one page that there is more, and gives nothing on the next.
    if (page.rows.length === 0) return { rows, more: page.isShortened || hadMore };
    if (fresh.length === 0) return { rows, more: mayContinue(page) };
    if (!mayContinue(page)) return { rows, more: false };
    if (rows.length >= query.most) return { rows: rows.slice(0, query.most), more: true };
    hadMore = page.isShortened;
  }
}

interface Page {
  readonly rows: readonly Dataset[];
  readonly limit: number;
  /** By Warning 299 or 206. */
  readonly isShortened: boolean;
}

/** A cap that is not announced is a round number: a page of just so many rows is not yet believed to be the last. */
function mayContinue(page: Page): boolean {
  const count = page.rows.length;
  return page.isShortened || count >= page.limit || (count >= 10 && count % 10 === 0);
}

async function onePage(archive: Archive, query: Query, offset: number): Promise<Page> {
  const { capabilities } = archive;
  for (const form of formsToTry(archive)) {
    const answer = await archive.connection.get({
      path: query.path,
      query: [
        ...query.keys,
        ...includeFields(query.fields, form.includeField),
        ['limit', String(Math.min(form.limit, query.page ?? form.limit))],
        ['offset', String(offset)],
      ],
      accept: 'application/dicom+json',
      idle: idle.query(archive),
      maxBytes: 64 * megabyte,
      isTrial: true,
    });
    if (answer.status === 400) continue;
    const rows = answer.status === 404 && query.path.startsWith('studies/') ? [] : listed(answer);
    const isShortened = answer.status === 206 || /(^|,)\s*299\b/.test(answer.headers['warning'] ?? '');
    if (rows.length === 0) capabilities.learn('emptyIs', answer.status === 204 ? '204' : 'list');
    if (isShortened && rows.length > 0 && query.page === undefined)
      capabilities.learn('pageCap', rows.length);
    capabilities.learn('includeField', form.includeField);
    capabilities.learn('pageLimit', form.limit);
    return { rows, limit: form.limit, isShortened };
  }
  throw new Refusal(502, 'archive-refused', { detail: 'HTTP 400' });
}

interface Form {
  readonly limit: number;
  readonly includeField: 'repeated' | 'comma' | 'none';
}

/** What is known to work first; after a 400, smaller pages and other ways of naming fields, unless configuration says. */
function formsToTry(archive: Archive): readonly Form[] {
  const { capabilities, config } = archive;
  const limit = capabilities.get('pageLimit') ?? usualPage;
  const includeField = capabilities.get('includeField') ?? 'repeated';
  const limits = config.capabilities?.pageLimit === undefined ? [limit, 50] : [limit];
  const fields =
    config.capabilities?.includeField === undefined
      ? [includeField, 'repeated' as const, 'comma' as const, 'none' as const]
      : [includeField];
  const forms = fields.flatMap((field) => limits.map((rows) => ({ limit: rows, includeField: field })));
  return forms.filter(
    (form, index) =>
      forms.findIndex((other) => other.limit === form.limit && other.includeField === form.includeField) ===
      index,
  );
}

/** 404 for a whole archive's list is a wrong address, not an empty archive. */
function listed(answer: ArchiveAnswer): readonly Dataset[] {
  if (answer.status === 404) throw new Refusal(502, 'archive-refused', { detail: 'HTTP 404' });
  return datasetsOf(answer);
}

function includeFields(
  fields: readonly TagKey[],
  form: 'repeated' | 'comma' | 'none',
): readonly (readonly [string, string])[] {
  if (form === 'none' || fields.length === 0) return [];
  if (form === 'comma') return [['includefield', fields.join(',')]];
  return fields.map((field) => ['includefield', field] as const);
}

function isNew(row: Dataset, query: Query, seen: Set<string>): boolean {
  if (text(row, query.uid) === undefined) return true;
  const key = rowKey(row, query);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** The same for rows that are one. */
export function rowKey(row: Dataset, { uid, apart = [] }: Pick<Query, 'uid' | 'apart'>): string {
  return JSON.stringify([text(row, uid), ...apart.map((tag) => row[tag]?.Value ?? null)]);
}
