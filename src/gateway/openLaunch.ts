import { join } from 'node:path';

import { type FastifyBaseLogger } from 'fastify';

import { type GatewayConfiguration } from './config/configuration.ts';
import { type Database } from './database/database.ts';
import { openContexts } from './launch/contexts.ts';
import { cookies } from './launch/cookies.ts';
import { sealingKey, signingKey } from './launch/keys.ts';
import { type LaunchParts } from './launch/launchRoutes.ts';
import { recordConnections } from './launch/record.ts';
import { type Pseudonym, pseudonymsWith, sealWith } from './launch/seal.ts';
import { openSessions, type SessionParts, type Sessions } from './launch/sessions.ts';
import { keepTokens } from './launch/tokens.ts';

interface Needed {
  readonly configuration: GatewayConfiguration;
  readonly database: Database;
  readonly now: () => number;
  readonly publicUrl: () => URL;
  readonly log: FastifyBaseLogger;
}

export interface OpenedLaunch {
  readonly parts: LaunchParts;
  readonly sessions: Sessions;
  readonly pseudonym: Pseudonym;
}

/** Keys, connections, contexts and sessions of the launch room, joined. */
export async function openLaunch(needed: Needed): Promise<OpenedLaunch> {
  const { configuration, database, now, publicUrl, log } = needed;
  const folder = join(configuration.home, 'keys');
  const names = [...new Set(configuration.issuers.map(({ key }) => key))];
  const clientKeys = await Promise.all(names.map((name) => signingKey(folder, name, 'ES384')));
  const dpop = await signingKey(folder, 'dpop', 'ES256');
  const key = await sealingKey(folder);
  const seal = sealWith(key);
  const connect = recordConnections({ client: (name) => signingKey(folder, name, 'ES384'), dpop }, now);
  const session: SessionParts = {
    contexts: openContexts(database, configuration.session, now),
    tokens: keepTokens({ database, seal, now }),
    cookies: cookies(() => publicUrl().protocol === 'https:'),
    connect,
    issuers: configuration.issuers,
    limits: configuration.session,
    now,
    onUnreachable: (cause) => log.warn({ err: cause }, 'the record did not answer'),
  };
  const flow = {
    issuers: configuration.issuers,
    database,
    seal,
    connect,
    publicUrl: () => publicUrl().origin,
    now,
  };
  return {
    parts: { flow, session, seal, clientKeys },
    sessions: openSessions(session),
    pseudonym: pseudonymsWith(key),
  };
}
