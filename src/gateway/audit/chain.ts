import { createHash } from 'node:crypto';

import * as v from 'valibot';

import { type Queries } from '#gateway/database/database.ts';

/** What one entry's hash covers, in this order. */
export interface Link {
  readonly number: number;
  readonly previousHash: string;
  readonly entryKey: string;
  readonly recordedAt: Date;
  readonly contextId: string;
  readonly action: string;
  readonly outcome: string;
  readonly patientKeys: readonly string[];
  /** The AuditEvent's exact JSON. */
  readonly event: string;
}

/** SHA-256 in hex over the link; since it holds the hash before it, changing one entry breaks all after it. */
export function hashOf(link: Link): string {
  const parts = [
    link.number,
    link.previousHash,
    link.entryKey,
    link.recordedAt.toISOString(),
    link.contextId,
    link.action,
    link.outcome,
    link.patientKeys,
    link.event,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The last entry's number and hash. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}
/** The chain's beginning. */
const noEntry: Head = { number: 0, hash: '' };

export type ChainVerdict =
  | { readonly kind: 'whole'; readonly head: Head }
  | { readonly kind: 'broken'; readonly number: number; readonly why: 'missing' | 'changed' | 'cut' };

const StoredLink = v.pipe(
  v.object({
    number: v.number(),
    previous_hash: v.string(),
    hash: v.string(),
    entry_key: v.string(),
    recorded_at: v.date(),
    context_id: v.string(),
    action: v.string(),
    outcome: v.string(),
    patient_keys: v.array(v.string()),
    event: v.string(),
  }),
  v.transform((row) => ({
    hash: row.hash,
    link: {
      number: row.number,
      previousHash: row.previous_hash,
      entryKey: row.entry_key,
      recordedAt: row.recorded_at,
      contextId: row.context_id,
      action: row.action,
      outcome: row.outcome,
      patientKeys: row.patient_keys,
      event: row.event,
    },
  })),
);

const pageLength = 1000;

/**
 * Walks the whole journal. A chain cannot know that its own tail was cut off: give the head noted earlier (the gateway logs it when
 * it starts and stops) as `noted`, and a journal that does not reach it is `cut`.
 */
export async function verifyChain(queries: Queries, noted: Head = noEntry): Promise<ChainVerdict> {
  let head: Head = noEntry;
  for (;;) {
    const rows = await queries.query('select * from journal where number > $1 order by number limit $2', [
      head.number,
      pageLength,
    ]);
    for (const { link, hash } of v.parse(v.array(StoredLink), rows)) {
      if (link.number !== head.number + 1 || link.previousHash !== head.hash)
        return { kind: 'broken', number: head.number + 1, why: 'missing' };
      if (hashOf(link) !== hash || (link.number === noted.number && hash !== noted.hash))
        return { kind: 'broken', number: link.number, why: 'changed' };
      head = { number: link.number, hash };
    }
    if (rows.length < pageLength) break;
  }
  return head.number < noted.number
    ? { kind: 'broken', number: head.number + 1, why: 'cut' }
    : { kind: 'whole', head };
}

export async function headOf(queries: Queries): Promise<Head> {
  const [row] = await queries.query('select number, hash from journal order by number desc limit 1');
  return row === undefined ? noEntry : v.parse(v.object({ number: v.number(), hash: v.string() }), row);
}
