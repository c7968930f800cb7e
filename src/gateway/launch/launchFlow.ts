import * as client from 'openid-client';
import * as v from 'valibot';

import { type GatewayConfiguration, type IssuerConfig } from '#gateway/config/configuration.ts';
import { type Database } from '#gateway/database/database.ts';
import { Refusal } from '#gateway/gate.ts';

import { type ContextRecord } from './contexts.ts';
import { type FhirReader, readFhir } from './fhir.ts';
import { patientOf } from './linkedPatients.ts';
import { FhirPractitioner, FhirPractitionerRole, principalOf } from './practitioner.ts';
import { type ConnectToRecord, type RecordConnection } from './record.ts';
import { hashed, type Seal, secret } from './seal.ts';
import { shownBy } from './links.ts';
import { decisionOf, LaunchClaims, studyHints, TokenContext } from './tokenContext.ts';
import { type TokenGrant, tokensOf } from './tokens.ts';

export interface FlowParts {
  readonly issuers: GatewayConfiguration['issuers'];
  readonly database: Database;
  readonly seal: Seal;
  readonly connect: ConnectToRecord;
  /** The origin browsers use; known once the server listens. */
  readonly publicUrl: () => string;
  readonly now: () => number;
}

export interface Launched {
  readonly record: ContextRecord;
  readonly grant: TokenGrant;
  /** What the launch's own address asked to see, in the viewer's words. */
  readonly show: string;
}

const launchLife = 10 * 60_000;
const Sealed = v.object({ verifier: v.string(), nonce: v.string(), show: v.fallback(v.string(), '') });

