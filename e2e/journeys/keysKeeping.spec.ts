import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted, panes } from '../journey.ts';
import { Keys } from '../keys.ts';

test('by keys alone a layout is saved, used, named anew and deleted, and the focus comes back each time', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  const header = page.locator('[data-viewport="1"] .pane-header');
  await expect(header).toBeFocused();
  await keys.press('Alt+l');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Navn' })).toBeFocused();
  await keys.type('Bare taster');
  await keys.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(header).toBeFocused();

  const menu = page.getByRole('button', { name: 'Visningsoppsett' });
  await keys.to(menu);
  await keys.press('Enter');
  await keys.to(page.getByRole('menuitemradio', { name: 'Bruk «Bare taster»' }), 'ArrowDown');
  await keys.press('Enter');
  await expect(page).toHaveURL(/layout=/);
  await expect(menu).toBeFocused();

  await keys.press('Enter');
  await keys.to(page.getByRole('menuitem', { name: 'Mine oppsett' }), 'ArrowDown');
  await keys.press('Enter');
  const mine = page.getByRole('dialog', { name: 'Mine oppsett' });
  await keys.to(mine.getByRole('textbox'));
  await keys.press('Control+a');
  await keys.type('Uten mus');
  await keys.press('Enter');
  const remove = mine.getByRole('button', { name: 'Slett «Uten mus»' });
  await keys.to(remove);
  await keys.press('Enter');
  await expect(mine.getByText('Du har ingen lagrede oppsett.')).toBeVisible();
  await keys.press('Escape');
  await expect(menu).toBeFocused();
});

test('by keys alone the same thing is measured on two dates, confirmed, named, and led back to', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await keys.press('k');
  await expect(painted(page)).toHaveCount(2);
  await keys.press('d');
  for (const [place, leaps] of [
    [0, 4],
    [1, 6],
  ] as const) {
    await keys.to(panes(page).nth(place).locator('.pane-header'), 'n');
    await keys.press('Alt+Enter', 'Enter');
    await expect(panes(page).nth(place).locator('.image-canvas')).toBeFocused();
    await keys.times(leaps, 'Shift+ArrowRight');
    await expect(panes(page).nth(place).locator('[aria-live="polite"]')).toContainText(/^x \d+, y \d+$/);
    await keys.press('Enter');
    await expect(panes(page).nth(place).locator('[aria-live="polite"]')).toContainText(/mm/);
    await keys.press('Escape');
  }
  await keys.press('Alt+m');
  const panel = page.getByRole('complementary', { name: 'Målt endring' });
  await keys.to(panel.getByRole('button', { name: 'Ja, det samme' }));
  await keys.press('Enter');
  await expect(panel.locator('.target-proposed')).toHaveCount(0);
  await keys.expectSomewhere('.measuring-panel');
  await keys.to(panel.getByRole('textbox', { name: 'Navn på målet' }), 'Shift+Tab');
  await keys.press('Control+a');
  await keys.type('Lymfeknute');
  await keys.press('Enter');
  const target = panel.getByRole('region', { name: 'Lymfeknute' });
  await expect(target).toBeVisible();
  await expect(target.getByRole('textbox')).toBeFocused();
  await expect(target.locator('tr[data-change]')).toHaveCount(2);
  await keys.to(target.locator('.target-open').first());
  await keys.press('Enter');
  await expect(painted(page)).toHaveCount(2);
});
