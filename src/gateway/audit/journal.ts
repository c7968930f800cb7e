import { randomUUID } from 'node:crypto';

import { type Database, type Queries } from '#gateway/database/database.ts';
import { lockNumbers } from '#gateway/database/openDatabase.ts';
import { type Act, type ViewingContext } from '#gateway/gate.ts';

import { auditEvent, type Outcome } from './auditEvent.ts';
import { hashOf, type Head, headOf, type Link } from './chain.ts';

/** What happened, before it has a number in the journal. */
export interface JournalEntry {
  readonly context: ViewingContext;
  readonly act: Act;
  readonly outcome: Outcome;
  readonly why?: string;
  readonly requestId?: string;
}

export interface Journal {
  /** Resolves when the AuditEvent is committed; once per context × study × archive × action, however often it is asked. Throws DatabaseError. */
  append(entry: JournalEntry): Promise<void>;
}

interface Waiting {
  readonly entry: JournalEntry;
  readonly key: string;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/** How many keys a process remembers as stored; a forgotten one costs a query, never a second entry. */
const rememberedKeys = 100_000;

/** The journal over the database. What arrives while a commit is under way goes together in the next: 400 thumbnails are a few commits. */
export function openJournal(database: Database, now: () => number = Date.now): Journal {
  const known = new Set<string>();
  let waiting: Waiting[] = [];
  let isStoring = false;

  async function storeWaiting(): Promise<void> {
    if (isStoring) return;
    isStoring = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await storeBatch(database, batch, new Date(now()));
        for (const { key, stored } of batch) {
          remember(known, key);
          stored();
        }
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isStoring = false;
  }

  return {
    append: async (entry) => {
      const key = entryKey(entry);
      if (known.has(key)) return;
      await new Promise<void>((stored, failed) => {
        waiting.push({ entry, key, stored, failed });
        void storeWaiting();
      });
    },
  };
}

/** Whether this context has been let in to view a study: what has never been viewed cannot have been seen. */
export async function hasViewed(
  queries: Queries,
  context: ViewingContext,
  studyInstanceUid: string,
): Promise<boolean> {
  const view = [context.contextId, 'view', `study:${studyInstanceUid}`, '0', ''].join(' ');
  const rows = await queries.query(
    'select 1 from journal where patient_keys && $1::text[] and starts_with(entry_key, $2) limit 1',
    [patientKeys(context), view],
  );
  return rows.length > 0;
}

/** A search has no study. Of a study that lies in two archives each that is asked gives something of its own, and is named by its own entry. */
function entryKey({ context, act, outcome, why }: JournalEntry): string {
  const archive = `archive:${act.archiveId}`;
  const what = act.study === undefined ? archive : `study:${act.study.studyInstanceUid}`;
  return [context.contextId, act.action, what, outcome, archive, why ?? ''].join(' ');
}

function remember(known: Set<string>, key: string): void {
  known.add(key);
  if (known.size <= rememberedKeys) return;
  const [oldest] = known;
  if (oldest !== undefined) known.delete(oldest);
}

async function storeBatch(database: Database, batch: readonly Waiting[], at: Date): Promise<void> {
  const byKey = new Map(batch.map(({ key, entry }) => [key, entry]));
  await database.transaction(async (queries) => {
    await queries.query('select pg_advisory_xact_lock($1)', [lockNumbers.journal]);
    const stored = await queries.query('select entry_key from journal where entry_key = any($1::text[])', [
      [...byKey.keys()],
    ]);
    for (const row of stored) byKey.delete(String(row['entry_key']));
    let previous = await headOf(queries);
    const links: (Link & { readonly hash: string })[] = [];
    for (const [key, entry] of byKey) {
      const link = linkOf(entry, { key, at, previous });
      previous = { number: link.number, hash: hashOf(link) };
      links.push({ ...link, hash: previous.hash });
    }
    if (links.length > 0) await insert(queries, links);
  });
}

interface Place {
  readonly key: string;
  readonly at: Date;
  readonly previous: Head;
}

function linkOf(entry: JournalEntry, { key, at, previous }: Place): Link {
  return {
    number: previous.number + 1,
    previousHash: previous.hash,
    entryKey: key,
    recordedAt: at,
    contextId: entry.context.contextId,
    action: entry.act.action,
    outcome: entry.outcome,
    patientKeys: patientKeys(entry.context),
    event: JSON.stringify(auditEvent({ ...entry, eventId: randomUUID(), recordedAt: at })),
  };
}

/** What the access log of one patient is found by: every identifier with its issuer. */
export function patientKeys(context: ViewingContext): readonly string[] {
  return context.patient.identifiers.map(({ id, issuer }) => `${issuer ?? ''}|${id}`);
}

/** All in one statement: a commit is waited for by someone who wants to see a picture. */
async function insert(queries: Queries, links: readonly (Link & { readonly hash: string })[]): Promise<void> {
  const rows = links.map((link) => ({
    number: link.number,
    entry_key: link.entryKey,
    recorded_at: link.recordedAt.toISOString(),
    context_id: link.contextId,
    action: link.action,
    outcome: link.outcome,
    patient_keys: link.patientKeys,
    event: link.event,
    previous_hash: link.previousHash,
    hash: link.hash,
  }));
  await queries.query(
    `insert into journal (number, entry_key, recorded_at, context_id, action, outcome, patient_keys, event, previous_hash, hash)
     select number, entry_key, recorded_at, context_id, action, outcome, patient_keys, event, previous_hash, hash
     from jsonb_to_recordset($1::jsonb) as row(number integer, entry_key text, recorded_at timestamptz, context_id text, action text,
       outcome text, patient_keys text[], event text, previous_hash text, hash text)`,
    [JSON.stringify(rows)],
  );
}
