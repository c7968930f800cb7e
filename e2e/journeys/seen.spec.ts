import { expect, type Locator, type Page, test } from '@playwright/test';

import { samplePractitioners } from '#region/samples/people.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { requestHeader } from '#protocol/paths.ts';

import { api } from '../gateway.ts';
import { ehr, launch, openStudy, painted } from '../journey.ts';

const user = (n: number) => samplePractitioners[n]?.key ?? '';
const row = (page: Page, uid: string) => page.locator(`[data-study-uid="${uid}"]`);
const mark = (within: Locator) => within.locator('.seen-mark');

/** Each test looks as a person of its own, so that none sees what another has seen. */
async function launchAs(page: Page, patient: string, as: string): Promise<void> {
  await page.goto(`${ehr()}/open?patient=${patient}&user=${as}`);
  await expect(
    page.locator('[data-timeline-state="complete"], [data-timeline-state="partial"]'),
  ).toBeVisible();
}

/** Resolves when the marks painted so far have been told. */
function told(page: Page): Promise<unknown> {
  return page.waitForResponse(
    (answer) => /\/seen\/[\d.]+$/.test(new URL(answer.url()).pathname) && answer.status() === 204,
  );
}

test('what was painted counts, thumbnails do not, a reload keeps it, and another user sees none of it', async ({
  page,
  browser,
}) => {
  const study = sampleStudyUids.ctHammerfest;
  await launchAs(page, 'a', user(1));
  await expect(row(page, study).locator('[data-state="shown"]')).toBeVisible();
  await expect(mark(row(page, study))).toHaveText('Ikke sett');

  const first = told(page);
  await openStudy(page, study);
  await expect(painted(page).first()).toBeVisible();
  await first;
  for (let step = 0; step < 3; step += 1) {
    const before = await page.locator('[data-viewport="1"]').getAttribute('data-sop-instance-uid');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-viewport="1"]')).not.toHaveAttribute(
      'data-sop-instance-uid',
      before ?? '',
    );
  }
  await told(page);
  const said = /^(\d+) av (\d+) sett$/.exec((await mark(row(page, study)).textContent()) ?? '');
  expect(Number(said?.[1])).toBeGreaterThanOrEqual(4);
  expect(Number(said?.[1])).toBeLessThan(Number(said?.[2]));
  await expect(page.locator('.pane .seen-mark').first()).toHaveText(/ av \d+ bilder sett$/);

  await launchAs(page, 'a', user(1));
  await expect(mark(row(page, study))).toHaveText(said?.[0] ?? '');

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await launchAs(theirs, 'a', user(2));
  await expect(mark(row(theirs, study))).toHaveText('Ikke sett');
  await other.close();
});

test('a contact sheet is no look at its photographs; the one that is opened gets its tick', async ({
  page,
}) => {
  const study = sampleStudyUids.wound[6] ?? '';
  await launchAs(page, 'b', user(2));
  await openStudy(page, study);
  const photos = page.locator('.photo');
  await expect(photos.first().locator('img')).toBeVisible();
  await expect(page.locator('[data-viewport="1"]')).toHaveAttribute('data-fidelity', 'preview');
  await expect(page.locator('[data-display-set-item] .seen-mark')).toHaveText('Ikke sett');
  await expect(mark(row(page, study))).toHaveText('Ikke sett');
  const marked = told(page);
  await photos.first().click();
  await expect(painted(page).first()).toHaveAttribute('data-fidelity', /true|lossy/);
  await marked;
  await page.getByText('Kontaktark').click();
  await expect(page.getByRole('button', { name: /^Åpne foto 1 av .*, sett$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Åpne foto 2 av (?!.*sett)/ })).toBeVisible();
});

test('Alt+N goes to what has not been seen: the next series, then the next study; marks can be taken back', async ({
  page,
}) => {
  await launchAs(page, 'a', user(2));
  await expect(mark(page.locator('.study-row').first())).toHaveText('Ikke sett');
  await page.keyboard.press('Alt+n');
  await expect(painted(page).first()).toBeVisible();
  const opened = new URL(page.url()).searchParams.get('studies') ?? '';
  const first = page.locator('.study-row').first();
  await expect(first).toHaveAttribute('data-study-uid', opened);
  // All is seen once every series has been walked through from end to end.
  await expect(async () => {
    await page.keyboard.press('Alt+n');
    expect(new URL(page.url()).searchParams.get('studies')).not.toBe(opened);
  }).toPass({ timeout: 50_000, intervals: [150] });
  await expect(mark(first)).toHaveText('Sett');
  await expect(painted(page).first()).toBeVisible();

  await openStudy(page, opened);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('undersøkelsen som ikke sett');
  await page.keyboard.press('Enter');
  await expect(mark(first)).toHaveText('Ikke sett');
});

test('the filter counts seen and unseen, and a list does not change under the hand', async ({ page }) => {
  await launchAs(page, 'a', user(3));
  await page.getByRole('button', { name: 'Flere filtre' }).click();
  const unseen = page.getByRole('checkbox', { name: /Ikke sett/ });
  await unseen.check();
  await page.keyboard.press('Escape');
  const study = sampleStudyUids.chestKirkenes;
  await openStudy(page, study);
  await expect(painted(page).first()).toBeVisible();
  await expect(mark(row(page, study))).not.toHaveText('Ikke sett');
  await openStudy(page, sampleStudyUids.mrHead);
  await expect(row(page, study)).toHaveCount(0);
  await page.getByRole('button', { name: 'Fjern filteret Ikke sett' }).click();
  await expect(row(page, study)).toBeVisible();
});

test('a study that was not opened here cannot be marked, nor one from another page, nor in a locked session', async ({
  page,
}) => {
  await launch(page, 'a');
  const address = `${api(page)}/seen/${sampleStudyUids.mrHead}`;
  const data = { total: 1, instances: 1, marks: [{ sopInstanceUid: '1.2.3', frames: [1] }] };
  const headers = { [requestHeader]: '1' };
  expect((await page.request.post(address, { data, headers })).status()).toBe(404);
  expect((await page.request.post(address, { data })).status()).toBe(403);
  await openStudy(page, sampleStudyUids.mrHead);
  await expect(painted(page).first()).toBeVisible();
  expect((await page.request.post(address, { data, headers })).status()).toBe(204);
  expect((await page.request.post(address, { data: { marks: 'x' }, headers })).status()).toBe(400);
  const base = api(page);
  await page.keyboard.press('Control+Shift+l');
  await expect(page.getByText('Økten er låst').first()).toBeVisible();
  // The screen is covered at once; the gateway is told in the same moment.
  await expect.poll(async () => (await page.request.post(address, { data, headers })).status()).toBe(423);
  expect((await page.request.get(`${base}/seen`)).status()).toBe(423);
});
