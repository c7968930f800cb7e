import { dpopAlgorithms } from '#region/authorization/dpopProof.ts';
import { endpoints } from '#region/authorization/endpoints.ts';
import { supportedScopes } from '#region/authorization/scopes.ts';

/** `/.well-known/smart-configuration` (SMART App Launch 2.2), with what OAuth 2.0 metadata (RFC 8414) says besides. */
export function smartConfiguration(issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer}${endpoints.jwks}`,
    authorization_endpoint: `${issuer}${endpoints.authorization}`,
    token_endpoint: `${issuer}${endpoints.token}`,
    pushed_authorization_request_endpoint: `${issuer}${endpoints.pushed_authorization_request}`,
    introspection_endpoint: `${issuer}${endpoints.introspection}`,
    revocation_endpoint: `${issuer}${endpoints.revocation}`,
    userinfo_endpoint: `${issuer}${endpoints.userinfo}`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES384', 'RS384', 'ES256', 'RS256', 'PS256'],
    dpop_signing_alg_values_supported: dpopAlgorithms,
    id_token_signing_alg_values_supported: ['RS256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post', 'fragment'],
    subject_types_supported: ['public'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: supportedScopes,
    capabilities: [
      'launch-ehr',
      'client-confidential-asymmetric',
      'sso-openid-connect',
      'context-banner',
      'context-ehr-patient',
      'context-ehr-encounter',
      'permission-online',
      'permission-patient',
      'permission-user',
      'permission-v1',
      'permission-v2',
    ],
  };
}
