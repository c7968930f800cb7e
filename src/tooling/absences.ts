import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a newcomer's machine may lack, and what is then not tested. */
export interface Absence {
  readonly what: string;
  readonly skips: string;
}

export const corpusFolder = process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus';
const orthancPlugin = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

/** A PostgreSQL server program, newest version first; undefined where none is installed. */
export function postgresFolder(): string | undefined {
  return [18, 17, 16, 15, 14, 13]
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((folder) => existsSync(join(folder, 'initdb')));
}

export function hasCorpus(): boolean {
  return existsSync(join(corpusFolder, 'manifest.csv'));
}

export function absences(): readonly Absence[] {
  const isInstalled = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  const hasPostgres = process.env['LYSBILDE_TEST_POSTGRES'] !== undefined || postgresFolder() !== undefined;
  return [
    ...(hasCorpus()
      ? []
      : [{ what: `the corpus (LYSBILDE_CORPUS, ${corpusFolder})`, skips: 'the tests on its files' }]),
    ...((isInstalled('Orthanc') || isInstalled('orthanc')) && existsSync(orthancPlugin)
      ? []
      : [
          {
            what: 'Orthanc with its DICOMweb plugin',
            skips: 'the contract with Orthanc and the journey with it as fifth archive',
          },
        ]),
    ...(isInstalled('ffmpeg')
      ? []
      : [{ what: 'ffmpeg', skips: 'the tests of videos that are repacked or converted' }]),
    ...(hasPostgres ? [] : [{ what: 'PostgreSQL', skips: 'the database tests and journeys on it' }]),
  ];
}
