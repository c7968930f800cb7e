import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';
import { heldBy, remembered, watchMemory } from '../memory.ts';

/** Of the patient whose images are opened. */
const name = 'TESTDATA Pasient A';

for (const [button, title, after] of [
  ['Lås', 'Økten er låst', 'Visningen er låst'],
  ['Logg ut', 'Økten er avsluttet', 'Du er logget ut'],
] as const) {
  test(`«${button}» takes the patient off the screen and out of memory, and the back button gives nothing back`, async ({
    context,
  }) => {
    const [page, second] = [await context.newPage(), await context.newPage()];
    await watchMemory(page);
    await openIn(second, 'b', sampleStudyUids.footXray);
    await page.bringToFront();
    await openIn(page, 'a', sampleStudyUids.ctTromso);
    await expect(page.locator('[data-painter="cornerstone"]').first()).toBeAttached();
    const address = page.url();
    const before = await heldBy(page, [name]);
    expect(before.texts).toEqual([name]);
    expect(before.pixels).toBeGreaterThan(5);
    expect((await remembered(page)).painted).toBeGreaterThan(0);

    await page.getByRole('button', { name: button, exact: true }).click();
    await expectBlank(page, title);
    await expectBlank(second, title);
    await expect(async () => {
      expect(await heldBy(page, [name])).toEqual({ pixels: 0, texts: [] });
      // After the garbage collector: Cornerstone's inner canvases cannot be blanked, but no one may hold them.
      expect(await remembered(page)).toMatchObject({ painted: 0, blobUrls: 0 });
    }).toPass({ timeout: 15_000 });

    expect([401, 404, 423]).toContain((await page.request.get(`${base(address)}/session`)).status());
    await page.goBack();
    await page.goForward();
    await page.goto(address);
    await expectBlank(page, after);
  });
}

test('Ctrl+Shift+L locks through an open dialog, and a quarter of an hour with no one there locks every tab', async ({
  context,
}) => {
  const [page, second] = [await context.newPage(), await context.newPage()];
  await shiftableClock(page);
  await openIn(page, 'a', sampleStudyUids.chestHarstad);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Control+Shift+L');
  await expectBlank(page, 'Økten er låst');

  await openIn(second, 'b', sampleStudyUids.footXray);
  await page.bringToFront();
  await openIn(page, 'a', sampleStudyUids.chestHarstad);
  await passMinutes(page, 14.5);
  await expect(page.getByRole('alert')).toContainText(/lås/i);
  await passMinutes(page, 16);
  await expectBlank(page, 'Økten er låst');
  await expectBlank(second, 'Økten er låst');
});

async function openIn(page: Page, who: string, study: string): Promise<void> {
  await launch(page, who);
  await openStudy(page, study);
  await expect(painted(page).first()).toBeVisible();
}

/** The blank screen, with nothing of anyone on it and no worker behind it. */
async function expectBlank(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(await page.content()).not.toContain('TESTDATA');
  await expect(page.locator('canvas, video, img, [data-study-uid]')).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(0);
}

function base(address: string): string {
  const url = new URL(address);
  return `${url.origin}/api/contexts/${/\/p\/([^/]+)/.exec(url.pathname)?.[1] ?? ''}`;
}

/** The page's own clock can be put forward: the idle watch goes by the clock, since a machine that slept has been idle as well. */
async function shiftableClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = Date.now;
    Object.assign(window, { shift: 0 });
    Date.now = () => real() + Number(Reflect.get(window, 'shift'));
  });
}

async function passMinutes(page: Page, minutes: number): Promise<void> {
  await page.evaluate((milliseconds) => Object.assign(window, { shift: milliseconds }), minutes * 60_000);
}
