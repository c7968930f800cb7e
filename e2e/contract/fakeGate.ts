import { type FastifyRequest } from 'fastify';

import { type Act, type Gate, Refusal, type ViewingContext } from '#gateway/gate.ts';
import { type BoundPatient } from '#protocol/session.ts';

export interface JournalEntry {
  readonly contextId: string;
  readonly act: Act;
  readonly outcome: 'admitted' | 'denied';
}

/** A gate with contexts by name and a journal in memory, with the order and the refusals of the real one. */
export class FakeGate implements Gate {
  readonly journal: JournalEntry[] = [];
  readonly #contexts = new Map<string, ViewingContext>();
  isJournalDown = false;

  bind(contextId: string, patient: BoundPatient): ViewingContext {
    const context: ViewingContext = {
      contextId,
      sessionId: 'session',
      principal: { kind: 'clinician', name: 'TESTDATA Lege 1' },
      patient,
    };
    this.#contexts.set(contextId, context);
    return context;
  }

  async contextOf(request: FastifyRequest): Promise<ViewingContext> {
    const context = this.#contexts.get(/\/contexts\/([^/]+)/.exec(request.url)?.[1] ?? '');
    if (context === undefined) throw new Refusal(401, 'signed-out');
    return Promise.resolve(context);
  }

  async admit(context: ViewingContext, act: Act): Promise<void> {
    if (this.isJournalDown) throw new Refusal(503, 'journal-unavailable');
    this.journal.push({ contextId: context.contextId, act, outcome: 'admitted' });
    return Promise.resolve();
  }

  async deny(context: ViewingContext, act: Act): Promise<never> {
    this.journal.push({ contextId: context.contextId, act, outcome: 'denied' });
    await Promise.resolve();
    throw new Refusal(404, 'not-found');
  }
}
