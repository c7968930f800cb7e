import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { accessLog, api } from '../gateway.ts';
import { launch, openStudy, painted } from '../journey.ts';

const shown = (uids: readonly (string | null)[]) => new Set(uids);

test('two who share a local number never see each other’s studies', async ({ page }) => {
  for (const [patient, own, others] of [
    ['e1', sampleStudyUids.e1, sampleStudyUids.e2],
    ['e2', sampleStudyUids.e2, sampleStudyUids.e1],
  ] as const) {
    await launch(page, patient);
    await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
    const listed = shown(
      await page
        .locator('[data-study-uid]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-study-uid'))),
    );
    for (const uid of own) expect(listed.has(uid)).toBe(true);
    for (const uid of others) expect(listed.has(uid)).toBe(false);
  }
});

test('another patient’s study in the address is not found, and the attempt is in the journal', async ({
  page,
}) => {
  await launch(page, 'e1');
  const [foreign] = sampleStudyUids.e2;
  if (foreign === undefined) throw new Error('e2 has studies');
  const metadata = await page.request.get(`${api(page)}/archives/unn/dicom-web/studies/${foreign}/metadata`);
  expect([403, 404]).toContain(metadata.status());
  expect(await metadata.text()).not.toContain(foreign);
  await page.goto(`${page.url().split('?')[0] ?? ''}?studies=${foreign}`);
  await expect(page.getByText(/ikke funnet|Finnes ikke/i).first()).toBeVisible();
  const entries = await accessLog(page);
  expect(entries.some((entry) => entry.outcome !== '0')).toBe(true);
});

test('two tabs with two patients stay two patients', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await launch(first, 'a');
  await launch(second, 'c');
  await first.reload();
  await expect(first.locator(`[data-study-uid="${sampleStudyUids.ctTromso}"]`)).toBeVisible();
  await expect(first.locator(`[data-study-uid="${sampleStudyUids.echo}"]`)).toHaveCount(0);
  await second.reload();
  await expect(second.locator(`[data-study-uid="${sampleStudyUids.echo}"]`)).toBeVisible();
  await expect(second.locator(`[data-study-uid="${sampleStudyUids.ctTromso}"]`)).toHaveCount(0);
  await openStudy(second, sampleStudyUids.echo);
  await expect(painted(second).first()).toBeVisible();
});

test('every study that was painted has its entry in the journal', async ({ page }) => {
  await launch(page, 'a');
  const opened = [sampleStudyUids.ctTromso, sampleStudyUids.chestHarstad];
  for (const uid of opened) {
    await openStudy(page, uid);
    await expect(page.locator('[data-viewport][data-state="painted"]').first()).toBeVisible();
  }
  const viewed = (await accessLog(page)).filter((entry) => entry.action === 'view' && entry.outcome === '0');
  const mine = new Set(viewed.map((entry) => entry.studyInstanceUid));
  for (const uid of opened) expect(mine.has(uid)).toBe(true);
});
