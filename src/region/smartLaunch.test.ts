import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { sampleStudyUids } from '#region/samples/uids.ts';
import { Browser, openTestRegion, redeemCode, redirectUri, scope, type TestRegion } from './testRegion.ts';

let at: TestRegion;
const newBrowser = () => new Browser(at.region.ehrUrl);

beforeAll(async () => {
  at = await openTestRegion();
});

afterAll(() => at.close());

describe('an EHR launch', () => {
  test('of nobody is not found, where every archive has answered', async () => {
    expect((await fetch(`${at.region.ehrUrl}/open?patient=zz`, { redirect: 'manual' })).status).toBe(404);
  });

  test.each(['pushed', 'front'] as const)('opens the patient by redirects alone (%s)', async (leg) => {
    const { tokens, callback } = await at.launchPatient(newBrowser(), 'patient=a&user=lege-2', { leg });
    expect(callback.searchParams.get('iss')).toBe(at.region.issuer);
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
      fhirUser: `${at.region.fhirUrl}/Practitioner/lege-2`,
      'hpr-nummer': '9900002',
      'dips-userrolename': 'Radiolog',
      'dips-audit-corr-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'dips-ticket': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await at.fhir(tokens.access_token, 'Patient/a')).toMatchObject({
      status: 200,
      body: { birthDate: '1958-03-17', gender: 'male' },
    });
  });

  test('carries the study that the record was looking at, and the reason the health worker gave', async () => {
    const uid = sampleStudyUids.ctTromso;
    const { tokens } = await at.launchPatient(newBrowser(), `patient=a&decision=BLAALYS&study=${uid}`);
    expect(tokens['fhirContext']).toEqual([{ reference: `ImagingStudy/${uid}` }]);
    expect(tokens['decision']).toMatchObject({ code: 'BLAALYS', purposeOfUse: 'BTG', selfAuthorised: true });
  });

  test('trap 1: the same user opening a second patient in the same browser gets the second patient', async () => {
    const browser = newBrowser();
    const first = await at.launchPatient(browser, 'patient=a');
    const second = await at.launchPatient(browser, 'patient=b');
    expect([first.tokens['patient'], second.tokens['patient']]).toEqual(['a', 'b']);
    expect((await at.fhir(second.tokens.access_token, 'Patient/b')).status).toBe(200);
    expect((await at.fhir(first.tokens.access_token, 'Patient/a')).status).toBe(200);
    expect((await at.fhir(second.tokens.access_token, 'Patient/a')).status).toBe(404);
  });

  test('trap 2: both windows stay right through refreshing, in whichever order they do it', async () => {
    const browser = newBrowser();
    const first = await at.launchPatient(browser, 'patient=a');
    const second = await at.launchPatient(browser, 'patient=b');
    for (const { tokens, patient } of [
      { tokens: second.tokens, patient: 'b' },
      { tokens: first.tokens, patient: 'a' },
    ]) {
      const refreshed = await client.refreshTokenGrant(at.configurationOf(), tokens.refresh_token ?? '');
      expect(refreshed['patient']).toBe(patient);
      expect((await at.fhir(refreshed.access_token, `Patient/${patient}`)).status).toBe(200);
    }
  });

  test('a change of user in the record opens as the new user, and leaves the first window its own', async () => {
    const browser = newBrowser();
    const first = await at.launchPatient(browser, 'patient=a&user=lege-1');
    const second = await at.launchPatient(browser, 'patient=b&user=sykepleier-1');
    expect(second.tokens.claims()?.sub).toBe('sykepleier-1');
    const refreshed = await client.refreshTokenGrant(at.configurationOf(), first.tokens.refresh_token ?? '');
    expect(refreshed.claims()?.sub).toBe('lege-1');
  });

  test('two windows that open at the same moment each get their own patient', async () => {
    const browser = newBrowser();
    const handles = await Promise.all(['a', 'b'].map((key) => at.handleFor(browser, `patient=${key}`)));
    const begun = await Promise.all(handles.map((handle) => at.begin({ handle })));
    const callbacks = await Promise.all(begun.map(({ address }) => browser.leave(address.href)));
    const patients = await Promise.all(
      begun.map(async (each, index) => {
        const tokens = await redeemCode(each, callbacks[index] ?? new URL(redirectUri));
        return tokens['patient'];
      }),
    );
    expect(patients).toEqual(['a', 'b']);
  });

  test.each(['ES384', 'RS384'])('trap 3: a client that signs with %s is let in', async (algorithm) => {
    const { tokens } = await at.launchPatient(newBrowser(), 'patient=c', { algorithm });
    expect(tokens['patient']).toBe('c');
  });

  test('trap 4: a wrong audience is refused on the pushed leg and on the front leg', async () => {
    const audience = 'https://elsewhere.example/fhir';
    const browser = newBrowser();
    const pushed = await at.handleFor(browser, 'patient=a');
    await expect(at.begin({ handle: pushed, audience })).rejects.toMatchObject({ error: 'invalid_request' });
    const front = await at.begin({
      handle: await at.handleFor(browser, 'patient=a'),
      audience,
      leg: 'front',
    });
    const callback = await browser.leave(front.address.href);
    expect(callback.searchParams.get('error')).toBe('invalid_request');
    expect(callback.searchParams.get('code')).toBeNull();
  });

  test('trap 5: the launch context stands in the token answer of a refresh too', async () => {
    const { tokens } = await at.launchPatient(newBrowser(), 'patient=a');
    const refreshed = await client.refreshTokenGrant(at.configurationOf(), tokens.refresh_token ?? '');
    expect(refreshed).toMatchObject({ patient: 'a', encounter: 'kontakt-a', need_patient_banner: true });
  });

  test.each(['pushed', 'front'] as const)('trap 6: a launch handle works once (%s)', async (leg) => {
    const browser = newBrowser();
    const handle = await at.handleFor(browser, 'patient=a');
    const first = await at.begin({ handle, leg });
    await browser.leave(first.address.href);
    await expect(at.begin({ handle, leg: 'pushed' })).rejects.toMatchObject({ error: 'invalid_request' });
    const again = await at.begin({ handle, leg: 'front' });
    expect((await browser.leave(again.address.href)).searchParams.get('error')).toBe('invalid_request');
  });

  test('a launch handle older than 60 seconds is refused', async () => {
    const handle = await at.handleFor(newBrowser(), 'patient=a');
    at.clock.now += 61_000;
    await expect(at.begin({ handle })).rejects.toMatchObject({ error: 'invalid_request' });
  });

  test('without a launch, or without PKCE, nobody is let in', async () => {
    const browser = newBrowser();
    await at.launchPatient(browser, 'patient=a');
    const parameters = { redirect_uri: redirectUri, scope, aud: at.region.fhirUrl, state: 'state' };
    const plain = client.buildAuthorizationUrl(at.configurationOf(), {
      ...parameters,
      launch: await at.handleFor(browser, 'patient=a'),
    });
    expect((await browser.leave(plain.href)).searchParams.get('error')).toBe('invalid_request');
    const challenge = await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier());
    const noLaunch = client.buildAuthorizationUrl(at.configurationOf(), {
      ...parameters,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    expect((await browser.leave(noLaunch.href)).searchParams.get('error')).toBe('invalid_request');
  });

  test('a refresh token that has been used up is not taken again', async () => {
    const { tokens } = await at.launchPatient(newBrowser(), 'patient=a');
    await client.tokenRevocation(at.configurationOf(), tokens.refresh_token ?? '');
    await expect(
      client.refreshTokenGrant(at.configurationOf(), tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});

describe('tokens bound to a key (DPoP)', () => {
  async function boundLaunch() {
    const configuration = at.configurationOf();
    const dpop = client.getDPoPHandle(configuration, await client.randomDPoPKeyPair('ES256'));
    const begun = await at.begin({ handle: await at.handleFor(newBrowser(), 'patient=a'), dpop });
    const callback = await newBrowser().leave(begun.address.href);
    const tokens = await redeemCode(begun, callback, { DPoP: dpop });
    return { configuration, dpop, tokens, address: new URL(`${at.region.fhirUrl}/Patient/a`) };
  }

  test('open the record with a proof, also after refreshing', async () => {
    const { configuration, dpop, tokens, address } = await boundLaunch();
    expect(tokens.token_type).toBe('dpop');
    const ask = (token: string) =>
      client.fetchProtectedResource(configuration, token, address, 'GET', null, new Headers(), {
        DPoP: dpop,
      });
    expect((await ask(tokens.access_token)).status).toBe(200);
    const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '', undefined, {
      DPoP: dpop,
    });
    expect(refreshed['patient']).toBe('a');
    expect((await ask(refreshed.access_token)).status).toBe(200);
  });

  test('open nothing without the proof, with a used proof, or with another key', async () => {
    const { configuration, tokens, address } = await boundLaunch();
    expect((await at.fhir(tokens.access_token, 'Patient/a')).status).toBe(401);
    const thief = client.getDPoPHandle(configuration, await client.randomDPoPKeyPair('ES256'));
    await expect(
      client.fetchProtectedResource(configuration, tokens.access_token, address, 'GET', null, new Headers(), {
        DPoP: thief,
      }),
    ).rejects.toMatchObject({ status: 401 });
  });
});
