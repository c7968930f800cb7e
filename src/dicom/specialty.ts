import { type BodyRegion } from './anatomy.ts';
import { type SpecialtyRow, specialtyTable } from './specialtyTable.ts';
import { type CodedConcept } from './studyCoding.ts';

type NamedSpecialty = keyof typeof specialtyTable;

/** A row of `specialtyTable.ts`, or none of them. */
export type Specialty = NamedSpecialty | 'other';

const rows: Readonly<Record<NamedSpecialty, SpecialtyRow>> = specialtyTable;
const named = Object.keys(rows).filter((name): name is NamedSpecialty => name in rows);

/** In the order of lanes: what most studies are of stands at the top. */
export const specialties: readonly Specialty[] = [
  'radiology',
  'cardiology',
  'nuclear',
  'endoscopy',
  'skin',
  'eye',
  'ent',
  'dental',
  'pathology',
  'other',
];

/** What tells of it; what is not known yet is an empty list. */
export interface SpecialtyEvidence {
  readonly procedures: readonly CodedConcept[];
  readonly sopClassUids: readonly string[];
  readonly regions: readonly BodyRegion[];
  readonly modalities: readonly string[];
  readonly description: string | undefined;
}

export interface FoundSpecialty {
  readonly specialty: Specialty;
  readonly basis: 'procedure' | 'sopClass' | 'region' | 'modality' | 'words' | 'none';
}

/** Codes first, then modality, then words; in each, the first row of the table that fits. */
export function specialtyOf(evidence: SpecialtyEvidence): FoundSpecialty {
  const { procedures, sopClassUids, modalities, description } = evidence;
  const meanings = procedures.map(({ meaning }) => meaning ?? '');
  const said = [...meanings, description ?? ''].join(' / ').toLocaleLowerCase('nb');
  const asked = modalities.map((modality) => modality.toUpperCase());
  return (
    first('procedure', ({ codes }) => procedures.some(({ value }) => codes.has(value))) ??
    // A photograph or an endoscopy of the eye is the eye's, so region is asked before the class of the camera.
    first('region', (index) => isWhere(index, { ...evidence, modalities: asked })) ??
    first('sopClass', ({ sopClasses }) => sopClassUids.some((uid) => isBelow(uid, sopClasses))) ??
    first('modality', ({ modalities }) => asked.some((modality) => modalities.has(modality))) ??
    first('words', ({ words }) => words?.test(said) === true) ?? { specialty: 'other', basis: 'none' }
  );
}

interface RowIndex {
  readonly codes: ReadonlySet<string>;
  readonly sopClasses: readonly string[];
  readonly modalities: ReadonlySet<string>;
  readonly where: { readonly modalities: ReadonlySet<string>; readonly regions: ReadonlySet<string> };
  readonly words: RegExp | undefined;
}

const indexes: readonly (readonly [NamedSpecialty, RowIndex])[] = named.map((name) => [
  name,
  indexOf(rows[name]),
]);

function first(basis: FoundSpecialty['basis'], fits: (row: RowIndex) => boolean): FoundSpecialty | undefined {
  const found = indexes.find(([, row]) => fits(row));
  return found === undefined ? undefined : { specialty: found[0], basis };
}

function indexOf(row: SpecialtyRow): RowIndex {
  const set = (list: string | undefined) => new Set((list ?? '').split(' ').filter((word) => word !== ''));
  return {
    codes: new Set((row.procedures ?? '').split(';').map((line) => line.trim().split(' ')[0] ?? '')),
    sopClasses: [...set(row.sopClasses)],
    modalities: set(row.modalities),
    where: { modalities: set(row.where?.modalities), regions: set(row.where?.regions) },
    words: row.words,
  };
}

function isWhere({ where }: RowIndex, { modalities, regions }: SpecialtyEvidence): boolean {
  return (
    modalities.some((modality) => where.modalities.has(modality)) &&
    regions.some((region) => where.regions.has(region))
  );
}

const storage = '1.2.840.10008.5.1.4.1.1.';

function isBelow(uid: string, classes: readonly string[]): boolean {
  return classes.some((one) => uid === storage + one || uid.startsWith(`${storage}${one}.`));
}
