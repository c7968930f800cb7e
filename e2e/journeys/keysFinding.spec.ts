import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

test('by keys alone studies are filtered by text and facet, and each filter is taken away again', async ({
  page,
}) => {
  const keys = new Keys(page);
  const total = page.locator('output.timeline-total');
  await launch(page, 'b');
  await expect(total).toHaveText('9 undersøkelser');

  await keys.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keys.type('sårfoto');
  await expect(total).toHaveText('8 av 9 undersøkelser');
  await keys.press('Escape');
  await expect(total).toHaveText('9 undersøkelser');

  const specialty = page.getByRole('button', { name: /^Fag/ });
  await keys.to(specialty);
  await keys.press('Enter');
  await keys.to(page.getByRole('checkbox', { name: /Radiologi/ }));
  await keys.press('Space');
  await expect(total).toHaveText('1 av 9 undersøkelser');
  await keys.press('Escape');
  await expect(specialty).toBeFocused();
  await keys.to(page.getByRole('button', { name: 'Fjern filteret Radiologi' }));
  await keys.press('Enter');
  await expect(total).toHaveText('9 undersøkelser');
  await keys.expectSomewhere('.timeline');

  await keys.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keys.type('finnes ikke');
  await expect(page.getByText('Ingen undersøkelser passer med filtrene')).toBeVisible();
  await keys.to(page.locator('.empty-list').getByRole('button').last());
  await keys.press('Enter');
  await expect(total).toHaveText('9 undersøkelser');
  await keys.expectSomewhere('.timeline');
});

test('by keys alone years are chosen, and let go of', async ({ page }) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  const all = (await page.locator('.timeline-total').textContent()) ?? '';
  const more = page.getByRole('button', { name: /^Flere filtre/ });
  await keys.to(more);
  await keys.press('Enter');
  await keys.to(page.getByRole('combobox', { name: 'Fra og med år' }));
  await keys.press('ArrowDown');
  await expect(page.locator('.timeline-total')).not.toHaveText(all);
  await keys.press('Escape');
  await expect(more).toBeFocused();
  await keys.to(page.getByRole('button', { name: /^Fjern filteret \d{4}/ }));
  await keys.press('Enter');
  await expect(page.locator('.timeline-total')).toHaveText(all);
  await keys.expectSomewhere('.timeline');
});

test('by keys alone a study is opened, the next series shown, and a dialog gives the focus back', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.mrHead);
  await expect(painted(page).first()).toBeVisible();
  const header = page.locator('[data-viewport="1"] .pane-header');
  await expect(header).toBeFocused();
  const before = await page.locator('[data-viewport="1"]').getAttribute('data-display-set');
  await keys.press('PageDown');
  await expect(page.locator('[data-viewport="1"]')).not.toHaveAttribute('data-display-set', before ?? '');
  // The pane is another one now, and the focus is in it.
  await expect(header).toBeFocused();
  for (const key of ['?', 'F1', 'Alt+l']) {
    await keys.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(header, key).toBeFocused();
  }
});
