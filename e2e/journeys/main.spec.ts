import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { positions } from '../gateway.ts';
import { launch, levels, openStudy, painted, panes } from '../journey.ts';

test('from the record to a painted image: the patient’s studies from four archives, and the newest CT opens', async ({
  page,
}) => {
  await launch(page, 'a');
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  const archives = await page
    .locator('[data-study-uid]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-archive')));
  expect(new Set(archives.join(' ').split(/[\s,]+/)).size).toBeGreaterThanOrEqual(2);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  expect(await levels(painted(page).first())).toBeGreaterThan(40);
});

test('compare lays the Hammerfest CT to the left, and both scroll to the same place in the patient', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  const present = await positions(page, 'unn', sampleStudyUids.ctTromso);
  const prior = await positions(page, 'finn', sampleStudyUids.ctHammerfest);
  const [left, right] = [panes(page).nth(0), panes(page).nth(1)];
  const at = async () => ({
    prior: prior.get((await left.getAttribute('data-sop-instance-uid')) ?? ''),
    present: present.get((await right.getAttribute('data-sop-instance-uid')) ?? ''),
  });
  const before = await at();
  expect(before.prior).toBeDefined();
  expect(before.present).toBeDefined();
  await right.hover();
  for (let notch = 0; notch < 40; notch += 1) await page.mouse.wheel(0, 100);
  await expect.poll(async () => (await at()).present).not.toBe(before.present);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-viewport]')].every(
      (pane) => pane.getAttribute('data-state') === 'painted',
    ),
  );
  const zs = [...prior.values()].toSorted((a, b) => a - b);
  const step = Math.abs((zs[1] ?? 0) - (zs[0] ?? 0));
  await expect
    .poll(async () => {
      const now = await at();
      return Math.abs(
        (now.present ?? NaN) - (before.present ?? NaN) - ((now.prior ?? NaN) - (before.prior ?? NaN)),
      );
    })
    .toBeLessThanOrEqual(step / 2 + 0.01);
});
