import { generateKeyPair, exportJWK } from 'jose';
import { createServer, type Server } from 'node:http';
import * as client from 'openid-client';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { samplePatientOfRecord } from '#region/register/patients.ts';
import { samplePatients, samplePractitioners, sampleReports } from '#region/samples/people.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { serveRegion, type Served } from './serveRegion.ts';

const redirectUri = 'http://localhost:9/callback';
const launchUrl = 'http://localhost:9/launch';
const scope =
  'openid fhirUser launch launch/patient online_access patient/Patient.r patient/ImagingStudy.rs patient/DiagnosticReport.rs';

let keys: Server;
let region: Served;
let now = Date.now();
const configurations: Record<string, client.Configuration> = {};

beforeAll(async () => {
  const pairs = await Promise.all(
    ['ES384', 'RS384'].map(async (alg) => ({ alg, ...(await generateKeyPair(alg, { extractable: true })) })),
  );
  const jwks = await Promise.all(
    pairs.map(async ({ alg, publicKey }) => ({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' })),
  );
  keys = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: jwks }));
  });
  const keyPort = await new Promise<number>((resolve) => {
    keys.listen(0, '127.0.0.1', () => {
      const address = keys.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  region = await serveRegion(
    {
      port: 0,
      home: '',
      launchUrl,
      redirectUri,
      clientId: 'lysbilde',
      clientJwksUri: `http://127.0.0.1:${keyPort}/jwks`,
      log: pino({ enabled: false }),
      now: () => now,
    },
    {
      record: {
        patients: samplePatients.map(samplePatientOfRecord),
        practitioners: samplePractitioners,
        added: [],
      },
      reports: sampleReports,
      archives: [],
    },
  );
  for (const { alg, privateKey } of pairs) {
    configurations[alg] = await client.discovery(
      new URL(region.issuer),
      'lysbilde',
      { token_endpoint_auth_method: 'private_key_jwt' },
      client.PrivateKeyJwt({ key: privateKey, kid: alg }),
      { execute: [client.allowInsecureRequests] },
    );
  }
});

afterAll(async () => {
  await region.close();
  keys.close();
});

/** A browser in small: one cookie jar, redirects read but not followed by themselves. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async get(address: string): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }

  /** Follows redirects until one leaves the region; fails if anything but a redirect is met on the way. */
  async leave(address: string): Promise<URL> {
    for (let next = address, hops = 0; hops < 10; hops += 1) {
      const response = await this.get(next);
      const location = response.headers.get('location');
      if (location === null)
        throw new Error(`${response.status} where a redirect was due: ${await response.text()}`);
      const to = new URL(location, next);
      if (!to.href.startsWith(region.ehrUrl)) return to;
      next = to.href;
    }
    throw new Error('too many redirects');
  }
}

async function handleFor(browser: Browser, query: string): Promise<string> {
  const launch = await browser.leave(`${region.ehrUrl}/open?${query}`);
  expect(launch.origin + launch.pathname).toBe(launchUrl);
  expect(launch.searchParams.get('iss')).toBe(region.fhirUrl);
  return launch.searchParams.get('launch') ?? '';
}

interface Start {
  readonly handle: string;
  readonly audience?: string;
  readonly algorithm?: string;
  readonly leg?: 'pushed' | 'front';
}

function configurationOf(algorithm = 'ES384'): client.Configuration {
  const configuration = configurations[algorithm];
  if (configuration === undefined) throw new Error(`no client for ${algorithm}`);
  return configuration;
}

async function begin(start: Start) {
  const configuration = configurationOf(start.algorithm);
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const parameters = {
    redirect_uri: redirectUri,
    scope,
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
      : await client.buildAuthorizationUrlWithPAR(configuration, parameters);
  return { address, verifier, state, nonce, configuration };
}

async function launchPatient(browser: Browser, query: string, start: Partial<Start> = {}) {
  const begun = await begin({ ...start, handle: await handleFor(browser, query) });
  const callback = await browser.leave(begun.address.href);
  expect(callback.href.startsWith(redirectUri)).toBe(true);
  const tokens = await client.authorizationCodeGrant(begun.configuration, callback, {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
  });
  return { tokens, callback };
}

async function fhir(token: string, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${region.fhirUrl}/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null) throw new Error('not an object');
  return { status: response.status, body: { ...body } };
}

describe('an EHR launch', () => {
  test.each(['pushed', 'front'] as const)('opens the patient by redirects alone (%s)', async (leg) => {
    const { tokens, callback } = await launchPatient(new Browser(), 'patient=a&user=lege-2', { leg });
    expect(callback.searchParams.get('iss')).toBe(region.issuer);
    expect(tokens).toMatchObject({
      patient: 'a',
      encounter: 'kontakt-a',
      need_patient_banner: true,
      expires_in: 300,
    });
    expect(tokens['decision']).toMatchObject({
      code: 'HENVISNING',
      purposeOfUse: 'TREAT',
      selfAuthorised: false,
    });
    expect(tokens.claims()).toMatchObject({
      sub: 'lege-2',
      fhirUser: `${region.fhirUrl}/Practitioner/lege-2`,
      'hpr-nummer': '9900002',
      'dips-userrolename': 'Radiolog',
      'dips-audit-corr-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'dips-ticket': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await fhir(tokens.access_token, 'Patient/a')).toMatchObject({
      status: 200,
      body: { birthDate: '1958-03-17', gender: 'male' },
    });
  });

  test('carries the study that the record was looking at, and the reason the health worker gave', async () => {
    const uid = sampleStudyUids.ctTromso;
    const { tokens } = await launchPatient(new Browser(), `patient=a&decision=BLAALYS&study=${uid}`);
    expect(tokens['fhirContext']).toEqual([{ reference: `ImagingStudy/${uid}` }]);
    expect(tokens['decision']).toMatchObject({ code: 'BLAALYS', purposeOfUse: 'BTG', selfAuthorised: true });
  });

  test('trap 1: the same user opening a second patient in the same browser gets the second patient', async () => {
    const browser = new Browser();
    const first = await launchPatient(browser, 'patient=a');
    const second = await launchPatient(browser, 'patient=b');
    expect([first.tokens['patient'], second.tokens['patient']]).toEqual(['a', 'b']);
    expect((await fhir(second.tokens.access_token, 'Patient/b')).status).toBe(200);
    expect((await fhir(first.tokens.access_token, 'Patient/a')).status).toBe(200);
    expect((await fhir(second.tokens.access_token, 'Patient/a')).status).toBe(404);
  });

  test('trap 2: both windows stay right through refreshing, in whichever order they do it', async () => {
    const browser = new Browser();
    const first = await launchPatient(browser, 'patient=a');
    const second = await launchPatient(browser, 'patient=b');
    for (const { tokens, patient } of [
      { tokens: second.tokens, patient: 'b' },
      { tokens: first.tokens, patient: 'a' },
    ]) {
      const refreshed = await client.refreshTokenGrant(configurationOf(), tokens.refresh_token ?? '');
      expect(refreshed['patient']).toBe(patient);
      expect((await fhir(refreshed.access_token, `Patient/${patient}`)).status).toBe(200);
    }
  });

  test('a change of user in the record opens as the new user, and leaves the first window its own', async () => {
    const browser = new Browser();
    const first = await launchPatient(browser, 'patient=a&user=lege-1');
    const second = await launchPatient(browser, 'patient=b&user=sykepleier-1');
    expect(second.tokens.claims()?.sub).toBe('sykepleier-1');
    const refreshed = await client.refreshTokenGrant(configurationOf(), first.tokens.refresh_token ?? '');
    expect(refreshed.claims()?.sub).toBe('lege-1');
  });

  test('two windows that open at the same moment each get their own patient', async () => {
    const browser = new Browser();
    const handles = await Promise.all(['a', 'b'].map((key) => handleFor(browser, `patient=${key}`)));
    const begun = await Promise.all(handles.map((handle) => begin({ handle })));
    const callbacks = await Promise.all(begun.map(({ address }) => browser.leave(address.href)));
    const patients = await Promise.all(
      begun.map(async ({ configuration, verifier, state, nonce }, index) => {
        const tokens = await client.authorizationCodeGrant(
          configuration,
          callbacks[index] ?? new URL(redirectUri),
          {
            pkceCodeVerifier: verifier,
            expectedState: state,
            expectedNonce: nonce,
          },
        );
        return tokens['patient'];
      }),
    );
    expect(patients).toEqual(['a', 'b']);
  });

  test.each(['ES384', 'RS384'])('trap 3: a client that signs with %s is let in', async (algorithm) => {
    const { tokens } = await launchPatient(new Browser(), 'patient=c', { algorithm });
    expect(tokens['patient']).toBe('c');
  });

  test('trap 4: a wrong audience is refused on the pushed leg and on the front leg', async () => {
    const audience = 'https://elsewhere.example/fhir';
    const browser = new Browser();
    const pushed = await handleFor(browser, 'patient=a');
    await expect(begin({ handle: pushed, audience })).rejects.toMatchObject({ error: 'invalid_request' });
    const front = await begin({ handle: await handleFor(browser, 'patient=a'), audience, leg: 'front' });
    const callback = await browser.leave(front.address.href);
    expect(callback.searchParams.get('error')).toBe('invalid_request');
    expect(callback.searchParams.get('code')).toBeNull();
  });

  test('trap 5: the launch context stands in the token answer of a refresh too', async () => {
    const { tokens } = await launchPatient(new Browser(), 'patient=a');
    const refreshed = await client.refreshTokenGrant(configurationOf(), tokens.refresh_token ?? '');
    expect(refreshed).toMatchObject({ patient: 'a', encounter: 'kontakt-a', need_patient_banner: true });
  });

  test.each(['pushed', 'front'] as const)('trap 6: a launch handle works once (%s)', async (leg) => {
    const browser = new Browser();
    const handle = await handleFor(browser, 'patient=a');
    const first = await begin({ handle, leg });
    await browser.leave(first.address.href);
    await expect(begin({ handle, leg: 'pushed' })).rejects.toMatchObject({ error: 'invalid_request' });
    const again = await begin({ handle, leg: 'front' });
    expect((await browser.leave(again.address.href)).searchParams.get('error')).toBe('invalid_request');
  });

  test('a launch handle older than 60 seconds is refused', async () => {
    const handle = await handleFor(new Browser(), 'patient=a');
    now += 61_000;
    await expect(begin({ handle })).rejects.toMatchObject({ error: 'invalid_request' });
  });

  test('without a launch, or without PKCE, nobody is let in', async () => {
    const browser = new Browser();
    await launchPatient(browser, 'patient=a');
    const parameters = { redirect_uri: redirectUri, scope, aud: region.fhirUrl, state: 'state' };
    const plain = client.buildAuthorizationUrl(configurationOf(), {
      ...parameters,
      launch: await handleFor(browser, 'patient=a'),
    });
    expect((await browser.leave(plain.href)).searchParams.get('error')).toBe('invalid_request');
    const challenge = await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier());
    const noLaunch = client.buildAuthorizationUrl(configurationOf(), {
      ...parameters,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    expect((await browser.leave(noLaunch.href)).searchParams.get('error')).toBe('invalid_request');
  });

  test('a refresh token that has been used up is not taken again', async () => {
    const { tokens } = await launchPatient(new Browser(), 'patient=a');
    await client.tokenRevocation(configurationOf(), tokens.refresh_token ?? '');
    await expect(
      client.refreshTokenGrant(configurationOf(), tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
