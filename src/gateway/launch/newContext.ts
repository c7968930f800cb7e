import * as v from 'valibot';

import { type Queries } from '#gateway/database/database.ts';

import { type ContextRecord, type Limits } from './contexts.ts';
import { hashed, secret } from './seal.ts';

export interface NewContext {
  readonly record: ContextRecord;
  readonly tokens: string;
  readonly tokensEndAt: number;
  readonly cookie: string | undefined;
}

export interface CreatedContext {
  readonly contextId: string;
  readonly cookie: string;
  readonly orphaned: readonly Orphan[];
}

/** A context in the session of this cookie, or in a new one. */
export async function createContext(
  queries: Queries,
  made: NewContext,
  at: { readonly limits: Limits; readonly now: number },
): Promise<CreatedContext> {
  const { limits, now } = at;
  const time = (milliseconds: number) => new Date(milliseconds).toISOString();
  await queries.query('delete from contexts where ends_at < $1', [time(now)]);
  const session = await sessionFor(queries, { ...made, now, limits });
  const contextId = secret().slice(0, 32);
  await queries.query(
    `insert into contexts (context_id, session_id, record, created_at, ends_at, tokens, tokens_end_at)
     values ($1, $2, $3::jsonb, $4, $5, $6, $7)`,
    [
      contextId,
      session.sessionId,
      JSON.stringify(made.record),
      time(now),
      time(now + limits.absoluteSeconds * 1000),
      made.tokens,
      time(made.tokensEndAt),
    ],
  );
  return { contextId, cookie: session.cookie, orphaned: session.orphaned };
}

/** Tokens that nothing holds any longer. */
export interface Orphan {
  readonly issuer: string;
  readonly tokens: string;
}

interface Wanted {
  readonly record: ContextRecord;
  readonly cookie: string | undefined;
  readonly now: number;
  readonly limits: Limits;
}

async function sessionFor(queries: Queries, { record, cookie, now, limits }: Wanted) {
  const [found] =
    cookie === undefined
      ? []
      : await queries.query(
          'select session_id, issuer, subject, last_used_at from sessions where secret_hash = $1 and ended_at is null',
          [hashed(cookie)],
        );
  const isTheirs = found?.['issuer'] === record.issuer && found['subject'] === record.subject;
  const lastUsed = found?.['last_used_at'];
  const isRecent = lastUsed instanceof Date && now - lastUsed.getTime() < limits.absoluteSeconds * 1000;
  const at = new Date(now).toISOString();
  if (found !== undefined && cookie !== undefined && isTheirs && isRecent) {
    const sessionId = String(found['session_id']);
    await queries.query('update sessions set last_used_at = $2, locked_at = null where session_id = $1', [
      sessionId,
      at,
    ]);
    return { sessionId, cookie, orphaned: [] };
  }
  const orphaned = found === undefined ? [] : await endSession(queries, String(found['session_id']));
  const [sessionId, fresh] = [secret().slice(0, 32), secret()];
  await queries.query(
    `insert into sessions (session_id, secret_hash, issuer, subject, created_at, last_used_at) values ($1, $2, $3, $4, $5, $5)`,
    [sessionId, hashed(fresh), record.issuer, record.subject, at],
  );
  return { sessionId, cookie: fresh, orphaned };
}

export async function endSession(queries: Queries, sessionId: string): Promise<readonly Orphan[]> {
  const rows = await queries.query(
    `delete from contexts where session_id = $1 returning record->>'issuer' as issuer, tokens`,
    [sessionId],
  );
  await queries.query('delete from sessions where session_id = $1', [sessionId]);
  return v.parse(v.array(v.object({ issuer: v.string(), tokens: v.string() })), rows);
}
