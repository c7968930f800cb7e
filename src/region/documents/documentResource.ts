import { createHash } from 'node:crypto';

import { systemUri } from '#region/fhir/resources.ts';
import { type SamplePatient, type SamplePractitioner } from '#region/samples/people.ts';

import { type SampleDocument } from './sampleDocument.ts';

export interface ResourceOf {
  readonly document: SampleDocument;
  readonly bytes: Buffer;
  readonly patient: SamplePatient;
  readonly author: SamplePractitioner | undefined;
  /** The FHIR base. */
  readonly base: string;
}

const loinc = 'http://loinc.org';

/** A FHIR R4 DocumentReference with the metadata of IHE MHD: uniqueId, codes, author, and the attachment's size and hash. */
export function documentResource({ document, bytes, patient, author, base }: ResourceOf): object {
  const [{ system, value }] = patient.identifiers;
  const { type, title, created, serviceStart, contentType } = document;
  const coding =
    type.code === undefined ? {} : { coding: [{ system: loinc, code: type.code, display: type.text }] };
  return {
    resourceType: 'DocumentReference',
    id: document.id,
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:oid:${document.uniqueId}` },
    status: document.status,
    docStatus: 'final',
    type: { ...coding, text: type.text },
    category: [{ text: document.category }],
    subject: { identifier: { system: systemUri(system), value } },
    date: created,
    ...(author === undefined
      ? {}
      : {
          contained: [
            { resourceType: 'Practitioner', id: 'author', name: [nameOf(author)] },
            { resourceType: 'Organization', id: 'custodian', name: document.custodian },
          ],
          author: [{ reference: '#author' }],
          custodian: { reference: '#custodian' },
        }),
    content: [
      {
        attachment: {
          contentType,
          language: 'nb-NO',
          url: `${base}/Binary/${document.id}`,
          size: bytes.length,
          hash: createHash('sha1').update(bytes).digest('base64'),
          title,
          creation: created,
        },
      },
    ],
    context: serviceStart === undefined ? {} : { period: { start: serviceStart } },
  };
}

function nameOf({ family, given }: SamplePractitioner): object {
  return { text: `${family} ${given}`, family, given: given.split(' ') };
}
