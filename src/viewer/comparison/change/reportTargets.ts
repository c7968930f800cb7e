import { text } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Code } from '#viewer/viewports/report/code.ts';
import { citedIn } from '#viewer/viewports/report/citation.ts';
import { readContent } from '#viewer/viewports/report/contentTree.ts';
import {
  type GroupNumber,
  type MeasurementGroup,
  measurementGroups,
} from '#viewer/viewports/report/measurementGroups.ts';
import { ReportTag } from '#viewer/viewports/report/reportTag.ts';
import { type MeasuredQuantity, type MeasuredRow, type Target } from './target.ts';

/** What structured reports of all the patient's studies measured, by target: the same tracking UID is the same target, else the same words. */
export function reportTargets(
  documents: readonly Instance[],
  studies: readonly StudyEntry[],
): readonly Target[] {
  const targets = new Map<string, Target>();
  for (const document of newest(documents))
    for (const group of groupsOf(document)) {
      const { id, name, isByName } = identityOf(document, group);
      const known = targets.get(id);
      const row = rowOf(document, group, studies);
      const named = known?.name ?? name;
      targets.set(id, {
        id,
        ...(named === undefined ? {} : { name: named }),
        rows: [...(known?.rows ?? []), row],
        ...(isByName === true ? { isByName } : {}),
      });
    }
  return [...targets.values()];
}

const known = new WeakMap<Instance, readonly MeasurementGroup[]>();

/** Read once: the panel renders anew for each answer that comes. */
function groupsOf(document: Instance): readonly MeasurementGroup[] {
  const groups = known.get(document) ?? measurementGroups(readContent(document.dataset));
  known.set(document, groups);
  return groups;
}

/** A document that another one names as its predecessor has been replaced. */
function newest(documents: readonly Instance[]): readonly Instance[] {
  const replaced = new Set(
    documents.flatMap(({ dataset }) =>
      citedIn(dataset, ReportTag.predecessorDocumentsSequence).map(({ sopInstanceUid }) => sopInstanceUid),
    ),
  );
  return documents.filter(({ sopInstanceUid }) => !replaced.has(sopInstanceUid));
}

/** Some software writes its tool in place of a name (`Tools@^1.0:Length`), the same for all that it measures: those are no one target. */
const toolName = /^[\w.]+@[^:]*:(.+)$/;

function identityOf(
  { sopInstanceUid }: Instance,
  { trackingUid, trackingIdentifier, number }: MeasurementGroup,
): { readonly id: string; readonly name: string | undefined; readonly isByName?: true } {
  const tool = toolName.exec(trackingIdentifier ?? '')?.[1];
  const name = tool ?? trackingIdentifier;
  if (trackingUid !== undefined) return { id: `report ${trackingUid}`, name };
  if (trackingIdentifier !== undefined && tool === undefined)
    return { id: `report ${trackingIdentifier.trim().toLowerCase()}`, name, isByName: true };
  return { id: `report ${sopInstanceUid} ${number}`, name };
}

function rowOf(document: Instance, group: MeasurementGroup, studies: readonly StudyEntry[]): MeasuredRow {
  const citation = group.numbers.map((one) => one.citation).find((one) => one !== undefined);
  const [frameNumber] = citation?.frameNumbers ?? [];
  // The study of the image says when; a document may be written later, in another study.
  const studyInstanceUid = citation?.studyInstanceUid ?? document.studyInstanceUid;
  return {
    id: `${document.sopInstanceUid} ${group.number}`,
    studyInstanceUid,
    study: studies.find((study) => study.studyInstanceUid === studyInstanceUid),
    quantities: group.numbers.flatMap(quantityOf),
    ...(citation === undefined
      ? {}
      : { wanted: frameNumber === undefined ? { citation } : { citation, frameNumber } }),
    source: {
      kind: 'report',
      isVerified: text(document.dataset, ReportTag.verificationFlag) === 'VERIFIED',
    },
  };
}

/**
 * SNOMED CT and its older codes (PS3.16 CID 7470, 7471 …) of what our own figures measure, and in what. Software has been seen that
 * writes an area under the code of a length: with another kind of unit it is not what its code says.
 */
const ours: Readonly<Record<string, readonly [key: string, unit: 'mm' | 'mm2']>> = {
  '410668003': ['length', 'mm'],
  'G-D7FE': ['length', 'mm'],
  '103339001': ['length', 'mm'],
  'G-A185': ['length', 'mm'],
  '103340004': ['shortAxis', 'mm'],
  'G-A186': ['shortAxis', 'mm'],
  '81827009': ['diameter', 'mm'],
  'M-02550': ['diameter', 'mm'],
  '42798000': ['area', 'mm2'],
  'G-A166': ['area', 'mm2'],
  'G-A16A': ['area', 'mm2'],
  '131191004': ['perimeter', 'mm'],
};

/** UCUM units of length and area in those of our figures. */
const factors: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  mm: ['mm', 1],
  cm: ['mm', 10],
  m: ['mm', 1000],
  um: ['mm', 0.001],
  mm2: ['mm2', 1],
  cm2: ['mm2', 100],
};

function quantityOf({ concept, derivation, measured }: GroupNumber): readonly MeasuredQuantity[] {
  const number = Number(measured.value);
  if (measured.value.trim() === '' || !Number.isFinite(number)) return [];
  const stored = measured.unit?.value ?? '';
  const [unit, factor] = factors[stored] ?? [stored, 1];
  const [key, dimension] = (derivation === undefined ? ours[concept?.value ?? ''] : undefined) ?? [];
  const own = dimension === unit ? key : undefined;
  return [
    {
      key: own ?? `code ${codeKey(concept)} ${codeKey(derivation)}`,
      ...(own !== undefined || concept === undefined ? {} : { concept }),
      ...(derivation === undefined ? {} : { derivation }),
      value: number * factor,
      unit,
    },
  ];
}

function codeKey(code: Code | undefined): string {
  return code === undefined ? '' : `${code.scheme ?? ''}:${code.value ?? code.meaning ?? ''}`;
}
