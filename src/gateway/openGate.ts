import { type FastifyRequest } from 'fastify';

import { type Policy } from './access/policy.ts';
import { type Journal, type JournalEntry } from './audit/journal.ts';
import { DatabaseError } from './database/database.ts';
import { type Gate, Refusal, type ViewingContext } from './gate.ts';

interface GateParts {
  readonly contextOf: (request: FastifyRequest) => Promise<ViewingContext>;
  readonly journal: Journal;
  readonly policy: Policy;
}

/** Joins session, policy and journal into the one way past the server. */
export function openGate({ contextOf, journal, policy }: GateParts): Gate {
  /** A context is made anew for each request, so it can lead back to it. */
  const requestIds = new WeakMap<ViewingContext, string>();
  const append = async (entry: JournalEntry) => {
    const requestId = requestIds.get(entry.context);
    try {
      await journal.append(requestId === undefined ? entry : { ...entry, requestId });
    } catch (cause) {
      throw cause instanceof DatabaseError ? new Refusal(503, 'journal-unavailable', { cause }) : cause;
    }
  };
  return {
    contextOf: async (request) => {
      const context = await contextOf(request);
      requestIds.set(context, request.id);
      return context;
    },
    admit: async (context, act) => {
      const permission = policy(context, act);
      if (permission.kind === 'refused') {
        await append({ context, act, outcome: '4', why: permission.why });
        throw new Refusal(403, 'no-access');
      }
      await append({ context, act, outcome: '0' });
    },
    deny: async (context, act, why) => {
      await append({ context, act, outcome: why === 'other-patient' ? '8' : '4', why });
      throw new Refusal(404, 'not-found');
    },
  };
}
