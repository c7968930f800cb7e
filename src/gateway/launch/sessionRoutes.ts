import { type FastifyInstance } from 'fastify';

import { Refusal } from '#gateway/gate.ts';
import { requestHeader } from '#protocol/paths.ts';

import { type Orphan } from './newContext.ts';
import { readFhir } from './fhir.ts';
import { reportsOf } from './reports.ts';
import { connectionOf, orUnavailable, sessionOf, type SessionParts, type Sessions } from './sessions.ts';

const base = '/api/contexts/:contextId';

/** Session, lock, log-out and the record's reports (`#protocol/paths.ts`). */
export function sessionRoutes(server: FastifyInstance, parts: SessionParts, sessions: Sessions): void {
  const { contexts, limits, now } = parts;

  /** Asking is no sign of a person; asking with the request header is («still here»). */
  server.get(`${base}/session`, async (request) => {
    const found = await sessions.confirmed(request);
    if (request.headers[requestHeader] === '1') await orUnavailable(contexts.touch(found));
    return sessionOf(found, limits, now());
  });

  server.post(`${base}/lock`, async (request, reply) => {
    const found = await sessions.named(request);
    await orUnavailable(contexts.lock(found));
    return reply.status(204).send();
  });

  /**
   * A lock is opened by a new launch from the record by the same person in the same browser, and by nothing else: only the record knows
   * who is at the keyboard. This answers whether that has happened; for an open session it is a sign of a person.
   */
  server.post(`${base}/unlock`, async (request, reply) => {
    const found = await sessions.confirmed(request);
    await orUnavailable(contexts.touch(found));
    return reply.status(204).send();
  });

  server.post(`${base}/log-out`, async (request, reply) => {
    const found = await sessions.named(request);
    const orphans = await orUnavailable(contexts.endSession(found.context.sessionId));
    parts.cookies.clearSession(reply);
    await revokeAll(parts, orphans);
    return reply.header('clear-site-data', '"cache", "storage"').status(204).send();
  });

  server.get(`${base}/reports`, async (request) => {
    const found = await sessions.inUse(request);
    const access = await orUnavailable(sessions.access(found));
    if (access.kind === 'over') throw new Refusal(401, 'signed-out');
    if (access.kind === 'unreachable')
      throw new Refusal(502, 'archive-unreachable', { detail: 'the record did not answer' });
    const connection = await connectionOf(parts, found.record.issuer);
    return reportsOf(readFhir(connection, access.tokens), found.record.fhirPatient);
  });
}

/** Everything of ours is already gone; an issuer that cannot be told will let the tokens run out. */
export async function revokeAll(parts: SessionParts, orphans: readonly Orphan[]): Promise<void> {
  const revoked = orphans.map(async ({ issuer, tokens }) =>
    parts.tokens.revoke(tokens, await connectionOf(parts, issuer)),
  );
  for (const result of await Promise.allSettled(revoked))
    if (result.status === 'rejected') parts.onUnreachable(result.reason);
}
