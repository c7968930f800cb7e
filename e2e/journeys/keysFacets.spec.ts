import { expect, type Page, test } from '@playwright/test';

import { samplePractitioners } from '#region/samples/people.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { ehr, launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

const total = (page: Page) => page.locator('output.timeline-total');

/** Everything known of where the studies are of: sides are counted by it. */
async function regionsKnown(page: Page): Promise<void> {
  await expect(page.locator('.study-open').first()).toBeVisible();
  await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
}

/** Opens the menu that holds a facet: its own, or that of more. */
async function openMenu(page: Page, keys: Keys, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await keys.to(button);
  await keys.expectSeen();
  await keys.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
}

async function choose(page: Page, keys: Keys, name: RegExp): Promise<void> {
  const value = page.getByRole('checkbox', { name });
  await keys.to(value);
  await keys.expectSeen();
  await keys.press('Space');
  await expect(value).toBeChecked();
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Where the menu was opened from.
  await keys.expectSomewhere('.filter-menu');
}

test('by keys alone side and hospital narrow the list, and where nothing is left the filter that hides is named and taken away', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'e1');
  await regionsKnown(page);
  await expect(total(page)).toHaveText('4 undersøkelser');

  await openMenu(page, keys, /^Side/);
  await choose(page, keys, /^Høyre/);
  await expect(total(page)).toHaveText('1 av 4 undersøkelser');
  await expect(page.locator('.study-what')).toHaveText('RG høyre hånd');

  await openMenu(page, keys, /^Flere filtre/);
  await choose(page, keys, /Harstad/);
  await expect(page.getByText('Ingen undersøkelser passer med filtrene')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Ingen undersøkelser passer' })).toHaveCount(1);

  // Each filter says what would be seen without it.
  await expect(page.getByRole('button', { name: /^Uten «.*Harstad»: 1 undersøkelse$/ })).toBeVisible();
  await keys.to(page.getByRole('button', { name: 'Uten «Høyre»: 1 undersøkelse' }));
  await keys.expectSeen();
  await keys.press('Enter');
  await expect(page.locator('.study-what')).toHaveText('Hudfoto venstre underarm');
  await keys.expectSomewhere('.study-list');
  await keys.expectSeen();

  await keys.to(page.getByRole('button', { name: /^Fjern filteret .*Harstad$/ }), 'Shift+Tab');
  await keys.expectSeen();
  await keys.press('Enter');
  await expect(total(page)).toHaveText('4 undersøkelser');
  await keys.expectSomewhere('.study-list');
});

test('by keys alone the unseen are walked to the last; then that is said, and the filter that hides what has been seen is named', async ({
  page,
}) => {
  const keys = new Keys(page);
  // Who has seen nothing of it yet, at another try and another round too.
  const { retry, repeatEachIndex } = test.info();
  const user = samplePractitioners[(retry + repeatEachIndex) % samplePractitioners.length]?.key ?? '';
  await page.goto(`${ehr()}/open?patient=e2&user=${user}`);
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  await expect(total(page)).toHaveText('3 undersøkelser');
  await openMenu(page, keys, /^Flere filtre/);
  await choose(page, keys, /^Ikke sett/);
  await expect(page.getByRole('button', { name: 'Fjern filteret Ikke sett' })).toBeVisible();

  for (const uid of sampleStudyUids.e2.toReversed()) {
    await keys.press('Alt+n');
    await expect(page).toHaveURL(new RegExp(`studies=${uid}`));
    await expect(painted(page).first()).toBeVisible();
    await expect(page.locator(`[data-study-uid="${uid}"] .seen-mark`)).toHaveText('Sett');
  }
  const said = page.locator('[aria-live="polite"]').filter({ hasText: /^Alt er sett\.$/ });
  await keys.press('Alt+n');
  await expect(said).toBeVisible();

  // Without images beside it the list says the same.
  await keys.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Søk etter kommando' })).toBeFocused();
  await keys.type('til tidslinjen');
  await keys.press('Enter');
  await expect(page.locator('[data-viewport]')).toHaveCount(0);
  await expect(said).toHaveCount(0);
  await keys.press('Alt+n');
  await expect(said).toBeVisible();

  const without = page.getByRole('button', { name: 'Uten «Ikke sett»: 3 undersøkelser' });
  await keys.to(without);
  await keys.press('Enter');
  await expect(total(page)).toHaveText('3 undersøkelser');
  await keys.expectSomewhere('.study-list');
});
