import { expect, type Page, test } from '@playwright/test';

import { text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { api, metadata } from '../gateway.ts';
import { ehr, launch, openStudy, painted, panes } from '../journey.ts';

interface Images {
  readonly series: string;
  readonly sops: readonly string[];
}

async function imagesOf(page: Page, archiveId: string, study: string): Promise<Images> {
  const datasets = await metadata(page, archiveId, study);
  const series = text(datasets[0] ?? {}, Tag.seriesInstanceUid) ?? '';
  const own = datasets.filter((one) => text(one, Tag.seriesInstanceUid) === series);
  return { series, sops: own.flatMap((one) => text(one, Tag.sopInstanceUid) ?? []) };
}

const origin = (page: Page) => new URL(page.url()).origin;

test('the record opens one image of one study by its launch; the rest of the record is one click away', async ({
  page,
}) => {
  await launch(page, 'a');
  const { series, sops } = await imagesOf(page, 'unn', sampleStudyUids.mrHead);
  const wanted = sops[7] ?? '';
  const query = new URLSearchParams({
    patient: 'a',
    study: sampleStudyUids.mrHead,
    series,
    instance: wanted,
    frame: '1',
  });
  await page.goto(`${ehr()}/open?${query.toString()}`);
  await expect(painted(page)).toHaveCount(1);
  await expect(panes(page)).toHaveCount(1);
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', wanted);
  await openStudy(page, sampleStudyUids.chestKirkenes);
  await expect(painted(page).first()).toHaveAttribute('data-display-set', /./);
  await expect(
    page.locator(`[data-study-uid="${sampleStudyUids.chestKirkenes}"][data-shown="present"]`),
  ).toBeVisible();
});

test('a copied link shows the same image in a later context of the patient, and names no one', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctHammerfest);
  await expect(painted(page).first()).toBeVisible();
  await page.locator('[data-viewport="1"] .pane-header').click();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-viewport="1"]')).toHaveAttribute('data-state', 'painted');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('kopier lenke');
  const pane = page.locator('[data-viewport="1"]');
  const wanted = (await pane.getAttribute('data-sop-instance-uid')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByText('Lenken er kopiert.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(wanted);
  expect(link).not.toMatch(/\/p\/|TESTDATA|patient/);

  const before = api(page);
  await launch(page, 'a');
  expect(api(page)).not.toBe(before);
  await page.goto(link);
  await expect(painted(page)).toHaveCount(1);
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', wanted);
  expect(api(page)).not.toBe(before);
});

test('a link without a launched patient says where to begin; of two patients it opens the one where it was seen', async ({
  page,
}) => {
  const study = sampleStudyUids.ctHammerfest;
  await launch(page, 'a');
  const gateway = origin(page);
  await openStudy(page, study);
  await expect(painted(page).first()).toBeVisible();
  const ofA = api(page);
  await launch(page, 'b');
  await page.goto(`${gateway}/link?studies=${study}`);
  await expect(painted(page).first()).toBeVisible();
  expect(api(page)).toBe(ofA);

  await page.context().clearCookies();
  const answer = await page.goto(`${gateway}/link?studies=${study}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Lenken åpnes etter journalen' })).toBeVisible();
});

test('IHE Invoke Image Display opens the studies it names, and refuses what it cannot answer', async ({
  page,
}) => {
  await launch(page, 'a');
  const gateway = origin(page);
  await page.goto(
    `${gateway}/IHEInvokeImageDisplay?requestType=STUDY&studyUID=${sampleStudyUids.chestKirkenes}&viewerType=IHE_BIR`,
  );
  await expect(painted(page).first()).toBeVisible();
  expect(new URL(page.url()).search).toBe(`?studies=${sampleStudyUids.chestKirkenes}`);
  const refused = await page.request.get(
    `${gateway}/IHEInvokeImageDisplay?requestType=STUDY&accessionNumber=A1`,
  );
  expect(refused.status()).toBe(400);
  const another = await page.request.get(
    `${gateway}/IHEInvokeImageDisplay?requestType=PATIENT&patientID=${encodeURIComponent('17^^^&2.16.9&ISO')}`,
  );
  expect(another.status()).toBe(404);
});

test('what a link names and is not there is said in words: study, series, image, frame, key images, and what is no UID', async ({
  page,
}) => {
  await launch(page, 'a');
  const view = page.url().split('?')[0] ?? '';
  const { series, sops } = await imagesOf(page, 'unn', sampleStudyUids.mrHead);
  const study = sampleStudyUids.mrHead;
  const said: readonly (readonly [string, RegExp])[] = [
    [`studies=${study}&series=1.2.3`, /Serien som lenken peker på, finnes ikke/],
    [`studies=${study}&instance=1.2.3`, /er ikke i undersøkelsen slik arkivene har den/],
    [`studies=${study}&instance=${sops[2] ?? ''}&frame=9`, /har ikke så mange delbilder/],
    [`studies=${study}&key=only`, /ingen nøkkelbilder/],
    [`studies=${study}&series=${encodeURIComponent('../x')}`, /adressen/i],
    ['studies=1.2.3.4', /finnes ikke|Ikke funnet/],
  ];
  for (const [query, words] of said) {
    await page.goto(`${view}?${query}`);
    await expect(page.getByText(words).first(), query).toBeVisible();
  }
  await page.goto(`${view}?studies=${study}&series=${series}`);
  await expect(painted(page)).toHaveAttribute('data-display-set', series);
  await expect(page.locator('.comparison-notices > .notice')).toHaveCount(0);
});