/** The first leg: from the record's address to the issuer's authorization page. Nothing is kept of a launch that is refused. */
export async function beginLaunch(parts: FlowParts, query: URLSearchParams, browser: string): Promise<URL> {
  const issuer = parts.issuers.find(({ iss }) => iss === only(query, 'iss'));
  const launch = only(query, 'launch');
  if (issuer === undefined) throw new Refusal(403, 'no-access', { detail: 'unknown iss' });
  if (launch.length > 2048) throw new Refusal(400, 'bad-request', { detail: 'launch is too long' });
  const connection = await parts.connect(issuer);
  const [state, nonce, verifier] = [secret(), secret(), client.randomPKCECodeVerifier()];
  const parameters = {
    redirect_uri: `${parts.publicUrl()}/callback`,
    scope: scopesFor(issuer),
    aud: issuer.iss,
    launch,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  const url = await authorizationUrl(connection, parameters);
  const now = parts.now();
  await parts.database.query('delete from launches where created_at < $1', [
    new Date(now - launchLife).toISOString(),
  ]);
  await parts.database.query(
    'insert into launches (state_hash, browser_hash, issuer, sealed, created_at) values ($1, $2, $3, $4, $5)',
    [
      hashed(state),
      hashed(browser),
      issuer.iss,
      parts.seal.seal(JSON.stringify({ verifier, nonce, show: shownBy(query).toString() })),
      new Date(now).toISOString(),
    ],
  );
  return url;
}

async function authorizationUrl(
  { client: configuration, usesPushedAuthorization, dpop }: RecordConnection,
  parameters: Record<string, string>,
): Promise<URL> {
  if (!usesPushedAuthorization) return client.buildAuthorizationUrl(configuration, parameters);
  try {
    return await client.buildAuthorizationUrlWithPAR(
      configuration,
      parameters,
      dpop === undefined ? {} : { DPoP: dpop },
    );
  } catch (cause) {
    throw refusedBy(cause, 'the record refused the launch');
  }
}

/** `patient/Patient.r` in SMART v2 is `patient/Patient.read` in v1. */
function scopesFor({ scopeStyle, extraScopes }: IssuerConfig): string {
  const [read, readAndSearch] = scopeStyle === 'v1' ? ['read', 'read'] : ['r', 'rs'];
  return [
    'openid',
    'fhirUser',
    'profile',
    'launch',
    'launch/patient',
    'launch/imagingstudy',
    'online_access',
    `patient/Patient.${read}`,
    `patient/DiagnosticReport.${readAndSearch}`,
    `user/Practitioner.${read}`,
    `user/PractitionerRole.${readAndSearch}`,
    ...extraScopes,
  ].join(' ');
}

/** The second leg: from the issuer's code to a patient. The state is good once, for ten minutes, in the browser that began. */
export async function completeLaunch(
  parts: FlowParts,
  query: string,
  browser: string | undefined,
): Promise<Launched> {
  const state = only(new URLSearchParams(query), 'state');
  const begun = browser === undefined ? undefined : await takeLaunch(parts, state, browser);
  const issuer = parts.issuers.find(({ iss }) => iss === begun?.issuer);
  if (begun === undefined || issuer === undefined)
    throw new Refusal(403, 'no-access', { detail: 'no such launch in this browser' });
  const connection = await parts.connect(issuer);
  const answer = await exchange(connection, {
    url: new URL(`${parts.publicUrl()}/callback?${query}`),
    state,
    ...begun,
  });
  const claims = v.safeParse(LaunchClaims, answer.claims());
  const token = v.safeParse(TokenContext, answer);
  if (!claims.success || !token.success)
    throw new Refusal(403, 'no-access', { detail: 'the record named no patient or no user' });
  const grant = tokensOf(answer, parts.now());
  const fhir = readFhir(connection, grant.tokens);
  const record = await recordOf(fhir, issuer, { token: token.output, claims: claims.output });
  return { grant, record, show: begun.show };
}

async function takeLaunch({ database, seal, now }: FlowParts, state: string, browser: string) {
  const [row] = await database.query(
    'delete from launches where state_hash = $1 and browser_hash = $2 and created_at > $3 returning issuer, sealed',
    [hashed(state), hashed(browser), new Date(now() - launchLife).toISOString()],
  );
  if (row === undefined) return undefined;
  const sealed = v.parse(Sealed, JSON.parse(seal.open(String(row['sealed']))));
  return { issuer: String(row['issuer']), ...sealed };
}

interface Exchange {
  readonly url: URL;
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
}

async function exchange(
  { client: configuration, dpop }: RecordConnection,
  { url, state, verifier, nonce }: Exchange,
) {
  try {
    return await client.authorizationCodeGrant(
      configuration,
      url,
      { expectedState: state, pkceCodeVerifier: verifier, expectedNonce: nonce, idTokenExpected: true },
      {},
      dpop === undefined ? {} : { DPoP: dpop },
    );
  } catch (cause) {
    throw refusedBy(cause, 'the log-in could not be proved');
  }
}

interface Told {
  readonly token: TokenContext;
  readonly claims: LaunchClaims;
}

async function recordOf(
  fhir: FhirReader,
  issuer: IssuerConfig,
  { token, claims }: Told,
): Promise<ContextRecord> {
  const user = /(?:^|\/)Practitioner\/([A-Za-z0-9\-.]{1,64})$/.exec(claims.fhirUser ?? '')?.[1];
  const [patient, practitioner, role] = await Promise.all([
    patientOf(fhir, token.patient),
    user === undefined ? undefined : ifThere(fhir.read(`Practitioner/${user}`, FhirPractitioner)),
    user === undefined ? undefined : ifThere(roleOf(fhir, user)),
  ]);
  const decision = decisionOf(token, claims);
  const correlationId = claims['dips-audit-corr-id'];
  return {
    issuer: issuer.iss,
    subject: claims.sub,
    fhirPatient: token.patient,
    ...principalOf({ claims, practitioner, role }),
    patient,
    ...(decision === undefined ? {} : { decision }),
    ...(correlationId === undefined ? {} : { correlationId }),
    studyHints: [...studyHints(token)],
    needPatientBanner: token.need_patient_banner,
  };
}

async function roleOf(fhir: FhirReader, user: string) {
  const [role] = await fhir.search(
    `PractitionerRole?practitioner=Practitioner/${user}`,
    FhirPractitionerRole,
  );
  return role;
}

/** What the record does not hold, or does not let us read, is unknown; a record that fails is a failed launch. */
async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined;
    throw error;
  }
}

function only(query: URLSearchParams, name: string): string {
  const [value, ...others] = query.getAll(name);
  if (value === undefined || value === '' || others.length > 0)
    throw new Refusal(400, 'bad-request', { detail: `${name} must be given once` });
  return value;
}

/** An OAuth refusal is the issuer's «no» or a tampered answer; anything else is an issuer that cannot be reached. */
function refusedBy(cause: unknown, detail: string): Refusal {
  const isRefusal =
    cause instanceof client.ClientError ||
    cause instanceof client.AuthorizationResponseError ||
    cause instanceof client.ResponseBodyError ||
    cause instanceof client.WWWAuthenticateChallengeError;
  return new Refusal(isRefusal ? 403 : 502, isRefusal ? 'no-access' : 'internal', { detail, cause });
}
