import { expect, test } from '@playwright/test';

import { keySlices } from '#region/samples/ctDocuments.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

const { ctTromso, ctHammerfest } = sampleStudyUids;

test('by keys alone a link to the image on screen is copied, and opens it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(ctHammerfest);
  const pane = page.locator('[data-viewport="1"]');
  await expect(pane).toHaveAttribute('data-state', 'painted');
  const first = (await pane.getAttribute('data-sop-instance-uid')) ?? '';
  await keys.press('ArrowDown');
  await expect(pane).not.toHaveAttribute('data-sop-instance-uid', first);
  const wanted = (await pane.getAttribute('data-sop-instance-uid')) ?? '';
  await keys.press('Control+k');
  await keys.type('kopier lenke');
  await keys.press('Enter');
  await expect(page.getByText('Lenken er kopiert.')).toBeVisible();
  await keys.expectSomewhere();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(painted(page)).toHaveCount(1);
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', wanted);
});

test('by keys alone the key images of a series are found, shown alone, and all of them again', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await keys.to(
    page
      .locator('[data-display-set-item]')
      .filter({ hasText: /Nøkkelbilder/ })
      .first(),
  );
  await keys.press('Enter');
  const pictures = page.locator('[data-kind="report"] .key-picture');
  await expect(pictures).toHaveCount(keySlices.length);
  await keys.to(pictures.nth(3));
  await keys.press('Enter');
  const pane = page.locator('[data-viewport][data-active]');
  await expect(pane).toContainText('Nøkkelbilde: Av interesse');
  const wanted = (await pane.getAttribute('data-sop-instance-uid')) ?? '';
  await keys.press('j');
  await expect(
    pane.getByRole('status').filter({ hasText: 'Bare nøkkelbilder: 12 av 220 vises' }),
  ).toBeVisible();
  await expect(pane).toHaveAttribute('data-sop-instance-uid', wanted);
  await expect(pane.locator('output').filter({ hasText: /^Bilde \d+ av 12$/ })).toHaveCount(1);
  await keys.press('j');
  await expect(pane.locator('output').filter({ hasText: /^Bilde \d+ av 220$/ })).toHaveCount(1);
  await expect(pane).toHaveAttribute('data-sop-instance-uid', wanted);
  await keys.expectSomewhere();
});

test('by keys alone the prior goes to a second window, is scrolled there, and goes with the first', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await keys.press('k');
  await expect(painted(page)).toHaveCount(2);
  const [second] = await Promise.all([page.waitForEvent('popup'), keys.press('Alt+y')]);
  await expect(painted(second).first()).toBeVisible();
  await expect(second).toHaveTitle(/\S/);
  const there = new Keys(second);
  await there.to(second.locator('[data-viewport="1"] .pane-header'));
  const pane = second.locator('[data-viewport="1"]');
  // It lies at its end, as far as the other window's image is from its own.
  await there.press('Home');
  await expect(pane.locator('output').filter({ hasText: /^Bilde 1 av \d+$/ })).toHaveCount(1);
  const shown = (await pane.getAttribute('data-sop-instance-uid')) ?? '';
  await there.press('ArrowDown');
  await expect(pane).not.toHaveAttribute('data-sop-instance-uid', shown);
  await keys.expectSomewhere();
  const closed = second.waitForEvent('close', { timeout: 20_000 });
  await page.close();
  await closed;
});
