import { expect, type Page, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';

import { type FakeGateway, fakeView, startFakeGateway } from '../fixtures/fakeGateway.ts';

/** States of the timeline that are hard to bring about for real, against the built viewer and made-up answers. */
let gateway: FakeGateway;
const archiveIds = ['unn', 'nlsh', 'helg', 'finn'];

test.beforeEach(async () => {
  gateway = await startFakeGateway(fileURLToPath(new URL('../../dist/viewer', import.meta.url)));
});
test.afterEach(() => gateway.close());

function each(studies: number): void {
  for (const archiveId of archiveIds) gateway.set(archiveId, { studies });
}

async function open(page: Page, state: 'loading' | 'complete' | 'partial'): Promise<void> {
  await page.goto(gateway.url + fakeView);
  await page.waitForSelector(`[data-timeline-state=${state}]`);
}

async function position(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() =>
    document.activeElement?.closest('[data-position]')?.getAttribute('data-position'),
  );
}

test('all 400 studies are reached by keys, first and last', async ({ page }) => {
  each(100);
  await open(page, 'complete');
  await page.locator('.study-open').first().focus();
  await page.keyboard.press('End');
  await expect.poll(() => position(page)).toBe('399');
  await page.keyboard.press('Home');
  await expect.poll(() => position(page)).toBe('0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/studies=1\.2\.826\.0\.1\.3680043\.10\.1\.2\.1$/);
});

for (const fault of ['html', 'malformed', 'error', 'gone'] as const) {
  test(`an archive that gives «${fault}» is named and asked again; the others stand`, async ({ page }) => {
    each(3);
    gateway.set('helg', { fault });
    await open(page, 'partial');
    await expect(page.locator('.timeline-total')).toHaveText('9 undersøkelser');
    await expect(page.getByText('Helgelandssykehuset mangler.')).toBeVisible();
    gateway.set('helg', { studies: 2 });
    await page.getByRole('button', { name: 'Prøv igjen: Helgelandssykehuset' }).click();
    await page.waitForSelector('[data-timeline-state=complete]');
    await expect(page.locator('.timeline-total')).toHaveText('11 undersøkelser');
  });
}

test('an archive that is silent is waited for by name, and the others are on screen', async ({ page }) => {
  each(3);
  gateway.set('finn', { fault: 'silent' });
  await open(page, 'loading');
  await expect(page.locator('.waiting-line')).toContainText(
    '3 av 4 arkiver har svart. Venter på Finnmarkssykehuset',
  );
  await expect(page.locator('[data-study-uid]').first()).toBeVisible();
});

test('studies whose images could not be asked what they are of are counted, found as such, and asked again', async ({
  page,
}) => {
  each(3);
  gateway.set('nlsh', { studies: 3, codings: 'failed' });
  await open(page, 'complete');
  const line = page.locator('.regions-pending');
  await expect(line).toContainText('Kroppsdelen er ikke kjent for 3 undersøkelser: arkivet svarte ikke.');
  await page.getByRole('button', { name: 'Kroppsdel', exact: true }).click();
  await page.getByRole('checkbox', { name: /Kroppsdel ikke hentet ennå/ }).check();
  await expect(page.locator('.timeline-total')).toHaveText('3 av 12 undersøkelser');
  await page.keyboard.press('Escape');
  gateway.set('nlsh', { studies: 3 });
  await line.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(line).toHaveCount(0);
  await expect(page.locator('.timeline-total')).toHaveText('0 av 12 undersøkelser');
});

test('nothing is said to exist only when every archive has answered', async ({ page }) => {
  each(0);
  await open(page, 'complete');
  await expect(page.getByText('Ingen bilder funnet')).toBeVisible();
  gateway.set('unn', { fault: 'error' });
  await open(page, 'partial');
  await expect(page.getByText('De andre er ikke kjent')).toBeVisible();
  await expect(page.getByText('Ingen bilder funnet')).toBeHidden();
});

test('an idle session is blank in every tab, and nothing of the patient stays in the page', async ({
  context,
}) => {
  gateway.setSession({ idleSeconds: 4 });
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) await open(page, 'complete');
  for (const page of pages) {
    await expect(page.getByRole('heading', { name: 'Økten er låst' })).toBeVisible();
    expect(await page.content()).not.toContain('Pasient D');
  }
});

test('log-out in one tab empties the other', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await open(first, 'complete');
  await open(second, 'complete');
  await first.getByRole('button', { name: 'Logg ut' }).click();
  for (const page of [first, second]) {
    await expect(page.getByRole('heading', { name: 'Økten er avsluttet' })).toBeVisible();
    expect(await page.content()).not.toContain('Pasient D');
  }
  expect(await first.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('sixty thumbnails that are not answered leave room for what is asked for next, and those scrolled past let go', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 6000 });
  each(25);
  const held = gateway.holdThumbnails();
  await open(page, 'complete');
  await expect.poll(() => page.locator('.thumbnail img').count()).toBeGreaterThanOrEqual(60);
  await expect.poll(held.now).toBe(4);
  // As a frame of the picture would be: on the same connections, of which a browser has six.
  const asked = await page.evaluate(async (path) => {
    const response = await fetch(path, { signal: AbortSignal.timeout(5000) });
    return response.status;
  }, '/api/contexts/testcontext/session');
  expect(asked).toBe(200);
  expect(held.most()).toBe(4);
  const first = gateway.requests.filter((request) => request.endsWith('/thumbnail'));
  expect(first).toHaveLength(4);

  await page.setViewportSize({ width: 1600, height: 900 });
  await page.locator('.study-open').first().focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => gateway.requests.filter((request) => request.endsWith('/thumbnail')).length)
    .toBeGreaterThanOrEqual(8);
  await expect.poll(held.now).toBe(4);
});
