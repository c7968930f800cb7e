import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { type Problem } from '#protocol/problem.ts';
import { requestHeader } from '#protocol/paths.ts';

import { isLoopback } from './config/configuration.ts';
import { DatabaseError } from './database/database.ts';
import { Refusal } from './gate.ts';
import { pageFor, pageHtml } from './pages.ts';
import { securityHeaders } from './securityHeaders.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A person goes there: a refusal is a page, not JSON. */
    isPage?: boolean;
  }
}

export interface AnswerRules {
  readonly publicUrl: () => URL;
  readonly frameAncestors: readonly string[];
  readonly recordUrl: string | undefined;
}

/** What holds for every answer: headers, who may ask, and what a refusal looks like. */
export function answerRules(server: FastifyInstance, rules: AnswerRules): void {
  server.addHook('onRequest', async (request, reply) => {
    const publicUrl = rules.publicUrl();
    reply.headers(
      securityHeaders({ isHttps: publicUrl.protocol === 'https:', frameAncestors: rules.frameAncestors }),
    );
    reply.header('cache-control', 'no-store').header('lysbilde-request-id', request.id);
    checkHost(request, publicUrl);
    checkOwnRequest(request);
  });
  server.setErrorHandler(async (error, request, reply) => {
    const refusal = refusalOf(error);
    const level = refusal.status >= 500 ? 'error' : 'info';
    request.log[level]({ err: refusal, status: refusal.status }, 'refused');
    return answerRefusal(request, reply, { refusal, rules });
  });
  server.setNotFoundHandler(async (request, reply) =>
    answerRefusal(request, reply, { refusal: new Refusal(404, 'not-found'), rules }),
  );
}

interface Refused {
  readonly refusal: Refusal;
  readonly rules: AnswerRules;
}

function answerRefusal(request: FastifyRequest, reply: FastifyReply, { refusal, rules }: Refused) {
  // What a route had begun to say of its own body no longer holds.
  for (const header of ['etag', 'content-length', 'content-encoding', 'content-range', 'content-disposition'])
    reply.removeHeader(header);
  reply.status(refusal.status).header('cache-control', 'no-store');
  const isPage = request.routeOptions.config.isPage === true;
  if (isPage || (request.routeOptions.url === undefined && wantsPage(request))) {
    const isLaunch = request.routeOptions.url !== undefined && !request.routeOptions.url.startsWith('/p/');
    return reply
      .type('text/html; charset=utf-8')
      .send(pageHtml(pageFor(refusal, isLaunch), { recordUrl: rules.recordUrl, requestId: request.id }));
  }
  const body: Problem = {
    problem: refusal.problem,
    requestId: request.id,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
  };
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** A path that does not exist is answered as a page only to someone who goes there. */
function wantsPage(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-mode'] === 'navigate' || /text\/html/.test(request.headers.accept ?? '');
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DatabaseError) return new Refusal(503, 'journal-unavailable', { cause: error });
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500;
  return status >= 400 && status < 500
    ? new Refusal(status, 'bad-request', { cause: error })
    : new Refusal(500, 'internal', { cause: error });
}

/** On this machine any web page could reach us by a name of its own that points here (DNS rebinding). */
function checkHost(request: FastifyRequest, publicUrl: URL): void {
  if (!isLoopback(publicUrl.hostname)) return;
  const host = `http://${request.headers.host ?? ''}`;
  const { hostname, port } = URL.canParse(host) ? new URL(host) : { hostname: '', port: '' };
  if (!isLoopback(hostname) || port !== publicUrl.port)
    throw new Refusal(421, 'bad-request', { detail: 'unknown Host' });
}

/** What changes something must come from our own pages: a form or image elsewhere cannot set the header. */
function checkOwnRequest(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  const isOwn = request.headers[requestHeader] === '1' && (site === undefined || site === 'same-origin');
  if (!isOwn) throw new Refusal(403, 'no-access', { detail: 'not from our own page' });
}
