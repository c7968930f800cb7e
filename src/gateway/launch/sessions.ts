import { type FastifyRequest } from 'fastify';

import { type IssuerConfig } from '#gateway/config/configuration.ts';
import { DatabaseError } from '#gateway/database/database.ts';
import { Refusal } from '#gateway/gate.ts';
import { type Session } from '#protocol/session.ts';

import { type Contexts, type Limits, type StoredContext } from './contexts.ts';
import { type Cookies } from './cookies.ts';
import { type ConnectToRecord, type RecordConnection } from './record.ts';
import { type Access, type TokenKeeper } from './tokens.ts';

export interface SessionParts {
  readonly contexts: Contexts;
  readonly tokens: TokenKeeper;
  readonly cookies: Cookies;
  readonly connect: ConnectToRecord;
  readonly issuers: readonly IssuerConfig[];
  readonly limits: Limits;
  readonly now: () => number;
  /** A record that cannot be asked; the context stands as it was. */
  readonly onUnreachable: (cause: unknown) => void;
}

export type Sessions = ReturnType<typeof openSessions>;

/** After a record that did not answer, it is left in peace this long. */
const refreshPause = 30_000;
const leeway = 20_000;

/** The context a request names, if its cookie has the right to it. */
export function openSessions(parts: SessionParts) {
  const { contexts, cookies, now } = parts;
  const pausedUntil = new Map<string, number>();

  /** Whatever its standing. 401 without a cookie, 404 for what is not this cookie's: that it exists is nobody else's business. */
  const named = async (request: FastifyRequest): Promise<StoredContext> => {
    const cookie = cookies.session(request);
    if (cookie === undefined) throw new Refusal(401, 'signed-out');
    const found = await orUnavailable(contexts.find(contextIdIn(request), cookie));
    if (found === undefined) throw new Refusal(404, 'not-found');
    if (found.standing === 'over') throw new Refusal(401, 'signed-out');
    return found;
  };

  /** Neither over nor locked. */
  const open = async (request: FastifyRequest): Promise<StoredContext> => {
    const found = await named(request);
    if (found.standing === 'locked') throw new Refusal(423, 'locked');
    return found;
  };

  const access = async (found: StoredContext): Promise<Access> => {
    const { contextId } = found.context;
    const answer = await parts.tokens.access(contextId, () => connectionOf(parts, found.record.issuer));
    if (answer.kind === 'unreachable') {
      pausedUntil.set(contextId, now() + refreshPause);
      parts.onUnreachable(answer.cause);
    } else pausedUntil.delete(contextId);
    return answer;
  };

  const needsRefresh = ({ context, tokensEndAt }: StoredContext) =>
    tokensEndAt - leeway <= now() && (pausedUntil.get(context.contextId) ?? 0) <= now();

  return {
    named,
    open,
    access,
    /** For bytes: open, noted as used, and the record asked in the background whether the log-in still lives. */
    inUse: async (request: FastifyRequest): Promise<StoredContext> => {
      const found = await open(request);
      await orUnavailable(contexts.touch(found));
      if (needsRefresh(found)) access(found).catch(parts.onUnreachable);
      return found;
    },
    /** For the session itself: the record's «no» is waited for. */
    confirmed: async (request: FastifyRequest): Promise<StoredContext> => {
      const found = await open(request);
      if (needsRefresh(found) && (await orUnavailable(access(found))).kind === 'over')
        throw new Refusal(401, 'signed-out');
      return found;
    },
  };
}

export function connectionOf(parts: SessionParts, iss: string): Promise<RecordConnection> {
  const issuer = parts.issuers.find((each) => each.iss === iss);
  // The installation has stopped trusting this record since the launch.
  if (issuer === undefined) throw new Refusal(401, 'signed-out');
  return parts.connect(issuer);
}

/** What the browser may know of a context. */
export function sessionOf(found: StoredContext, limits: Limits, now: number): Session {
  const { record, context } = found;
  return {
    contextId: context.contextId,
    principal: record.principal,
    patient: record.patient,
    ...(record.decision === undefined ? {} : { decision: record.decision }),
    studyHints: record.studyHints,
    needPatientBanner: record.needPatientBanner,
    isLocked: false,
    idleSeconds: limits.idleSeconds,
    endsAt: found.endsAt,
    serverTime: now,
  };
}

/** Who may see what cannot be known without the database, nor journalled. */
export async function orUnavailable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    throw cause instanceof DatabaseError ? new Refusal(503, 'journal-unavailable', { cause }) : cause;
  }
}

function contextIdIn({ params }: FastifyRequest): string {
  const contextId =
    typeof params === 'object' && params !== null && 'contextId' in params ? params.contextId : undefined;
  if (typeof contextId !== 'string' || !/^[\w-]{32}$/.test(contextId)) throw new Refusal(404, 'not-found');
  return contextId;
}
