import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { constants } from 'node:zlib';

import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { type Logger, pino } from 'pino';

import { type ViewerConfig } from '#protocol/config.ts';

import { clinicianPolicy } from './access/policy.ts';
import { answerRules } from './answers.ts';
import { archiveRoutes } from './archiveRoutes.ts';
import { listPatients } from './archives/listPatients.ts';
import { accessLog } from './audit/accessLog.ts';
import { headOf } from './audit/chain.ts';
import { hasViewed, openJournal } from './audit/journal.ts';
import { type GatewayConfiguration } from './config/configuration.ts';
import { type Database } from './database/database.ts';
import { openDatabase } from './database/openDatabase.ts';
import { type Gate, Refusal, type ViewingContext } from './gate.ts';
import { launchRoutes } from './launch/launchRoutes.ts';
import { linkRoutes } from './launch/linkRoutes.ts';
import { sessionRoutes } from './launch/sessionRoutes.ts';
import { layoutOwner } from './layoutOwner.ts';
import { layoutRoutes } from './layouts/layoutRoutes.ts';
import { type Layouts, openLayouts } from './layouts/layouts.ts';
import { openGate } from './openGate.ts';
import { openLaunch } from './openLaunch.ts';
import { pageCss, pageHtml } from './pages.ts';
import { logAnswers, safeLog } from './requestLog.ts';
import { staticFiles } from './staticFiles.ts';
import { seenMarks } from './seen/seenMarks.ts';
import { seenRoutes } from './seen/seenRoutes.ts';
import { viewerPages } from './viewerPages.ts';

export { parseConfiguration, type GatewayConfiguration } from './config/configuration.ts';
export { readConfiguration } from './config/readConfiguration.ts';

export interface GatewayOptions {
  /** The built viewer. */
  readonly staticFolder: string;
  readonly version?: string;
  readonly log?: Logger;
  /** The demonstration's patient list over an archive, for the record's page on this machine. Never with LYSBILDE_CONFIG. */
  readonly regionPatients?: 'offered';
  /** An open database instead of the configured one: for tests, who also close it. */
  readonly database?: Database;
  /** Milliseconds since 1970: the server's clock. */
  readonly now?: () => number;
}

export interface Gateway {
  /** The origin browsers use. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startGateway(
  configuration: GatewayConfiguration,
  options: GatewayOptions,
): Promise<Gateway> {
  const log: FastifyBaseLogger = safeLog(options.log ?? pino());
  const now = options.now ?? Date.now;
  const database = options.database ?? (await openConfigured(configuration, log));
  const server = await createServer(log);
  let publicUrl = new URL(configuration.publicUrl ?? `http://localhost:${configuration.listen.port}`);
  const recordUrl = configuration.issuers.find((issuer) => issuer.recordUrl !== undefined)?.recordUrl;
  answerRules(server, {
    publicUrl: () => publicUrl,
    frameAncestors: configuration.frameAncestors,
    recordUrl,
  });
  logAnswers(server);
  const launch = await openLaunch({ configuration, database, now, publicUrl: () => publicUrl, log });
  launchRoutes(server, launch.parts);
  sessionRoutes(server, launch.parts.session, launch.sessions);
  lookRoutes(server, { launch, database, recordUrl });
  const journal = openJournal(database, now);
  const gate = openGate({
    contextOf: async (request) => (await launch.sessions.inUse(request)).context,
    journal,
    policy: clinicianPolicy(configuration.features),
  });
  const config = viewerConfig(configuration, { version: options.version ?? '0', recordUrl });
  const layouts = openLayouts(database, now);
  const ownerOf = async (request: FastifyRequest) =>
    layoutOwner((await launch.sessions.inUse(request)).record, launch.pseudonym);
  layoutRoutes(server, layouts, ownerOf);
  ownRoutes(server, { gate, database, config, layouts, ownerOf });
  const viewer = staticFiles(server, options.staticFolder);
  const cacheFolder = join(configuration.home, 'cache');
  const archives = archiveRoutes({ gate, archives: configuration.archives, cacheFolder, log });
  viewerPages(server, {
    configuration,
    launch,
    archives,
    layouts,
    config,
    viewer,
    now,
    publicUrl: () => publicUrl,
  });
  await server.register(archives.plugin);
  if (options.regionPatients === 'offered') regionPatients(server, configuration);
  server.addHook('onClose', async () => {
    if (options.database === undefined) await database.close();
  });
  await server.listen(configuration.listen);
  const address = server.server.address();
  if (configuration.publicUrl === undefined && typeof address === 'object' && address !== null)
    publicUrl = new URL(`http://localhost:${address.port}`);
  return { url: publicUrl.origin, close: () => server.close() };
}

interface LookParts {
  readonly launch: Awaited<ReturnType<typeof openLaunch>>;
  readonly database: Database;
  readonly recordUrl: string | undefined;
}

/** Links into a patient's studies, and what of them this person has seen. */
function lookRoutes(server: FastifyInstance, { launch, database, recordUrl }: LookParts): void {
  const marks = seenMarks(database, launch.pseudonym);
  const viewed = (context: ViewingContext, study: string) => hasViewed(database, context, study);
  linkRoutes(server, {
    session: launch.parts.session,
    hasViewed: viewed,
    noContextPage: () => pageHtml('link', { recordUrl }),
  });
  seenRoutes(server, { marks, placeOf: launch.sessions.open, hasViewed: viewed });
}

async function createServer(log: FastifyBaseLogger): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  await server.register(cookie);
  // Lists and metadata shrink to a tenth; pixels and video are compressed already, static files in their own way.
  await server.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    customTypes: /^application\/(dicom\+|problem\+)?json/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  return server;
}

