import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { frameAt, parsePart10, type Part10 } from '#gateway/archives/part10.ts';
import { type BoundPatient } from '#protocol/session.ts';

const corpus = join(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus', 'files');

export const hasCorpus = existsSync(corpus);

export const pathOf = (name: string) => join(corpus, name);

/** A file of the corpus as it is stored: what every archive must give back through the gateway. */
export interface StoredFile {
  readonly name: string;
  readonly file: Part10;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
  readonly frame: (number: number) => Buffer | undefined;
  readonly boundBy: (issuer: string) => BoundPatient;
}

export function storedFile(name: string): StoredFile {
  const file = parsePart10(readFileSync(pathOf(name)));
  if (file === undefined) throw new Error(`${name} is not readable`);
  const textOf = (tag: string) => file.dataset.string(tag)?.trim() ?? '';
  return {
    name,
    file,
    studyInstanceUid: textOf('x0020000d'),
    seriesInstanceUid: textOf('x0020000e'),
    sopInstanceUid: textOf('x00080018'),
    frame: (number) => frameAt(file, number),
    boundBy: (issuer) => ({
      identifiers: [{ id: textOf('x00100020'), issuer }],
      displayName: 'TESTDATA Pasient A',
      birthDate: textOf('x00100030'),
      isTestNumber: true,
      isConfidential: false,
    }),
  };
}
