import { type PatientKey } from '#region/samples/people.ts';

/** A document that is no DICOM, as the region's document archive keeps it. */
export interface SampleDocument {
  readonly id: string;
  /** The XDS uniqueId, an OID. */
  readonly uniqueId: string;
  readonly patientKey: PatientKey;
  /** LOINC, where there is a code; else words alone. */
  readonly type: { readonly code?: string; readonly text: string };
  readonly category: string;
  readonly title: string;
  /** When it was written, and when the care it is about began. */
  readonly created: string;
  readonly serviceStart?: string;
  readonly status: 'current' | 'superseded';
  /** `key` of a sample practitioner. */
  readonly author: string;
  /** The organization that keeps it. */
  readonly custodian: string;
  readonly contentType: string;
  /** Made when the archive opens. */
  readonly bytes: () => Buffer;
}
