import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';

export const dpopAlgorithms = ['ES256', 'ES384'] as const;

/** A request to a protected resource as its proof must describe it (RFC 9449 4.3). */
export interface ProvedRequest {
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  readonly accessToken: string;
  /** RFC 7638 thumbprint of the key that the token is bound to. */
  readonly thumbprint: string;
}

export interface DpopProofs {
  /** Whether `proof` shows that the sender holds the token's key, for this request, just now, and for the first time. */
  proves(proof: string, request: ProvedRequest): Promise<boolean>;
}

/** Seconds by which the two clocks may differ. */
const tolerance = 60;

export function dpopProofs(now: () => number = Date.now): DpopProofs {
  const seen = new Map<string, number>();
  const isFirst = (id: string) => {
    for (const [old, until] of seen) if (until < now()) seen.delete(old);
    if (seen.has(id)) return false;
    seen.set(id, now() + 2 * tolerance * 1000);
    return true;
  };
  return {
    proves: async (proof, request) => {
      const verified = await jwtVerify(proof, EmbeddedJWK, {
        typ: 'dpop+jwt',
        algorithms: [...dpopAlgorithms],
        currentDate: new Date(now()),
      }).catch(() => undefined);
      const jwk = verified?.protectedHeader.jwk;
      if (verified === undefined || jwk === undefined) return false;
      const { payload } = verified;
      const thumbprint = await calculateJwkThumbprint(jwk);
      return (
        thumbprint === request.thumbprint &&
        payload['htm'] === request.method &&
        payload['htu'] === request.url &&
        payload['ath'] === createHash('sha256').update(request.accessToken).digest('base64url') &&
        Math.abs((payload.iat ?? 0) - now() / 1000) <= tolerance &&
        typeof payload.jti === 'string' &&
        isFirst(`${thumbprint} ${payload.jti}`)
      );
    },
  };
}
