import { endpoints } from '#region/authorization/endpoints.ts';

type Interaction = 'read' | 'search-type';

const resources: readonly { readonly type: string; readonly interactions: readonly Interaction[] }[] = [
  { type: 'Patient', interactions: ['read'] },
  { type: 'Practitioner', interactions: ['read'] },
  { type: 'PractitionerRole', interactions: ['read', 'search-type'] },
  { type: 'Encounter', interactions: ['read'] },
  { type: 'ImagingStudy', interactions: ['read', 'search-type'] },
  { type: 'DiagnosticReport', interactions: ['read', 'search-type'] },
];

export function capabilityStatement(fhirUrl: string, issuer: string): Record<string, unknown> {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-22',
    kind: 'instance',
    software: { name: 'Lysbilde – helseregion i miniatyr' },
    implementation: { description: 'Syntetiske pasienter for utvikling og prøving', url: fhirUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'application/json'],
    rest: [
      {
        mode: 'server',
        security: {
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [
                { url: 'authorize', valueUri: `${issuer}${endpoints.authorization}` },
                { url: 'token', valueUri: `${issuer}${endpoints.token}` },
              ],
            },
          ],
        },
        resource: resources.map(({ type, interactions }) => ({
          type,
          interaction: interactions.map((code) => ({ code })),
          ...(interactions.includes('search-type')
            ? {
                searchParam: [
                  { name: type === 'PractitionerRole' ? 'practitioner' : 'patient', type: 'reference' },
                ],
              }
            : {}),
        })),
      },
    ],
  };
}
