import { expect, type Page, test } from '@playwright/test';

import { ctOffset } from '#region/samples/stories.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { positions } from '../gateway.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { openSecond } from '../twoWindows.ts';

const { ctTromso, ctHammerfest } = sampleStudyUids;

/** Heights of the images that the two windows stand at, each in the coordinates of its own study. */
async function heights(page: Page, second: Page) {
  const present = await positions(page, 'unn', ctTromso);
  const prior = await positions(page, 'finn', ctHammerfest);
  const sop = async (at: Page) => (await panes(at).first().getAttribute('data-sop-instance-uid')) ?? '';
  return async () => ({
    present: present.get(await sop(page)) ?? NaN,
    prior: prior.get(await sop(second)) ?? NaN,
  });
}

test('a registration approved in one window holds when the prior goes to the other, for scrolling and for the cursor, until it is lifted', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await launch(page, 'a');
  await openStudy(page, ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await page.keyboard.press('Alt+j');
  const accept = page.getByRole('dialog').getByRole('button', { name: 'Godkjenn' });
  await expect(accept).toBeFocused({ timeout: 150_000 });
  await page.keyboard.press('Enter');
  const bar = page.locator('.linking-bar');
  await expect(bar).toContainText('Registrert: gjennomsnittlig avvik');

  const second = await openSecond(page);
  await expect(page).not.toHaveURL(/compare=/);
  await expect(bar).toContainText('Registrert: gjennomsnittlig avvik');
  for (const at of [page, second])
    await expect(panes(at).first().locator('.pane-note')).toContainText(['registrert']);

  const at = await heights(page, second);
  // Half a step of the prior one’s slices, and what the registration itself is off.
  const off = async () => {
    const { present, prior } = await at();
    return Math.abs(prior - present - ctOffset.z);
  };
  const start = await at();
  await page.locator('.pane-header').first().focus();
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await at()).present).not.toBe(start.present);
  await expect.poll(off).toBeLessThan(1.25 + 0.5);

  // On its own by now, and brought back by the cursor.
  const chip = page.locator('.link-chip', { hasText: /^Bla$/ });
  await chip.click();
  await expect(second.locator('.link-chip', { hasText: /^Bla$/ })).toHaveAttribute('aria-pressed', 'false');
  await second.locator('.pane-header').first().focus();
  await second.keyboard.press('Home');
  await expect.poll(off).toBeGreaterThan(10);
  await page.locator('.pane-header').first().focus();
  await page.keyboard.press('Alt+c');
  await page.keyboard.press('ArrowRight');
  await expect(second.locator('[data-cursor]')).toHaveCount(1);
  await expect.poll(off).toBeLessThan(1.25 + 1);

  await bar.getByRole('button', { name: 'Opphev' }).click();
  await expect(bar).toHaveCount(0);
  await expect(second.locator('[data-why="cursor"]')).toHaveText(
    'Punktet kan ikke vises her: serien har et annet nullpunkt.',
  );
  await chip.click();
  await expect(panes(second).first().locator('.pane-note')).toContainText(['følger etter avstand']);
});
