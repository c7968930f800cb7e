import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids, yearsStudyUid } from '#region/samples/uids.ts';

import { launch, levels, openStudy, painted, panes } from '../journey.ts';

test('an echo loop plays by itself at its true rate', async ({ page }) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  const loop = panes(page).first();
  await expect(loop).toHaveAttribute('data-state', 'painted');
  await expect(loop).toHaveAttribute('data-frames-loaded', '60', { timeout: 40_000 });
  const measured = await framesPerSecond(page, 6000);
  expect(measured).toBeGreaterThan(30 * 0.95);
  expect(measured).toBeLessThan(30 * 1.05);
});

/**
 * How fast the first pane's loop of 60 runs: frames gone through a second, those that a slow machine leaves out counted too. Time decides
 * which frame stands, so this holds however many of them this machine paints.
 */
function framesPerSecond(page: Page, milliseconds: number): Promise<number> {
  return page.evaluate(
    (duration) =>
      new Promise<number>((resolve) => {
        const pane = document.querySelector('[data-viewport][data-state="painted"]');
        if (pane === null) return resolve(0);
        const seen: { frame: number; at: number }[] = [];
        const observer = new MutationObserver(() =>
          seen.push({ frame: Number(pane.getAttribute('data-frame')), at: performance.now() }),
        );
        observer.observe(pane, { attributes: true, attributeFilter: ['data-frame'] });
        setTimeout(() => {
          observer.disconnect();
          const gone = seen
            .slice(1)
            .map(({ frame }, index) => (frame - (seen[index]?.frame ?? frame) + 60) % 60);
          const elapsed = (seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0);
          resolve(elapsed === 0 ? 0 : (gone.reduce((sum, frames) => sum + frames, 0) * 1000) / elapsed);
        }, duration);
      }),
    milliseconds,
  );
}

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
