import { code } from './headers.ts';
import type { Attributes } from './part10.ts';

/** Content items of SR documents (PS3.3 C.17.3), as the samples write them. */
export function container(name: Attributes, content: readonly Attributes[]): Attributes {
  return {
    RelationshipType: 'CONTAINS',
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [name],
    ContinuityOfContent: 'SEPARATE',
    ContentSequence: content,
  };
}

export function text(name: Attributes, value: string, relationship = 'CONTAINS'): Attributes {
  return {
    RelationshipType: relationship,
    ValueType: 'TEXT',
    ConceptNameCodeSequence: [name],
    TextValue: value,
  };
}

export function person(name: Attributes, value: string, relationship = 'CONTAINS'): Attributes {
  return {
    RelationshipType: relationship,
    ValueType: 'PNAME',
    ConceptNameCodeSequence: [name],
    PersonName: value,
  };
}

export function uidReference(name: Attributes, uid: string): Attributes {
  return {
    RelationshipType: 'CONTAINS',
    ValueType: 'UIDREF',
    ConceptNameCodeSequence: [name],
    UID: uid,
  };
}

/** `measured` is the digits and their unit in UCUM. */
export function number(
  name: Attributes,
  ...measured: readonly [value: string, unit: string, content?: readonly Attributes[]]
): Attributes {
  const [value, unit, content] = measured;
  return {
    RelationshipType: 'CONTAINS',
    ValueType: 'NUM',
    ConceptNameCodeSequence: [name],
    MeasuredValueSequence: [
      { NumericValue: value, MeasurementUnitsCodeSequence: [code(unit, 'UCUM', unit)] },
    ],
    ContentSequence: content,
  };
}

export function image(
  at: { readonly sopClassUid: string; readonly sopInstanceUid: string },
  relationship = 'CONTAINS',
): Attributes {
  return {
    RelationshipType: relationship,
    ValueType: 'IMAGE',
    ReferencedSOPSequence: [
      { ReferencedSOPClassUID: at.sopClassUid, ReferencedSOPInstanceUID: at.sopInstanceUid },
    ],
  };
}
