import { type Dataset, items, personName, text } from './dataset.ts';
import { Tag } from './tag.ts';

/** A patient identifier is a number together with who issued it; the number alone names several people in a region. */
export interface PatientIdentifier {
  readonly id: string;
  /** An OID or `urn:` URI in its bare form (no `urn:oid:`); undefined when the object does not say. */
  readonly issuer?: string;
}

/** What one DICOM object, row or register entry says about whom it belongs to. */
export interface PatientIdentity {
  readonly identifiers: readonly PatientIdentifier[];
  /** As DICOM writes it, `YYYYMMDD`, possibly shorter. */
  readonly birthDate?: string;
  readonly sex?: string;
  /** The alphabetic group, `family^given`. */
  readonly name?: string;
}

/**
 * The identity in a dataset: (0010,0020) with (0010,0021) or (0010,0024)›(0040,0032), and aliases from (0010,1002).
 * The first identifier is the object's own; the rest are aliases.
 */
export function parsePatientIdentity(dataset: Dataset): PatientIdentity {
  const own = parseIdentifier(dataset);
  const aliases = items(dataset, Tag.otherPatientIdsSequence).map(parseIdentifier);
  const birthDate = text(dataset, Tag.patientBirthDate);
  const sex = text(dataset, Tag.patientSex);
  const name = personName(dataset, Tag.patientName)?.alphabetic;
  return {
    identifiers: [own, ...aliases].filter((identifier) => identifier !== undefined),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
    ...(name === undefined ? {} : { name }),
  };
}

function parseIdentifier(dataset: Dataset): PatientIdentifier | undefined {
  const id = text(dataset, Tag.patientId);
  if (id === undefined) return undefined;
  const qualifier = items(dataset, Tag.issuerOfPatientIdQualifiersSequence)[0];
  const issuer =
    (qualifier === undefined ? undefined : text(qualifier, Tag.issuerUniversalEntityId)) ??
    text(dataset, Tag.issuerOfPatientId);
  return issuer === undefined ? { id } : { id, issuer: bareIssuer(issuer) };
}

/** FHIR writes `urn:oid:2.16…`, HL7 CX and DICOM write `2.16…`: one form inside Lysbilde. */
export function bareIssuer(issuer: string): string {
  return issuer.replace(/^urn:oid:/i, '').trim();
}
