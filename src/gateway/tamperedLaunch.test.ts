import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startElementId } from '#protocol/config.ts';
import { paths } from '#protocol/paths.ts';
import { Session } from '#protocol/session.ts';

import { type GatewayConfigurationInput, parseConfiguration } from './config/configuration.ts';
import { type Database } from './database/database.ts';
import { openDatabase } from './database/openDatabase.ts';
import { type Gateway, startGateway } from './startGateway.ts';

/** How a record under attack, or a bad one, departs from a good one. */
interface Tampering {
  smart?: object;
  openId?: object;
  claims?: Readonly<Record<string, unknown>>;
  token?: object;
  signing?: 'other-key' | 'none' | 'absent';
  code?: 'refused';
  answerIss?: string | undefined;
  patient?: object;
  refresh?: 'refused' | 'broken';
}

/** A record of our own, so that every one of its answers can be made wrong. */
class TestRecord {
  tampering: Tampering = {};
  readonly asked: { path: string; authorization: string; dpop: boolean; body: URLSearchParams }[] = [];
  #server: Server | undefined;
  #codes = new Map<string, { challenge: string; nonce: string }>();
  url = '';
  readonly #keys = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status = 200, location, body }) => {
          if (location !== undefined) response.setHeader('location', location);
          response.setHeader('content-type', 'application/json');
          response.writeHead(status).end(JSON.stringify(body));
        },
        () => response.writeHead(500).end(),
      );
    });
    await new Promise<void>((resolve) => {
      this.#server?.listen(0, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => {
      this.#server?.close(resolve);
    });
  }

  async #answer(request: IncomingMessage): Promise<{ status?: number; location?: string; body?: unknown }> {
    const url = new URL(request.url ?? '', this.url);
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const body = new URLSearchParams(text);
    const { authorization = '', dpop } = request.headers;
    this.asked.push({ path: url.pathname, authorization, dpop: dpop !== undefined, body });
    switch (url.pathname) {
      case '/fhir/.well-known/smart-configuration':
        return { body: { ...this.#metadata(), ...this.tampering.smart } };
      case '/.well-known/openid-configuration':
        return { body: { ...this.#metadata(), ...this.tampering.openId } };
      case '/jwks':
        return { body: { keys: [{ ...(await exportJWK((await this.#keys)[0].publicKey)), alg: 'RS256' }] } };
      case '/authorize':
        return { status: 303, location: this.#authorize(url.searchParams) };
      case '/token':
        return this.#token(body);
      case '/fhir/Patient/a':
        return {
          body: {
            resourceType: 'Patient',
            id: 'a',
            identifier: [{ system: 'urn:oid:1.2.3', value: '1' }],
            link: [
              { type: 'replaces', other: { reference: 'Patient/old' } },
              { type: 'seealso', other: { reference: 'Patient/gone' } },
            ],
            ...this.tampering.patient,
          },
        };
      case '/fhir/Patient/old':
        return {
          body: { resourceType: 'Patient', id: 'old', identifier: [{ system: 'urn:oid:1.2.3', value: '2' }] },
        };
      default:
        return { status: 404, body: {} };
    }
  }

  #metadata() {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256'],
    };
  }

  #authorize(query: URLSearchParams): string {
    const code = `code-${this.#codes.size}`;
    this.#codes.set(code, { challenge: query.get('code_challenge') ?? '', nonce: query.get('nonce') ?? '' });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    const iss = 'answerIss' in this.tampering ? this.tampering.answerIss : this.url;
    if (iss !== undefined) back.searchParams.set('iss', iss);
    return back.href;
  }

  async #token(body: URLSearchParams) {
    if (body.get('grant_type') === 'refresh_token' && this.tampering.refresh === 'broken')
      return { status: 500 };
    const isRefreshRefused =
      body.get('grant_type') === 'refresh_token' && this.tampering.refresh === 'refused';
    const begun = this.#codes.get(body.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const isProved = body.get('grant_type') === 'refresh_token' || verifier === begun?.challenge;
    if (isRefreshRefused || this.tampering.code === 'refused' || !isProved)
      return { status: 400, body: { error: 'invalid_grant' } };
    const isBound = this.asked.at(-1)?.dpop === true;
    const { signing } = this.tampering;
    return {
      body: {
        access_token: 'access',
        refresh_token: 'refresh',
        token_type: isBound ? 'DPoP' : 'Bearer',
        expires_in: 300,
        patient: 'a',
        ...(signing === 'absent' || begun === undefined
          ? {}
          : { id_token: await this.#idToken(begun.nonce) }),
        ...this.tampering.token,
      },
    };
  }

  async #idToken(nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: this.url, sub: 'lege-1', aud: 'lysbilde', iat: now, exp: now + 300, nonce };
    const claims = { ...good, ...this.tampering.claims };
    if (this.tampering.signing === 'none') return new UnsecuredJWT(claims).encode();
    const [own, other] = await this.#keys;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256' })
      .sign((this.tampering.signing === 'other-key' ? other : own).privateKey);
  }
}

const record = new TestRecord();
let database: Database;
let gateway: Gateway;
let home: string;
let clock = 0;

/** The browser's first leg; gives the callback's address and the cookie that belongs to it. */
async function begin(query = new URLSearchParams({ iss: `${record.url}/fhir`, launch: 'handle' })) {
  const first = await fetch(`${gateway.url}/launch?${query.toString()}`, { redirect: 'manual' });
  const location = first.headers.get('location');
  if (location === null) return { first, callback: new URL(gateway.url), cookie: '' };
  const second = await fetch(location, { redirect: 'manual' });
  const [cookie = ''] = (first.headers.getSetCookie()[0] ?? '').split(';');
  return { first, callback: new URL(second.headers.get('location') ?? gateway.url), cookie };
}

const arrive = (callback: URL, cookie: string) =>
  fetch(callback, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });

async function launch(): Promise<Response> {
  const { callback, cookie } = await begin();
  return arrive(callback, cookie);
}

async function sessionAfter(response: Response): Promise<Session> {
  const [cookie = ''] = (response.headers.getSetCookie().at(-1) ?? '').split(';');
  const page = await fetch(new URL(response.headers.get('location') ?? '', gateway.url), {
    headers: { cookie },
  });
  const html = await page.text();
  const json = new RegExp(`id="${startElementId}">(.*?)</script>`).exec(html)?.[1] ?? '{}';
  return v.parse(v.object({ session: Session }), JSON.parse(json)).session;
}

const rows = async (table: 'sessions' | 'contexts' | 'launches') =>
  (await database.query(`select count(*)::integer as n from ${table}`))[0]?.['n'];

async function expectRefused(response: Response): Promise<void> {
  expect([400, 403, 404, 502]).toContain(response.status);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.getSetCookie().filter((line) => line.startsWith('lysbilde='))).toEqual([]);
  expect(await response.text()).toContain('<h1>');
  expect([await rows('sessions'), await rows('contexts')]).toEqual([0, 0]);
}

async function serve(issuer: Partial<GatewayConfigurationInput['issuers'][number]> = {}): Promise<Gateway> {
  const configuration = parseConfiguration({
    listen: { port: 0 },
    home,
    issuers: [
      { iss: `${record.url}/fhir`, clientId: 'lysbilde', ...issuer },
      { iss: `${record.url}/other`, clientId: 'lysbilde' },
    ],
    archives: [],
  });
  return startGateway(configuration, {
    staticFolder: home,
    database,
    now: () => Date.now() + clock,
    log: pino({ enabled: false }),
  });
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'lysbilde-launch-'));
  await import('node:fs/promises').then((fs) => fs.writeFile(join(home, 'index.html'), '<head></head>'));
  database = await openDatabase({ kind: 'embedded' });
  await record.start();
});
beforeEach(async () => {
  for (const table of ['contexts', 'sessions', 'launches']) await database.query(`delete from ${table}`);
  record.tampering = {};
  record.asked.length = 0;
});
afterAll(async () => {
  await record.stop();
  await database.close();
  rmSync(home, { recursive: true });
});

describe('a gateway and its record', () => {
  beforeAll(async () => {
    gateway = await serve();
  });
  afterAll(() => gateway.close());

  test('an untouched launch goes through, with every identifier of the linked patients', async () => {
    const response = await launch();
    expect(response.status).toBe(303);
    const session = await sessionAfter(response);
    expect(session.patient.identifiers).toEqual([
      { id: '1', issuer: '1.2.3' },
      { id: '2', issuer: '1.2.3' },
    ]);
    // The third is not there.
    expect(session.patient.unreadLinks).toBe(1);
    expect(session.decision).toBeUndefined();
    expect([await rows('sessions'), await rows('contexts'), await rows('launches')]).toEqual([1, 1, 0]);
  });

  test('the authorization request has aud, PKCE S256, 256 bits of state and a nonce, and the client proves itself by its key', async () => {
    const { first } = await begin();
    const query = new URL(first.headers.get('location') ?? '').searchParams;
    expect(query.get('aud')).toBe(`${record.url}/fhir`);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')).toMatch(/^[\w-]{43}$/);
    expect(query.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(query.get('scope')).toMatch(/^openid fhirUser .*launch\/patient.*patient\/Patient\.r /);
    await launch();
    const token = record.asked.find(({ path }) => path === '/token');
    expect(token?.body.get('client_secret')).toBeNull();
    expect(decodeJwt(token?.body.get('client_assertion') ?? '')).toMatchObject({
      iss: 'lysbilde',
      aud: record.url,
    });
  });

  const iss = () => `${record.url}/fhir`;
  const first: readonly [name: string, query: () => string][] = [
    ['an unknown iss', () => 'iss=https://evil.example/fhir&launch=x'],
    ['an iss with one more slash', () => `iss=${iss()}/&launch=x`],
    ['an iss with a user in it', () => `iss=${iss().replace('//', '//evil@')}&launch=x`],
    ['an iss with a query', () => `iss=${encodeURIComponent(`${iss()}?a`)}&launch=x`],
    ['no iss', () => 'launch=x'],
    ['two iss', () => `iss=${iss()}&iss=${iss()}&launch=x`],
    ['no launch', () => `iss=${iss()}`],
    ['an empty launch', () => `iss=${iss()}&launch=`],
    ['two launches', () => `iss=${iss()}&launch=x&launch=y`],
    ['an endless launch', () => `iss=${iss()}&launch=${'x'.repeat(3000)}`],
    ['a record that does not answer discovery', () => `iss=${record.url}/other&launch=x`],
  ];
  test.each(first)('a launch with %s is refused, and nothing of it is kept', async (_, query) => {
    const response = await fetch(`${gateway.url}/launch?${query()}`, { redirect: 'manual' });
    await expectRefused(response);
    expect(await rows('launches')).toBe(0);
  });

  type Second = readonly [name: string, change: (callback: URL) => void];
  const second: readonly Second[] = [
    ['no state', ({ searchParams }) => searchParams.delete('state')],
    ['another state', ({ searchParams }) => searchParams.set('state', 'x'.repeat(43))],
    ['two states', ({ searchParams }) => searchParams.append('state', 'x')],
    ['no code', ({ searchParams }) => searchParams.delete('code')],
    ['a code of another log-in', ({ searchParams }) => searchParams.set('code', 'code-0')],
    ['another issuer’s iss', ({ searchParams }) => searchParams.set('iss', 'https://evil.example')],
    ['no iss, though the issuer always sends one', ({ searchParams }) => searchParams.delete('iss')],
    ['the issuer’s own refusal', ({ searchParams }) => searchParams.set('error', 'access_denied')],
    ['an id_token in the address', ({ searchParams }) => searchParams.set('response', 'eyJ')],
  ];
  test.each(second)('a callback with %s is refused', async (_, change) => {
    await begin();
    const { callback, cookie } = await begin();
    change(callback);
    await expectRefused(await arrive(callback, cookie));
  });

  test('a callback in another browser, a second time, or after ten minutes is refused', async () => {
    const stolen = await begin();
    await expectRefused(await arrive(stolen.callback, ''));
    await expectRefused(await arrive(stolen.callback, `lysbilde-launch=${'x'.repeat(43)}`));
    const late = await begin();
    clock += 11 * 60_000;
    await expectRefused(await arrive(late.callback, late.cookie));
    const { callback, cookie } = await begin();
    expect((await arrive(callback, cookie)).status).toBe(303);
    expect((await arrive(callback, cookie)).status).toBe(403);
    expect(await rows('contexts')).toBe(1);
  });

  const past = Math.floor(Date.now() / 1000) - 3600;
  const answers: readonly [name: string, tampering: Tampering][] = [
    ['an id_token with another nonce', { claims: { nonce: 'x' } }],
    ['an id_token without nonce', { claims: { nonce: undefined } }],
    ['an id_token for another client', { claims: { aud: 'someone-else' } }],
    ['an id_token of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['an id_token that has ended', { claims: { iat: past, exp: past + 60 } }],
    ['an id_token signed by nobody', { signing: 'none' }],
    ['an id_token signed by another key', { signing: 'other-key' }],
    ['an id_token without subject', { claims: { sub: undefined } }],
    ['no id_token', { signing: 'absent' }],
    ['a code that is refused', { code: 'refused' }],
    ['no patient', { token: { patient: undefined } }],
    ['a patient that climbs', { token: { patient: '../Practitioner/a' } }],
    ['a patient the record does not hold', { token: { patient: 'b' } }],
    ['another patient than the token’s', { patient: { id: 'b' } }],
    ['something else than a patient', { patient: { resourceType: 'Group' } }],
  ];
  test.each(answers)('a record that answers with %s gets no context', async (_, tampering) => {
    record.tampering = tampering;
    await expectRefused(await launch());
  });

  const links: readonly [name: string, link: object][] = [
    ['climbs out of the record’s base', { reference: '../leak' }],
    ['leaves the record', { reference: 'http://evil.example/Patient/1' }],
    ['is no address', { reference: 'http://[' }],
    ['names a number alone', { identifier: { system: 'urn:oid:1.2.3', value: '3' } }],
    ['points at itself', { reference: '#contained' }],
  ];
  test.each(links)(
    'a link that %s is not followed: the launch goes on with the other numbers, and says so',
    async (_, other) => {
      const old = { type: 'replaces', other: { reference: 'Patient/old' } };
      record.tampering = { patient: { link: [old, { type: 'refer', other }] } };
      const { patient } = await sessionAfter(await launch());
      expect(patient.identifiers.map(({ id }) => id)).toEqual(['1', '2']);
      expect(patient.unreadLinks).toBe(1);
      const asked = record.asked.map(({ path }) => path).filter((path) => !path.startsWith('/fhir/P'));
      expect(asked).not.toContain('/leak');
      expect(asked).not.toContain('/fhir/');
    },
  );

  test('a patient who is someone’s relative has no further number there, and one whose links are all read lacks none', async () => {
    const link = [
      { type: 'replaces', other: { reference: 'Patient/old' } },
      { type: 'seealso', other: { reference: 'RelatedPerson/7' } },
    ];
    record.tampering = { patient: { link } };
    expect((await sessionAfter(await launch())).patient.unreadLinks).toBeUndefined();
  });

  test('a dead refresh token ends the context; a record that is down does not', async () => {
    const response = await launch();
    const [cookie = ''] = (response.headers.getSetCookie().at(-1) ?? '').split(';');
    const { contextId } = await sessionAfter(response);
    const ask = () => fetch(`${gateway.url}${paths.session(contextId)}`, { headers: { cookie } });
    clock += 300_000;
    record.tampering = { refresh: 'broken' };
    expect((await ask()).status).toBe(200);
    const asked = record.asked.filter(({ path }) => path === '/token').length;
    expect((await ask()).status).toBe(200);
    expect(record.asked.filter(({ path }) => path === '/token').length).toBe(asked);
    clock += 31_000;
    record.tampering = { refresh: 'refused' };
    expect((await ask()).status).toBe(401);
    expect(await rows('contexts')).toBe(0);
  });
});

describe('records that are set up otherwise', () => {
  const discoveries: readonly [name: string, tampering: () => Tampering, issuer?: object][] = [
    ['two token endpoints', () => ({ openId: { token_endpoint: 'http://127.0.0.1:1/token' } })],
    ['two issuers', () => ({ openId: { issuer: 'http://127.0.0.1:1' } })],
    ['an insecure address elsewhere', () => ({ openId: { jwks_uri: 'http://evil.example/jwks' } })],
    [
      'another authorization server than the pinned one',
      () => ({}),
      { authorizationServer: 'https://a.example' },
    ],
    ['no DPoP where it is required', () => ({}), { dpop: 'required' }],
  ];
  test.each(discoveries)('discovery that names %s is refused', async (...[, tampering, issuer]) => {
    gateway = await serve(issuer);
    record.tampering = tampering();
    const { first } = await begin();
    await expectRefused(first);
    expect(await rows('launches')).toBe(0);
    await gateway.close();
  });

  test('where the issuer offers DPoP, tokens are bound to our key and used so', async () => {
    gateway = await serve({ scopeStyle: 'v1' });
    record.tampering = { smart: {}, openId: { dpop_signing_alg_values_supported: ['ES256'] } };
    const { first } = await begin();
    expect(first.headers.get('location')).toContain('Patient.read');
    expect((await launch()).status).toBe(303);
    const fhir = record.asked.find(({ path }) => path === '/fhir/Patient/a');
    expect(fhir).toMatchObject({ authorization: 'DPoP access', dpop: true });
    await gateway.close();
  });
});
