import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { sampleStudyUids } from '#region/samples/uids.ts';
import { samplePatient } from '#region/samples/people.ts';
import { Browser, openTestRegion, type TestRegion } from './testRegion.ts';

const own = samplePatient('a').identifiers[0];

/** An archive that gives two rows at a time, one of them another patient's, whatever is asked for. */
const rows = [1, 2, 3, 4, 5].map((n) => ({
  '0020000D': { vr: 'UI', Value: [`1.2.3.4.5.${n}`] },
  '00080020': { vr: 'DA', Value: ['20260914'] },
  '00080061': { vr: 'CS', Value: ['CT', 'SR'] },
  '00100020': { vr: 'LO', Value: [own.value] },
  '00100021': { vr: 'LO', Value: [n === 3 ? '1.2.3' : own.system] },
}));

let archive: Server;
let at: TestRegion;
let token: string;

beforeAll(async () => {
  archive = createServer((request, response) => {
    const offset = Number(new URL(request.url ?? '', 'http://archive').searchParams.get('offset'));
    const page = rows.slice(offset, offset + 2);
    if (page.length === 0) response.writeHead(204).end();
    else response.setHeader('content-type', 'application/dicom+json').end(JSON.stringify(page));
  });
  const port = await new Promise<number>((resolve) => {
    archive.listen(0, '127.0.0.1', () => {
      const address = archive.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  at = await openTestRegion({
    archives: [
      { archiveId: 'unn', name: 'UNN', url: `http://127.0.0.1:${port}` },
      { archiveId: 'nlsh', name: 'Nordlandssykehuset', url: 'http://127.0.0.1:9' },
    ],
  });
  const { tokens } = await at.launchPatient(new Browser(at.region.ehrUrl), 'patient=a&user=lege-2');
  token = tokens.access_token;
});

afterAll(async () => {
  await at.close();
  archive.close();
});

test('the record’s patient has the numbers as urn:oid, name, sex and birth date', async () => {
  expect(await at.fhir(token, 'Patient/a')).toMatchObject({
    status: 200,
    body: {
      resourceType: 'Patient',
      id: 'a',
      identifier: [{ system: `urn:oid:${own.system}`, value: own.value }],
      name: [{ text: 'TESTDATA Pasient A', family: 'TESTDATA', given: ['Pasient', 'A'] }],
      gender: 'male',
      birthDate: '1958-03-17',
    },
  });
});

test('without a token, or with one nobody gave, nothing is told', async () => {
  for (const headers of [{}, { authorization: 'Bearer guess' }, { authorization: 'Basic YTpi' }]) {
    const response = await fetch(`${at.region.fhirUrl}/Patient/a`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  }
});

test('another patient is not found, exactly as one who does not exist', async () => {
  const [another, nobody] = [await at.fhir(token, 'Patient/b'), await at.fhir(token, 'Patient/zz')];
  expect(another).toEqual(nobody);
  expect(another.status).toBe(404);
});

test('a search for another patient is refused, never answered as «no images»', async () => {
  expect((await at.fhir(token, 'ImagingStudy?patient=b')).status).toBe(403);
  expect((await at.fhir(token, 'DiagnosticReport?patient=Patient/b')).status).toBe(403);
  expect((await at.fhir(token, 'ImagingStudy?patient=a&patient=b')).status).toBe(400);
  expect((await at.fhir(token, 'DiagnosticReport')).status).toBe(400);
});

test('the patient’s studies are read to the last page, another’s are left out, and the archive that is down is named', async () => {
  const { status, body } = await at.fhir(token, 'ImagingStudy?patient=Patient/a');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    total: 4,
    entry: [
      {
        fullUrl: `${at.region.fhirUrl}/ImagingStudy/1.2.3.4.5.1`,
        resource: {
          id: '1.2.3.4.5.1',
          identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.3.4.5.1' }],
          started: '2026-09-14',
          modality: [{ code: 'CT' }, { code: 'SR' }],
        },
      },
      { resource: { id: '1.2.3.4.5.2' } },
      { resource: { id: '1.2.3.4.5.4' } },
      { resource: { id: '1.2.3.4.5.5' } },
      {
        search: { mode: 'outcome' },
        resource: { issue: [{ diagnostics: 'No answer from Nordlandssykehuset' }] },
      },
    ],
  });
});

test('a study is read by its UID', async () => {
  expect((await at.fhir(token, 'ImagingStudy/1.2.3.4.5.2')).status).toBe(200);
  expect((await at.fhir(token, 'ImagingStudy/1.2.3.4.5.3')).status).toBe(404);
});

test('a report tells its text twice, as conclusion and as attachment, and which study it is about', async () => {
  const { body } = await at.fhir(token, 'DiagnosticReport/a-ct-tromso');
  const text = String(body['conclusion']);
  expect(text).toContain('Konklusjon: Voksende, malignitetssuspekt knute i høyre overlapp.');
  expect(body).toMatchObject({
    status: 'final',
    code: { text: 'CT thorax med intravenøs kontrast' },
    effectiveDateTime: '2026-09-14',
    imagingStudy: [{ identifier: { system: 'urn:dicom:uid', value: `urn:oid:${sampleStudyUids.ctTromso}` } }],
    presentedForm: [{ contentType: 'text/plain; charset=utf-8', data: Buffer.from(text).toString('base64') }],
  });
});

test('reports come newest first, and only the patient’s own', async () => {
  const { body } = await at.fhir(token, 'DiagnosticReport?patient=a');
  expect(JSON.stringify(body)).not.toContain('Sårnotat');
  expect(body).toMatchObject({ total: 4, entry: [{ resource: { id: 'a-mr-head' } }, {}, {}, {}] });
});

test('the user is told by number, and the role by place, to whom may know the user', async () => {
  expect((await at.fhir(token, 'Practitioner/lege-2')).body).toMatchObject({
    identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.4', value: '9900002' }],
  });
  expect((await at.fhir(token, 'PractitionerRole?practitioner=Practitioner/lege-2')).body).toMatchObject({
    entry: [
      {
        resource: {
          code: [{ text: 'Radiolog' }],
          organization: { display: 'Universitetssykehuset Nord-Norge' },
        },
      },
    ],
  });
  expect((await at.fhir(token, 'Practitioner/lege-1')).status).toBe(403);
});

test('the contact says why the patient is here', async () => {
  expect((await at.fhir(token, 'Encounter/kontakt-a')).body).toMatchObject({
    status: 'in-progress',
    subject: { reference: 'Patient/a' },
    serviceProvider: { display: 'Lungeavdelingen, UNN Tromsø' },
  });
  expect((await at.fhir(token, 'Encounter/kontakt-b')).status).toBe(404);
});

test('a token without the scope for a resource does not open it', async () => {
  const browser = new Browser(at.region.ehrUrl);
  const { tokens } = await at.launchPatient(browser, 'patient=a', {
    scope: 'openid launch patient/Patient.r',
  });
  expect(tokens.refresh_token).toBeUndefined();
  expect((await at.fhir(tokens.access_token, 'Patient/a')).status).toBe(200);
  expect((await at.fhir(tokens.access_token, 'ImagingStudy?patient=a')).status).toBe(403);
  expect((await at.fhir(tokens.access_token, 'DiagnosticReport/a-ct-tromso')).status).toBe(403);
});

test('anyone may ask what the server can do and where to sign in', async () => {
  const metadata = await (await fetch(`${at.region.fhirUrl}/metadata`)).json();
  expect(metadata).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  const response = await fetch(`${at.region.fhirUrl}/.well-known/smart-configuration`);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const smart: unknown = await response.json();
  const discovered = at.configurationOf().serverMetadata();
  expect(smart).toMatchObject({
    issuer: at.region.issuer,
    authorization_endpoint: discovered.authorization_endpoint,
    token_endpoint: discovered.token_endpoint,
    jwks_uri: discovered.jwks_uri,
    pushed_authorization_request_endpoint: discovered.pushed_authorization_request_endpoint,
    introspection_endpoint: discovered.introspection_endpoint,
    revocation_endpoint: discovered.revocation_endpoint,
    userinfo_endpoint: discovered.userinfo_endpoint,
    code_challenge_methods_supported: ['S256'],
    capabilities: expect.arrayContaining(['launch-ehr', 'client-confidential-asymmetric', 'permission-v2']),
  });
});
