import { expect, type Page, type Request, test } from '@playwright/test';
import * as v from 'valibot';

import { AccessLog } from '#protocol/accessLog.ts';
import { prefetchHeader } from '#protocol/paths.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';

const { ctTromso, ctHammerfest, chestHarstad, chestKirkenes } = sampleStudyUids;
const sentence = 'Lignende undersøkelse, 14 måneder tidligere, Finnmarkssykehuset Hammerfest';

/** Requests for pixels of one study, those ahead of need apart from those for showing. */
function pixelsOf(page: Page, study: string) {
  const seen: { ahead: string[]; shown: string[] } = { ahead: [], shown: [] };
  page.on('request', (request: Request) => {
    if (!request.url().includes(`/studies/${study}/`) || !request.url().includes('/frames/')) return;
    seen[request.headers()[prefetchHeader] === '1' ? 'ahead' : 'shown'].push(request.url());
  });
  return seen;
}

/** What the journal says of one study, oldest first, as the patient may see it. */
async function journal(page: Page, study: string): Promise<readonly string[]> {
  const address = new URL(page.url());
  const context = /^\/p\/([^/]+)/.exec(address.pathname)?.[1] ?? '';
  const answer = await page.request.get(`${address.origin}/api/contexts/${context}/access-log`);
  // Of this opening alone: the journal keeps those before it.
  const opened = await page.evaluate(() => performance.timeOrigin);
  return v
    .parse(AccessLog, await answer.json())
    .filter(({ studyInstanceUid, recorded }) => studyInstanceUid === study && Date.parse(recorded) >= opened)
    .map(({ action }) => action)
    .toReversed();
}

test('case (a): one key lays Hammerfest left and the present one right, linked, from what was fetched ahead', async ({
  page,
}) => {
  const pixels = await openPresent(page);
  expect(await journal(page, ctHammerfest)).not.toContain('view');
  expect(pixels.shown).toEqual([]);
  const first = await compared(page, pixels.ahead);

  // What was painted first had been fetched ahead, and was not asked for again.
  expect(pixels.shown.filter((url) => url.includes(`/instances/${first.image}/`))).toEqual([]);
  // It is a look now, and stands in the journal as one.
  expect(await journal(page, ctHammerfest)).toEqual(expect.arrayContaining(['prefetch', 'view']));

  await expect(page.locator('.prior-why')).toHaveText(sentence);
  const [left, right] = [panes(page).nth(0), panes(page).nth(1)];
  await expect(left).toContainText('Finnmarkssykehuset Hammerfest');
  await expect(right).toContainText('UNN Tromsø');
  const before = await left.getAttribute('data-sop-instance-uid');
  await right.hover();
  for (let notch = 0; notch < 20; notch += 1) await page.mouse.wheel(0, 100);
  await expect.poll(() => left.getAttribute('data-sop-instance-uid')).not.toBe(before);
});

test('what stands to the left after the key is what was fetched ahead; how long it took is told', async ({
  page,
}) => {
  const pixels = await openPresent(page);
  const { image, milliseconds } = await compared(page, pixels.ahead);
  console.log(`both painted ${milliseconds.toFixed(0)} ms after K`);
  expect(pixels.ahead.some((url) => url.includes(`/instances/${image ?? ''}/`))).toBe(true);
});

