import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';

import { type Launch } from '#region/register/launch.ts';
import { type AuthorizationOptions } from './authorizationOptions.ts';
import { tokenParameters } from './claims.ts';
import { type DpopProofs, dpopProofs } from './dpopProof.ts';
import { grants } from './grants.ts';
import { configuration } from './providerConfiguration.ts';

/** What a valid access token gives its bearer. */
export interface Bearer {
  readonly launch: Launch;
  readonly scopes: ReadonlySet<string>;
}

export interface AuthorizationServer {
  /** For requests under the issuer's path, which must already be taken off `url`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whom an access token lets in: none where it is bound to a key (DPoP) that the request does not prove. */
  bearerOf(presented: Presented): Promise<Bearer | undefined>;
}

/** A request's `Authorization`, and its `DPoP` header if there is one. */
export interface Presented {
  readonly scheme: 'bearer' | 'dpop';
  readonly accessToken: string;
  readonly proof?: string;
  readonly method: string;
  readonly url: string;
}

export async function authorizationServer(options: AuthorizationOptions): Promise<AuthorizationServer> {
  const granted = grants({ seconds: options.lifetimes.refreshToken, now: Date.now });
  const provider = new Provider(options.issuer, await configuration(options, granted));
  provider.use(async (context: KoaContextWithOIDC, next) => {
    await next();
    if (context.oidc?.route !== 'token' || context.status !== 200) return;
    const found = granted.of(context.oidc.entities.Grant?.jti);
    const answer: unknown = context.body;
    if (found !== undefined && typeof answer === 'object')
      context.body = { ...answer, ...tokenParameters(found.launch) };
  });
  provider.on('server_error', (_context, error: Error) => {
    options.log.error({ err: error }, 'authorization server');
  });
  const callback = provider.callback();
  const proofs = dpopProofs();
  return {
    handle: (request, response) => callback(request, response),
    bearerOf: async (presented) => {
      const token = await provider.AccessToken.find(presented.accessToken);
      const found = granted.of(token?.grantId);
      if (token === undefined || !token.isValid || found === undefined) return undefined;
      if (!(await isHeldBy(token.jkt, presented, proofs))) return undefined;
      return { launch: found.launch, scopes: token.scopes };
    },
  };
}

/** A token bound to a key is no bearer token, and one that is not bound proves nothing by a proof. */
async function isHeldBy(
  thumbprint: string | undefined,
  { scheme, proof, ...request }: Presented,
  proofs: DpopProofs,
): Promise<boolean> {
  if (thumbprint === undefined) return scheme === 'bearer';
  return scheme === 'dpop' && proof !== undefined && proofs.proves(proof, { ...request, thumbprint });
}
