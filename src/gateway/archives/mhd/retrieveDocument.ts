import { createHash } from 'node:crypto';
import * as v from 'valibot';

import { type ArchiveConnection } from '#gateway/archives/archiveConnection.ts';
import { Refusal } from '#gateway/gate.ts';

import { type Attachment, bareMedia, filled, mediaNamed } from './documentReference.ts';
import { pathBelow } from './findDocuments.ts';
import { jsonOf } from './searchset.ts';

/** A server that documents may be fetched from: the archive itself, or a repository that configuration names beside it. */
export interface Repository {
  readonly connection: ArchiveConnection;
  /** Without a slash at its end. */
  readonly base: string;
}

const mostBytes = 256 * 1024 * 1024;
const Binary = v.object({ resourceType: v.literal('Binary'), contentType: v.string(), data: v.string() });

/**
 * Retrieve Document (IHE MHD ITI-68): the bytes at an attachment's address, proven by its size and hash where it gives them. Addresses
 * outside the servers that configuration names are not followed. Throws Refusal: `damaged` for bytes that are other than promised.
 */
export async function retrieveDocument(
  servers: readonly [Repository, ...Repository[]],
  attachment: Attachment,
  idle: number,
): Promise<Buffer> {
  const bytes = filled(attachment.url)
    ? await fetched(servers, { attachment, url: attachment.url, idle })
    : inline(attachment);
  const { size } = attachment;
  if (size !== undefined && size !== bytes.length)
    throw new Refusal(502, 'damaged', { detail: `${bytes.length} bytes where ${size} were promised` });
  if (filled(attachment.hash) && !hasHash(bytes, attachment.hash))
    throw new Refusal(502, 'damaged', { detail: 'the hash is another than promised' });
  return bytes;
}

interface Asking {
  readonly attachment: Attachment;
  readonly url: string;
  readonly idle: number;
}

async function fetched(
  servers: readonly [Repository, ...Repository[]],
  { attachment, url, idle }: Asking,
): Promise<Buffer> {
  const place = placeOf(servers, url);
  if (place === undefined)
    throw new Refusal(502, 'archive-refused', {
      detail: 'the document lies at a server that is not configured',
    });
  const media = mediaNamed(attachment.contentType) ?? '';
  const answer = await place.connection.get({
    path: place.path,
    // A FHIR server gives a Binary as it is to who names its type (FHIR R4 Binary), and wrapped in JSON to others.
    accept: media === '' ? '*/*' : `${media}, */*;q=0.1`,
    idle,
    maxBytes: mostBytes,
  });
  if (answer.status === 404 || answer.status === 410)
    throw new Refusal(404, 'not-found', { detail: `HTTP ${answer.status}` });
  if (answer.status !== 200) throw new Refusal(502, 'archive-refused', { detail: `HTTP ${answer.status}` });
  const answered = bareMedia(answer.headers['content-type'] ?? '');
  if (/^application\/(fhir\+)?json$/.test(answered) && answered !== media) return unwrapped(answer.body);
  // Without a hash, the type is all that tells a document from a sign-in page.
  const isUnproven = !filled(attachment.hash) && answered !== '' && answered !== 'application/octet-stream';
  if (isUnproven && media !== '' && answered !== media && !areBothXml(answered, media))
    throw new Refusal(502, 'archive-malformed', { detail: answered });
  return answer.body;
}

/** The server whose origin and base an address is below. */
function placeOf(
  servers: readonly [Repository, ...Repository[]],
  url: string,
): { readonly connection: ArchiveConnection; readonly path: string } | undefined {
  const [own] = servers;
  if (!URL.canParse(url, `${own.base}/`)) return undefined;
  const { origin } = new URL(url, `${own.base}/`);
  for (const { connection, base } of servers) {
    if (new URL(base).origin !== origin) continue;
    const path = pathBelow(url, base);
    if (path !== undefined && path !== '') return { connection, path };
  }
  return undefined;
}

function inline({ data }: Attachment): Buffer {
  if (!filled(data)) throw new Refusal(404, 'not-found', { detail: 'the reference names no document' });
  return Buffer.from(data, 'base64');
}

function unwrapped(body: Buffer): Buffer {
  const binary = v.safeParse(Binary, jsonOf(body));
  if (!binary.success) throw new Refusal(502, 'archive-malformed', { detail: 'JSON in place of a document' });
  return Buffer.from(binary.output.data, 'base64');
}

function areBothXml(a: string, b: string): boolean {
  return /[/+]xml$/.test(a) && /[/+]xml$/.test(b);
}

/** FHIR's hash is the base64 of SHA-1's twenty bytes; XDS writes them in hex, and some servers pass that on, as it is or in base64. */
function hasHash(bytes: Buffer, hash: string): boolean {
  const digest = createHash('sha1').update(bytes).digest();
  const hex = digest.toString('hex');
  const given = hash.trim();
  return [digest.toString('base64'), hex, Buffer.from(hex).toString('base64')].includes(
    /^[0-9A-F]{40}$/.test(given) ? given.toLowerCase() : given,
  );
}
