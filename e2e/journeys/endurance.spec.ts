import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids, yearsStudyUid } from '#region/samples/uids.ts';

import { type Cost, costOf, slope, watchContexts } from '../endurance.ts';
import { launch, openStudy } from '../journey.ts';
import { remembered, watchMemory } from '../memory.ts';

/**
 * HAZARDS LD-01: fifty studies, the slope over the last thirty. Those measured are of the patient with twenty years of small studies of every
 * kind, since a page that is loaded anew for another patient would begin from nothing. `LYSBILDE_STUDIES` opens more of them.
 */
const total = Number(process.env['LYSBILDE_STUDIES'] ?? 50);
const measured = 30;
const others: readonly (readonly [patient: string, studies: readonly string[]])[] = [
  ['a', [sampleStudyUids.ctTromso, sampleStudyUids.chestHarstad, sampleStudyUids.mrHead]],
  ['b', [sampleStudyUids.footXray, sampleStudyUids.wound[7] ?? '']],
  ['c', [sampleStudyUids.echo]],
  ['f', [sampleStudyUids.document, sampleStudyUids.ecg, sampleStudyUids.report, sampleStudyUids.sound]],
];
const ofOthers = others.reduce((sum, [, studies]) => sum + studies.length, 0);

test('opening study after study holds on to none of them: memory, workers, WebGL contexts and blob URLs', async ({
  page,
}) => {
  test.setTimeout(total * 6000);
  await watchMemory(page);
  await watchContexts(page);
  for (const [patient, studies] of others) {
    await launch(page, patient);
    for (const study of studies) await open(page, study);
  }
  await launch(page, 'd');
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  const costs: Cost[] = [];
  for (let n = 0; n < total - ofOthers; n += 1) {
    await open(page, yearsStudyUid(400 - n));
    costs.push(await costOf(page));
  }
  const last = costs.slice(-measured);
  const growth = {
    heap: slope(last.map(({ heap }) => heap)),
    rss: slope(last.map(({ rss }) => rss)),
  };
  const range = (values: readonly number[]) => `${Math.min(...values)}–${Math.max(...values)}`;
  console.log(
    `${total} studies, over the last ${last.length}: heap ${megabytes(last.at(0)?.heap)} to ${megabytes(last.at(-1)?.heap)} (${growth.heap.toFixed(2)} MB a study), RSS ${megabytes(last.at(0)?.rss)} to ${megabytes(last.at(-1)?.rss)} (${growth.rss.toFixed(2)} MB a study), workers ${range(last.map(({ workers }) => workers))}, WebGL contexts ${range(last.map(({ contexts }) => contexts))}`,
  );
  expect(growth.heap + growth.rss).toBeLessThanOrEqual(1);
  expect(Math.max(...costs.map(({ workers }) => workers))).toBeLessThanOrEqual(4);
  expect(Math.max(...costs.map(({ contexts }) => contexts))).toBeLessThanOrEqual(8);
  expect(new Set(last.map(({ contexts }) => contexts)).size).toBe(1);
  expect((await remembered(page)).blobUrls).toBe(0);
});

const megabytes = (value = NaN) => value.toFixed(0);

async function open(page: Page, study: string): Promise<void> {
  const row = page.locator(`[data-study-uid="${study}"]`).first();
  await row.scrollIntoViewIfNeeded();
  await openStudy(page, study);
  await expect(page).toHaveURL(new RegExp(study.replaceAll('.', String.raw`\.`)));
  await expect(page.locator('[data-viewport][data-state="painted"]').first()).toBeVisible();
  await expect(page.locator('[data-viewport][data-state="loading"]')).toHaveCount(0);
}
