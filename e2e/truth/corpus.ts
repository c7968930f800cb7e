import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type ArchiveIndex, indexFolder } from '#region/archives/archiveIndex.ts';
import { grouped } from '#region/archives/grouped.ts';
import { type ServedFile } from '#region/archives/identities.ts';
import { archiveIdOf, archiveIssuer } from '#region/archiveId.ts';
import { archivePatientOfRecord } from '#region/register/patients.ts';
import { parseCsv } from './csv.ts';
import { parseReference, type Reference } from './reference.ts';

/** One file of the corpus and all that is known of it before it is opened. */
export interface CorpusFile {
  /** As the manifest names it, `files/…`. */
  readonly file: string;
  readonly features: readonly string[];
  readonly sopClass: string;
  readonly transferSyntaxUid: string;
  readonly bitsAllocated: string;
  readonly references: readonly Reference[];
  /** Where the archive serves it; undefined where it serves no such file. */
  readonly served?: Served;
}

/** The identity a file is served under, found as the archive itself finds it. */
export interface Served {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
  /** It stands under an identity of the archive's making, and its pane must say so. */
  readonly isDerived: boolean;
}

/** All that one patient's launch opens. */
export interface CorpusPatient {
  /** The record page's own key. */
  readonly key: string;
  readonly files: readonly CorpusFile[];
}

export interface Corpus {
  readonly folder: string;
  readonly patients: readonly CorpusPatient[];
  /** Files the archive does not serve: the record page must name each with its reason. */
  readonly unserved: readonly CorpusFile[];
}

export const archiveName = 'Korpus';
const archiveId = archiveIdOf(archiveName);

export interface Selection {
  readonly only?: string;
  /** A third of the files, the same ones for as long as their names are: chosen by a hash of the path. */
  readonly isThird: boolean;
}

/** Reads `manifest.csv`, `refs/refs.csv` and the headers under `files/`. Throws where the folder is not of that layout. */
export async function readCorpus(folder: string, selection: Selection): Promise<Corpus> {
  for (const part of ['files', 'manifest.csv', 'refs/refs.csv'])
    if (!existsSync(join(folder, part))) throw new Error(`${folder} has no ${part}`);
  const index = await indexFolder(join(folder, 'files'), archiveIssuer(archiveId));
  const located = locate(index);
  const references = grouped(
    parseCsv(readFileSync(join(folder, 'refs/refs.csv'), 'utf8')).map((row) => parseReference(row, folder)),
    ({ file }) => file,
  );
  const files = parseCsv(readFileSync(join(folder, 'manifest.csv'), 'utf8'))
    .filter(({ file = '' }) => isSelected(file, selection))
    .map((row) => ({ row, found: located.get(row['file'] ?? '') }))
    .map(({ row, found }) => ({
      key: found?.key,
      file: {
        file: row['file'] ?? '',
        features: (row['features'] ?? '').split(' '),
        sopClass: row['sop_class'] ?? '',
        transferSyntaxUid: row['transfer_syntax_uid'] ?? '',
        bitsAllocated: row['bits_allocated'] ?? '',
        references: references.get(row['file'] ?? '') ?? [],
        ...(found === undefined ? {} : { served: found.served }),
      },
    }));
  const byKey = grouped(files, ({ key }) => key ?? '');
  return {
    folder,
    unserved: (byKey.get('') ?? []).map(({ file }) => file),
    patients: [...byKey]
      .filter(([key]) => key !== '')
      .map(([key, members]) => ({ key, files: members.map(({ file }) => file) })),
  };
}

function isSelected(file: string, { only, isThird }: Selection): boolean {
  if (only !== undefined && !file.includes(only)) return false;
  return !isThird || createHash('sha256').update(file).digest().readUInt32BE(0) % 3 === 0;
}

interface Located {
  readonly key: string;
  readonly served: Served;
}

function locate(index: ArchiveIndex): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  for (const { patient, series } of index.studies.values()) {
    const { id, issuer, birthDate, sex } = patient;
    const registered = archivePatientOfRecord(
      {
        identifier: { id, ...(issuer === undefined ? {} : { issuer }) },
        ...(birthDate === undefined ? {} : { birthDate }),
        ...(sex === undefined ? {} : { sex }),
        studies: 0,
      },
      { archiveId, name: archiveName, defaultIssuer: archiveIssuer(archiveId) },
    );
    for (const { instances } of series.values())
      for (const file of instances.values())
        found.set(`files/${file.file}`, { key: registered.key, served: servedAs(file) });
  }
  // A file that is byte for byte another is shown where that one is.
  for (const { file, sameAs } of index.identical) {
    const same = found.get(`files/${sameAs}`);
    if (same !== undefined) found.set(`files/${file}`, same);
  }
  return found;
}

function servedAs(file: ServedFile): Served {
  const { studyInstanceUid, seriesInstanceUid, sopInstanceUid, assigned } = file;
  return { studyInstanceUid, seriesInstanceUid, sopInstanceUid, isDerived: '00080018' in assigned };
}
