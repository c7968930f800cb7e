import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

/** The close-up of one visit, alone on the screen. */
async function openCloseUp(page: Page, keys: Keys, study: string): Promise<Locator> {
  await keys.open(study);
  await expect(page.locator('[data-viewport] button.photo').first()).toBeVisible();
  await keys.press('Alt+1');
  await expect(page.locator('[data-viewport]')).toHaveCount(1);
  await keys.to(page.locator('[data-viewport] button.photo').last());
  await keys.press('Enter');
  const pane = painted(page).first();
  await expect(pane).toHaveAttribute('data-kind', 'photos');
  return pane;
}

/** The round marker: 80 pixels of the screen across are said to be 20 mm. */
async function calibrate(page: Page, keys: Keys): Promise<void> {
  await keys.to(page.getByRole('button', { name: 'Rundt merke' }));
  await keys.press('Enter', 'Alt+Enter', 'Enter');
  await keys.times(8, 'Shift+ArrowRight');
  await keys.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Merket er i virkeligheten (mm)' })).toBeFocused();
  await keys.type('20');
  await keys.press('Enter');
  await expect(page.getByText('Dette bildet er kalibrert for hånd, merke 20 mm.')).toBeVisible();
}

/** A square of so many times ten pixels. */
async function outline(keys: Keys, leaps: number): Promise<void> {
  await keys.press('Alt+Enter', 'Enter');
  await keys.times(leaps, 'Shift+ArrowRight');
  await keys.press('Enter');
  await keys.times(leaps, 'Shift+ArrowDown');
  await keys.press('Enter');
  await keys.times(leaps, 'Shift+ArrowLeft');
  await keys.press('Enter', 'Alt+Shift+Enter', 'Escape');
}

test('by keys alone a wound is calibrated to a marker and outlined on two dates, and its curve is walked and leads back', async ({
  page,
}) => {
  const keys = new Keys(page);
  const [first, , , , fifth] = sampleStudyUids.wound;
  if (first === undefined || fifth === undefined) throw new Error('eight visits');
  await launch(page, 'b');
  const pane = await openCloseUp(page, keys, first);
  await keys.press('Alt+w');
  const spoken = pane.locator('[aria-live="polite"]').last();
  await calibrate(page, keys);
  await outline(keys, 6);
  // Sixty pixels are 15 mm.
  const figure = painted(page).locator('[data-figure="outline"]');
  await expect(figure).toHaveAttribute('data-measurement', /^Areal 2,2\d cm² \(kalibrert for hånd/);
  await expect(spoken).toHaveText('Sluttet å peke');
  await openCloseUp(page, keys, fifth);
  await calibrate(page, keys);
  await outline(keys, 4);
  await expect(figure).toHaveAttribute('data-measurement', /^Areal (?:1,0\d?|1) cm² \(kalibrert for hånd/);

  const wound = page.getByRole('complementary', { name: 'Sårmåling' }).getByRole('region', { name: 'Sår 1' });
  await keys.to(wound.getByRole('button', { name: 'Ja, det samme' }));
  await keys.press('Enter');
  await expect(wound.locator('.target-proposed')).toHaveCount(0);
  const points = wound.locator('.trend-point');
  await expect(points).toHaveCount(2);
  await expect(wound.locator('.trend svg')).toHaveAccessibleName('Areal over tid: Sår 1');
  await keys.to(points.last(), 'Shift+Tab');
  await keys.press('ArrowLeft');
  await expect(points.first()).toBeFocused();
  await expect(points.first()).toHaveAccessibleName(/^\d\d\.\d\d\.\d{4}, .+, 2,2\d? cm²$/);
  await expect(points.last()).toHaveAccessibleName(/, −1,\d+ cm²$/);
  await keys.press('Enter');
  await expect(figure).toHaveAttribute('data-measurement', /^Areal 2,2/);
});
