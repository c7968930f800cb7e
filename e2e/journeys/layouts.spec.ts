import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, levels, openStudy, painted, panes } from '../journey.ts';

test('a series dragged from the strip and a study dragged from the timeline stand in the pane they were dropped on', async ({
  page,
}) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  await expect(painted(page)).toHaveCount(4);
  const series = page.locator('[data-display-set-item]');
  const wanted = await series.last().getAttribute('data-display-set-item');
  const second = panes(page).nth(1);
  expect(await second.getAttribute('data-display-set')).not.toBe(wanted);
  await series.last().dragTo(second);
  await expect(second).toHaveAttribute('data-display-set', wanted ?? '');
  await expect(second).toHaveAttribute('data-state', 'painted');
  expect(await levels(second)).toBeGreaterThan(12);

  // Onto a study alone: beside it, as a comparison. Onto one of two: into that very pane, and the other keeps what it shows.
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  const header = (place: number) => panes(page).nth(place).locator('.pane-header');
  await study(page, sampleStudyUids.ctHammerfest).dragTo(panes(page).first());
  await expect(header(0)).toContainText('Hammerfest');
  await expect(header(1)).toContainText('Tromsø');
  await expect(painted(page)).toHaveCount(2);
  const beside = (await panes(page).nth(1).getAttribute('data-display-set')) ?? '';
  await study(page, sampleStudyUids.mrHead).dragTo(panes(page).first());
  await expect(header(0)).toContainText('MR');
  await expect(panes(page).nth(1)).toHaveAttribute('data-display-set', beside);
  await expect(painted(page)).toHaveCount(await panes(page).count());
  expect(new URL(page.url()).searchParams.get('studies')).toContain(sampleStudyUids.mrHead);
});

test('layouts from 1 × 1 to 4 × 4 by control and by key, and all sixteen panes paint', async ({ page }) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Visningsoppsett' }).click();
  await page.getByRole('menuitemradio', { name: /4 × 4/ }).click();
  await expect(panes(page)).toHaveCount(16);
  for (const [key, count] of [
    ['Alt+1', 1],
    ['Alt+2', 2],
    ['Alt+4', 4],
    ['Alt+9', 9],
    ['Alt+0', 16],
  ] as const) {
    await page.keyboard.press(key);
    await expect(panes(page)).toHaveCount(count);
  }
  // Each pane is given a series by hand, as a click on the strip does.
  const series = page.locator('[data-display-set-item]');
  const own = await series.count();
  for (let place = 0; place < 16; place += 1) {
    await panes(page).nth(place).click();
    await series.nth(place % own).click();
  }
  await expect(painted(page)).toHaveCount(16);
  for (const pane of await panes(page).all()) expect(await levels(pane)).toBeGreaterThan(12);
});

test('in full screen each pane still says whose, when and where', async ({ page }) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  await expect(painted(page)).toHaveCount(4);
  for (let place = 0; place < 4; place += 1) {
    const pane = panes(page).nth(place);
    await pane.locator('.pane-header').click();
    await page.keyboard.press('m');
    await expectIdentified(page, pane);
    await page.keyboard.press('m');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
  }
  await openStudy(page, sampleStudyUids.endoscopy);
  await expect(painted(page)).toHaveCount(1);
  await page.keyboard.press('m');
  await expectIdentified(page, panes(page).first());
  await page.getByRole('button', { name: 'Avslutt fullskjerm' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
  await expect(page.getByRole('button', { name: 'Avslutt fullskjerm' })).toHaveCount(0);
});

test('PgDn and PgUp go through every display set of a study', async ({ page }) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  await expect(painted(page)).toHaveCount(4);
  await page.keyboard.press('Alt+1');
  await expect(panes(page)).toHaveCount(1);
  const all = await page
    .locator('[data-display-set-item]')
    .evaluateAll((list) => list.map((one) => one.getAttribute('data-display-set-item')));
  expect(all.length).toBeGreaterThan(3);
  for (const key of ['PageDown', 'PageUp']) {
    const seen = new Set<string | null>();
    for (const _ of all) {
      const before = await panes(page).first().getAttribute('data-display-set');
      await page.keyboard.press(key);
      await expect(panes(page).first()).not.toHaveAttribute('data-display-set', before ?? '');
      await expect(panes(page).first()).toHaveAttribute('data-state', 'painted');
      seen.add(await panes(page).first().getAttribute('data-display-set'));
    }
    expect(seen).toEqual(new Set(all));
  }
});

function study(page: Page, uid: string): Locator {
  return page.locator(`[data-study-uid="${uid}"]`);
}

/** The pane fills the screen, and name, birth date, study date and hospital are inside it to be read. */
async function expectIdentified(page: Page, pane: Locator): Promise<void> {
  await expect.poll(() => pane.evaluate((element) => document.fullscreenElement === element)).toBe(true);
  const size = page.viewportSize();
  await expect
    .poll(async () => {
      const box = await pane.boundingBox();
      return [box?.width, box?.height];
    })
    .toEqual([size?.width, size?.height]);
  await expect(pane.getByText(/TESTDATA/).first()).toBeInViewport();
  await expect(pane.getByText(/^f\. \d\d\.\d\d\.\d{4}/).first()).toBeInViewport();
  for (const part of ['.pane-date', '.pane-hospital']) {
    await expect(pane.locator(part)).toBeInViewport();
    await expect(pane.locator(part)).not.toHaveText('');
    expect(await isOnTop(pane.locator(part))).toBe(true);
  }
}

/** Nothing lies over it. */
function isOnTop(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top !== null && (element.contains(top) || top.contains(element));
  });
}
