import * as v from 'valibot';

import { type ArchiveConnection } from '#gateway/archives/archiveConnection.ts';
import { Refusal } from '#gateway/gate.ts';

import { type DocumentReference, filled, Patient } from './documentReference.ts';
import { jsonOf, parseSearchset, type Searchset } from './searchset.ts';

/** A document, and the register's entry for its subject where the server gives one. */
export interface FoundDocument {
  readonly document: DocumentReference;
  readonly patient?: Patient;
}

/** Every document of one search; `more`: the server holds, or may hold, documents that it did not give. */
export interface Found {
  readonly documents: readonly FoundDocument[];
  readonly unreadable: number;
  readonly more: boolean;
}

export interface FindPlace {
  readonly connection: ArchiveConnection;
  /** The FHIR base, without a slash at its end. */
  readonly base: string;
  /** Idle milliseconds of one answer. */
  readonly idle: number;
  readonly most: number;
}

/** Who is asked for: the number, and its issuer as an OID or URI. */
export interface AskedFor {
  readonly id: string;
  readonly issuer?: string | undefined;
}

const mostBytes = 64 * 1024 * 1024;
/** A server that gives ever new links to a next page is not followed for ever. */
const mostPages = 400;
/** Subjects that are named by address alone are few: one patient's documents have one subject, or the server did not heed who was asked for. */
const mostPatientsRead = 4;

/**
 * Find Document References (IHE MHD ITI-67): `GET DocumentReference?patient.identifier=system|value&status=current`, page after page by the
 * Bundle's own `next`. Documents that are not current were not asked for and are left out. Throws Refusal.
 */
export async function findDocuments(place: FindPlace, who: AskedFor): Promise<Found> {
  const pages: Searchset[] = [];
  const asked = new Set<string>();
  let at: string | undefined = firstPage(who);
  let more = false;
  while (at !== undefined) {
    asked.add(at);
    const page = parseSearchset(await get(place, at));
    pages.push(page);
    const following: string | undefined =
      page.next === undefined ? undefined : pathBelow(page.next, place.base);
    const isLeft = page.next !== undefined && (following === undefined || asked.has(following));
    const isFull = pages.length >= mostPages || countOf(pages) >= place.most;
    more ||= page.isIncomplete || isLeft || (isFull && following !== undefined);
    at = isLeft || isFull ? undefined : following;
  }
  const documents = pages.flatMap((page) => page.documents);
  const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
  const unreadable = pages.reduce((sum, page) => sum + page.unreadable, 0);
  const current = documents.filter(({ status }) => status === 'current');
  return {
    documents: await withPatients(place, current.slice(0, place.most), pages),
    unreadable,
    more: more || current.length > place.most || total > documents.length + unreadable,
  };
}

function firstPage({ id, issuer }: AskedFor): string {
  const system =
    issuer === undefined ? '' : `${/^[0-2](\.\d+)+$/.test(issuer) ? `urn:oid:${issuer}` : issuer}|`;
  return `DocumentReference?patient.identifier=${encodeURIComponent(`${system}${id}`)}&status=current`;
}

function countOf(pages: readonly Searchset[]): number {
  return pages.reduce((sum, page) => sum + page.documents.length, 0);
}

/**
 * The path and query of an address on this server, below its base; undefined for one that lies elsewhere. Servers behind a proxy write
 * the host they know into their links, so only the path is taken, and only if it is the base's own.
 */
export function pathBelow(address: string, base: string): string | undefined {
  const root = `${base}/`;
  if (!URL.canParse(address, root)) return undefined;
  const url = new URL(address, root);
  const { pathname } = new URL(root);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.hash !== '') return undefined;
  if (`${url.pathname}/` === pathname) return url.search;
  if (!url.pathname.startsWith(pathname) || leavesItsPlace(url.pathname)) return undefined;
  return `${url.pathname.slice(pathname.length)}${url.search}`;
}

/** What a server further on may read as another path than the one that was compared. */
function leavesItsPlace(pathname: string): boolean {
  return /(^|\/)(\.|%2e){1,2}(\/|$)|\\|%2f|%5c|\/\//i.test(pathname);
}

async function get({ connection, idle }: FindPlace, path: string) {
  return connection.get({
    path,
    accept: 'application/fhir+json',
    idle,
    maxBytes: mostBytes,
    isTrial: true,
  });
}

/** MHD leaves it open whether a subject is named by number or by the address of a Patient; the guard needs the number. */
async function withPatients(
  place: FindPlace,
  documents: readonly DocumentReference[],
  pages: readonly Searchset[],
): Promise<readonly FoundDocument[]> {
  const known = new Map(pages.flatMap((page) => [...page.patients]));
  const missing = new Set(
    documents.flatMap(({ subject }) => {
      const reference = subject?.reference;
      const isNumbered = filled(subject?.identifier?.value);
      return !filled(reference) || isNumbered || reference.startsWith('#') || known.has(reference)
        ? []
        : [reference];
    }),
  );
  if (missing.size <= mostPatientsRead)
    for (const reference of missing) {
      const patient = await readPatient(place, reference);
      if (patient !== undefined) known.set(reference, patient);
    }
  return documents.map((document) => {
    const patient = known.get(document.subject?.reference ?? '');
    return patient === undefined ? { document } : { document, patient };
  });
}

/** Undefined where the server does not give it: the document then cannot be confirmed as anyone's, and is counted as such. */
async function readPatient(place: FindPlace, reference: string): Promise<Patient | undefined> {
  const path = pathBelow(reference, place.base);
  if (path === undefined || !/^Patient\/[A-Za-z0-9.-]{1,64}$/.test(path)) return undefined;
  try {
    const answer = await get(place, path);
    const patient = answer.status === 200 ? v.safeParse(Patient, jsonOf(answer.body)) : undefined;
    return patient?.success === true ? patient.output : undefined;
  } catch (error) {
    if (error instanceof Refusal && ['archive-refused', 'archive-malformed'].includes(error.problem))
      return undefined;
    throw error;
  }
}