async function openConfigured(
  configuration: GatewayConfiguration,
  log: FastifyBaseLogger,
): Promise<Database> {
  const { databaseUrl, home } = configuration;
  const database = await openDatabase(
    databaseUrl === undefined
      ? { kind: 'embedded', folder: join(home, 'database') }
      : { kind: 'postgres', url: databaseUrl },
    () => log.warn('a database connection was lost'),
  );
  // The head is noted outside the database, so that a journal whose end was cut off can be told.
  log.info({ journal: await headOf(database) }, 'journal opened');
  return database;
}

interface OwnParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly config: ViewerConfig;
  readonly layouts: Layouts;
  readonly ownerOf: (request: FastifyRequest) => Promise<string>;
}

function ownRoutes(server: FastifyInstance, parts: OwnParts): void {
  const { gate, database, config } = parts;
  server.get('/api/contexts/:contextId/config', async (request) => ({
    ...config,
    layouts: await parts.layouts.list(await parts.ownerOf(request)),
  }));
  server.get('/api/contexts/:contextId/access-log', async (request) =>
    accessLog(database, await gate.contextOf(request)),
  );
  server.get('/page.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(pageCss));
  server.get('/', { config: { isPage: true } }, async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(pageHtml('front', { recordUrl: config.recordUrl })),
  );
}

function viewerConfig(
  { archives, hospitals, priors, features, hangingRules }: GatewayConfiguration,
  more: { readonly version: string; readonly recordUrl: string | undefined },
): ViewerConfig {
  return {
    version: more.version,
    archives: archives.map(({ archiveId, name }) => ({ archiveId, name })),
    hospitals: hospitals.map(({ archiveId, name, codes }) => ({
      name,
      codes,
      ...(archiveId === undefined ? {} : { archiveId }),
    })),
    priors,
    features,
    hangingRules,
    layouts: [],
    ...(more.recordUrl === undefined ? {} : { recordUrl: more.recordUrl }),
  };
}

/** Asked by the record's page on this machine, from process to process: a browser, or anyone elsewhere, gets nothing. */
function regionPatients(server: FastifyInstance, { archives }: GatewayConfiguration): void {
  server.get<{ Querystring: { archive?: unknown } }>('/region/patients', async (request) => {
    const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
    const isBrowser = request.headers['sec-fetch-site'] !== undefined;
    const archive = archives.find(({ archiveId }) => archiveId === request.query.archive);
    if (!isLocal || isBrowser || archive === undefined) throw new Refusal(404, 'not-found');
    return listPatients(archive);
  });
}
