import { expect, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { type FaultyArchive, type Mode, startFaultyArchive } from './faultyArchive.ts';

let archive: FaultyArchive;
let product: Product;

test.beforeAll(async () => {
  archive = await startFaultyArchive();
  product = await startProduct({ home: freshHome('faults'), archives: [`Fauske=${archive.url}`] });
});

test.afterAll(async () => {
  await product.stop();
  await archive.close();
});

const faults: readonly Exclude<Mode, 'good' | 'slow'>[] = ['down', '500', '401', 'html', 'malformed', 'null'];

for (const fault of faults) {
  test(`an archive that fails (${fault}) is named, the others are shown, and it can be asked again`, async ({
    page,
  }) => {
    await archive.set('good');
    await launch(page, 'a', product.ehr);
    await archive.set(fault);
    await launch(page, 'a', product.ehr);
    await expect(page.locator('[data-study-uid]').first()).toBeVisible();
    await expect(page.locator('[data-timeline-state="partial"]')).toBeVisible();
    await expectUnanswered(page, 1);
    await expect(page.getByText(/Fauske/).first()).toBeVisible();
    await archive.set('good');
    await page
      .getByRole('button', { name: /Prøv igjen/ })
      .first()
      .click();
    await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible({ timeout: 40_000 });
    await expectUnanswered(page, 0);
  });
}

test('an archive that is slow holds nobody up and is named as waited for', async ({ page }) => {
  await archive.set('slow');
  await page.goto(`${product.ehr}/open?patient=a`);
  await expect(page.locator('[data-study-uid]').first()).toBeVisible();
  await expectUnanswered(page, 1);
  await expect(page.getByText(/Fauske/).first()).toBeVisible();
  await archive.set('good');
});

/** All archives but so many have answered, however many the region has. */
async function expectUnanswered(page: Page, count: number): Promise<void> {
  const told = page.getByText(/^\d+ av \d+ arkiver har svart/).first();
  await expect
    .poll(async () => {
      const [answered = NaN, all = NaN] = ((await told.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
      return all > 4 ? all - answered : NaN;
    })
    .toBe(count);
}
