import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { type Logger } from 'pino';

import { type Launch } from '#region/register/launch.ts';
import { type AuthorizationOptions } from './authorizationOptions.ts';
import { type Grants } from './grants.ts';
import { type LaunchHandles } from './launchHandles.ts';
import { grantableScopes } from './scopes.ts';

/** With PAR the check belongs to the pushed leg: on the other, the provider's own envelope has put the issuer where `aud` stood. */
export function checkAudience(
  context: KoaContextWithOIDC,
  audience: string | undefined,
  fhirUrl: string,
): void {
  if (
    context.oidc.entities.PushedAuthorizationRequest !== undefined &&
    context.oidc.route === 'authorization'
  )
    return;
  if (audience?.replace(/\/$/, '') !== fhirUrl)
    throw new errors.InvalidRequest('aud must be the FHIR base of this record');
}

/**
 * The handle is spent on the first leg of an authorization request, and logs its user in on the leg that has a browser.
 */
export function launchCheck({ handles, log }: AuthorizationOptions) {
  return (context: KoaContextWithOIDC, handle: string | undefined): void => {
    if (handle === undefined) throw new errors.InvalidRequest('launch is required');
    const isPushed = context.oidc.entities.PushedAuthorizationRequest !== undefined;
    const isBrowserLeg = context.oidc.route === 'authorization';
    const launch = isBrowserLeg && isPushed ? handles.redeemed(handle) : redeem(handles, handle, log);
    if (launch === undefined) throw new errors.InvalidRequest('launch is unknown, expired or already used');
    if (!isBrowserLeg) return;
    context.oidc.session?.loginAccount({ accountId: launch.practitioner.key });
    context.oidc.session?.resetIdentifier();
  };
}

function redeem(handles: LaunchHandles, handle: string, log: Logger): Launch | undefined {
  const redeemed = handles.redeem(handle);
  if (redeemed.kind === 'launch') return redeemed.launch;
  log.warn({ why: redeemed.why }, 'launch handle refused');
  return undefined;
}

/**
 * A new grant for every launch. The provider's default would take the grant this session got last: the same user opening patient B
 * would be given patient A.
 */
export async function grantOfThisLaunch(
  context: KoaContextWithOIDC,
  handles: LaunchHandles,
  granted: Grants,
) {
  const { launch: handle, scope } = context.oidc.params ?? {};
  const launch = typeof handle === 'string' ? handles.redeemed(handle) : undefined;
  if (launch === undefined) return undefined;
  const grant = new context.oidc.provider.Grant({
    accountId: launch.practitioner.key,
    ...(context.oidc.client === undefined ? {} : { clientId: context.oidc.client.clientId }),
  });
  grant.addOIDCScope([...grantableScopes(typeof scope === 'string' ? scope : '')]);
  granted.bind(await grant.save(), launch);
  return grant;
}
