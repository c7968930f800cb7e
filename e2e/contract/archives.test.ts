import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { defaultIssuerOf, openFolderArchive } from '#region/archives/folderArchive.ts';
import { type ProfileName } from '#region/archives/profile.ts';

import { archiveContract, type ArchiveUnderTest, contractFiles } from './archiveContract.ts';
import { hasOrthanc, startOrthanc } from './orthanc.ts';
import { hasCorpus, pathOf } from './storedFile.ts';

const isCi = process.env['CI'] === 'true';
const silent = { info: () => undefined, warn: () => undefined };

async function startFolder(profile: ProfileName): Promise<ArchiveUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'lysbilde-folder-'));
  contractFiles.forEach((file, index) => cpSync(pathOf(file), join(folder, `${index}.dcm`)));
  const archive = await openFolderArchive({
    folder,
    archiveId: profile,
    name: profile,
    profile,
    log: silent,
  });
  return {
    url: archive.url,
    defaultIssuer: defaultIssuerOf(profile),
    close: async () => {
      await archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

if (hasCorpus) {
  for (const profile of ['plain', 'orthanc-like', 'azure-like', 'capped'] as const)
    archiveContract(`the region’s ${profile} archive`, () => startFolder(profile));
  if (hasOrthanc)
    archiveContract('Orthanc', async () => {
      const orthanc = await startOrthanc(contractFiles.map(pathOf));
      return { ...orthanc, defaultIssuer: 'urn:lysbilde:test' };
    });
}

describe('the contract', () => {
  if (!hasCorpus)
    test('needs the corpus (LYSBILDE_CORPUS): skipped without it', () => expect(isCi).toBe(false));
  if (!hasOrthanc)
    test('needs Debian’s Orthanc for that part: skipped without it', () => expect(isCi).toBe(false));
  test('is known for the four habits of the region’s archives', () =>
    expect(contractFiles.length).toBeGreaterThan(10));
});
