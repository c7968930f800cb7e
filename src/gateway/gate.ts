import { type FastifyRequest } from 'fastify';

import { type BoundPatient, type Decision, type Principal } from '#protocol/session.ts';
import { type Problem } from '#protocol/problem.ts';

/** One tab's right to look at one patient: made by a launch, kept in the database, named in the URL. */
export interface ViewingContext {
  readonly contextId: string;
  readonly sessionId: string;
  readonly principal: Principal;
  /** The health worker's HPR number or the citizen's own; for the journal only, never sent to a browser. */
  readonly principalIdentifier?: { readonly system: string; readonly value: string };
  readonly patient: BoundPatient;
  readonly decision?: Decision;
  /** `dips-audit-corr-id` or our own. */
  readonly correlationId?: string;
}

/**
 * `headers`: codes of what a study is of were read, and no picture. `prefetch`: fetched before anyone asked to see it, and not shown; a view of
 * its own follows if it is.
 */
export type Action = 'search' | 'headers' | 'view' | 'prefetch' | 'thumbnail' | 'download' | 'print';

/** What someone is about to do; `study` is absent only for a search. */
export interface Act {
  readonly action: Action;
  readonly archiveId: string;
  readonly study?: {
    readonly studyInstanceUid: string;
    readonly accessionNumber?: string;
    readonly modality?: string;
    readonly institution?: string;
    readonly instances?: number;
  };
}

/** An answer other than the one asked for; the server's error hook turns it into `status` and a Problem body. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem['problem'];
  readonly detail: string | undefined;

  constructor(
    status: number,
    problem: Problem['problem'],
    more: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    super(`${status} ${problem}${more.detail === undefined ? '' : `: ${more.detail}`}`, {
      cause: more.cause,
    });
    this.name = 'Refusal';
    this.status = status;
    this.problem = problem;
    this.detail = more.detail;
  }
}

/**
 * What the rooms that serve bytes are given by the server: the only way past it. Order in every route: `contextOf`, then proof that
 * the study is the bound patient's, then `admit`, then bytes.
 */
export interface Gate {
  /** The context named in the URL, if it belongs to the request's cookie and is neither locked nor over. Throws Refusal 401/404/423. */
  contextOf(request: FastifyRequest): Promise<ViewingContext>;
  /**
   * May this be done, and is it in the journal? Resolves only after the AuditEvent is stored (once per context × study × action).
   * Throws Refusal 403 when policy says no, 503 `journal-unavailable` when it cannot be stored.
   */
  admit(context: ViewingContext, act: Act): Promise<void>;
  /** Writes the denial (outcome 4 or 8) and throws Refusal 404 `not-found`: what is another's does not exist here. */
  deny(
    context: ViewingContext,
    act: Act,
    why: 'other-patient' | 'unconfirmed-patient' | 'unknown-study',
  ): Promise<never>;
}
