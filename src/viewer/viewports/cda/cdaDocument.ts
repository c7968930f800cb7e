import { type PatientIdentifier, type PatientIdentity } from '#dicom/patient.ts';
import { optional } from '#dicom/study.ts';
import { childrenNamed, descend, textWithin, type XmlElement } from './xmlTree.ts';

/** What is shown of an HL7 CDA R2 document: its header and its narrative, which is what was signed. */
export interface CdaDocument {
  readonly isCda: boolean;
  readonly title?: string;
  /** HL7 TS as stored: `20050329171504-0500`. */
  readonly effectiveTime?: string;
  /** recordTarget: nearly always one. */
  readonly patients: readonly CdaPatient[];
  readonly authors: readonly string[];
  readonly custodian?: string;
  readonly sections: readonly CdaSection[];
  /** The document is a file in another format (nonXMLBody): its media type. */
  readonly file?: string;
  /** Pictures that the narrative points at by ID. */
  readonly media: ReadonlyMap<string, CdaMedia>;
}

export interface CdaPatient {
  readonly name?: string;
  readonly birthTime?: string;
  readonly identity: PatientIdentity;
}

export interface CdaSection {
  /** Its place in the document, from 0. */
  readonly number: number;
  readonly title?: string;
  readonly text?: XmlElement;
  readonly sections: readonly CdaSection[];
}

export interface CdaMedia {
  readonly mediaType: string;
  /** Base64, where the picture is enclosed. */
  readonly base64?: string;
}

export function parseCda(root: XmlElement): CdaDocument {
  const isCda = root.name === 'ClinicalDocument';
  const components = childrenNamed(root, 'component');
  const bodies = components.flatMap((component) => childrenNamed(component, 'structuredBody'));
  const files = components.flatMap((component) => childrenNamed(component, 'nonXMLBody'));
  const count = { sections: 0 };
  const sections = isCda
    ? bodies.flatMap((body) => sectionsOf(body, count))
    : [{ number: 0, text: root, sections: [] }];
  return {
    isCda,
    ...optional('title', textWithin(descend(root, 'title'))),
    ...optional('effectiveTime', descend(root, 'effectiveTime')?.attributes['value']),
    patients: childrenNamed(root, 'recordTarget').map(patientOf),
    authors: childrenNamed(root, 'author').flatMap(authorOf),
    ...optional(
      'custodian',
      textWithin(descend(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name')),
    ),
    sections,
    ...optional(
      'file',
      files.length === 0 ? undefined : (descend(files[0], 'text')?.attributes['mediaType'] ?? 'text/plain'),
    ),
    media: mediaWithin(root),
  };
}

function patientOf(recordTarget: XmlElement): CdaPatient {
  const role = descend(recordTarget, 'patientRole');
  const person = descend(role, 'patient');
  const name = descend(person, 'name');
  const family = textWithin(descend(name, 'family'));
  const given = childrenNamed(name, 'given').map(textWithin).join(' ').trim();
  const birthTime = descend(person, 'birthTime')?.attributes['value'];
  const written =
    family === undefined ? textWithin(name) : [given, family].filter((part) => part !== '').join(' ');
  return {
    ...optional('name', written),
    ...optional('birthTime', birthTime),
    identity: {
      identifiers: childrenNamed(role, 'id').flatMap(identifierOf),
      ...optional('birthDate', birthTime?.slice(0, 8)),
      ...optional('sex', descend(person, 'administrativeGenderCode')?.attributes['code']),
      ...optional('name', family === undefined ? undefined : `${family}^${given}`),
    },
  };
}

function identifierOf({ attributes: { extension, root } }: XmlElement): readonly PatientIdentifier[] {
  return extension === undefined ? [] : [{ id: extension, ...optional('issuer', root) }];
}

function authorOf(author: XmlElement): readonly string[] {
  const assigned = descend(author, 'assignedAuthor');
  const parts = [
    textWithin(descend(assigned, 'assignedPerson', 'name')),
    textWithin(descend(assigned, 'assignedAuthoringDevice', 'softwareName')),
    textWithin(descend(assigned, 'representedOrganization', 'name')),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function sectionsOf(parent: XmlElement, count: { sections: number }): readonly CdaSection[] {
  return childrenNamed(parent, 'component')
    .flatMap((component) => childrenNamed(component, 'section'))
    .map((section) => {
      const number = count.sections;
      count.sections += 1;
      return {
        number,
        ...optional('title', textWithin(descend(section, 'title'))),
        ...optional('text', descend(section, 'text')),
        sections: sectionsOf(section, count),
      };
    });
}

function mediaWithin(root: XmlElement): ReadonlyMap<string, CdaMedia> {
  const media = new Map<string, CdaMedia>();
  const waiting: XmlElement[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const id = next.attributes['ID'];
    const value = descend(next, 'value');
    if (next.name === 'observationMedia' && id !== undefined && value !== undefined)
      media.set(id, mediumOf(value));
    for (const child of next.children) if (typeof child !== 'string') waiting.push(child);
  }
  return media;
}

function mediumOf(value: XmlElement): CdaMedia {
  const { mediaType = '', representation } = value.attributes;
  const base64 = representation === 'B64' ? textWithin(value)?.replace(/\s/g, '') : undefined;
  return { mediaType, ...optional('base64', base64) };
}
