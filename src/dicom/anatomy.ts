import { type NamedRegion } from './anatomyTable.ts';
import { named, namedRegions, parts, type Place, placeIn, rows, type Side, sideOf } from './anatomyWords.ts';
import { type Dataset, text } from './dataset.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import { optional, type Study } from './study.ts';
import { codingOf, type CodedConcept, type StudyCoding } from './studyCoding.ts';
import { Tag } from './tag.ts';

export { type Side } from './anatomyWords.ts';

/** A region of `anatomyTable.ts`, or that nothing said where. */
export type BodyRegion = NamedRegion | 'unstated';
export const bodyRegions: readonly BodyRegion[] = [...namedRegions, 'unstated'];

/** Codes and words that cannot both be right. The code is used; this is for showing. */
export type AnatomyConflict =
  | { readonly about: 'region'; readonly coded: readonly BodyRegion[]; readonly words: readonly BodyRegion[] }
  | { readonly about: 'side'; readonly coded: Side; readonly words: Side };

export interface Anatomy {
  /** The finest that is said: with the heel known, the foot is not named beside it. */
  readonly regions: NonEmpty<BodyRegion>;
  /** Undefined when nothing says one, or the region has no sides. */
  readonly side: Side | undefined;
  readonly basis: 'code' | 'bodyPart' | 'words' | 'none';
  readonly conflict: readonly AnatomyConflict[];
}

export type AnatomyOfStudy = Pick<Study, 'bodyPartExamined' | 'studyDescription' | 'procedureCodes'>;

/**
 * Where on the body: from the codes of region and procedure, else Body Part Examined, else the description's words.
 * Words that agree with the code make it finer or name what else was taken; words that contradict it are reported and not used.
 */
export function anatomyOf(study: AnatomyOfStudy, coding?: StudyCoding): Anatomy {
  const words = wordsOf(study, coding);
  const { basis, regions: coded } = codedRegions(study, coding);
  const agree = coded.length === 0 || words.regions.length === 0 || related(coded, words.regions);
  const regions = finest(agree ? [...coded, ...words.regions] : coded);
  const sides = sided(regions) ? sidesOf(study, { coding, words }) : nothing;
  const conflict: readonly (AnatomyConflict | false)[] = [
    !agree && { about: 'region', coded, words: words.regions },
    sides.conflict,
  ];
  return {
    regions: isNonEmpty(regions) ? regions : ['unstated'],
    side: sides.side,
    basis: coded.length === 0 && regions.length > 0 ? 'words' : basis,
    conflict: conflict.filter((one) => one !== false),
  };
}

/** The same for one instance's metadata, its own description included. */
export function anatomyOfInstance(dataset: Dataset): Anatomy {
  const study = { ...optional('studyDescription', text(dataset, Tag.studyDescription)) };
  return anatomyOf(study, codingOf([dataset]));
}

/** The larger area that a region lies in, if there is one in the table. */
export function partOf(region: BodyRegion): BodyRegion | undefined {
  const larger = region === 'unstated' ? undefined : rows[region].partOf;
  return bodyRegions.find((one) => one === larger);
}

/** The region and every larger one that it is part of, finest first. */
export function withLarger(region: BodyRegion): readonly BodyRegion[] {
  const larger = partOf(region);
  return larger === undefined ? [region] : [region, ...withLarger(larger)];
}

/** Is there one on each side of the body? */
export function isPaired(region: BodyRegion): boolean {
  return region !== 'unstated' && rows[region].isPaired === true;
}

const snomed = new Set(['SCT', 'SRT', 'SNM3', 'SNOMED', '99SDM']);
const byCode: ReadonlyMap<string, readonly NamedRegion[]> = new Map(
  named.flatMap(({ codes, regions }) =>
    parts(codes, ';').flatMap((line) =>
      parts(line, ' ')
        .slice(0, 2)
        .filter((code) => code !== '-')
        .map((code) => [code, regions] as const),
    ),
  ),
);
const byBodyPart: ReadonlyMap<string, readonly NamedRegion[]> = new Map(
  named.flatMap(({ bodyParts, regions }) => parts(bodyParts, ',').map((term) => [term, regions] as const)),
);

/** A code that the table does not know is read by its meaning. */
function regionsOfCode({ value, scheme, meaning }: CodedConcept): readonly NamedRegion[] {
  const known = snomed.has(scheme) ? byCode.get(value) : undefined;
  return known ?? placeIn(meaning ?? '').regions;
}

