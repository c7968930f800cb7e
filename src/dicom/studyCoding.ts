import { AnatomyTag } from './anatomyTag.ts';
import { type Dataset, items, text, texts } from './dataset.ts';
import { Tag } from './tag.ts';

/** A code as an object carries it (PS3.3 8.8), with the meaning that was sent beside it. */
export interface CodedConcept {
  readonly value: string;
  /** Coding Scheme Designator: `SCT`, `SRT`, `C4`, a region's own … */
  readonly scheme: string;
  readonly meaning?: string;
}

/** Where on the body by code, with what narrows it (a side, a direction). */
export interface CodedRegion extends CodedConcept {
  readonly modifiers: readonly CodedConcept[];
}

/** (0020,0060), (0020,0062), (0020,9072): `U` is unpaired. */
export type Laterality = 'L' | 'R' | 'B' | 'U';

/** What the sampled instances of one study say of anatomy and examination. Each value once, in the order met; plain JSON, so that it can be kept and sent. */
export interface StudyCoding {
  readonly anatomicRegions: readonly CodedRegion[];
  readonly procedures: readonly CodedConcept[];
  readonly views: readonly CodedConcept[];
  readonly lateralities: readonly Laterality[];
  readonly bodyParts: readonly string[];
  readonly seriesDescriptions: readonly string[];
  readonly sopClassUids: readonly string[];
}

/** The coding of a study from any of its instances' metadata (one of each series is enough). Nothing found is empty lists, never an error. */
export function codingOf(datasets: readonly Dataset[]): StudyCoding {
  const each = <T>(read: (dataset: Dataset) => readonly T[]) => distinct(datasets.flatMap(read));
  return {
    anatomicRegions: each(anatomicRegions),
    procedures: each((dataset) => concepts(dataset, Tag.procedureCodeSequence)),
    views: each((dataset) => concepts(dataset, AnatomyTag.viewCodeSequence)),
    lateralities: each(lateralities),
    bodyParts: each((dataset) => texts(dataset, Tag.bodyPartExamined)),
    seriesDescriptions: each((dataset) => texts(dataset, Tag.seriesDescription)),
    sopClassUids: each((dataset) => texts(dataset, Tag.sopClassUid)),
  };
}

/** What several say of one study, each value once. */
export function unitedCoding(codings: readonly StudyCoding[]): StudyCoding {
  const all = <T>(read: (coding: StudyCoding) => readonly T[]) => distinct(codings.flatMap(read));
  return {
    anatomicRegions: all((coding) => coding.anatomicRegions),
    procedures: all((coding) => coding.procedures),
    views: all((coding) => coding.views),
    lateralities: all((coding) => coding.lateralities),
    bodyParts: all((coding) => coding.bodyParts),
    seriesDescriptions: all((coding) => coding.seriesDescriptions),
    sopClassUids: all((coding) => coding.sopClassUids),
  };
}

/** The coded concepts of a code sequence; an item without a value (0008,0100), a long (0008,0119) or a URN one (0008,0120) is left out. */
export function concepts(dataset: Dataset, sequence: string): readonly CodedConcept[] {
  return items(dataset, sequence).flatMap((item) => {
    const concept = parseConcept(item);
    return concept === undefined ? [] : [concept];
  });
}

function parseConcept(item: Dataset): CodedConcept | undefined {
  const value =
    text(item, Tag.codeValue) ?? text(item, AnatomyTag.longCodeValue) ?? text(item, AnatomyTag.urnCodeValue);
  if (value === undefined) return undefined;
  const meaning = text(item, Tag.codeMeaning);
  return {
    value,
    scheme: text(item, Tag.codingSchemeDesignator) ?? '',
    ...(meaning === undefined ? {} : { meaning }),
  };
}

/** On the image itself, and where enhanced objects keep it (Frame Anatomy, PS3.3 C.7.6.16.2.8, shared and per frame). */
function anatomyItems(dataset: Dataset): readonly Dataset[] {
  const groups = [
    ...items(dataset, Tag.sharedFunctionalGroupsSequence),
    ...items(dataset, Tag.perFrameFunctionalGroupsSequence),
  ];
  return [dataset, ...groups.flatMap((group) => items(group, AnatomyTag.frameAnatomySequence))];
}

function anatomicRegions(dataset: Dataset): readonly CodedRegion[] {
  return anatomyItems(dataset).flatMap((item) =>
    [
      ...items(item, Tag.anatomicRegionSequence),
      ...items(item, AnatomyTag.primaryAnatomicStructureSequence),
    ].flatMap((region) => {
      const concept = parseConcept(region);
      if (concept === undefined) return [];
      const modifiers = [
        ...concepts(region, AnatomyTag.anatomicRegionModifierSequence),
        ...concepts(region, AnatomyTag.primaryAnatomicStructureModifierSequence),
      ];
      return [{ ...concept, modifiers }];
    }),
  );
}

function lateralities(dataset: Dataset): readonly Laterality[] {
  return anatomyItems(dataset)
    .flatMap((item) => [
      ...texts(item, Tag.laterality),
      ...texts(item, Tag.imageLaterality),
      ...texts(item, AnatomyTag.frameLaterality),
    ])
    .map((value) => value.toUpperCase())
    .filter((value): value is Laterality => /^[LRBU]$/.test(value));
}

function distinct<T>(values: readonly T[]): readonly T[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}
