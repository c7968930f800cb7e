import { expect, test } from '@playwright/test';

import { sampleStudyUids, yearsStudyUid } from '#region/samples/uids.ts';

import { launch, levels, openStudy, painted } from '../journey.ts';

test('wound photos of eight dates lie in one sheet, and one opens in full resolution', async ({ page }) => {
  await launch(page, 'b');
  const newest = sampleStudyUids.wound.at(-1);
  if (newest === undefined) throw new Error('no wound photos');
  await openStudy(page, newest);
  const tiles = page.locator('[data-viewport] img');
  await expect(tiles.first()).toBeVisible();
  await expect
    .poll(() =>
      tiles.evaluateAll((list) =>
        list.every((tile) => tile instanceof HTMLImageElement && tile.naturalWidth > 0),
      ),
    )
    .toBe(true);
  await tiles.first().dblclick();
  await expect(painted(page).first()).toBeVisible();
  expect(await levels(painted(page).first())).toBeGreaterThan(40);
});

test('four hundred studies are listed, the first and the last within reach of a key', async ({ page }) => {
  await launch(page, 'd');
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  await expect(page.getByText(/400 undersøkelser/).first()).toBeVisible();
  await page.locator('[data-study-uid] button, button[data-study-uid]').first().focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[data-study-uid="${yearsStudyUid(1)}"]`)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.locator(`[data-study-uid="${yearsStudyUid(400)}"]`)).toBeVisible();
});
