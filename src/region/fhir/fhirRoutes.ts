import { type FastifyInstance, type FastifyRequest } from 'fastify';

import { type Bearer, type Presented } from '#region/authorization/authorizationServer.ts';
import { dpopAlgorithms } from '#region/authorization/dpopProof.ts';
import { allows, type ScopedResource } from '#region/authorization/scopes.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';
import { type SampleReport } from '#region/samples/reports.ts';
import { capabilityStatement } from './capabilityStatement.ts';
import { FhirError, type OperationOutcome, operationOutcome } from './fhirError.ts';
import { imagingStudiesOf, type IndexedArchive } from './imagingStudies.ts';
import {
  encounterResource,
  patientResource,
  practitionerResource,
  practitionerRoleResource,
  reportResource,
  type Resource,
} from './resources.ts';
import { smartConfiguration } from './smartConfiguration.ts';

export interface FhirOptions {
  readonly fhirUrl: string;
  readonly issuer: string;
  readonly bearerOf: (presented: Presented) => Promise<Bearer | undefined>;
  readonly practitioners: readonly SamplePractitioner[];
  readonly reports: readonly SampleReport[];
  readonly archives: readonly IndexedArchive[];
}

/** FHIR R4 in small, for one patient at a time: a token opens its own launch's patient and nothing else. */
export function fhirRoutes(server: FastifyInstance, options: FhirOptions): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('content-type', 'application/fhir+json; charset=utf-8').header('cache-control', 'no-store');
  });
  server.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof FhirError)) throw error;
    if (error.status === 401)
      reply.header('www-authenticate', `Bearer, DPoP algs="${dpopAlgorithms.join(' ')}"`);
    return reply.status(error.status).send(operationOutcome('error', error.code, error.message));
  });
  server.setNotFoundHandler(async (_request, reply) =>
    reply.status(404).send(operationOutcome('error', 'not-supported', 'Unknown resource or interaction')),
  );
  server.get('/metadata', async () => capabilityStatement(options.fhirUrl, options.issuer));
  server.get('/.well-known/smart-configuration', async (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(smartConfiguration(options.issuer)),
  );
  const reads = readers(options);
  server.get<{ Params: { type: string; id: string } }>('/:type/:id', async (request) => {
    const bearer = await authorised(request, options);
    const read = reads[request.params.type];
    if (read === undefined) throw new FhirError(404, 'not-supported', 'Unknown resource');
    const resource = await read(bearer, request.params.id);
    // The same answer for what does not exist and for what is another's.
    if (resource === undefined) throw new FhirError(404, 'not-found', 'Not found');
    return resource;
  });
  searchRoutes(server, options);
}

type Read = (bearer: Bearer, id: string) => Promise<Resource | undefined>;

function readers(options: FhirOptions): Readonly<Record<string, Read>> {
  const practitionerOf = (key: string) => options.practitioners.find((one) => one.key === key);
  return {
    Patient: async (bearer, id) => {
      need(bearer, 'Patient', 'r');
      return id === bearer.launch.patient.key ? patientResource(bearer.launch.patient) : undefined;
    },
    Practitioner: async (bearer, id) => {
      if (id !== bearer.launch.practitioner.key || !bearer.scopes.has('fhirUser'))
        need(bearer, 'Practitioner', 'r');
      const found = practitionerOf(id);
      return found === undefined ? undefined : practitionerResource(found);
    },
    PractitionerRole: async (bearer, id) => {
      if (id !== bearer.launch.practitioner.key || !bearer.scopes.has('fhirUser'))
        need(bearer, 'PractitionerRole', 'r');
      const found = practitionerOf(id);
      return found === undefined ? undefined : practitionerRoleResource(found);
    },
    Encounter: async (bearer, id) => {
      const { launch } = bearer;
      if (!bearer.scopes.has('launch')) need(bearer, 'Encounter', 'r');
      return launch.encounterId === id ? encounterResource(launch, id) : undefined;
    },
    ImagingStudy: async (bearer, id) => {
      need(bearer, 'ImagingStudy', 'r');
      const { studies } = await imagingStudiesOf(bearer.launch.patient, options.archives);
      return studies.find((study) => study.id === id);
    },
    DiagnosticReport: async (bearer, id) => {
      need(bearer, 'DiagnosticReport', 'r');
      return reportsOf(bearer, options).find((report) => report.id === id);
    },
  };
}

