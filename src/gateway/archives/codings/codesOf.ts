import { type Dataset, type Element, parseDataset, personName, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';

/**
 * What is kept of an instance, at whatever depth: codes of anatomy, procedure and view, sides, body part, SOP class and modality. Nothing
 * that tells whose it is, no identifier, no free text but the meaning of a code and what a series is called.
 */
const kept: ReadonlySet<string> = new Set([
  Tag.sopClassUid,
  Tag.modality,
  Tag.bodyPartExamined,
  Tag.viewPosition,
  Tag.procedureCodeSequence,
  Tag.anatomicRegionSequence,
  '00082220', // Anatomic Region Modifier
  '00082228', // Primary Anatomic Structure
  '00082230', // Primary Anatomic Structure Modifier
  '00200060', // Laterality
  '00200062', // Image Laterality
  '00209071', // Frame Anatomy, of enhanced multi-frame objects
  '00209072', // Frame Laterality
  '00321064', // Requested Procedure Code
  '00400008', // Scheduled Protocol Code
  '00400260', // Performed Protocol Code
  '00400275', // Request Attributes
  '00540220', // View Code
  '00540222', // View Modifier Code
  '52009229', // Shared Functional Groups
  Tag.codeValue,
  Tag.codingSchemeDesignator,
  '00080103', // Coding Scheme Version
  Tag.codeMeaning,
  '00080119', // Long Code Value
  '00080120', // URN Code Value
]);

/** What is kept of one instance; the series' description too, unless someone has written a name or a number into it. */
export function codesOf(dataset: Dataset): Dataset {
  const description = text(dataset, Tag.seriesDescription);
  const codes = codesOnly(dataset);
  if (description === undefined || tellsWho(dataset, description)) return codes;
  return { ...codes, [Tag.seriesDescription]: { vr: 'LO', Value: [description] } };
}

function tellsWho(dataset: Dataset, description: string): boolean {
  const lower = description.toLocaleLowerCase('nb');
  const name = personName(dataset, Tag.patientName)?.alphabetic ?? '';
  const words = name.toLocaleLowerCase('nb').split(/[\s^=,]+/);
  const id = text(dataset, Tag.patientId) ?? '';
  return (
    /\d{5}/.test(description) ||
    [...words, id.toLocaleLowerCase('nb')].some((word) => word.length > 1 && lower.includes(word))
  );
}

/** A sequence item that is left with nothing is left out. */
function codesOnly(dataset: Dataset): Dataset {
  const found: Record<string, Element> = {};
  for (const [tag, element] of Object.entries(dataset)) {
    if (!kept.has(tag)) continue;
    const slim = element.vr === 'SQ' ? itemsOf(element) : plain(element);
    if ((slim.Value?.length ?? 0) > 0) found[tag] = slim;
  }
  return found;
}

function itemsOf({ Value = [] }: Element): Element {
  return {
    vr: 'SQ',
    Value: Value.map((item) => codesOnly(parseDataset(item, 1) ?? {})).filter(
      (item) => Object.keys(item).length > 0,
    ),
  };
}

function plain({ vr, Value = [] }: Element): Element {
  return { ...(vr === undefined ? {} : { vr }), Value };
}
