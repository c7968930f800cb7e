import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids, yearsStudyUid } from '#region/samples/uids.ts';

import { launch, levels, openStudy, painted, panes } from '../journey.ts';

test('an echo loop plays by itself at its true rate', async ({ page }) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  await expect(painted(page).first()).toBeVisible();
  await page.waitForTimeout(1500);
  const measured = await framesPerSecond(page, 4000);
  expect(measured).toBeGreaterThan(30 * 0.95);
  expect(measured).toBeLessThan(30 * 1.05);
});

/** Changes of the painted frame in the first pane that plays, a second. */
function framesPerSecond(page: Page, milliseconds: number): Promise<number> {
  return page.evaluate(
    (duration) =>
      new Promise<number>((resolve) => {
        const pane = document.querySelector('[data-viewport][data-state="painted"]');
        if (pane === null) return resolve(0);
        const times: number[] = [];
        const observer = new MutationObserver(() => times.push(performance.now()));
        observer.observe(pane, { attributes: true, attributeFilter: ['data-frame'] });
        setTimeout(() => {
          observer.disconnect();
          const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
          resolve(times.length < 2 ? 0 : ((times.length - 1) * 1000) / (last - first));
        }, duration);
      }),
    milliseconds,
  );
}

test('the endoscopy video plays, seeks, and steps by exactly one frame', async ({ page }) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.endoscopy);
  const video = page.locator('[data-viewport] video');
  await expect(painted(page)).toHaveCount(1);
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0.2);
  await page
    .getByRole('button', { name: /^Pause/ })
    .first()
    .click();
  const frame = async () => Number(await panes(page).first().getAttribute('data-frame'));
  await page.waitForTimeout(300);
  const start = await frame();
  await page
    .getByRole('button', { name: /Neste bilde/ })
    .first()
    .click();
  await expect.poll(frame).toBe(start + 1);
  await page
    .getByRole('button', { name: /Forrige bilde/ })
    .first()
    .click();
  await expect.poll(frame).toBe(start);
});

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
  await page.locator('[data-study-uid]').first().focus();
  await page.keyboard.press('End');
  const dates = await page
    .locator('[data-study-uid]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-study-uid')));
  expect(dates).toContain(yearsStudyUid(1));
  await page.keyboard.press('Home');
  await expect(page.locator(`[data-study-uid="${yearsStudyUid(400)}"]`)).toBeVisible();
});
