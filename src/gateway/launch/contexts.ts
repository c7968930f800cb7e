import * as v from 'valibot';

import { type Database, type Row } from '#gateway/database/database.ts';
import { type ViewingContext } from '#gateway/gate.ts';
import { BoundPatient, Decision, Principal } from '#protocol/session.ts';

import { createContext, type CreatedContext, endSession, type NewContext } from './newContext.ts';
import { hashed } from './seal.ts';

/** What a launch found out, as kept in the database beside the sealed tokens. */
const ContextRecord = v.object({
  issuer: v.string(),
  subject: v.string(),
  fhirPatient: v.string(),
  principal: Principal,
  principalIdentifier: v.optional(v.object({ system: v.string(), value: v.string() })),
  patient: BoundPatient,
  decision: v.optional(Decision),
  correlationId: v.optional(v.string()),
  studyHints: v.array(v.string()),
  needPatientBanner: v.boolean(),
});
export type ContextRecord = v.InferOutput<typeof ContextRecord>;

export type Standing = 'open' | 'locked' | 'over';

export interface StoredContext {
  readonly context: ViewingContext;
  readonly record: ContextRecord;
  readonly standing: Standing;
  readonly endsAt: number;
  readonly lastUsedAt: number;
  /** When the access token ends. */
  readonly tokensEndAt: number;
}

export interface Limits {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

const ContextRow = v.object({
  session_id: v.string(),
  record: ContextRecord,
  ends_at: v.date(),
  is_over: v.boolean(),
  last_used_at: v.date(),
  locked_at: v.nullable(v.date()),
  tokens_end_at: v.date(),
});

export type Contexts = ReturnType<typeof openContexts>;

/**
 * Sessions and contexts. A session is one person in one browser (one cookie); it holds a context for each launch. Idle time and the lock
 * belong to the session, since it is the person who leaves; the absolute end belongs to the context. All by this server's clock.
 */
export function openContexts(database: Database, limits: Limits, now: () => number) {
  const at = (time = now()) => new Date(time).toISOString();
  const { rowOf, forget } = contextRows(database);
  return {
    /** The context, if it belongs to this cookie; whose it otherwise is, nobody is told. */
    find: async (contextId: string, cookie: string): Promise<StoredContext | undefined> => {
      const row = await rowOf(contextId, hashed(cookie));
      return row === undefined ? undefined : stored(contextId, row, { limits, now: now() });
    },

    /** Every context of this cookie that is not over, the newest launch first. */
    ofSession: async (cookie: string): Promise<readonly StoredContext[]> =>
      (await rowsOfCookie(database, cookie))
        .map((row) => stored(String(row['context_id']), row, { limits, now: now() }))
        .filter(({ standing }) => standing !== 'over'),

    /** Notes that the person is there; written at most every 15 s. */
    touch: async ({ context, lastUsedAt }: StoredContext): Promise<void> => {
      if (now() - lastUsedAt < 15_000) return;
      await database.query(
        'update sessions set last_used_at = $2 where session_id = $1 and locked_at is null',
        [context.sessionId, at()],
      );
    },

    lock: async ({ context }: StoredContext): Promise<void> => {
      await database.query('update sessions set locked_at = $2 where session_id = $1 and locked_at is null', [
        context.sessionId,
        at(),
      ]);
      forget();
    },

    endContext: async (contextId: string): Promise<void> => {
      await database.query('delete from contexts where context_id = $1', [contextId]);
    },

    /** Deletes the session with all its contexts; gives their sealed tokens, to be revoked. */
    endSession: (sessionId: string) => database.transaction((queries) => endSession(queries, sessionId)),

    /**
     * Makes a context in the cookie's session if that is the same person's; a launch proves who is there, so it also unlocks. A cookie of
     * someone else's session is not used again: that session ends.
     */
    create: (made: NewContext): Promise<CreatedContext> =>
      database.transaction((queries) => createContext(queries, made, { limits, now: now() })),
  };
}

/** Asks for a context by the hash of its cookie; requests of one moment share one question, but none that was put before a lock. */
function contextRows(database: Database): {
  readonly rowOf: (contextId: string, secretHash: string) => Promise<Row | undefined>;
  readonly forget: () => void;
} {
  const flying = new Map<string, Promise<Row | undefined>>();
  const ask = async (contextId: string, secretHash: string): Promise<Row | undefined> => {
    const [row] = await database.query(
      `select c.session_id, c.record, c.ends_at, c.ended_at is not null or s.ended_at is not null as is_over,
         s.last_used_at, s.locked_at, c.tokens_end_at
       from contexts c join sessions s using (session_id) where c.context_id = $1 and s.secret_hash = $2`,
      [contextId, secretHash],
    );
    return row;
  };
  const rowOf = (contextId: string, secretHash: string) => {
    const key = `${contextId} ${secretHash}`;
    const known = flying.get(key);
    if (known !== undefined) return known;
    const asked = ask(contextId, secretHash).finally(() => {
      if (flying.get(key) === asked) flying.delete(key);
    });
    flying.set(key, asked);
    return asked;
  };
  return { rowOf, forget: () => flying.clear() };
}

function rowsOfCookie(database: Database, cookie: string): Promise<readonly Row[]> {
  return database.query(
    `select c.context_id, c.session_id, c.record, c.ends_at, c.ended_at is not null or s.ended_at is not null as is_over,
       s.last_used_at, s.locked_at, c.tokens_end_at
     from contexts c join sessions s using (session_id) where s.secret_hash = $1 order by c.created_at desc`,
    [hashed(cookie)],
  );
}

function stored(
  contextId: string,
  row: Row,
  clock: { readonly limits: Limits; readonly now: number },
): StoredContext {
  const { session_id, record, ends_at, is_over, last_used_at, locked_at, tokens_end_at } = v.parse(
    ContextRow,
    row,
  );
  const isIdle = clock.now - last_used_at.getTime() > clock.limits.idleSeconds * 1000;
  const { principalIdentifier, decision, correlationId } = record;
  return {
    record,
    endsAt: ends_at.getTime(),
    lastUsedAt: last_used_at.getTime(),
    tokensEndAt: tokens_end_at.getTime(),
    standing:
      is_over || clock.now >= ends_at.getTime() ? 'over' : isIdle || locked_at !== null ? 'locked' : 'open',
    context: {
      contextId,
      sessionId: session_id,
      principal: record.principal,
      patient: record.patient,
      ...(principalIdentifier === undefined ? {} : { principalIdentifier }),
      ...(decision === undefined ? {} : { decision }),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
  };
}
