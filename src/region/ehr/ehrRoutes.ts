import { type FastifyInstance } from 'fastify';

import { openRoute, type OpenOptions, practitionerOf, single } from './openRoute.ts';
import { patientListPage } from './patientListPage.ts';
import { problemPage } from './problemPage.ts';
import { addedGroups } from './record.ts';
import { script } from './script.ts';
import { stylesheet } from './stylesheet.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The record: its patient list and the way from it to the viewer. */
export function ehrRoutes(server: FastifyInstance, options: OpenOptions): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8');
  });
  server.get<{ Querystring: { user?: string } }>('/', async (request, reply) => {
    const user = practitionerOf(single(request.query.user), options.record.practitioners);
    if (user === undefined) return reply.status(400).send(problemPage('Brukeren finnes ikke.'));
    return patientListPage({ record: options.record, user, added: await addedGroups(options.record) });
  });
  server.get('/journal.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(stylesheet),
  );
  server.get('/journal.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  );
  openRoute(server, options);
}