function searchRoutes(server: FastifyInstance, options: FhirOptions): void {
  server.get('/ImagingStudy', async (request) => {
    const bearer = await authorised(request, options);
    need(bearer, 'ImagingStudy', 's');
    ownPatientOnly(request, bearer);
    const { studies, missing } = await imagingStudiesOf(bearer.launch.patient, options.archives);
    const warnings = missing.map(({ name }) =>
      operationOutcome('warning', 'incomplete', `No answer from ${name}`),
    );
    return bundle(selfOf(request, options), studies, warnings);
  });
  server.get('/DiagnosticReport', async (request) => {
    const bearer = await authorised(request, options);
    need(bearer, 'DiagnosticReport', 's');
    ownPatientOnly(request, bearer);
    return bundle(selfOf(request, options), reportsOf(bearer, options), []);
  });
  server.get<{ Querystring: { practitioner?: string } }>('/PractitionerRole', async (request) => {
    const bearer = await authorised(request, options);
    const key = request.query.practitioner?.replace(/^Practitioner\//, '');
    if (key !== bearer.launch.practitioner.key || !bearer.scopes.has('fhirUser'))
      need(bearer, 'PractitionerRole', 's');
    const found = options.practitioners.filter((practitioner) => practitioner.key === key);
    return bundle(selfOf(request, options), found.map(practitionerRoleResource), []);
  });
}

function reportsOf(bearer: Bearer, { reports, practitioners }: FhirOptions): readonly Resource[] {
  const { patient } = bearer.launch;
  if (patient.archive !== undefined) return [];
  return reports
    .filter((report) => report.patientKey === patient.key)
    .toSorted((a, b) => b.date.localeCompare(a.date))
    .map((report) =>
      reportResource(
        report,
        practitioners.find((one) => one.key === report.author),
      ),
    );
}

async function authorised(request: FastifyRequest, options: FhirOptions): Promise<Bearer> {
  const presented = presentedIn(request, options);
  const bearer = presented === undefined ? undefined : await options.bearerOf(presented);
  if (bearer === undefined) throw new FhirError(401, 'login', 'A valid access token is needed');
  return bearer;
}

function presentedIn(request: FastifyRequest, options: FhirOptions): Presented | undefined {
  const { authorization = '', dpop } = request.headers;
  const [, scheme, accessToken] = /^(Bearer|DPoP) ([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
  if (accessToken === undefined) return undefined;
  return {
    scheme: scheme?.toLowerCase() === 'dpop' ? 'dpop' : 'bearer',
    accessToken,
    ...(typeof dpop === 'string' ? { proof: dpop } : {}),
    method: request.method,
    url: selfOf(request, options).url.replace(/[?#].*$/, ''),
  };
}

function need(bearer: Bearer, resource: ScopedResource, permission: 'r' | 's'): void {
  if (!allows(bearer.scopes, resource, permission))
    throw new FhirError(403, 'forbidden', `The token's scopes do not cover ${resource} (${permission})`);
}

/** A search for someone else is refused, never answered with an empty list: that would say «no images exist». */
function ownPatientOnly(request: FastifyRequest, bearer: Bearer): void {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const asked = query.getAll('patient').concat(query.getAll('subject'));
  const own = bearer.launch.patient.key;
  if (asked.length !== 1) throw new FhirError(400, 'invalid', 'Exactly one patient must be asked for');
  if (asked[0]?.replace(/^Patient\//, '') !== own)
    throw new FhirError(403, 'forbidden', 'The token is for another patient');
  const unknown = [...query.keys()].filter(
    (name) => !['patient', 'subject', '_count', '_format'].includes(name),
  );
  if (unknown.length > 0)
    throw new FhirError(400, 'not-supported', `Unknown search parameter ${unknown.join(', ')}`);
}

interface Asked {
  readonly base: string;
  readonly url: string;
}

function selfOf(request: FastifyRequest, { fhirUrl }: FhirOptions): Asked {
  return { base: fhirUrl, url: `${new URL(fhirUrl).origin}${request.url}` };
}

function bundle(asked: Asked, matches: readonly Resource[], warnings: readonly OperationOutcome[]) {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link: [{ relation: 'self', url: asked.url }],
    entry: [
      ...matches.map((resource) => ({
        fullUrl: `${asked.base}/${resource.resourceType}/${resource.id}`,
        resource,
        search: { mode: 'match' },
      })),
      ...warnings.map((resource) => ({ resource, search: { mode: 'outcome' } })),
    ],
  };
}