/** The present CT of patient A, with the middle of its prior fetched ahead: the first, the last and the middle image, each with its neighbours. */
async function openPresent(page: Page) {
  const pixels = pixelsOf(page, ctHammerfest);
  await launch(page, 'a');
  await openStudy(page, ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await expect.poll(() => journal(page, ctHammerfest)).toContain('prefetch');
  await expect.poll(() => pixels.ahead.length).toBe(7);
  return pixels;
}

/** Presses K, and tells when both panes had painted, the left one an image that had been fetched ahead, by the browser's own clock. */
async function compared(page: Page, ahead: readonly string[]) {
  const images = ahead.map((url) => /\/instances\/([^/]+)\//.exec(url)?.[1] ?? '');
  // The listener is there before the key is: a busy page takes keys before it runs what a test asks of it.
  await page.evaluate((known) => {
    document.addEventListener('keydown', ({ timeStamp }) => {
      const watch = () => {
        const [left, right] = document.querySelectorAll('[data-viewport]');
        const image = left?.getAttribute('data-sop-instance-uid') ?? '';
        const arePainted = [left, right].every((pane) => pane?.getAttribute('data-state') === 'painted');
        if (arePainted && known.includes(image))
          document.body.setAttribute('data-compared', `${image} ${performance.now() - timeStamp}`);
        else requestAnimationFrame(watch);
      };
      watch();
    });
  }, images);
  await page.keyboard.press('k');
  await expect(page.locator('body')).toHaveAttribute('data-compared', /./);
  const [image, milliseconds] = ((await page.locator('body').getAttribute('data-compared')) ?? '').split(' ');
  return { image, milliseconds: Number(milliseconds) };
}

test('the access log words what was fetched ahead', async ({ page }) => {
  await launch(page, 'a');
  await openStudy(page, ctTromso);
  await expect.poll(() => journal(page, ctHammerfest)).toContain('prefetch');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Innsynslogg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('hentet på forhånd, ikke vist').first()).toBeVisible();
});

test('a study is not fetched ahead before its archive has listed it to this context', async ({ page }) => {
  await launch(page, 'b');
  const address = new URL(page.url());
  const context = /^\/p\/([^/]+)/.exec(address.pathname)?.[1] ?? '';
  const url = `${address.origin}/api/contexts/${context}/archives/finn/dicom-web/studies/${ctHammerfest}/metadata`;
  const answer = await page.request.get(url, { headers: { [prefetchHeader]: '1' } });
  expect(answer.status()).toBe(404);
});

test('oldest, before a date, and a passed-over study are a key or a click away, with their reasons', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Alt+Home');
  const why = page.locator('.prior-why');
  await expect(why).toHaveText(
    'Samme område, annen metode, 2 år og 6 måneder tidligere, Finnmarkssykehuset Kirkenes',
  );
  await expect(page).toHaveURL(new RegExp(`compare=${chestKirkenes}`));

  await page.keyboard.press('Alt+i');
  const list = page.getByRole('dialog', { name: 'Andre undersøkelser' });
  await expect(list.getByLabel('Før dato')).toBeFocused();
  await list.getByLabel('Før dato').fill('01.01.2020');
  await page.keyboard.press('Enter');
  await expect(list.getByText('Ingen tidligere undersøkelse før 01.01.2020 kan sammenlignes.')).toBeVisible();
  await list.getByLabel('Før dato').fill('1.1.2025');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`compare=${chestKirkenes}`));

  await page.keyboard.press('Alt+i');
  await expect(list.locator(`[data-prior="${chestHarstad}"]`)).toContainText(
    'Samme område, annen metode, ligner mindre',
  );
  await expect(list.locator(`[data-prior="${sampleStudyUids.mrHead}"]`)).toContainText('Tatt senere');
  await list.getByRole('button', { name: 'Den nyeste som ligner før 27.08.2026' }).click();
  await expect(why).toHaveText(sentence);
});

for (const language of ['nb', 'en'] as const) {
  test(`the open list of priors stays on the screen as that grows narrow (${language})`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('lysbilde.language', chosen), language);
    await launch(page, 'a');
    await openStudy(page, ctTromso);
    await expect(painted(page).first()).toBeVisible();
    await page.keyboard.press('Alt+i');
    const list = page.locator('.prior-list');
    await expect(list).toBeVisible();
    for (const width of [1600, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 });
      await expect
        .poll(async () => {
          const box = await list.boundingBox();
          return box !== null && box.x >= 0 && box.x + box.width <= width;
        })
        .toBe(true);
    }
  });
}
