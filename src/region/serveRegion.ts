import { fastify, LogController } from 'fastify';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

import { type AuthorizationServer, authorizationServer } from './authorization/authorizationServer.ts';
import { launchHandles } from './authorization/launchHandles.ts';
import { ehrRoutes } from './ehr/ehrRoutes.ts';
import { type Record } from './ehr/record.ts';
import { fhirRoutes } from './fhir/fhirRoutes.ts';
import { type IndexedArchive } from './fhir/imagingStudies.ts';
import { type RegionOptions } from './region.ts';
import { type SampleReport } from './samples/reports.ts';

export interface Served {
  readonly ehrUrl: string;
  readonly fhirUrl: string;
  readonly issuer: string;
  close(): Promise<void>;
}

export interface RegionContents {
  readonly record: Record;
  readonly reports: readonly SampleReport[];
  readonly archives: readonly IndexedArchive[];
}

const authorizationPath = '/auth';

/** The record's page, the authorization server under `/auth` and FHIR under `/fhir`, on one port of this machine alone. */
export async function serveRegion(options: RegionOptions, contents: RegionContents): Promise<Served> {
  // The addresses carry the port, so it must be known before anything that answers can be made.
  const answer: { by: (request: IncomingMessage, response: ServerResponse) => void } = {
    by: (_request, response) => response.writeHead(503).end(),
  };
  const http = createServer((request, response) => answer.by(request, response));
  const port = await listen(http, options.port);
  const ehrUrl = `http://localhost:${port}`;
  const fhirUrl = `${ehrUrl}/fhir`;
  const issuer = `${ehrUrl}${authorizationPath}`;
  const { lifetimes = {}, now = Date.now, log } = options;
  const handles = launchHandles({ seconds: lifetimes.launchHandle ?? 60, now });
  const { record, reports, archives } = contents;
  const authorization = await authorizationServer({
    ...options,
    issuer,
    fhirUrl,
    handles,
    practitioners: record.practitioners,
    lifetimes: {
      accessToken: lifetimes.accessToken ?? 300,
      refreshToken: lifetimes.refreshToken ?? 10 * 3600,
    },
  });
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  });
  await app.register(async (routes) => ehrRoutes(routes, { ...options, record, handles, fhirUrl }));
  await app.register(
    async (routes) =>
      fhirRoutes(routes, {
        ...authorization,
        fhirUrl,
        issuer,
        reports,
        archives,
        practitioners: record.practitioners,
      }),
    { prefix: '/fhir' },
  );
  await app.ready();
  answer.by = (request, response) => {
    if (!isOurHost(request.headers.host, port)) response.writeHead(421).end();
    else if (belongsTo(request.url, authorizationPath)) authorize(authorization, request, response);
    else app.routing(request, response);
  };
  return {
    ehrUrl,
    fhirUrl,
    issuer,
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await app.close();
    },
  };
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      const address = http.address();
      resolve(isAddress(address) ? address.port : port);
    });
  });
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** Another name for 127.0.0.1 (DNS rebinding) must not let a foreign page read the patient list. */
function isOurHost(host: string | undefined, port: number): boolean {
  return host === `localhost:${port}` || host === `127.0.0.1:${port}`;
}

function belongsTo(url: string | undefined, path: string): boolean {
  return url === path || url?.startsWith(`${path}/`) === true || url?.startsWith(`${path}?`) === true;
}

/** The provider answers under its own root and finds its mount in `originalUrl`. */
function authorize(
  authorization: AuthorizationServer,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): void {
  request.originalUrl = request.url ?? '/';
  request.url = request.originalUrl.slice(authorizationPath.length) || '/';
  void authorization.handle(request, response);
}
