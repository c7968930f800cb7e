import * as client from 'openid-client';
import * as v from 'valibot';

import { Refusal } from '#gateway/gate.ts';

import { type RecordConnection } from './record.ts';
import { type Tokens } from './tokens.ts';

/** Reads the record's FHIR API. Every address stays under the record's own base. */
export interface FhirReader {
  /** Whether an address is of a resource below the record's own base. */
  holds(path: string): boolean;
  /** Throws Refusal: 404 where the record says not found or forbidden, 502 otherwise. */
  read<Schema extends v.GenericSchema>(path: string, schema: Schema): Promise<v.InferOutput<Schema>>;
  /** All matches of a search, following `next` links. */
  search<Schema extends v.GenericSchema>(query: string, schema: Schema): Promise<v.InferOutput<Schema>[]>;
}

const Bundle = v.object({
  resourceType: v.literal('Bundle'),
  entry: v.optional(v.array(v.object({ resource: v.looseObject({ resourceType: v.string() }) })), []),
  link: v.optional(v.array(v.object({ relation: v.string(), url: v.string() })), []),
});

const mostPages = 50;

export function readFhir(
  { issuer, client: configuration, dpop }: RecordConnection,
  tokens: Tokens,
): FhirReader {
  const base = `${issuer.iss.replace(/\/$/, '')}/`;
  const holds: FhirReader['holds'] = (path) => {
    const { href } = URL.canParse(path, base) ? new URL(path, base) : { href: '' };
    return href.startsWith(base) && href.length > base.length && !href.startsWith(`${base}#`);
  };
  const read: FhirReader['read'] = async (path, schema) => {
    const url = new URL(path, base);
    if (!holds(path)) throw new Refusal(502, 'internal', { detail: 'FHIR address leaves its base' });
    const body = await ask(() =>
      client.fetchProtectedResource(
        configuration,
        tokens.accessToken,
        url,
        'GET',
        null,
        new Headers({ accept: 'application/fhir+json' }),
        tokens.isDpop && dpop !== undefined ? { DPoP: dpop } : {},
      ),
    );
    const parsed = v.safeParse(schema, body);
    if (parsed.success) return parsed.output;
    throw new Refusal(502, 'archive-malformed', { detail: 'FHIR answer is not what it should be' });
  };
  return {
    holds,
    read,
    search: async (query, schema) => {
      const found: v.InferOutput<typeof schema>[] = [];
      let next: string | undefined = query;
      for (let page = 0; next !== undefined && page < mostPages; page += 1) {
        const bundle: v.InferOutput<typeof Bundle> = await read(next, Bundle);
        for (const { resource } of bundle.entry) {
          const parsed = v.safeParse(schema, resource);
          if (parsed.success) found.push(parsed.output);
          else if (resource.resourceType !== 'OperationOutcome')
            throw new Refusal(502, 'archive-malformed', {
              detail: `FHIR ${resource.resourceType} is unreadable`,
            });
        }
        next = bundle.link.find(({ relation }) => relation === 'next')?.url;
      }
      if (next !== undefined) throw new Refusal(502, 'archive-error', { detail: 'FHIR search has no end' });
      return found;
    },
  };
}

async function ask(fetchIt: () => Promise<Response>): Promise<unknown> {
  try {
    const response = await fetchIt();
    if (response.ok) return await response.json();
    throw refusalFor(response.status, undefined);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    if (cause instanceof client.WWWAuthenticateChallengeError) throw refusalFor(cause.status, cause);
    throw new Refusal(502, 'archive-unreachable', { detail: 'the record did not answer', cause });
  }
}

function refusalFor(status: number, cause: unknown): Refusal {
  return status === 404 || status === 403 || status === 410
    ? new Refusal(404, 'not-found', { detail: `FHIR status ${status}`, cause })
    : new Refusal(502, 'archive-error', { detail: `FHIR status ${status}`, cause });
}
