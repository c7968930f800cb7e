import * as v from 'valibot';

import { AnnotationTag } from '#dicom/annotationTag.ts';
import { type Dataset, type Element } from '#dicom/dataset.ts';
import { documentOfArchive } from '#dicom/sopClass.ts';
import { DocumentTag } from '#dicom/documentTag.ts';
import { Tag } from '#dicom/tag.ts';

import { documentUid, patientAttributes } from './documentIdentity.ts';
import {
  type Attachment,
  bareMedia,
  conceptWords,
  type DocumentReference,
  filled,
  type Reference,
  Writer,
} from './documentReference.ts';
import { type FoundDocument } from './findDocuments.ts';

const xml = new Set(['text/xml', 'application/xml', 'application/hl7-cda+xml', 'application/hl7-v3+xml']);

const encapsulatedDocumentLength = '00420015';

/**
 * A document as a row of a list of studies: one study of one series, with an instance for each form its content is given in. Undefined for
 * one that no identity can be made for.
 */
export function studyRow(found: FoundDocument, archiveId: string): Dataset | undefined {
  const { document } = found;
  const uid = documentUid({ document, archiveId }, 'study');
  if (uid === undefined) return undefined;
  const modalities = [...new Set(document.content.map(({ attachment }) => modalityOf(attachment)))];
  return {
    ...studyAttributes(found),
    [Tag.studyInstanceUid]: one('UI', uid),
    [Tag.modalitiesInStudy]: { vr: 'CS', Value: modalities },
    [Tag.numberOfStudyRelatedSeries]: one('IS', 1),
    [Tag.numberOfStudyRelatedInstances]: one('IS', document.content.length),
  };
}

/** One form of a document's content as an instance's metadata, before anything is known of its bytes. */
export function instanceDataset(found: FoundDocument, archiveId: string, part: number): Dataset | undefined {
  const { document } = found;
  const attachment = document.content[part]?.attachment;
  const [study, series] = [
    documentUid({ document, archiveId }, 'study'),
    documentUid({ document, archiveId }, 'series'),
  ];
  const sop = documentUid({ document, archiveId }, 'instance', part);
  if (attachment === undefined || study === undefined || series === undefined || sop === undefined)
    return undefined;
  const concept = document.type?.coding.find(({ code }) => filled(code));
  return {
    ...studyAttributes(found),
    [Tag.studyInstanceUid]: one('UI', study),
    [Tag.seriesInstanceUid]: one('UI', series),
    [Tag.sopInstanceUid]: one('UI', sop),
    [Tag.sopClassUid]: one('UI', sopClassOf(attachment)),
    [Tag.modality]: one('CS', modalityOf(attachment)),
    [Tag.seriesNumber]: one('IS', 1),
    [Tag.instanceNumber]: one('IS', part + 1),
    ...written('ST', Tag.documentTitle, attachment.title),
    ...written('LO', Tag.seriesDescription, titleOf(document, attachment)),
    ...written('DA', Tag.contentDate, dateOf(attachment.creation ?? document.date)),
    ...written('TM', Tag.contentTime, timeOf(attachment.creation ?? document.date)),
    [Tag.mimeTypeOfEncapsulatedDocument]: one('LO', mediaOf(attachment)),
    ...(attachment.size === undefined ? {} : { [encapsulatedDocumentLength]: one('UL', attachment.size) }),
    ...(concept?.code === undefined
      ? {}
      : {
          [Tag.conceptNameCodeSequence]: {
            vr: 'SQ',
            Value: [
              {
                [Tag.codeValue]: one('SH', concept.code),
                [Tag.codingSchemeDesignator]: one('SH', concept.system ?? ''),
                [Tag.codeMeaning]: one('LO', conceptWords(document.type) ?? concept.code),
              },
            ],
          },
        }),
  };
}

/** CDA comes under several names (HL7 lists, XDS mime types); the viewer knows it as XML. */
export function mediaOf({ contentType }: Attachment): string {
  return xml.has(bareMedia(contentType)) ? 'text/xml' : contentType.trim() || 'application/octet-stream';
}

function sopClassOf(attachment: Attachment): string {
  switch (bareMedia(mediaOf(attachment))) {
    case 'application/pdf':
      return '1.2.840.10008.5.1.4.1.1.104.1';
    case 'text/xml':
      return '1.2.840.10008.5.1.4.1.1.104.2';
    default:
      return documentOfArchive;
  }
}

