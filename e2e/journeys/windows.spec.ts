import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';

/** The CT of patient A with its prior, which then goes to a window of its own. */
async function priorInSecondWindow(page: Page): Promise<Page> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await expect(page).toHaveURL(new RegExp(`compare=${escaped(sampleStudyUids.ctHammerfest)}`));
  const [second] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Alt+y')]);
  await expect(painted(second).first()).toBeVisible();
  return second;
}

test('the prior goes to a second window of the same patient, and the window goes with the main one', async ({
  page,
}) => {
  const second = await priorInSecondWindow(page);
  await expect(page).not.toHaveURL(/compare=/);
  expect(new URL(second.url()).searchParams.get('studies')).toBe(sampleStudyUids.ctHammerfest);
  await expect(second.getByText('Vindu 2')).toBeVisible();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('TESTDATA Pasient A');
  await expect(second.getByRole('button', { name: 'Åpne vindu nummer to' })).toHaveCount(0);

  // Loading the main window anew takes the patient off the second one only until the main one is back.
  await page.reload();
  await expect(painted(page).first()).toBeVisible();
  await expect(painted(second).first()).toBeVisible();
  await expect(second.locator('body')).toBeVisible();

  const closed = second.waitForEvent('close', { timeout: 20_000 });
  await page.close();
  await closed;
});

test('the second window does not outlive its patient in the main one, nor the session', async ({
  page,
  context,
}) => {
  const second = await priorInSecondWindow(page);
  const closed = second.waitForEvent('close', { timeout: 20_000 });
  await launch(page, 'b');
  await closed;

  await page.goto('about:blank');
  const other = await context.newPage();
  const again = await priorInSecondWindow(other);
  await other.keyboard.press('Control+Shift+L');
  for (const window of [other, again]) {
    await expect(window.getByRole('heading', { name: 'Økten er låst' })).toBeVisible();
    await expect(window.getByText('TESTDATA Pasient A')).toHaveCount(0);
  }
});

function escaped(uid: string): string {
  return uid.replaceAll('.', String.raw`\.`);
}
