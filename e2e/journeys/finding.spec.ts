import { expect, type Page, test } from '@playwright/test';

import { launch } from '../journey.ts';
import { Keys } from '../keys.ts';

/** Everything known of where the studies are of: nothing waited for. */
async function regionsKnown(page: Page): Promise<void> {
  await expect(page.locator('.study-open').first()).toBeVisible();
  await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
}

const total = (page: Page) => page.locator('.timeline-total');
const part = (page: Page, view: string, name: RegExp) =>
  page.getByRole('group', { name: view }).getByRole('button', { name });

test('by keys alone the left heel is chosen on the figure, and the list is the wound and no more than it counted', async ({
  page,
}) => {
  await launch(page, 'b');
  await regionsKnown(page);
  await page.keyboard.press('Alt+k');
  // The figure is entered where there is something.
  await expect(page.locator('.body-part:focus')).not.toHaveAttribute('data-count', '0');
  const keys = new Keys(page);
  await keys.to(page.getByRole('group', { name: 'Bakfra' }).locator('.body-part'));
  for (let press = 0; press < 40; press += 1) {
    const name = await page.evaluate(() => document.activeElement?.getAttribute('data-spot'));
    if (name === 'heel.left') break;
    await page.keyboard.press(name === 'ankle.right' || name === 'heel.right' ? 'ArrowLeft' : 'ArrowDown');
  }
  await expect(part(page, 'Bakfra', /^Venstre hæl, 8 undersøkelser$/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(part(page, 'Bakfra', /^Venstre hæl/)).toHaveAttribute('aria-pressed', 'true');
  await expect(total(page)).toHaveText('8 av 9 undersøkelser');
  await expect(page).toHaveURL(/regions=heel\.left/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Vis kroppsfiguren/ })).toBeFocused();
  await expect(page.locator('.study-what')).toHaveText(
    Array.from({ length: 8 }, () => 'Sårfoto venstre hæl'),
  );
});

test('the chosen place outlives opening a study, going back, and a new look at the address', async ({
  page,
}) => {
  await launch(page, 'b');
  await regionsKnown(page);
  await page.keyboard.press('Alt+k');
  await part(page, 'Bakfra', /^Venstre hæl/).click();
  await page.locator('.study-open').first().click();
  await expect(page).toHaveURL(/studies=.*regions=heel\.left/);
  await page.reload();
  await expect(total(page)).toHaveText(/^8 av 9 undersøkelser$/, { timeout: 45_000 });
  await page.getByRole('button', { name: 'Fjern filteret Venstre hæl' }).click();
  await expect(page).not.toHaveURL(/regions/);
  await expect(total(page)).toHaveText('9 undersøkelser');
});

test('an empty list names the filter that hides what there is', async ({ page }) => {
  await launch(page, 'b');
  await regionsKnown(page);
  await page.keyboard.press('Alt+k');
  await part(page, 'Bakfra', /^Venstre hæl/).click();
  await page.getByRole('button', { name: 'Fag' }).click();
  await page.getByRole('checkbox', { name: /Radiologi/ }).check();
  await expect(page.getByText('Ingen undersøkelser passer med filtrene')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Uten «Venstre hæl»: 1 undersøkelse' })).toBeVisible();
  await page.getByRole('button', { name: 'Uten «Radiologi»: 8 undersøkelser' }).click();
  await expect(total(page)).toHaveText('8 av 9 undersøkelser');
});

test('what each value of a facet counts is what choosing it shows', async ({ page }) => {
  await launch(page, 'd');
  await regionsKnown(page);
  for (const facet of ['Fag', 'Side', 'Kroppsdel']) {
    const button = page.getByRole('button', { name: new RegExp(`^${facet}`) });
    await button.click();
    const value = page.locator('.facet-value').nth(1);
    const count = Number(await value.locator('.facet-count').textContent());
    expect(count).toBeGreaterThan(0);
    await value.locator('input').check();
    await expect(total(page)).toHaveText(`${count} av 400 undersøkelser`);
    await value.locator('input').uncheck();
    await page.keyboard.press('Escape');
  }
});

test('the ribbon is walked, narrowed and opened by keys', async ({ page }) => {
  await launch(page, 'd');
  const slider = page.getByRole('slider', { name: /undersøkelser/ });
  await new Keys(page).to(slider);
  await page.keyboard.press('End');
  await expect(page.locator('.ribbon-told')).toContainText('2026');
  await expect(slider).toHaveAttribute('aria-valuetext', /400 av 400$/);
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /, 1 av 400$/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const marked = (await page.locator('.ribbon-told').textContent()) ?? '';
  const [from, to] = marked.match(/\d{4}/g) ?? [];
  expect(Number(to) - Number(from)).toBe(2);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Fjern filteret ${from}–${to}` })).toBeVisible();
  // What is narrowed to few years is divided by months, and by days when it is few months.
  const chip = (date: string) =>
    page.getByRole('button', { name: new RegExp(`^Fjern filteret ${date}–${date}$`) });
  for (const date of [String.raw`\d\d\.\d{4}`, String.raw`\d\d\.\d\d\.\d{4}`]) {
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await expect(chip(date)).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(total(page)).toHaveText('400 undersøkelser');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/studies=/);
});

for (const language of ['nb', 'en'] as const) {
  test(`the figure leaves the name in sight, and a finger room for each place (${language})`, async ({
    page,
  }) => {
    if (language === 'en') await page.addInitScript(() => localStorage.setItem('lysbilde.language', 'en'));
    await launch(page, 'd');
    await regionsKnown(page);
    await page.keyboard.press('Alt+k');
    await page.locator('[data-spot="hand.left"]').first().click();
    for (const width of [1600, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 });
      // Whose body it is stays in sight, whatever the figure covers.
      await page.getByRole('heading', { level: 1 }).click({ trial: true });
      const sizes = await page
        .locator('.body-part')
        .evaluateAll((parts) =>
          parts.map((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height)),
        );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    }
  });
}

test('from an open study one key shows its like, as chips, and a list folded away comes back as it was', async ({
  page,
}) => {
  await launch(page, 'b');
  await regionsKnown(page);
  await page.locator('.study-open').first().click();
  await page.keyboard.press('Alt+Shift+k');
  await expect(total(page)).toHaveText('8 av 9 undersøkelser');
  await expect(page.getByRole('button', { name: 'Fjern filteret Hæl' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(total(page)).toHaveCount(0);
  await page.keyboard.press('b');
  await expect(total(page)).toHaveText('8 av 9 undersøkelser');
  await page.keyboard.press('Alt+Shift+k');
  await expect(total(page)).toHaveText('9 undersøkelser');
});
