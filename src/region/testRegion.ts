import { exportJWK, generateKeyPair } from 'jose';
import { createServer, type Server } from 'node:http';
import * as client from 'openid-client';
import { pino } from 'pino';

import { type AddedArchive } from './ehr/record.ts';
import { type IndexedArchive } from './fhir/imagingStudies.ts';
import { samplePatientOfRecord } from './register/patients.ts';
import { samplePatients, samplePractitioners, sampleReports } from './samples/people.ts';
import { serveRegion, type Served } from './serveRegion.ts';

export const redirectUri = 'http://localhost:9/callback';
export const launchUrl = 'http://localhost:9/launch';
export const scope = [
  'openid fhirUser launch launch/patient online_access',
  'patient/Patient.r patient/ImagingStudy.rs patient/DiagnosticReport.rs',
].join(' ');

export interface Start {
  readonly handle: string;
  readonly audience?: string;
  readonly algorithm?: string;
  readonly leg?: 'pushed' | 'front';
  readonly scope?: string;
  readonly dpop?: client.DPoPHandle;
}

/** A region without archives of its own and a real client over HTTP, for tests. */
export interface TestRegion {
  readonly region: Served;
  readonly clock: { now: number };
  configurationOf(algorithm?: string): client.Configuration;
  handleFor(browser: Browser, query: string): Promise<string>;
  begin(start: Start): Promise<Begun>;
  launchPatient(browser: Browser, query: string, start?: Partial<Start>): Promise<Launched>;
  fhir(token: string, path: string): Promise<{ status: number; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export interface Begun {
  readonly address: URL;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly configuration: client.Configuration;
}

export interface Launched {
  readonly tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;
  readonly callback: URL;
}

export interface TestContents {
  readonly added?: readonly AddedArchive[];
  readonly archives?: readonly IndexedArchive[];
}

export async function openTestRegion(contents: TestContents = {}): Promise<TestRegion> {
  const clock = { now: Date.now() };
  const pairs = await Promise.all(
    ['ES384', 'RS384'].map(async (alg) => ({ alg, ...(await generateKeyPair(alg, { extractable: true })) })),
  );
  const jwks = await Promise.all(
    pairs.map(async ({ alg, publicKey }) => ({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' })),
  );
  const keys = await serveJson({ keys: jwks });
  const region = await serveRegion(
    {
      port: 0,
      home: '',
      launchUrl,
      redirectUri,
      clientId: 'lysbilde',
      clientJwksUri: `${keys.url}/jwks`,
      log: pino({ enabled: false }),
      now: () => clock.now,
    },
    {
      record: {
        patients: samplePatients.map(samplePatientOfRecord),
        practitioners: samplePractitioners,
        added: contents.added ?? [],
      },
      reports: sampleReports,
      archives: contents.archives ?? [],
    },
  );
  const configurations = new Map<string, client.Configuration>();
  for (const { alg, privateKey } of pairs) {
    const method = { token_endpoint_auth_method: 'private_key_jwt' };
    const how = client.PrivateKeyJwt({ key: privateKey, kid: alg });
    const options = { execute: [client.allowInsecureRequests] };
    configurations.set(alg, await client.discovery(new URL(region.issuer), 'lysbilde', method, how, options));
  }
  return testRegion({ region, clock, configurations, closeKeys: keys.close });
}

/** Answers every request with the same JSON, on a free port. */
export async function serveJson(body: unknown): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/** A browser in small: one cookie jar, and redirects followed while they stay within `home`. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
  }

  async get(address: string): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }

  /** The first address outside; fails if anything but a redirect is met on the way. */
  async leave(address: string): Promise<URL> {
    for (let next = address, hops = 0; hops < 10; hops += 1) {
      const response = await this.get(next);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${response.status} where a redirect was due`);
      const to = new URL(location, next);
      if (!to.href.startsWith(this.#home)) return to;
      next = to.href;
    }
    throw new Error('too many redirects');
  }
}

interface Parts {
  readonly region: Served;
  readonly clock: { now: number };
  readonly configurations: ReadonlyMap<string, client.Configuration>;
  readonly closeKeys: () => Promise<void>;
}

function testRegion({ region, clock, configurations, closeKeys }: Parts): TestRegion {
  const configurationOf = (algorithm = 'ES384') => {
    const configuration = configurations.get(algorithm);
    if (configuration === undefined) throw new Error(`no client for ${algorithm}`);
    return configuration;
  };
  const handleFor = async (browser: Browser, query: string) => {
    const launch = await browser.leave(`${region.ehrUrl}/open?${query}`);
    if (launch.origin + launch.pathname !== launchUrl) throw new Error(`launched at ${launch.href}`);
    if (launch.searchParams.get('iss') !== region.fhirUrl) throw new Error('iss is not the FHIR base');
    return launch.searchParams.get('launch') ?? '';
  };
  const begin = (start: Start) => beginAt(region, configurationOf(start.algorithm), start);
  return {
    region,
    clock,
    configurationOf,
    handleFor,
    begin,
    launchPatient: async (browser, query, start = {}) => {
      const begun = await begin({ ...start, handle: await handleFor(browser, query) });
      const callback = await browser.leave(begun.address.href);
      return { tokens: await redeemCode(begun, callback), callback };
    },
    fhir: async (token, path) => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${region.fhirUrl}/${path}`, { headers });
      const body: unknown = await response.json();
      return { status: response.status, body: typeof body === 'object' ? { ...body } : {} };
    },
    close: async () => {
      await region.close();
      await closeKeys();
    },
  };
}

export function redeemCode(
  begun: Begun,
  callback: URL,
  options: client.DPoPOptions = {},
): Promise<Launched['tokens']> {
  const checks = {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
  };
  return client.authorizationCodeGrant(begun.configuration, callback, checks, undefined, options);
}

async function beginAt(region: Served, configuration: client.Configuration, start: Start): Promise<Begun> {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const parameters = {
    redirect_uri: redirectUri,
    scope: start.scope ?? scope,
    launch: start.handle,
    aud: start.audience ?? region.fhirUrl,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  };
  const address =
    start.leg === 'front'
      ? client.buildAuthorizationUrl(configuration, parameters)
      : await client.buildAuthorizationUrlWithPAR(
          configuration,
          parameters,
          start.dpop === undefined ? {} : { DPoP: start.dpop },
        );
  return { address, verifier, state, nonce, configuration };
}
