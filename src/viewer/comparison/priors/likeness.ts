import { type Anatomy, anatomyOf, type BodyRegion, type Side, withLarger } from '#dicom/anatomy.ts';
import { wordsIn } from '#dicom/anatomyWords.ts';
import { type Study } from '#dicom/study.ts';
import { type CodedConcept, type StudyCoding } from '#dicom/studyCoding.ts';
import { type PriorRules } from '#protocol/priorRules.ts';

/** A study with all that the ladder asks of it, read once. */
export interface Examined<S extends Study = Study> {
  readonly study: S;
  readonly anatomy: Anatomy;
  /** Every side that its codes or its words claim. */
  readonly sides: ReadonlySet<Side>;
  /** Families of the modalities that are pictures. */
  readonly families: ReadonlySet<string>;
  readonly procedures: readonly string[];
  /** What the description says beside place and side: all of it, and without what makes no other examination. */
  readonly words: { readonly all: string; readonly lasting: string };
}

/** What two studies have in common, as facts; which of them counts for how much is the rules' to say. */
export interface Likeness {
  readonly examination: 'same' | 'related' | 'other';
  readonly anatomy: 'same' | 'other';
  /** `untold`: only one of the two tells its side. `doubtful`: the earlier one's code and words contradict each other. */
  readonly side: 'same' | 'both' | 'none' | 'untold' | 'doubtful' | 'opposite';
  readonly modality: 'family' | 'other';
}

export function examine<S extends Study>(
  study: S,
  coding: StudyCoding | undefined,
  rules: PriorRules,
): Examined<S> {
  const anatomy = anatomyOf(study, coding);
  const claimed = anatomy.conflict.flatMap((one) => (one.about === 'side' ? [one.coded, one.words] : []));
  const procedures = [...(study.procedureCodes ?? []), ...(coding?.procedures ?? [])];
  return {
    study,
    anatomy,
    sides: new Set([...(anatomy.side === undefined ? [] : [anatomy.side]), ...claimed]),
    families: familiesOf(study, rules),
    procedures: procedures.map(written),
    words: lookedFor(study.studyDescription ?? procedures[0]?.meaning ?? '', rules),
  };
}

export function likenessOf(present: Examined, earlier: Examined, rules: PriorRules): Likeness {
  const modality = [...present.families].some((one) => earlier.families.has(one)) ? 'family' : 'other';
  const isSamePlace = samePlace(present.anatomy.regions, earlier.anatomy.regions, rules);
  const places = { isSame: isSamePlace, isKnown: isPlaced(present) && isPlaced(earlier) };
  const examination = examinationOf(present, earlier, rules);
  return {
    // A code that is used for several joints makes no knee an ankle.
    examination: modality === 'other' || (places.isKnown && !places.isSame) ? 'other' : examination,
    // What contradicts itself about its place may be of either: it is never said to be of this one.
    anatomy:
      isSamePlace && !earlier.anatomy.conflict.some(({ about }) => about === 'region') ? 'same' : 'other',
    side: sideBeside(present, earlier),
    modality,
  };
}

/** By code where both name one of the same scheme; else by what the descriptions say, which at most relates two codes that differ. */
function examinationOf(present: Examined, earlier: Examined, rules: PriorRules): Likeness['examination'] {
  if (present.procedures.some((code) => earlier.procedures.includes(code))) return 'same';
  const isRelated = rules.relatedProcedures.some((group) =>
    [present, earlier].every(({ procedures }) => procedures.some((code) => group.includes(code))),
  );
  if (isRelated) return 'related';
  const [one, other] = [present.words, earlier.words];
  if (one.all !== '' && one.all === other.all) return shareScheme(present, earlier) ? 'related' : 'same';
  return one.lasting !== '' && one.lasting === other.lasting ? 'related' : 'other';
}

function shareScheme(a: Examined, b: Examined): boolean {
  const schemes = new Set(a.procedures.map(schemeOf));
  return b.procedures.some((code) => schemes.has(schemeOf(code)));
}

function sideBeside(present: Examined, earlier: Examined): Likeness['side'] {
  const [own, its] = [present.anatomy.side, earlier.anatomy.side];
  if (own === undefined && its === undefined) return 'none';
  if (own === undefined || its === undefined) return 'untold';
  if (own === 'both' || its === 'both') return own === its ? 'same' : 'both';
  if (earlier.sides.size > 1) return 'doubtful';
  return own === its ? 'same' : 'opposite';
}

function isPlaced({ anatomy }: Examined): boolean {
  return anatomy.basis !== 'none';
}

/** One place, or one within the other; not across the border of what is looked at for its own sake. Skin is a place only where no other is told. */
function samePlace(
  some: readonly BodyRegion[],
  others: readonly BodyRegion[],
  { ownRegions }: PriorRules,
): boolean {
  const reach = (region: BodyRegion) => {
    const all = withLarger(region);
    const border = all.findIndex((one) => ownRegions.includes(one));
    return border < 0 ? all : all.slice(0, border + 1);
  };
  return places(some).some((one) =>
    places(others).some(
      (other) =>
        one !== 'unstated' &&
        other !== 'unstated' &&
        (one === 'wholeBody' ||
          other === 'wholeBody' ||
          reach(one).includes(other) ||
          reach(other).includes(one)),
    ),
  );
}

function places(regions: readonly BodyRegion[]): readonly BodyRegion[] {
  const deeper = regions.filter((region) => region !== 'skin');
  return deeper.length > 0 ? deeper : regions;
}

function familiesOf({ modalities }: Study, rules: PriorRules): ReadonlySet<string> {
  const pictures = modalities.filter((modality) => !rules.notPictures.includes(modality));
  return new Set(
    pictures.map(
      (modality) => rules.modalityFamilies.find((family) => family.includes(modality))?.[0] ?? modality,
    ),
  );
}

/** Places by what they are, so that «CT chest» is «CT thorax»; words in any order. Sides are judged apart. */
function lookedFor(description: string, rules: PriorRules): Examined['words'] {
  const { regions, rest } = wordsIn(description);
  const words = rest.map((word) => rules.sameWords.find((same) => same.includes(word))?.[0] ?? word);
  const key = (some: readonly string[]) => [...new Set([...some, ...regions])].toSorted().join(' ');
  return {
    all: key(words),
    lasting: key(words.filter((word) => !rules.passingWords.includes(word) && !/^\d+$/.test(word))),
  };
}

function written({ scheme, value }: CodedConcept): string {
  return `${scheme.toUpperCase()} ${value}`;
}

function schemeOf(code: string): string {
  return code.slice(0, code.indexOf(' '));
}
