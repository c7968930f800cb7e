import { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';

import { isUid } from '#dicom/uid.ts';
import { type LaunchHandles } from '#region/authorization/launchHandles.ts';
import { decisionOf } from '#region/register/decisions.ts';
import { findPatient } from '#region/register/findPatient.ts';
import { type Launch } from '#region/register/launch.ts';
import { type RegisteredPatient } from '#region/register/patients.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';
import { everyone, type Record } from './record.ts';
import { ambiguousPage, problemPage } from './problemPage.ts';

export interface OpenOptions {
  readonly record: Record;
  readonly handles: LaunchHandles;
  readonly fhirUrl: string;
  readonly launchUrl: string;
}

interface OpenQuery {
  readonly patient?: string;
  readonly decision?: string;
  readonly user?: string;
  readonly study?: string;
  /** One thing in that study, as the viewer's launch address takes it. */
  readonly series?: string;
  readonly instance?: string;
  readonly frame?: string;
  readonly key?: string;
}

/** `GET /open?patient=`: the launch by redirects alone. */
export function openRoute(server: FastifyInstance, options: OpenOptions): void {
  server.get<{ Querystring: OpenQuery }>('/open', async (request, reply) => {
    const { query } = request;
    const wanted = single(query.patient);
    if (wanted === undefined) return reply.status(400).send(problemPage('Adressen nevner ingen pasient.'));
    const { patients, missing } = await everyone(options.record);
    const found = findPatient(patients, wanted);
    switch (found.kind) {
      case 'unknown':
        return missing.length > 0
          ? reply.status(503).send(problemPage(mayBeIn(missing)))
          : reply
              .status(404)
              .send(problemPage('Ingen pasient i journalen har denne nøkkelen eller dette nummeret.'));
      case 'ambiguous':
        return reply
          .status(409)
          .send(
            ambiguousPage(found.patients, practitionerOf(single(query.user), options.record.practitioners)),
          );
      case 'found': {
        const launch = launchOf(found.patient, query, options.record);
        if (typeof launch === 'string') return reply.status(400).send(problemPage(launch));
        return reply.redirect(launchAddress(options, options.handles.issue(launch), query), 303);
      }
    }
    return undefined;
  });
}

/** An archive that did not answer may hold whoever was not found. */
function mayBeIn(missing: readonly string[]): string {
  return `Pasienten ble ikke funnet, men ${missing.join(', ')} svarte ikke og kan ha pasienten. Prøv igjen.`;
}

function launchAddress({ launchUrl, fhirUrl }: OpenOptions, handle: string, query: OpenQuery): string {
  const address = new URL(launchUrl);
  address.searchParams.set('iss', fhirUrl);
  address.searchParams.set('launch', handle);
  for (const word of ['series', 'instance', 'frame', 'key'] as const) {
    const value = single(query[word]);
    if (value !== undefined) address.searchParams.set(word, value);
  }
  return address.href;
}

/** The launch, or the sentence that says why there is none. */
function launchOf(patient: RegisteredPatient, query: OpenQuery, record: Record): Launch | string {
  const practitioner = practitionerOf(single(query.user), record.practitioners);
  const code = single(query.decision);
  const decision = code === undefined || code === patient.decision.code ? patient.decision : decisionOf(code);
  const study = single(query.study);
  if (practitioner === undefined) return 'Brukeren finnes ikke.';
  if (decision === undefined) return 'Begrunnelsen finnes ikke.';
  if (study !== undefined && !isUid(study)) return 'Undersøkelsens UID er ikke gyldig.';
  return {
    correlationId: randomUUID(),
    patient,
    practitioner,
    decision,
    ...(patient.archive === undefined ? { encounterId: `kontakt-${patient.key}` } : {}),
    studyInstanceUids: study === undefined ? [] : [study],
  };
}

/** The record's first user where none is named. */
export function practitionerOf(
  key: string | undefined,
  practitioners: readonly SamplePractitioner[],
): SamplePractitioner | undefined {
  return key === undefined
    ? practitioners[0]
    : practitioners.find((practitioner) => practitioner.key === key);
}

/** A parameter given twice is a list; which of them was meant cannot be known. */
export function single(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
