import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';
import { type Postgres, startPostgres } from '#tooling/postgres.ts';

import { api } from '../gateway.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

let database: Postgres | undefined;
let product: Product | undefined;

test.beforeAll(async () => {
  database = await startPostgres();
  if (database === undefined) return;
  product = await startProduct({ home: freshHome('journal'), env: { DATABASE_URL: database.url } });
});

test.afterAll(async () => product?.stop());

test('on PostgreSQL the main journey runs; with the database stopped no pixel and no thumbnail leaves the gateway', async ({
  page,
}) => {
  test.skip(product === undefined && process.env['CI'] !== 'true', 'PostgreSQL is not installed');
  if (product === undefined || database === undefined) throw new Error('PostgreSQL is not here');
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  const base = api(page);
  database.stop();
  const chest = sampleStudyUids.chestHarstad;
  for (const path of [
    `studies/${chest}/metadata`,
    `studies/${chest}/thumbnail`,
    `studies/${sampleStudyUids.mrHead}/metadata`,
  ]) {
    for (const archive of ['unn', 'nlsh', 'helg', 'finn']) {
      const answer = await page.request.get(`${base}/archives/${archive}/dicom-web/${path}`, {
        timeout: 20_000,
      });
      expect(answer.status()).toBe(503);
      expect(answer.headers()['content-type'] ?? '').not.toMatch(/image|dicom/);
    }
  }
  await page.locator(`[data-study-uid="${chest}"]`).click();
  await expect(page.getByText(/Innsynsloggen svarer ikke/).first()).toBeVisible({ timeout: 30_000 });
  await expect(
    page.locator(`[data-viewport][data-state="painted"][data-display-set*="${chest}"]`),
  ).toHaveCount(0);
});
