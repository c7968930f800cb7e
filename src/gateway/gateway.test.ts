import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { AccessLog } from '#protocol/accessLog.ts';
import { startElementId, ViewerConfig } from '#protocol/config.ts';
import { SavedLayout } from '#protocol/hanging.ts';
import { paths, requestHeader } from '#protocol/paths.ts';
import { usualPriorRules } from '#protocol/priorRules.ts';
import { Problem } from '#protocol/problem.ts';
import { Reports } from '#protocol/report.ts';
import { Session } from '#protocol/session.ts';
import { samplePatientOfRecord } from '#region/register/patients.ts';
import { samplePatients, samplePractitioners, sampleReports } from '#region/samples/people.ts';
import { serveRegion, type Served } from '#region/serveRegion.ts';

import { parseConfiguration } from './config/configuration.ts';
import { type Database } from './database/database.ts';
import { openDatabase } from './database/openDatabase.ts';
import { type TestDatabase, testDatabases } from './database/testDatabases.ts';
import { type Gateway, startGateway } from './startGateway.ts';

const csp =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; frame-src blob:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const own = { [requestHeader]: '1' };

/** A browser in small: a cookie jar for this machine, redirects followed by hand. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [pair = ''] = line.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async follow(address: string): Promise<{ readonly url: URL; readonly response: Response }> {
    for (let next = address, hops = 0; hops < 12; hops += 1) {
      const response = await this.ask(next);
      const location = response.headers.get('location');
      if (location === null) return { url: new URL(next), response };
      next = new URL(location, next).href;
    }
    throw new Error('too many redirects');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

describe.each(testDatabases)('on $name', ({ make }) => {
  let made: TestDatabase;
  let database: Database;
  let region: Served;
  let gateway: Gateway;
  let home: string;
  let clock = 0;
  const logged: string[] = [];
  const now = () => Date.now() + clock;

  beforeAll(async () => {
    made = await make();
    database = await openDatabase(made.place);
    home = mkdtempSync(join(tmpdir(), 'lysbilde-gateway-'));
    mkdirSync(join(home, 'viewer', 'assets'), { recursive: true });
    writeFileSync(
      join(home, 'viewer', 'index.html'),
      '<!doctype html><html><head></head><body></body></html>',
    );
    writeFileSync(join(home, 'viewer', 'assets', 'worker-abc.js'), 'postMessage(1);'.repeat(200));
    writeFileSync(join(home, 'viewer', 'favicon.svg'), '<svg/>');
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    region = await serveRegion(
      {
        port: 0,
        home: '',
        launchUrl: `${origin}/launch`,
        redirectUri: `${origin}/callback`,
        clientId: 'lysbilde',
        clientJwksUri: `${origin}/.well-known/jwks.json`,
        log: pino({ enabled: false }),
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
    const configuration = parseConfiguration({
      listen: { port },
      home,
      issuers: [{ iss: region.fhirUrl, clientId: 'lysbilde', recordUrl: region.ehrUrl }],
      archives: [{ archiveId: 'unn', name: 'UNN', url: 'http://127.0.0.1:9/dicom-web' }],
      hospitals: [{ name: 'UNN Tromsø', codes: ['TROMSO'] }],
    });
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    gateway = await startGateway(configuration, {
      staticFolder: join(home, 'viewer'),
      database,
      now,
      log,
      version: '1.2.3',
    });
  });

  afterAll(async () => {
    await gateway.close();
    await region.close();
    await database.close().catch(() => undefined);
    await made.drop();
    rmSync(home, { recursive: true });
  });

  const open = async (browser: Browser, patient: string) => {
    const { url, response } = await browser.follow(`${region.ehrUrl}/open?patient=${patient}`);
    const html = await response.text();
    const json = new RegExp(`<script type="application/json" id="${startElementId}">(.*?)</script>`).exec(
      html,
    )?.[1];
    if (json === undefined) throw new Error(`no viewer but ${response.status}: ${html}`);
    const start = v.parse(v.object({ session: Session, config: ViewerConfig }), JSON.parse(json));
    return { url, response, html, ...start, contextId: start.session.contextId };
  };
  const problem = async (response: Response) => ({
    status: response.status,
    problem: v.parse(Problem, await response.json()).problem,
  });
  const session = (browser: Browser, contextId: string) =>
    browser.ask(`${gateway.url}${paths.session(contextId)}`);
  const post = (browser: Browser, path: string) =>
    browser.ask(`${gateway.url}${path}`, { method: 'POST', headers: own });

  test('the record’s «Åpne bilder» ends in the viewer with patient, health worker and reason', async () => {
    const browser = new Browser();
    const { url, session, config, response, contextId } = await open(browser, 'a');
    expect(url.pathname).toBe(`/p/${contextId}/`);
    expect(url.href).not.toMatch(/TESTDATA|Pasient/);
    const a = samplePatients.map(samplePatientOfRecord).find(({ key }) => key === 'a');
    expect(session).toMatchObject({
      principal: {
        kind: 'clinician',
        name: expect.stringContaining('TESTDATA'),
        organisation: expect.any(String),
      },
      patient: {
        displayName: 'TESTDATA Pasient A',
        identifiers: a?.identifiers,
        isTestNumber: true,
        sex: 'M',
      },
      decision: { code: expect.any(String), purposeOfUse: 'TREAT' },
      isLocked: false,
      idleSeconds: 900,
    });
    expect(config).toEqual({
      version: '1.2.3',
      archives: [{ archiveId: 'unn', name: 'UNN' }],
      hospitals: [{ name: 'UNN Tromsø', codes: ['TROMSO'] }],
      priors: usualPriorRules,
      features: { download: false, print: false },
      hangingRules: [],
      layouts: [],
      recordUrl: region.ehrUrl,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const cookie = browser.setCookies.find((line) => line.startsWith('lysbilde='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });

  test('no token, and nothing a token is made of, reaches the browser', async () => {
    const browser = new Browser();
    const { html, contextId } = await open(browser, 'a');
    const tokens = (
      await database.query('select tokens from contexts where context_id = $1', [contextId])
    )[0];
    const seen = html + browser.setCookies.join('\n');
    expect(seen).not.toMatch(/eyJ|access_token|refresh_token|dips-ticket/);
    expect(String(tokens?.['tokens'])).not.toMatch(/accessToken|eyJ/);
  });

  test('another cookie’s context does not exist, and without a cookie one is signed out', async () => {
    const [mine, theirs, nobody] = [new Browser(), new Browser(), new Browser()];
    const { contextId } = await open(mine, 'a');
    await open(theirs, 'b');
    for (const path of [paths.session, paths.config, paths.accessLog, paths.reports, paths.layouts]) {
      const url = `${gateway.url}${path(contextId)}`;
      expect(await problem(await theirs.ask(url))).toEqual({ status: 404, problem: 'not-found' });
      expect(await problem(await nobody.ask(url))).toEqual({ status: 401, problem: 'signed-out' });
      expect((await mine.ask(url)).status).toBe(200);
    }
    const page = await theirs.ask(`${gateway.url}${paths.view(contextId)}`);
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('Ikke funnet')]);
    const out = await nobody.ask(`${gateway.url}${paths.view(contextId)}`);
    expect([out.status, await out.text()]).toEqual([401, expect.stringContaining('Du er logget ut')]);
    expect((await mine.ask(`${gateway.url}${paths.studies(contextId, 'unn')}`)).status).toBe(502);
    expect((await theirs.ask(`${gateway.url}${paths.studies(contextId, 'unn')}`)).status).toBe(404);
  });

  test('a saved layout follows its user into the next patient’s page, and is nobody else’s', async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    const { contextId } = await open(mine, 'a');
    const stage = { kind: 'cells', name: 'captured', grid: '1x1', cells: [{ show: { plane: 'axial' } }] };
    const rule = { name: 'Mitt oppsett', stages: [stage] };
    const ask = (path: string, method: string, body?: unknown) =>
      mine.ask(`${gateway.url}${path}`, {
        method,
        headers: { ...own, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const saved = v.parse(
      SavedLayout,
      await (await ask(paths.layouts(contextId), 'POST', { isAutomatic: true, rule })).json(),
    );
    expect(saved).toEqual({ layoutId: expect.any(String), isAutomatic: true, rule });
    const next = await open(mine, 'b');
    expect(next.config.layouts).toEqual([saved]);
    // Another stands for another person: the owner is told by issuer and subject.
    const owners = await database.query('select owner from layouts');
    expect(JSON.stringify(owners)).not.toMatch(/localhost|practitioner/i);
    const other = await open(theirs, 'a');
    await database.query("update layouts set owner = 'someone else'");
    expect(await (await theirs.ask(`${gateway.url}${paths.layouts(other.contextId)}`)).json()).toEqual([]);
    const path = paths.layout(contextId, saved.layoutId);
    for (const method of ['PUT', 'DELETE'])
      expect((await ask(path, method, { isAutomatic: false, rule })).status).toBe(404);
    const broken = { isAutomatic: true, rule: { ...rule, patient: 'x' } };
    expect((await ask(paths.layouts(contextId), 'POST', broken)).status).toBe(400);
    expect((await mine.ask(`${gateway.url}${paths.layouts(contextId)}`, { method: 'POST' })).status).toBe(
      403,
    );
  });

  test('two tabs with two patients stay two patients, also through token refresh', async () => {
    const browser = new Browser();
    const [a, b] = [await open(browser, 'a'), await open(browser, 'b')];
    expect(a.contextId).not.toBe(b.contextId);
    const versions = () =>
      database.query('select tokens_version from contexts where context_id = any($1::text[])', [
        [a.contextId, b.contextId],
      ]);
    for (let turn = 2; turn <= 4; turn += 1) {
      clock += 290_000;
      const answers = await Promise.all(
        [a, b, a, b, a, b].map(async ({ contextId }) => {
          const response = await session(browser, contextId);
          return v.parse(Session, await response.json()).patient.displayName;
        }),
      );
      expect(new Set(answers.filter((_, i) => i % 2 === 0))).toEqual(new Set(['TESTDATA Pasient A']));
      expect(new Set(answers.filter((_, i) => i % 2 === 1))).toEqual(new Set(['TESTDATA Pasient B']));
      // One refresh for each context, whoever asked at the same time.
      expect(await versions()).toEqual([{ tokens_version: turn }, { tokens_version: turn }]);
      await post(browser, paths.unlock(a.contextId));
    }
  });

  test('a lock holds for every tab of the person, until the record has opened one again', async () => {
    const browser = new Browser();
    const [a, b] = [await open(browser, 'a'), await open(browser, 'b')];
    expect((await post(browser, paths.lock(a.contextId))).status).toBe(204);
    for (const { contextId } of [a, b]) {
      expect(await problem(await session(browser, contextId))).toEqual({ status: 423, problem: 'locked' });
      expect((await browser.ask(`${gateway.url}${paths.studies(contextId, 'unn')}`)).status).toBe(423);
      expect((await post(browser, paths.unlock(contextId))).status).toBe(423);
    }
    const page = await browser.ask(`${gateway.url}${paths.view(a.contextId)}`);
    const text = await page.text();
    expect(page.status).toBe(423);
    expect(text).toContain('Visningen er låst');
    expect(text).not.toContain('TESTDATA');
    await open(browser, 'a');
    expect((await session(browser, b.contextId)).status).toBe(200);
    expect((await post(browser, paths.unlock(a.contextId))).status).toBe(204);
  });

  test('after 15 idle minutes by the server’s clock it is locked; after 10 hours it is over', async () => {
    const browser = new Browser();
    const { contextId } = await open(browser, 'a');
    clock += 14 * 60_000;
    expect((await post(browser, paths.unlock(contextId))).status).toBe(204);
    clock += 14 * 60_000;
    expect((await session(browser, contextId)).status).toBe(200);
    clock += 2 * 60_000;
    expect((await session(browser, contextId)).status).toBe(423);
    clock += 10 * 3600_000;
    expect((await session(browser, contextId)).status).toBe(401);
  });

  test('log-out ends every tab, forgets the tokens and clears the browser', async () => {
    const browser = new Browser();
    const [a, b] = [await open(browser, 'a'), await open(browser, 'b')];
    const kept = new Map(browser.cookies);
    const response = await post(browser, paths.logOut(a.contextId));
    expect(response.status).toBe(204);
    expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(browser.cookies.has('lysbilde')).toBe(false);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await session(browser, b.contextId)).status).toBe(404);
    const left = await database.query('select 1 from contexts where context_id = any($1::text[])', [
      [a.contextId, b.contextId],
    ]);
    expect(left).toEqual([]);
  });

  test('another person in the same browser does not inherit the first one’s tabs', async () => {
    const browser = new Browser();
    const { contextId } = await open(browser, 'a');
    await database.query('update sessions set subject = $1', ['someone-else']);
    await open(browser, 'b');
    expect((await session(browser, contextId)).status).toBe(404);
  });

  test('the record’s reports and the access log are given to the context’s own browser', async () => {
    const browser = new Browser();
    const { contextId } = await open(browser, 'a');
    const reports = v.parse(
      Reports,
      await (await browser.ask(`${gateway.url}${paths.reports(contextId)}`)).json(),
    );
    const expected = sampleReports.filter(({ patientKey }) => patientKey === 'a');
    expect(reports.map(({ reportId }) => reportId).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const report of expected)
      expect(reports.find(({ reportId }) => reportId === report.id)).toMatchObject({
        title: report.title,
        text: report.text,
        date: report.date.replaceAll('-', ''),
        studyInstanceUids: report.studyInstanceUids,
        accessions: report.accessionNumbers.map((id) => ({ id })),
        organisation: report.organisation,
      });
    const log = await browser.ask(`${gateway.url}${paths.accessLog(contextId)}`);
    expect(v.is(AccessLog, await log.json())).toBe(true);
  });

  test('every answer carries the same headers: page, worker, API, error, not found', async () => {
    const browser = new Browser();
    const { contextId } = await open(browser, 'a');
    const exact = {
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    };
    const answers: readonly [path: string, status: number, cache: string][] = [
      [paths.view(contextId), 200, 'no-store'],
      ['/assets/worker-abc.js', 200, 'public, max-age=31536000, immutable'],
      ['/favicon.svg', 200, 'no-cache'],
      ['/', 200, 'no-store'],
      [paths.session(contextId), 200, 'no-store'],
      [paths.studies(contextId, 'unn'), 502, 'no-store'],
      ['/api/nothing', 404, 'no-store'],
      ['/index.html', 404, 'no-store'],
      ['/assets/../../keys/client.json', 404, 'no-store'],
      ['/launch', 400, 'no-store'],
      ['/callback', 400, 'no-store'],
    ];
    for (const [path, status, cache] of answers) {
      const { headers, status: actual } = await browser.ask(`${gateway.url}${path}`);
      expect([path, actual]).toEqual([path, status]);
      expect(Object.fromEntries(headers)).toMatchObject({ ...exact, 'cache-control': cache });
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('static files come compressed, and unchanged ones not again', async () => {
    const url = `${gateway.url}/assets/worker-abc.js`;
    const first = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(await first.text()).toBe('postMessage(1);'.repeat(200));
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const modern = { headers: { 'accept-encoding': 'gzip, br' } };
    await expect.poll(async () => (await fetch(url, modern)).headers.get('content-encoding')).toBe('br');
  });

  test('what changes something must come from our own page', async () => {
    const browser = new Browser();
    const { contextId } = await open(browser, 'a');
    const url = `${gateway.url}${paths.lock(contextId)}`;
    expect((await browser.ask(url, { method: 'POST' })).status).toBe(403);
    const crossSite = { ...own, 'sec-fetch-site': 'cross-site' };
    expect((await browser.ask(url, { method: 'POST', headers: crossSite })).status).toBe(403);
    expect((await session(browser, contextId)).status).toBe(200);
  });

  test('the JWKS holds public keys only', async () => {
    const text = await (await fetch(`${gateway.url}/.well-known/jwks.json`)).text();
    expect(JSON.parse(text)).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-384', alg: 'ES384', use: 'sig' }] });
    expect(text).not.toContain('"d"');
  });

  test('the demonstration’s patient list does not exist unless it is offered', async () => {
    expect((await fetch(`${gateway.url}/region/patients?archive=unn`)).status).toBe(404);
  });

  test('the log tells of every request, and nothing of any patient', async () => {
    const browser = new Browser();
    const { contextId, session: of } = await open(browser, 'a');
    const study = '1.2.826.0.1.3680043.1234567890';
    await browser.ask(
      `${gateway.url}${paths.studies(contextId, 'unn')}/${study}/metadata?PatientID=SENTINELQ`,
    );
    await browser.ask(`${gateway.url}/launch?iss=https://SENTINELISS.example&launch=SENTINELLAUNCH`);
    await browser.ask(
      `${gateway.url}/callback?code=SENTINELCODE&state=SENTINELSTATE&error_description=SENTINELERR`,
    );
    await browser.ask(`${gateway.url}/SENTINELPATH/Kari%20Nordmann`);
    const text = logged.join('');
    expect(text).toContain('/api/contexts/:contextId/archives/:archiveId');
    for (const secret of [
      'SENTINEL',
      'TESTDATA',
      'Pasient',
      'Nordmann',
      study,
      contextId,
      of.patient.nationalNumber ?? '?',
      of.principal.name,
      ...browser.cookies.values(),
    ])
      expect(text).not.toContain(secret);
  });

  test('with the database gone, nobody gets anything, at once, and it is said why', async () => {
    const browser = new Browser();
    const { contextId } = await open(browser, 'a');
    await database.close();
    const asked = Date.now();
    for (const path of [paths.session(contextId), paths.studies(contextId, 'unn'), paths.reports(contextId)])
      expect(await problem(await browser.ask(`${gateway.url}${path}`))).toEqual({
        status: 503,
        problem: 'journal-unavailable',
      });
    const page = await browser.ask(`${gateway.url}${paths.view(contextId)}`);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Innsynsloggen')]);
    expect(Date.now() - asked).toBeLessThan(4000);
  });
});
