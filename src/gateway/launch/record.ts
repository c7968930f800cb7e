import * as client from 'openid-client';
import * as v from 'valibot';

import { type IssuerConfig, isLoopback } from '#gateway/config/configuration.ts';
import { Refusal } from '#gateway/gate.ts';

import { type SigningKey } from './keys.ts';

/** A record's authorization server, ready to be asked. */
export interface RecordConnection {
  readonly issuer: IssuerConfig;
  readonly client: client.Configuration;
  readonly usesPushedAuthorization: boolean;
  readonly dpop: client.DPoPHandle | undefined;
}

export interface RecordKeys {
  readonly client: (name: string) => Promise<SigningKey>;
  readonly dpop: SigningKey;
}

const Json: v.GenericSchema<client.JsonValue> = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.lazy(() => v.array(Json)),
  v.lazy(() => v.record(v.string(), Json)),
]);

const known = {
  issuer: v.string(),
  authorization_endpoint: v.string(),
  token_endpoint: v.string(),
  jwks_uri: v.string(),
  pushed_authorization_request_endpoint: v.exactOptional(v.string()),
  require_pushed_authorization_requests: v.exactOptional(v.boolean()),
  dpop_signing_alg_values_supported: v.exactOptional(v.array(v.string())),
};
const Metadata = v.objectWithRest(known, Json);
type Metadata = v.InferOutput<typeof Metadata>;

/** Discovery is asked for once in this time, so a launch costs no round trip for it. */
const discoveryLife = 10 * 60_000;
const discoveryTimeout = 5000;

export type ConnectToRecord = (issuer: IssuerConfig) => Promise<RecordConnection>;

export function recordConnections(keys: RecordKeys, now: () => number): ConnectToRecord {
  const kept = new Map<string, { readonly until: number; readonly connection: Promise<RecordConnection> }>();
  return (issuer) => {
    const found = kept.get(issuer.iss);
    if (found !== undefined && found.until > now()) return found.connection;
    const connection = connect(issuer, keys);
    kept.set(issuer.iss, { until: now() + discoveryLife, connection });
    connection.catch(() => kept.delete(issuer.iss));
    return connection;
  };
}

async function connect(issuer: IssuerConfig, keys: RecordKeys): Promise<RecordConnection> {
  const metadata = await discover(issuer);
  const key = await keys.client(issuer.key);
  const configuration = new client.Configuration(
    metadata,
    issuer.clientId,
    {},
    client.PrivateKeyJwt({ key: key.privateKey, kid: key.kid }),
  );
  configuration.timeout = discoveryTimeout / 1000;
  // OpenID lets a client trust TLS instead of the id_token's signature; the person it names opens a patient, so both are checked.
  client.enableNonRepudiationChecks(configuration);
  if (isLoopback(new URL(issuer.iss).hostname)) client.allowInsecureRequests(configuration);
  const offersDpop = metadata.dpop_signing_alg_values_supported?.includes('ES256') === true;
  const offersPushed = metadata.pushed_authorization_request_endpoint !== undefined;
  const usesDpop = isUsed(issuer.dpop, offersDpop);
  return {
    issuer,
    client: configuration,
    usesPushedAuthorization: isUsed(issuer.pushedAuthorization, offersPushed),
    dpop: usesDpop ? client.getDPoPHandle(configuration, keys.dpop) : undefined,
  };
}

function isUsed(wish: 'when-offered' | 'required' | 'never', isOffered: boolean): boolean {
  if (wish === 'required' && !isOffered)
    throw new Refusal(502, 'internal', { detail: 'issuer lacks PAR or DPoP' });
  return wish !== 'never' && isOffered;
}

/** SMART's configuration and OpenID's must tell the same story, and the story must be of the pinned authorization server. */
async function discover(issuer: IssuerConfig): Promise<Metadata> {
  const smart = await metadataAt(`${issuer.iss}/.well-known/smart-configuration`);
  const openId = await metadataAt(`${smart.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const contradicts =
    smart.issuer !== openId.issuer ||
    smart.authorization_endpoint !== openId.authorization_endpoint ||
    smart.token_endpoint !== openId.token_endpoint ||
    (issuer.authorizationServer !== undefined && issuer.authorizationServer !== smart.issuer);
  if (contradicts) throw new Refusal(502, 'internal', { detail: 'discovery contradicts itself' });
  const addresses = [
    smart.issuer,
    openId.authorization_endpoint,
    openId.token_endpoint,
    openId.jwks_uri,
    openId.pushed_authorization_request_endpoint,
  ];
  const isLocal = isLoopback(new URL(issuer.iss).hostname);
  const insecure = addresses.some((url) => url !== undefined && !isAcceptable(url, isLocal));
  if (insecure) throw new Refusal(502, 'internal', { detail: 'discovery names an insecure address' });
  return openId;
}

function isAcceptable(url: string, isLocal: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (isLocal && protocol === 'http:' && isLoopback(hostname));
}

async function metadataAt(url: string): Promise<Metadata> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(discoveryTimeout),
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return v.parse(Metadata, await response.json());
  } catch (cause) {
    throw new Refusal(502, 'internal', { detail: 'discovery failed', cause });
  }
}
