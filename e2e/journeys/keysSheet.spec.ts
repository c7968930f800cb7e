import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

const header = (page: Page, place: number) => page.locator(`[data-viewport="${place}"] .pane-header`);
const tile = (page: Page, index: number) => page.locator(`.sheet-open[data-index="${index}"]`);

async function openWound(page: Page): Promise<Keys> {
  const keys = new Keys(page);
  await launch(page, 'b');
  await keys.open(sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport] button.photo').first()).toBeVisible();
  return keys;
}

test('by keys alone the contact sheet is walked, two photographs chosen and compared, and one opened alone', async ({
  page,
}) => {
  const keys = await openWound(page);
  await keys.press('Alt+g');
  await expect(page.locator('.sheet-counts')).toHaveText('18 foto i 8 undersøkelser');
  await expect(tile(page, 0)).toBeFocused();
  await expect(tile(page, 0)).toHaveAccessibleName(/^Foto 1 av 18, \d\d\.\d\d\.\d{4}, Venstre/);
  await expect(tile(page, 0)).toHaveAccessibleDescription('Piltaster blar, Enter åpner, mellomrom velger.');
  await keys.press('Space');
  await expect(tile(page, 0)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.sheet-chosen output')).toHaveText('1 valgt. Velg ett til.');
  await keys.times(5, 'ArrowRight');
  await expect(tile(page, 5)).toBeFocused();
  await keys.press('Space');
  await expect(page.locator('.sheet-chosen output')).toHaveText('2 valgt');
  await keys.press('Alt+t');
  await expect(painted(page)).toHaveCount(2);
  await expect(header(page, 1)).toContainText('14.08.2026');
  await expect(header(page, 2)).toContainText('02.10.2026');
  await keys.expectSomewhere('.pair');

  // Back to the sheet.
  await keys.press('Alt+t');
  await expect(tile(page, 0)).toBeVisible();
  await keys.expectSomewhere();
  await keys.to(page.locator('.sheet-open'));
  await keys.press('End');
  await expect(tile(page, 17)).toBeFocused();
  const wanted = (await tile(page, 17).getAttribute('data-photo')) ?? '';
  await keys.press('Enter');
  await expect(page.locator(`[data-viewport][data-sop-instance-uid="${wanted}"]`)).toHaveAttribute(
    'data-state',
    'painted',
  );
  await keys.expectSomewhere();
});

test('by keys alone an alignment is proposed, looked at, accepted and taken back, and each is spoken', async ({
  page,
}) => {
  const keys = await openWound(page);
  await keys.press('Alt+t');
  await expect(painted(page)).toHaveCount(2);
  const said = page.locator('.pair-adjust-said');
  await keys.press('p');
  await expect(said).toContainText(/^Forslag: \d+ steder er like i begge bildene/, { timeout: 60_000 });
  const accept = page.getByRole('button', { name: 'Godta' });
  await keys.to(accept);
  await keys.press('Enter');
  await expect(said).toContainText(/^Justert etter forslag \(\d+ like steder\)/);
  await keys.expectSomewhere('.pair-adjust');
  await keys.press('Delete');
  await expect(said).toHaveText('');
  await keys.expectSomewhere('.pair-adjust');
});