/** By what it says it is; whether a picture can be shown is known when its bytes are. */
function modalityOf({ contentType }: Attachment): string {
  const media = bareMedia(contentType);
  if (media.startsWith('image/')) return 'XC';
  return media.startsWith('audio/') ? 'AU' : 'DOC';
}

function studyAttributes(found: FoundDocument): Dataset {
  const { document } = found;
  const when = document.context?.period?.start ?? document.content[0]?.attachment.creation ?? document.date;
  const author = document.author.map((reference) => writerOf(document, reference)).find(filled);
  return {
    ...patientAttributes(found),
    ...written('DA', Tag.studyDate, dateOf(when)),
    ...written('TM', Tag.studyTime, timeOf(when)),
    ...written('LO', Tag.studyDescription, titleOf(document, document.content[0]?.attachment)),
    ...written('LO', Tag.institutionName, keeperOf(document)),
    ...(author === undefined
      ? {}
      : { [AnnotationTag.contentCreatorName]: { vr: 'PN', Value: [{ Alphabetic: author }] } }),
    [Tag.lysbildePrivateCreator]: one('LO', 'LYSBILDE'),
    [DocumentTag.status]: one('LO', document.docStatus ?? 'current'),
  };
}

/** What it is, then what it is called, where that says more: «Epikrise – Innleggelse mai». */
function titleOf(document: DocumentReference, attachment: Attachment | undefined): string | undefined {
  const kind = conceptWords(document.type) ?? document.category.map(conceptWords).find(filled);
  const title = [attachment?.title, document.description].find(filled);
  if (kind === undefined || title === undefined) return kind ?? title;
  return title.toLocaleLowerCase('nb').startsWith(kind.toLocaleLowerCase('nb'))
    ? title
    : `${kind} – ${title}`;
}

/** The organization that keeps it, else the one that wrote it. */
function keeperOf(document: DocumentReference): string | undefined {
  const keeper = document.custodian;
  const named = keeper === undefined ? undefined : writerOf(document, keeper);
  if (filled(named)) return named;
  return containedWriters(document)
    .flatMap((writer) => (writer.resourceType === 'Organization' ? [writer.name] : []))
    .find(filled);
}

/** The words a reference displays, else the name of what it refers to inside the document. */
function writerOf(
  document: DocumentReference,
  { reference, display }: Reference,
  depth = 0,
): string | undefined {
  if (filled(display)) return display;
  if (reference === undefined || !reference.startsWith('#') || depth > 2) return undefined;
  const writer = containedWriters(document).find(({ id }) => id === reference.slice(1));
  if (writer === undefined) return undefined;
  if (writer.resourceType === 'PractitionerRole')
    return [writer.practitioner, writer.organization]
      .map((part) => (part === undefined ? undefined : writerOf(document, part, depth + 1)))
      .find(filled);
  if (writer.resourceType === 'Organization') return writer.name;
  const [name] = writer.name;
  if (name === undefined) return undefined;
  return filled(name.text) ? name.text : [...name.given, name.family].filter(filled).join(' ');
}

function containedWriters(document: DocumentReference): readonly Writer[] {
  return document.contained
    .map((resource) => v.safeParse(Writer, resource))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []));
}

/** The region's clock, as `2026-05-07 14:03:22`. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * As it is written, where it was written: a clock elsewhere would move it over midnight. Only what is written in UTC, as XDS has all its times,
 * stood on no wall here: that is told by the region's clock.
 */
function asHere(written: string | undefined): string | undefined {
  if (written === undefined || !/T.*(?:Z|[+-]00:00)$/.test(written)) return written;
  const at = new Date(written);
  return Number.isNaN(at.getTime()) ? written : clock.format(at).replace(' ', 'T');
}

function dateOf(written: string | undefined): string | undefined {
  const [, ...parts] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?=T|$)/.exec(asHere(written) ?? '') ?? [];
  return parts.filter((part) => part !== undefined).join('') || undefined;
}

function timeOf(written: string | undefined): string | undefined {
  const [, hours, minutes, seconds = '00'] =
    /T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(asHere(written) ?? '') ?? [];
  return hours === undefined || minutes === undefined ? undefined : `${hours}${minutes}${seconds}`;
}

function one(vr: string, value: string | number): Element {
  return { vr, Value: [value] };
}

function written(vr: string, tag: string, value: string | undefined): Dataset {
  return filled(value) ? { [tag]: one(vr, value) } : {};
}
