import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type ExtraArchive, type RegionOptions } from './region.ts';
import { openRegionArchives } from './regionArchives.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lysbilde-region-'));
  await writeFile(join(home, 'notes.txt'), 'not an image');
});
afterAll(() => rm(home, { recursive: true }));

function aRegion(extraArchives: readonly ExtraArchive[]): RegionOptions {
  return {
    port: 0,
    home,
    launchUrl: 'http://localhost:9/launch',
    redirectUri: 'http://localhost:9/callback',
    clientId: 'lysbilde',
    clientJwksUri: 'http://localhost:9/jwks',
    log: pino({ enabled: false }),
    extraArchives,
  };
}

test('the four trusts are opened, each with its manners, and added archives after them', async () => {
  const url = 'https://pacs.example/dicom-web/';
  const region = await openRegionArchives(
    aRegion([
      { name: 'Korpus', folderOrUrl: home },
      { name: 'UNN', folderOrUrl: url },
    ]),
  );
  expect(region.archives.map(({ archiveId, profile, origin }) => [archiveId, profile, origin])).toEqual([
    ['unn', 'plain', 'region'],
    ['nlsh', 'orthanc-like', 'region'],
    ['helg', 'azure-like', 'region'],
    ['finn', 'capped', 'region'],
    ['korpus', 'plain', 'folder'],
    ['unn-2', 'plain', 'url'],
  ]);
  expect(region.archives[4]?.defaultIssuer).toBe('urn:lysbilde:archive:korpus');
  expect(region.archives[5]?.url).toBe('https://pacs.example/dicom-web');
  expect(region.added[0]?.unreadable().map(({ file }) => file)).toEqual(['notes.txt']);
  expect(await region.added[1]?.patients()).toEqual({ kind: 'missing', why: 'listen er ikke satt opp' });
  await region.close();
});

test('a folder that is not there stops the start, and names itself', async () => {
  await expect(
    openRegionArchives(aRegion([{ name: 'Borte', folderOrUrl: join(home, 'borte') }])),
  ).rejects.toThrow(/Mappen til arkivet «Borte» kan ikke leses: .*borte/);
});
