import { exportJWK, generateKeyPair } from 'jose';
import { randomBytes } from 'node:crypto';
import { type Configuration, type FindAccount, type KoaContextWithOIDC } from 'oidc-provider';

import { type AuthorizationOptions } from './authorizationOptions.ts';
import { claimsOf, launchClaims } from './claims.ts';
import { dpopAlgorithms } from './dpopProof.ts';
import { endpoints } from './endpoints.ts';
import { errorPage } from './errorPage.ts';
import { type Grants } from './grants.ts';
import { checkAudience, grantOfThisLaunch, launchCheck } from './launchLegs.ts';
import { memoryAdapter } from './memoryAdapter.ts';
import { supportedScopes } from './scopes.ts';

/** The provider, told to be one EHR's authorization server for one confidential client. */
export async function configuration(options: AuthorizationOptions, granted: Grants): Promise<Configuration> {
  const { lifetimes, fhirUrl } = options;
  return {
    adapter: memoryAdapter(),
    clients: [clientOf(options)],
    jwks: { keys: [await signingKey()] },
    // ES384 and RS384 are what SMART asks of a confidential client; the provider's own list has neither.
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES384', 'RS384', 'ES256', 'RS256', 'PS256'],
      dPoPSigningAlgValues: [...dpopAlgorithms],
    },
    clientAuthMethods: ['private_key_jwt'],
    // The provider refuses addresses of its own machine; the one client's keys are just there.
    fetch: (url, init) =>
      fetch(url, { headers: init?.headers ?? {}, signal: init?.signal ?? null, redirect: 'error' }),
    routes: endpoints,
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: [...supportedScopes],
    claims: {
      openid: ['sub', ...launchClaims],
      fhirUser: ['fhirUser'],
      profile: ['name', 'family_name', 'given_name'],
    },
    conformIdTokenClaims: false,
    findAccount: accountsOf(options, granted),
    // Nothing is asked of the user: the record's launch is the log-in and the consent.
    interactions: { policy: [] },
    extraParams: {
      aud: (context, audience) => checkAudience(context, audience, fhirUrl),
      launch: launchCheck(options),
    },
    loadExistingGrant: (context) => grantOfThisLaunch(context, options.handles, granted),
    // Windows of the same user are independent: neither a newer launch nor a log-out in one may end another's refreshing.
    expiresWithSession: () => false,
    issueRefreshToken: (_context, client, { scopes }) =>
      client.grantTypeAllowed('refresh_token') &&
      (scopes.has('online_access') || scopes.has('offline_access')),
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: 60,
      IdToken: lifetimes.accessToken,
      RefreshToken: lifetimes.refreshToken,
      Grant: lifetimes.refreshToken,
      Session: lifetimes.refreshToken,
    },
    features,
    cookies: cookiesFor(options.issuer),
    renderError: errorPage,
  };
}

function clientOf({ clientId, redirectUri, clientJwksUri }: AuthorizationOptions) {
  return {
    client_id: clientId,
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    token_endpoint_auth_method: 'private_key_jwt' as const,
    jwks_uri: clientJwksUri,
  };
}

function accountsOf({ practitioners, fhirUrl }: AuthorizationOptions, granted: Grants): FindAccount {
  return (context, key) => {
    const practitioner = practitioners.find((one) => one.key === key);
    if (practitioner === undefined) return undefined;
    const found = granted.of(context.oidc.entities.Grant?.jti);
    return {
      accountId: key,
      claims: () => ({
        ...claimsOf(practitioner, { fhirUrl, launch: found?.launch, ticket: found?.ticket }),
        sub: key,
      }),
    };
  };
}

const features: NonNullable<Configuration['features']> = {
  devInteractions: { enabled: false },
  pushedAuthorizationRequests: { enabled: true },
  introspection: { enabled: true, allowedPolicy: ownTokensOnly },
  revocation: { enabled: true, allowedPolicy: ownTokensOnly },
  rpInitiatedLogout: { enabled: false },
  dPoP: { enabled: true },
};

function cookiesFor(issuer: string): NonNullable<Configuration['cookies']> {
  const only = { path: new URL(issuer).pathname, httpOnly: true, sameSite: 'lax' } as const;
  return {
    keys: [randomBytes(32).toString('base64url')],
    // Cookies do not tell ports apart: the gateway's on the same host must not meet these.
    names: { session: 'region_session', interaction: 'region_interaction', resume: 'region_resume' },
    long: only,
    short: only,
  };
}

function ownTokensOnly(
  _context: KoaContextWithOIDC,
  client: { readonly clientId: string },
  token: { readonly clientId?: string | undefined },
): boolean {
  return token.clientId === client.clientId;
}

async function signingKey(): Promise<Record<string, unknown> & { kty: string }> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kty: 'RSA', use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('base64url') };
}