/** A defined term, else words: archives hold «Thorax», «WHOLE BODY» and «BACINO» here. */
function regionsOfBodyPart(term: string): readonly NamedRegion[] {
  return byBodyPart.get(term.toUpperCase().replaceAll(/[^A-Z]/g, '')) ?? placeIn(term).regions;
}

function codedRegions(study: AnatomyOfStudy, coding: StudyCoding | undefined) {
  const anatomic = (coding?.anatomicRegions ?? []).flatMap(regionsOfCode);
  if (anatomic.length > 0) return { basis: 'code', regions: unique(anatomic) } as const;
  const procedures = proceduresOf(study, coding).flatMap(({ meaning }) => placeIn(meaning ?? '').regions);
  if (procedures.length > 0) return { basis: 'code', regions: unique(procedures) } as const;
  const terms = [
    ...(coding?.bodyParts ?? []),
    ...(study.bodyPartExamined === undefined ? [] : [study.bodyPartExamined]),
  ];
  const bodyParts = terms.flatMap(regionsOfBodyPart);
  if (bodyParts.length > 0) return { basis: 'bodyPart', regions: unique(bodyParts) } as const;
  return { basis: 'none', regions: [] } as const;
}

/** The examination's codes: of the study's row, then of its instances. */
export function proceduresOf(
  study: AnatomyOfStudy,
  coding: StudyCoding | undefined,
): readonly CodedConcept[] {
  return [...(study.procedureCodes ?? []), ...(coding?.procedures ?? [])];
}

/** Series are asked only for what the study's own description leaves open. */
function wordsOf(study: AnatomyOfStudy, coding: StudyCoding | undefined): Place {
  const own = placeIn(study.studyDescription ?? '');
  const series = placeIn((coding?.seriesDescriptions ?? []).join(' / '));
  return {
    regions: own.regions.length > 0 ? own.regions : series.regions,
    side: own.side ?? series.side,
  };
}

const nothing = { side: undefined, conflict: false } as const;
const sideCodes: Readonly<Record<string, Side>> = {
  '7771000': 'left',
  'G-A101': 'left',
  '24028007': 'right',
  'G-A100': 'right',
  '51440002': 'both',
  'G-A102': 'both',
};
const lateralitySides: Readonly<Record<string, Side>> = { L: 'left', R: 'right', B: 'both' };

/** Where either says both, it is both: the wider claim hides nothing. */
function sidesOf(
  study: AnatomyOfStudy,
  said: { readonly coding: StudyCoding | undefined; readonly words: Pick<Place, 'side'> },
): { readonly side: Side | undefined; readonly conflict: AnatomyConflict | false } {
  const { coding, words } = said;
  const regions = coding?.anatomicRegions ?? [];
  const coded =
    sideOf([
      ...(coding?.lateralities ?? []).flatMap((value) => lateralitySides[value] ?? []),
      ...regions.flatMap(({ modifiers }) => modifiers.flatMap(({ value }) => sideCodes[value] ?? [])),
      ...regions.flatMap(({ meaning }) => placeIn(meaning ?? '').side ?? []),
    ]) ?? sideOf(proceduresOf(study, coding).flatMap(({ meaning }) => placeIn(meaning ?? '').side ?? []));
  if (coded === undefined || words.side === undefined || coded === words.side)
    return { side: coded ?? words.side, conflict: false };
  if (coded === 'both' || words.side === 'both') return { side: 'both', conflict: false };
  return { side: coded, conflict: { about: 'side', coded, words: words.side } };
}

function sided(regions: readonly BodyRegion[]): boolean {
  return regions.length === 0 || regions.some((region) => isPaired(region) || region === 'skin');
}

/** Skin and the whole body lie over every place. */
function related(some: readonly NamedRegion[], others: readonly NamedRegion[]): boolean {
  const everywhere = (region: NamedRegion) => region === 'skin' || region === 'wholeBody';
  return some.some((one) =>
    others.some(
      (other) =>
        everywhere(one) ||
        everywhere(other) ||
        withLarger(one).includes(other) ||
        withLarger(other).includes(one),
    ),
  );
}

function finest(regions: readonly NamedRegion[]): readonly NamedRegion[] {
  const distinct = unique(regions);
  const larger = new Set(distinct.flatMap((region) => withLarger(region).slice(1)));
  return distinct.filter((region) => !larger.has(region));
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
