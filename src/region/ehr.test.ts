import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type AddedArchive } from './ehr/record.ts';
import { Browser, openTestRegion, type TestRegion } from './testRegion.ts';

const folder: AddedArchive = {
  archiveId: 'korpus',
  name: 'Korpus <1>',
  defaultIssuer: 'urn:lysbilde:archive:korpus',
  patients: async () => ({
    kind: 'listed',
    more: false,
    patients: [
      { identifier: { id: 'UTEN-PASIENT-ID' }, withoutPatientId: true, studies: 35 },
      { identifier: { id: 'X1' }, name: '<b>Fjell^Ås^B', birthDate: '19500101', sex: 'M', studies: 2 },
      { identifier: { id: 'X1' }, name: 'Fjell^Ås', birthDate: '19600101', sex: 'M', studies: 1 },
      { identifier: { id: '400123' }, studies: 1 },
    ],
  }),
  unreadable: () => [{ file: 'a/<script>.dcm', reason: 'filen er tom' }],
};
const silent: AddedArchive = {
  archiveId: 'fjernt',
  name: 'Fjernt',
  patients: async () => ({ kind: 'missing', why: 'ingen forbindelse' }),
  unreadable: () => [],
};

let at: TestRegion;
beforeAll(async () => {
  at = await openTestRegion({ added: [folder, silent] });
});
afterAll(() => at.close());

const open = (query: string) => fetch(`${at.region.ehrUrl}/open?${query}`, { redirect: 'manual' });
const pageText = async (path = '/') => (await fetch(`${at.region.ehrUrl}${path}`)).text();

test('the page lists the record’s patients, each with a way to the images', async () => {
  const text = await pageText();
  for (const name of ['A', 'B', 'C', 'D (æøå)', 'E1', 'E2', 'F'])
    expect(text).toContain(`TESTDATA Pasient ${name}</h2>`);
  expect(text.match(/Åpne bilder/g)).toHaveLength(7 + 4);
  expect(text).toContain('178358 00563');
});

test('the reason stands chosen as the record has it, with the others below', async () => {
  const text = await pageText();
  expect(text).toMatch(/<option value="HENVISNING" selected\s*>\s*Henvist til avdelingen/);
  expect(text).toContain('Nødrettstilgang (blålys)');
  expect(text).toContain('Oppslaget logges og kan ses av pasienten');
});

test('an added archive is shown with its counts, its nameless images last, and the files it could not read', async () => {
  const text = await pageText();
  expect(text).toContain('Korpus &lt;1&gt;');
  expect(text).toContain('4 pasienter · 39 undersøkelser');
  expect(text.indexOf('Uten pasient-ID')).toBeGreaterThan(text.indexOf('Fjell'));
  expect(text).toContain('1 fil kan ikke leses');
  expect(text).toMatch(/a\/&lt;script&gt;\.dcm/);
  expect(text).toContain('filen er tom');
});

test('an archive that does not answer is named, with why', async () => {
  expect(await pageText()).toContain('Pasientene i dette arkivet vises ikke: ingen forbindelse.');
});

test('a number two bear is answered with 409 and their issuers', async () => {
  const response = await open('patient=400123');
  expect(response.status).toBe(409);
  const text = await response.text();
  expect(text).toContain('2.16.578.1.12.4.1.4.101.983974899.2');
  expect(text).toContain('2.16.578.1.12.4.1.4.101.983974910.2');
  expect(text).toContain('urn:lysbilde:archive:korpus');
});

test('one number with two birth dates is two people, told apart on the page that asks', async () => {
  const response = await open('patient=X1');
  expect(response.status).toBe(409);
  expect(await response.text()).toMatch(/født 01\.01\.1950[\s\S]*født 01\.01\.1960/);
});

test('an added archive’s patient is opened by number and issuer, as the images name them', async () => {
  const query = new URLSearchParams({ patient: '400123^^^urn:lysbilde:archive:korpus' }).toString();
  const { tokens } = await at.launchPatient(new Browser(at.region.ehrUrl), query);
  expect(tokens['encounter']).toBeUndefined();
  const { body } = await at.fhir(
    tokens.access_token,
    `Patient/${JSON.stringify(tokens['patient']).slice(1, -1)}`,
  );
  expect(body).toMatchObject({
    identifier: [{ system: 'urn:lysbilde:archive:korpus', value: '400123' }],
    gender: 'unknown',
  });
  expect(body['birthDate']).toBeUndefined();
});

test('who is not found while an archive is missing may be there: that archive is named', async () => {
  const response = await open('patient=zz');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('Fjernt svarte ikke og kan ha pasienten');
});

test('what cannot be opened is said: nothing, an unknown reason, an unknown user, a study that is no UID', async () => {
  expect((await open('')).status).toBe(400);
  expect((await open('patient=a&decision=NYSGJERRIG')).status).toBe(400);
  expect((await open('patient=a&user=lege-99')).status).toBe(400);
  expect((await open('patient=a&study=../x')).status).toBe(400);
});

test('a name that is markup is text on the page, and no script but ours may run there', async () => {
  const response = await fetch(at.region.ehrUrl);
  expect(await response.text()).not.toMatch(/<b>Fjell/);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
});

test('the record answers to its own name alone', async () => {
  const status = await new Promise((resolve) => {
    const { port } = new URL(at.region.ehrUrl);
    request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(421);
});
