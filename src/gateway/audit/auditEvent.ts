import { type Act, type ViewingContext } from '#gateway/gate.ts';

/** FHIR R4 AuditEvent.outcome: done, refused, refused because it is another's. */
export type Outcome = '0' | '4' | '8';

export interface Occurrence {
  readonly context: ViewingContext;
  readonly act: Act;
  readonly outcome: Outcome;
  /** Why it was refused: a code of ours, never free text. */
  readonly why?: string;
  readonly eventId: string;
  readonly recordedAt: Date;
  readonly requestId?: string;
}

const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const fhir = (codeSystem: string) => `http://terminology.hl7.org/CodeSystem/${codeSystem}`;
const balp = 'https://profiles.ihe.net/ITI/BALP';
const decisionSystem = 'https://terminology.dips.com/decisiontemplate';

/** One look, or one refused look, as IHE BALP's Patient Query or Patient Read and DICOM's «Instances Accessed» (PS3.15 A.5.3.7). */
export function auditEvent(occurrence: Occurrence) {
  const { context, act, outcome, why } = occurrence;
  const isSearch = act.action === 'search';
  return {
    resourceType: 'AuditEvent',
    id: occurrence.eventId,
    meta: {
      profile: [`${balp}/StructureDefinition/IHE.BasicAudit.${isSearch ? 'PatientQuery' : 'PatientRead'}`],
    },
    type: isSearch
      ? { system: dcm, code: '110112', display: 'Query' }
      : { system: dcm, code: '110103', display: 'DICOM Instances Accessed' },
    subtype: [{ system: 'urn:lysbilde:audit-subtype', code: act.action }],
    action: isSearch ? 'E' : 'R',
    recorded: occurrence.recordedAt.toISOString(),
    outcome,
    ...(why === undefined ? {} : { outcomeDesc: why }),
    ...(context.decision === undefined
      ? {}
      : {
          purposeOfEvent: [
            { coding: [{ system: fhir('v3-ActReason'), code: context.decision.purposeOfUse }] },
          ],
        }),
    agent: agents(occurrence),
    source: {
      observer: { display: 'Lysbilde' },
      type: [{ system: fhir('security-source-type'), code: '4', display: 'Application Server' }],
    },
    entity: [...patients(context), ...studies(act), ...decisions(context), ...transactions(occurrence)],
  };
}

function agents({ context, act }: Occurrence) {
  const { principal, principalIdentifier } = context;
  const role = 'role' in principal ? principal.role : undefined;
  const places = [
    ['department', 'department' in principal ? principal.department : undefined],
    ['organisation', 'organisation' in principal ? principal.organisation : undefined],
  ] as const;
  const identifier =
    principalIdentifier === undefined
      ? {}
      : { identifier: { system: uri(principalIdentifier.system), value: principalIdentifier.value } };
  return [
    {
      type: { coding: [{ system: fhir('v3-ParticipationType'), code: 'IRCP' }] },
      who: { ...identifier, display: principal.name },
      name: principal.name,
      requestor: true,
      ...(role === undefined ? {} : { role: [{ text: role }] }),
      extension: [
        { url: 'urn:lysbilde:principal-kind', valueString: principal.kind },
        ...places.flatMap(([what, value]) =>
          value === undefined ? [] : [{ url: `urn:lysbilde:${what}`, valueString: value }],
        ),
      ],
    },
    {
      type: { coding: [{ system: dcm, code: '110152', display: 'Destination Role ID' }] },
      who: { display: 'Lysbilde, nettleser' },
      requestor: false,
    },
    {
      type: { coding: [{ system: dcm, code: '110153', display: 'Source Role ID' }] },
      who: { identifier: { system: 'urn:lysbilde:archive', value: act.archiveId } },
      requestor: false,
    },
  ];
}

function patients(context: ViewingContext) {
  return context.patient.identifiers.map(({ id, issuer }) => ({
    what: { identifier: { ...(issuer === undefined ? {} : { system: uri(issuer) }), value: id } },
    type: { system: fhir('audit-entity-type'), code: '1', display: 'Person' },
    role: { system: fhir('object-role'), code: '1', display: 'Patient' },
  }));
}

function studies({ study }: Act) {
  if (study === undefined) return [];
  const details = [
    ['accession', study.accessionNumber],
    ['modality', study.modality],
    ['institution', study.institution],
    ['instances', study.instances?.toString()],
  ] as const;
  return [
    {
      what: { identifier: { system: 'urn:dicom:uid', value: `urn:oid:${study.studyInstanceUid}` } },
      type: { system: fhir('audit-entity-type'), code: '2', display: 'System Object' },
      role: { system: fhir('object-role'), code: '3', display: 'Report' },
      detail: details.flatMap(([type, valueString]) =>
        valueString === undefined ? [] : [{ type, valueString }],
      ),
    },
  ];
}

function decisions({ decision }: ViewingContext) {
  if (decision === undefined) return [];
  return [
    {
      what: { identifier: { system: decisionSystem, value: decision.code }, display: decision.display },
      type: { system: 'urn:lysbilde:audit-entity', code: 'decision' },
      detail: [{ type: 'user-selected', valueString: String(decision.selfAuthorised) }],
    },
  ];
}

function transactions({ requestId, context }: Occurrence) {
  const ours = 'urn:lysbilde:audit-entity';
  const references = [
    [`${balp}/CodeSystem/BasicAuditEntityType`, 'XrequestId', requestId],
    [ours, 'correlation', context.correlationId],
    [ours, 'context', context.contextId],
  ] as const;
  return references.flatMap(([system, code, value]) =>
    value === undefined ? [] : [{ what: { identifier: { value } }, type: { system, code } }],
  );
}

/** FHIR writes an OID as `urn:oid:…`; other systems are URIs already. */
function uri(system: string): string {
  return /^[0-9.]+$/.test(system) ? `urn:oid:${system}` : system;
}
