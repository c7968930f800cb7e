import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Dataset, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { datasetOf } from './dicomJson.ts';
import { textOf, withObject } from './dicomObject.ts';
import { UnreadableObject } from './elementHead.ts';
import { indexedTags } from './queryTags.ts';

/** One DICOM file whose header could be read. */
export interface StoredFile {
  /** Relative to the archive's folder, with `/`. */
  readonly file: string;
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly transferSyntaxUid: string;
  /** What the index keeps of the header: the attributes that queries match and return. */
  readonly dataset: Dataset;
}

export interface UnreadableFile {
  readonly file: string;
  readonly reason: string;
}

export interface FolderContents {
  readonly stored: readonly StoredFile[];
  readonly unreadable: readonly UnreadableFile[];
}

/** Headers of all files in `folder` and below, in path order. A file that cannot be read is told of, never passed over. */
export async function readFolder(folder: string): Promise<FolderContents> {
  const stored: StoredFile[] = [];
  const unreadable: UnreadableFile[] = [];
  let count = 0;
  for (const entry of filesIn(folder, '')) {
    if ('reason' in entry) unreadable.push(entry);
    else {
      const read = readHeader(folder, entry.file);
      if ('reason' in read) unreadable.push(read);
      else stored.push(read);
    }
    count += 1;
    if (count % 32 === 0) await setImmediate();
  }
  return { stored, unreadable };
}

type Entry = { readonly file: string } | UnreadableFile;

function filesIn(folder: string, below: string): readonly Entry[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): readonly Entry[] => {
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(folder, file);
    if (entry.isFile()) return [{ file }];
    if (entry.isSymbolicLink() && isLinkToFile(join(folder, file))) return [{ file }];
    return [{ file, reason: 'verken fil eller mappe (lenker til mapper følges ikke)' }];
  });
}

function isLinkToFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Basic Directory: a list of files, itself no examination. */
const mediaDirectory = '1.2.840.10008.1.3.10';

function readHeader(folder: string, file: string): StoredFile | UnreadableFile {
  const path = join(folder, file);
  try {
    const { size, mtimeMs } = statSync(path);
    return withObject(path, { wants: (tag) => indexedTags.has(tag), headerOnly: true }, (object) => {
      const dataset = datasetOf(object, {
        bulkDataUri: () => undefined,
        inlineBytes: 'dropped',
        wants: (tag) => indexedTags.has(tag),
      });
      const sopClassUid = text(dataset, Tag.sopClassUid) ?? textOf(object.bytes, object.meta, '00020002');
      if (sopClassUid === mediaDirectory || object.elements.some(({ tag }) => tag === '00041220'))
        return { file, reason: 'DICOMDIR: en innholdsliste, ikke en undersøkelse' };
      const { transferSyntaxUid } = object;
      return { file, path, size, modified: mtimeMs, transferSyntaxUid, dataset };
    });
  } catch (error) {
    return { file, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableObject) return error.message;
  if (error instanceof RangeError) return 'headeren er skadet';
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code !== undefined) return `filen kan ikke åpnes (${code})`;
  throw error;
}
