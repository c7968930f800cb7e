import { type FastifyInstance, type FastifyRequest } from 'fastify';

import { type SigningKey } from './keys.ts';
import { beginLaunch, completeLaunch, type FlowParts } from './launchFlow.ts';
import { viewAddress } from './links.ts';
import { nationalNumberOf } from './nationalNumber.ts';
import { type Seal, secret } from './seal.ts';
import { revokeAll } from './sessionRoutes.ts';
import { orUnavailable, type SessionParts } from './sessions.ts';

export interface LaunchParts {
  readonly flow: FlowParts;
  readonly session: SessionParts;
  readonly seal: Seal;
  readonly clientKeys: readonly SigningKey[];
}

/** SMART App Launch 2.2, EHR launch, as a confidential client. Both legs are pages: a person sees their refusals. */
export function launchRoutes(server: FastifyInstance, parts: LaunchParts): void {
  const { cookies, contexts } = parts.session;

  server.get('/launch', { config: { isPage: true } }, async (request, reply) => {
    const browser = cookies.browser(request) ?? secret();
    const url = await orUnavailable(beginLaunch(parts.flow, new URLSearchParams(queryOf(request)), browser));
    cookies.setBrowser(reply, browser);
    return reply.redirect(url.href, 303);
  });

  server.get('/callback', { config: { isPage: true } }, async (request, reply) => {
    const { record, grant, show } = await orUnavailable(
      completeLaunch(parts.flow, queryOf(request), cookies.browser(request)),
    );
    const made = await orUnavailable(
      contexts.create({
        record,
        tokens: parts.seal.seal(JSON.stringify(grant.tokens)),
        tokensEndAt: grant.endAt,
        cookie: cookies.session(request),
      }),
    );
    if (nationalNumberOf(record.patient.identifiers)?.isDoubtful === true)
      request.log.warn('the national number fails its check; it is the record’s patient all the same');
    cookies.setSession(reply, made.cookie);
    await revokeAll(parts.session, made.orphaned);
    return reply.redirect(viewAddress(made.contextId, new URLSearchParams(show), record.studyHints), 303);
  });

  server.get('/.well-known/jwks.json', async (_, reply) =>
    reply.header('cache-control', 'public, max-age=300').send({
      keys: parts.clientKeys.map(({ publicJwk }) => publicJwk),
    }),
  );
}

function queryOf(request: FastifyRequest): string {
  const { url } = request;
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}
