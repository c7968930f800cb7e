import { type SamplePractitioner } from '#region/samples/people.ts';
import { type Decision } from './decisions.ts';
import { type RegisteredPatient } from './patients.ts';

/** What the record means by one opening of the viewer: who opens whom, why, and what they were looking at. */
export interface Launch {
  /** `dips-audit-corr-id`: ties the record's own log to ours. */
  readonly correlationId: string;
  readonly patient: RegisteredPatient;
  readonly practitioner: SamplePractitioner;
  readonly decision: Decision;
  /** Only patients of the record itself have one. */
  readonly encounterId?: string;
  /** Studies the record asks to have opened, most wanted first. */
  readonly studyInstanceUids: readonly string[];
}
