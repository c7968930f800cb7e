import { setTimeout as wait } from 'node:timers/promises';

import * as client from 'openid-client';
import * as v from 'valibot';

import { type Database } from '#gateway/database/database.ts';
import { Refusal } from '#gateway/gate.ts';

import { type RecordConnection } from './record.ts';
import { type Seal } from './seal.ts';

/** What the issuer gave; never leaves the server, never lies unsealed. */
export const Tokens = v.object({
  accessToken: v.string(),
  refreshToken: v.optional(v.string()),
  isDpop: v.boolean(),
});
export type Tokens = v.InferOutput<typeof Tokens>;

export interface TokenGrant {
  readonly tokens: Tokens;
  readonly endAt: number;
}

export function tokensOf(answer: client.TokenEndpointResponse, now: number): TokenGrant {
  const { access_token, refresh_token, token_type, expires_in } = answer;
  return {
    tokens: {
      accessToken: access_token,
      isDpop: token_type === 'dpop',
      ...(refresh_token === undefined ? {} : { refreshToken: refresh_token }),
    },
    endAt: now + (expires_in ?? 300) * 1000,
  };
}

export interface TokenKeeping {
  readonly database: Database;
  readonly seal: Seal;
  readonly now: () => number;
}

/** `over`: the record has ended the log-in, and with it the context. `unreachable`: nobody knows; what was, stays. */
export type Access =
  | { readonly kind: 'valid'; readonly tokens: Tokens }
  | { readonly kind: 'over' }
  | { readonly kind: 'unreachable'; readonly cause: unknown };

const TokenRow = v.object({
  tokens: v.string(),
  tokens_end_at: v.date(),
  tokens_version: v.number(),
});

/** A token that would end while a request is under way counts as ended. */
const leeway = 20_000;
/** How long one gateway may take to refresh before another tries. */
const lease = 10_000;

export type TokenKeeper = ReturnType<typeof keepTokens>;

/**
 * Valid tokens of a context, refreshed when they must be and only then. Refresh tokens rotate, and an issuer ends the log-in when one is
 * used twice: so each context has one refresh at a time in this process, and a lease in the database between processes.
 */
export function keepTokens(keeping: TokenKeeping) {
  const underWay = new Map<string, Promise<Access>>();
  return {
    access: (contextId: string, connect: () => Promise<RecordConnection>): Promise<Access> => {
      const going = underWay.get(contextId);
      if (going !== undefined) return going;
      const access = accessTo(keeping, contextId, connect).finally(() => underWay.delete(contextId));
      underWay.set(contextId, access);
      return access;
    },
    /** Best effort, after everything of ours is already deleted. */
    revoke: async (sealed: string, connection: RecordConnection): Promise<void> => {
      const tokens = v.parse(Tokens, JSON.parse(keeping.seal.open(sealed)));
      await client.tokenRevocation(connection.client, tokens.refreshToken ?? tokens.accessToken);
    },
  };
}

type Kept = { readonly tokens: Tokens; readonly version: number; readonly isFresh: boolean };

async function accessTo(
  keeping: TokenKeeping,
  contextId: string,
  connect: () => Promise<RecordConnection>,
): Promise<Access> {
  for (let tries = 0; tries < 100; tries += 1) {
    const kept = await keptTokens(keeping, contextId);
    if (kept === undefined) return { kind: 'over' };
    if (kept.isFresh) return { kind: 'valid', tokens: kept.tokens };
    if (kept.tokens.refreshToken === undefined) return end(keeping, contextId);
    if (await takeLease(keeping, contextId, kept.version))
      return refresh(keeping, contextId, { kept, connect });
    await wait(100);
  }
  return {
    kind: 'unreachable',
    cause: new Refusal(504, 'internal', { detail: 'refresh under way elsewhere' }),
  };
}

async function keptTokens(
  { database, seal, now }: TokenKeeping,
  contextId: string,
): Promise<Kept | undefined> {
  const [row] = await database.query(
    'select tokens, tokens_end_at, tokens_version from contexts where context_id = $1',
    [contextId],
  );
  if (row === undefined) return undefined;
  const { tokens, tokens_end_at, tokens_version } = v.parse(TokenRow, row);
  return {
    tokens: v.parse(Tokens, JSON.parse(seal.open(tokens))),
    version: tokens_version,
    isFresh: tokens_end_at.getTime() - leeway > now(),
  };
}

async function takeLease({ database }: TokenKeeping, contextId: string, version: number): Promise<boolean> {
  const taken = await database.query(
    `update contexts set refresh_until = now() + $3 * interval '1 millisecond'
     where context_id = $1 and tokens_version = $2 and (refresh_until is null or refresh_until < now()) returning context_id`,
    [contextId, version, lease],
  );
  return taken.length === 1;
}

interface Refreshing {
  readonly kept: Kept;
  readonly connect: () => Promise<RecordConnection>;
}

async function refresh(
  keeping: TokenKeeping,
  contextId: string,
  { kept, connect }: Refreshing,
): Promise<Access> {
  const { database, seal, now } = keeping;
  try {
    const { client: configuration, dpop } = await connect();
    const answer = await client.refreshTokenGrant(
      configuration,
      kept.tokens.refreshToken ?? '',
      {},
      dpop === undefined ? {} : { DPoP: dpop },
    );
    const grant = tokensOf(answer, now());
    const tokens = { ...kept.tokens, ...grant.tokens };
    await database.query(
      `update contexts set tokens = $2, tokens_end_at = $3, tokens_version = tokens_version + 1, refresh_until = null
       where context_id = $1`,
      [contextId, seal.seal(JSON.stringify(tokens)), new Date(grant.endAt).toISOString()],
    );
    return { kind: 'valid', tokens };
  } catch (cause) {
    if (cause instanceof client.ResponseBodyError && cause.error === 'invalid_grant')
      return end(keeping, contextId);
    await database.query('update contexts set refresh_until = null where context_id = $1', [contextId]);
    return { kind: 'unreachable', cause };
  }
}

async function end({ database }: TokenKeeping, contextId: string): Promise<Access> {
  await database.query('delete from contexts where context_id = $1', [contextId]);
  return { kind: 'over' };
}
