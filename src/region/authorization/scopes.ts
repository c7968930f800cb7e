const resources = [
  '*',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Encounter',
  'ImagingStudy',
  'DiagnosticReport',
] as const;
export type ScopedResource = Exclude<(typeof resources)[number], '*'>;

/** SMART v2 permissions that this server knows, and the v1 word for them. */
const permissions = ['r', 's', 'rs', 'read'] as const;

const resourceScopes: readonly string[] = (['patient', 'user'] as const).flatMap((level) =>
  resources.flatMap((resource) => permissions.map((permission) => `${level}/${resource}.${permission}`)),
);

/** All that may be asked for; the rest of a request's scopes is left out of the grant, and the token answer says so. */
export const supportedScopes: readonly string[] = [
  'openid',
  'fhirUser',
  'profile',
  'launch',
  'launch/patient',
  'launch/encounter',
  'launch/imagingstudy',
  'online_access',
  'offline_access',
  ...resourceScopes,
];

export function grantableScopes(requested: string): readonly string[] {
  return requested.split(' ').filter((scope) => supportedScopes.includes(scope));
}

/** Do these scopes allow reading (`r`) or searching (`s`) this kind of resource? */
export function allows(scopes: Iterable<string>, resource: ScopedResource, need: 'r' | 's'): boolean {
  return [...scopes].some((scope) => {
    const [, named, permission = ''] = /^(?:patient|user)\/([A-Za-z*]+)\.([a-z]+)$/.exec(scope) ?? [];
    return (named === resource || named === '*') && (permission === 'read' || permission.includes(need));
  });
}
