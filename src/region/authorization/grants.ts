import { randomUUID } from 'node:crypto';

import { type Launch } from '#region/register/launch.ts';

interface Granted {
  readonly launch: Launch;
  /** `dips-ticket`: a bearer secret of the record. */
  readonly ticket: string;
}

export interface Grants {
  bind(grantId: string, launch: Launch): void;
  of(grantId: string | undefined): Granted | undefined;
}

/**
 * Which launch a grant stands for. Keyed by grant, never by account: the same user has several patients open at once, and each
 * window's tokens must stay with its own.
 */
export function grants(options: { readonly seconds: number; readonly now: () => number }): Grants {
  const bound = new Map<string, Granted & { readonly until: number }>();
  return {
    bind: (grantId, launch) => {
      for (const [id, { until }] of bound) if (until < options.now()) bound.delete(id);
      bound.set(grantId, { launch, ticket: randomUUID(), until: options.now() + options.seconds * 1000 });
    },
    of: (grantId) => (grantId === undefined ? undefined : bound.get(grantId)),
  };
}
