import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { type ArchiveProcess, startArchiveProcess } from '../fixtures/archiveProcess.ts';
import { seriesNames, twiceHeld, writeManyKinds } from '../fixtures/manyKindsTwice.ts';
import { accessLog } from '../gateway.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

const uid = twiceHeld.studyInstanceUid;
const insteadOfNorth = 'Fra Sør. Nord: Arkivet kan ikke nås.';
const folders = { north: resolve('.lysbilde/dead-north'), south: resolve('.lysbilde/dead-south') };

let north: ArchiveProcess;
let south: ArchiveProcess;
let product: Product;

test.beforeAll(() => {
  writeManyKinds(folders.north, {});
  writeManyKinds(folders.south, { patientName: 'TESTDATA^Annet', lacks: 4 });
});

test.beforeEach(async () => {
  north = await startArchiveProcess(folders.north, 'nord');
  south = await startArchiveProcess(folders.south, 'sor');
  product = await startProduct({
    home: freshHome('dead-archive'),
    archives: [`Nord=${north.url}`, `Sør=${south.url}`],
  });
});

test.afterEach(async () => {
  await product.stop();
  await Promise.all([north.kill(), south.kill()]);
});

const pane = (page: Page): Locator => page.locator('[data-viewport="1"]');

async function openSeries(page: Page, name: string): Promise<void> {
  await page.locator('[data-display-set-item]').filter({ hasText: name }).click();
}

test('an archive that dies after the study is open: every medium still comes from the other, and each pane says so', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await launch(page, 'f', product.ehr);
  await expect(page.locator(`[data-study-uid="${uid}"]`)).toHaveAttribute('data-archive', 'nord sor');
  await expect(page.locator(`[data-study-uid="${uid}"]`)).toContainText('Annet navn');
  await openStudy(page, uid);
  await expect(painted(page).first()).toBeVisible();
  const account = page.locator('.contents-account');
  await expect(account).toContainText('Nord har alle 18. Sør har 17 av 18.');
  await expect(account).toContainText(
    'I Sør står navnet «TESTDATA Annet» på bildene, et annet enn i journalen.',
  );
  await north.kill();

  await openSeries(page, seriesNames.later);
  await expect(pane(page)).toHaveAttribute('data-state', 'painted');
  await expect(pane(page).getByText(insteadOfNorth)).toBeVisible();
  await expect(account).toContainText(/Nord har ikke kunnet nås siden kl\. \d\d:\d\d\./);
  await expect(account).toContainText('Det som også ligger i Sør, hentes derfra.');
  await expect(account).toContainText('1 objekt finnes ikke andre steder og kan ikke hentes nå.');
  await expect(page.locator('.archives-status')).toHaveText('Nord svarer ikke nå');
  // The one slice that only the dead archive has is no neighbour's picture.
  await page.keyboard.press('End');
  await expect(pane(page)).toHaveAttribute('data-state', 'failed');
  await expect(pane(page)).toContainText('Arkivet kan ikke nås.');

  for (const [name, kind] of [
    [seriesNames.pdf, 'document'],
    [seriesNames.cda, 'report'],
    [seriesNames.ecg, 'ecg'],
    [seriesNames.sound, 'audio'],
    [seriesNames.video, 'video'],
  ] as const) {
    await openSeries(page, name);
    await expect(pane(page)).toHaveAttribute('data-kind', kind);
    await expect(pane(page), name).toHaveAttribute('data-state', 'painted', { timeout: 30_000 });
    await expect(pane(page).getByText(insteadOfNorth), name).toBeVisible();
  }

  // Three of the four photographs have not been asked for before.
  await openSeries(page, seriesNames.photos);
  const thumbnails = pane(page).locator('.photo img');
  await expect(thumbnails).toHaveCount(4);
  for (const thumbnail of await thumbnails.all())
    await expect
      .poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  expect(await pane(page).locator('.photo img[data-source="sor"]').count()).toBeGreaterThanOrEqual(3);
  await expect(pane(page).locator('.photo').last()).toContainText('Fra Sør');

  await openSeries(page, seriesNames.unknown);
  const download = page.waitForEvent('download');
  await pane(page).getByRole('button', { name: 'Last ned' }).click();
  expect((await download).suggestedFilename()).toMatch(/^original-/);
  await expect(pane(page).getByText(insteadOfNorth)).toBeVisible();

  // One line for what was done with the study, which names every archive that was asked for it.
  const log = await looks(page);
  expect(log.map(({ action }) => action).toSorted()).toEqual(['download', 'thumbnail', 'view']);
  const archivesOf = (done: string) => log.find(({ action }) => action === done)?.archiveIds;
  expect([archivesOf('download'), archivesOf('view')]).toEqual([['sor'], ['nord', 'sor']]);
});

test('an archive that dies between the search and the opening is named, the study comes from the other, and asking again brings it back', async ({
  page,
}) => {
  await launch(page, 'f', product.ehr);
  const port = Number(new URL(north.url).port);
  await north.kill();
  await openStudy(page, uid);
  await expect(pane(page)).toHaveAttribute('data-state', 'painted', { timeout: 30_000 });
  const account = page.locator('.contents-account');
  await expect(account).toContainText(/Nord har ikke kunnet nås siden kl\. \d\d:\d\d\./);
  await page.locator('.archives-status').click();
  await expect(page.locator('[data-archive-status="nord"]')).toContainText('Nord har ikke kunnet nås');
  expect((await looks(page)).map(({ action }) => action)).toContain('view');

  north = await startArchiveProcess(folders.north, 'nord', port);
  await page.getByRole('button', { name: 'Prøv igjen: Nord' }).click();
  await expect(page.locator('.archives-status')).toContainText('har svart');
  await expect(page.locator('.archives-status')).not.toContainText('svarer ikke');
});

/** What the patient may see of it. */
async function looks(page: Page) {
  return (await accessLog(page)).filter(({ studyInstanceUid }) => studyInstanceUid === uid);
}
