import { type FastifyInstance } from 'fastify';
import { type Logger } from 'pino';

import { Refusal } from './gate.ts';

/** What of an error may be logged: its kind and where it arose. Messages may quote what came from outside, so none is logged but our own. */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(error instanceof Refusal ? { problem: error.problem, detail: error.detail } : {}),
    at: frames.slice(0, 6).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}

/** The log that all rooms write to: requests by route pattern, errors by kind, whatever a library hands it. */
export function safeLog(log: Logger): Logger {
  return log.child(
    {},
    {
      serializers: {
        req: (request: { method?: unknown; routeOptions?: { url?: unknown } }) => ({
          method: request.method,
          route: request.routeOptions?.url,
        }),
        res: (reply: { statusCode?: unknown }) => ({ status: reply.statusCode }),
        err: errorForLog,
        error: errorForLog,
      },
      redact: [],
    },
  );
}

/** One line for each answer: method, route pattern, status, time. Never the address itself: it names contexts and studies. */
export function logAnswers(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}
