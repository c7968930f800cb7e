import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Page, test } from '@playwright/test';

import { ctOffset } from '#region/samples/stories.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { positions } from '../gateway.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';

/** Case (a): the present CT from Tromsø, and to its left the prior one from Hammerfest, whose origin is another. */
async function compareChests(page: Page): Promise<void> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
}

async function heights(page: Page) {
  const present = await positions(page, 'unn', sampleStudyUids.ctTromso);
  const prior = await positions(page, 'finn', sampleStudyUids.ctHammerfest);
  const [left, right] = [panes(page).nth(0), panes(page).nth(1)];
  return async () => ({
    prior: prior.get((await left.getAttribute('data-sop-instance-uid')) ?? '') ?? NaN,
    present: present.get((await right.getAttribute('data-sop-instance-uid')) ?? '') ?? NaN,
  });
}

/** The longest task of the main thread from now on, ms. */
async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['longest'] = '0';
    const observer = new PerformanceObserver((list) => {
      const known = Number(document.documentElement.dataset['longest']);
      const longest = Math.max(known, ...list.getEntries().map(({ duration }) => duration));
      document.documentElement.dataset['longest'] = String(longest);
    });
    observer.observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset['longest']));
}

/** How many planes are made into pixels in one turn of the event loop, at most, from now on: a count, which no busy machine changes. */
async function watchTurns(
  page: Page,
): Promise<() => Promise<{ readonly most: number; readonly all: number }>> {
  await page.evaluate(() => {
    const counted = { turn: 0, most: 0, all: 0 };
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      counted.turn = 0;
    });
    port1.start();
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const own = Reflect.get(prototype, 'putImageData');
    Reflect.set(prototype, 'putImageData', function counting(this: unknown, ...parts: readonly unknown[]) {
      // Before whatever this turn asks for itself.
      if (counted.turn === 0) port2.postMessage(null);
      counted.turn += 1;
      counted.all += 1;
      counted.most = Math.max(counted.most, counted.turn);
      Reflect.apply(own, this, parts);
    });
    Object.assign(window, { turnsCounted: counted });
  });
  return () =>
    page.evaluate(() => {
      const { most, all }: Record<string, unknown> = Object(Reflect.get(window, 'turnsCounted'));
      return { most: Number(most), all: Number(all) };
    });
}

test('the two chests are registered when asked, shown in turn for approval, and only then follow by place', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await compareChests(page);
  const at = await heights(page);
  const bar = page.locator('.linking-bar');
  await expect(bar).toContainText('hvert sitt nullpunkt');
  const before = await at();
  const longest = await watchTasks(page);
  const turns = await watchTurns(page);
  const began = Date.now();
  await page.keyboard.press('Alt+j');
  const dialog = page.getByRole('dialog', { name: 'Stemmer justeringen?' });
  await expect(dialog).toBeVisible({ timeout: 120_000 });
  const [seconds, blocked] = [(Date.now() - began) / 1000, await longest()];
  process.stdout.write(
    `registration of case (a): ${seconds.toFixed(1)} s from the key to the proposal, longest task of the main thread ${blocked.toFixed(0)} ms\n`,
  );
  for (const plane of ['axial', 'coronal', 'sagittal'])
    await expect(dialog.locator(`[data-plane="${plane}"]`)).toHaveAttribute('data-state', 'painted');
  const { most, all } = await turns();
  expect(all).toBeGreaterThanOrEqual(6);
  expect(most).toBe(1);
  await expect(dialog).toContainText(/Gjennomsnittlig avvik \d,\d mm i \d+ av \d+ punkter/);
  expect(await at()).toEqual(before);
  await dialog.getByRole('button', { name: 'Godkjenn' }).click();
  await expect(bar).toContainText('Registrert: gjennomsnittlig avvik');
  for (const pane of [panes(page).nth(0), panes(page).nth(1)])
    await expect(pane.locator('.pane-note')).toContainText(['registrert']);
  await panes(page).nth(1).hover();
  for (let notch = 0; notch < 30; notch += 1) await page.mouse.wheel(0, 100);
  // Half a step of the prior one’s slices, and what the registration itself is off.
  await expect
    .poll(async () => {
      const now = await at();
      return Math.abs(now.prior - now.present - ctOffset.z);
    })
    .toBeLessThan(1.25 + 0.5);
  await bar.getByRole('button', { name: 'Opphev' }).click();
  await expect(bar).toContainText('hvert sitt nullpunkt');
});

test('a rejected proposal ties nothing', async ({ page }) => {
  test.setTimeout(180_000);
  await compareChests(page);
  await page.keyboard.press('Alt+j');
  const dialog = page.getByRole('dialog', { name: 'Stemmer justeringen?' });
  await expect(dialog).toBeVisible({ timeout: 120_000 });
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Forkast' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.linking-bar')).toContainText('hvert sitt nullpunkt');
  await expect(page.locator('.pane-note').first()).toContainText('etter avstand');
});

test('by hand: each pane to its own place, tied there, and untied again', async ({ page }) => {
  await compareChests(page);
  const at = await heights(page);
  const bar = page.locator('.linking-bar');
  const before = await at();
  await page.keyboard.press('Alt+a');
  await expect(bar).toContainText('Bla hver rute');
  await panes(page).nth(0).hover();
  // The prior is numbered from feet to head: it stands at its last image.
  for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await at()).prior).not.toBe(before.prior);
  expect((await at()).present).toBe(before.present);
  await page.keyboard.press('Alt+a');
  await expect(bar).toContainText('Justert for hånd');
  for (const pane of [panes(page).nth(0), panes(page).nth(1)])
    await expect(pane.locator('.pane-note')).toContainText(['justert for hånd']);
  expect((await new AxeBuilder({ page }).include('.linking-bar').analyze()).violations).toEqual([]);
  const tied = await at();
  await panes(page).nth(1).hover();
  for (let notch = 0; notch < 20; notch += 1) await page.mouse.wheel(0, 100);
  await expect
    .poll(async () => {
      const now = await at();
      const apart = now.present - tied.present - (now.prior - tied.prior);
      return now.present === tied.present ? NaN : Math.abs(apart);
    })
    .toBeLessThan(1.26);
  await bar.getByRole('button', { name: 'Angre' }).click();
  await expect(bar).toContainText('hvert sitt nullpunkt');
});

test('in two series of one Frame of Reference, a click in one is a cross in both', async ({ page }) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.mrHead);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(painted(page)).toHaveCount(2);
  await page.keyboard.press('Alt+c');
  await panes(page)
    .nth(0)
    .locator('.image-canvas')
    .click({ position: { x: 330, y: 400 } });
  await expect(panes(page).nth(0).locator('[data-cursor]')).toHaveCount(1);
  await expect(panes(page).nth(1).locator('[data-cursor]')).toHaveCount(1);
});
