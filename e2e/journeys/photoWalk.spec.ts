import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { prefetchHeader } from '#protocol/paths.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { yearsOfStudies } from '#region/samples/years.ts';

import { accessLog } from '../gateway.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';

test.describe.configure({ timeout: 120_000 });

const half = (page: Page, side: 'past' | 'now'): Locator =>
  page.locator(`[data-viewport="${side === 'past' ? 1 : 2}"]`);
const header = (page: Page, side: 'past' | 'now') => half(page, side).locator('.pane-header');

async function bothPainted(page: Page): Promise<void> {
  for (const side of ['past', 'now'] as const)
    await expect(half(page, side)).toHaveAttribute('data-state', 'painted', { timeout: 40_000 });
}

/** The newest wound photographs, and those before them, as then and now. */
async function openPair(page: Page): Promise<void> {
  await launch(page, 'b');
  await openStudy(page, sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport]').first()).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('Alt+t');
  await bothPainted(page);
}

/** Requests for pixels of one study: those ahead of need apart from those for showing. */
function pixelsOf(page: Page, study: string) {
  const seen: { readonly ahead: string[]; readonly shown: string[] } = { ahead: [], shown: [] };
  page.on('request', (request) => {
    if (!request.url().includes(`/studies/${study}/`) || !request.url().includes('/frames/')) return;
    seen[request.headers()[prefetchHeader] === '1' ? 'ahead' : 'shown'].push(request.url());
  });
  return seen;
}

test('the date that an arrow leads to has been fetched ahead, as that in the journal, and is there before the archive could answer', async ({
  page,
}) => {
  const older = sampleStudyUids.wound[5] ?? '';
  const pixels = pixelsOf(page, older);
  // An archive far away: nothing that is asked for on the key is there within this time.
  const far = 1500;
  await page.route('**/frames/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, far));
    await route.continue();
  });
  const arrived = page.waitForResponse(
    (answer) => answer.url().includes(older) && answer.url().includes('/frames/'),
    { timeout: 40_000 },
  );
  await openPair(page);
  await (await arrived).finished();
  expect(pixels.shown).toEqual([]);
  expect(pixels.ahead).toHaveLength(1);
  const log = await accessLog(page);
  expect(
    log.filter(({ studyInstanceUid }) => studyInstanceUid === older).map(({ action }) => action),
  ).toContain('prefetch');

  const [image = ''] = /(?<=\/instances\/)[^/]+/.exec(pixels.ahead[0] ?? '') ?? [];
  await page.evaluate((sop) => {
    document.addEventListener('keydown', ({ timeStamp }) => {
      const watch = () => {
        const pane = document.querySelector('[data-viewport="1"]');
        const isThere =
          pane?.getAttribute('data-sop-instance-uid') === sop &&
          pane.getAttribute('data-state') === 'painted';
        if (isThere) document.body.setAttribute('data-took', String(performance.now() - timeStamp));
        else requestAnimationFrame(watch);
      };
      watch();
    });
  }, image);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('body')).toHaveAttribute('data-took', /./);
  const milliseconds = Number(await page.locator('body').getAttribute('data-took'));
  console.log(`painted ${milliseconds.toFixed(0)} ms after the arrow, ${far} ms from its archive`);
  expect(milliseconds).toBeLessThan(far);
  expect(pixels.shown).toEqual([]);
  await expect(header(page, 'past')).toContainText('14.08.2026');
});

test('both visits turn to their next photograph by one key, and name which it is', async ({ page }) => {
  await openPair(page);
  for (const side of ['past', 'now'] as const) await expect(header(page, side)).toContainText('Oversikt');
  await page.keyboard.press('ArrowDown');
  for (const side of ['past', 'now'] as const)
    await expect(header(page, side)).toContainText('Nærbilde med linjal');
  await bothPainted(page);
  // «Uten linjal» was taken today alone: there is no pair of it.
  await expect(page.getByRole('button', { name: 'Neste foto i begge' })).toBeDisabled();
  await page.getByRole('button', { name: 'Forrige foto i begge' }).click();
  for (const side of ['past', 'now'] as const) await expect(header(page, side)).toContainText('Oversikt');
});

test('in panes, photographs of two visits turn by number together; swapped sides stay while older ones are walked', async ({
  page,
}) => {
  const [, , , , , older, before, present] = sampleStudyUids.wound;
  await launch(page, 'b');
  await openStudy(page, present ?? '');
  await expect(panes(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  const [left, right] = [panes(page).nth(0), panes(page).nth(1)];
  await expect(left).toContainText('«Bla» følger etter bildenummer');
  const images = () => Promise.all([left, right].map((pane) => pane.getAttribute('data-sop-instance-uid')));
  const first = await images();
  await right.click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await images()).filter((image, at) => image !== first[at]).length).toBe(2);

  await expect(left).toContainText('04.09.2026');
  await page.keyboard.press('Alt+x');
  await expect(left).toContainText('02.10.2026');
  await expect(right).toContainText('04.09.2026');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(right).toContainText('14.08.2026');
  await expect(left).toContainText('02.10.2026');
  await expect(painted(page)).toHaveCount(2);
  expect(page.url()).toContain(`compare=${older ?? ''}`);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(right).toContainText('04.09.2026');
  expect(page.url()).toContain(`compare=${before ?? ''}`);
});

test('a right eye beside a left one is cried out in words, in every way of seeing, and no proposal is made', async ({
  page,
}) => {
  const eyes = yearsOfStudies().filter(({ picture }) => picture === 'fundus');
  const [left, right] = (['L', 'R'] as const).map((side) =>
    eyes.findLast(({ study }) => study.laterality === side),
  );
  if (left === undefined || right === undefined) throw new Error('the samples have both eyes');
  await launch(page, 'd');
  const context = page.url().split('?')[0] ?? '';
  const halves: string[] = [];
  for (const { study } of [left, right]) {
    await page.goto(`${context}?studies=${study.studyInstanceUid}`);
    const image = await painted(page).first().getAttribute('data-sop-instance-uid');
    halves.push(`${study.studyInstanceUid}!${image ?? ''}:1`);
  }
  await page.goto(
    `${context}?${new URLSearchParams({ studies: right.study.studyInstanceUid, pair: ['side', ...halves].join(';') }).toString()}`,
  );
  await bothPainted(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Ikke samme side: «Da» er venstre, «Nå» er høyre.');
  for (const key of ['1', '2', '3', '4']) {
    await page.keyboard.press(key);
    await expect(alert).toBeInViewport();
  }
  await expect(page.getByText('Forslag lages bare for to bilder av samme sted.')).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText('Leter etter steder som er like')).toHaveCount(0);
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  expect((await axe.analyze()).violations).toEqual([]);
});
