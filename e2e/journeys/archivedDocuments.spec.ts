import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { launch, levels, panes } from '../journey.ts';

/** What is no DICOM, from the region's document archive, in patient F's timeline. */
const documents = (page: Page): Locator => page.locator('[data-study-uid][data-archive="dok"]');

async function open(page: Page, title: string): Promise<Locator> {
  await documents(page).filter({ hasText: title }).getByRole('button').first().click();
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane.getByRole('button', { pressed: true }).first()).toContainText('Dokumentarkiv');
  return pane;
}

test.beforeEach(async ({ page }) => launch(page, 'f'));

test('documents stand among the images, each named as one of the document archive’s', async ({ page }) => {
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  await expect(documents(page)).toHaveCount(5);
  for (const row of await documents(page).all()) await expect(row).toContainText('Dokumentarkiv');
  await expect(page.locator('[data-study-uid]:not([data-archive="dok"])').first()).toBeVisible();
  await page.getByRole('searchbox').fill('dokumentarkiv');
  await expect(page.locator('[data-study-uid]')).toHaveCount(5);
});

test('a letter is read page by page, with its author', async ({ page }) => {
  const pane = await open(page, 'Epikrise – pneumoni');
  await expect(pane).toContainText('TESTDATA Lege 4');
  await expect(pane).toHaveAttribute('data-frames-total', '2');
  expect(await levels(pane)).toBeGreaterThan(8);
  await pane.getByPlaceholder('Søk i dokumentet').fill('Videre plan');
  await page.keyboard.press('Enter');
  await expect(pane).toHaveAttribute('data-frame', '2');
});

test('a note is read as text, and passes axe', async ({ page }) => {
  const pane = await open(page, 'Sårnotat');
  await expect(pane).toHaveAttribute('data-kind', 'document');
  await expect(pane).toContainText('Traumatisk sår etter fall, 24 × 15 mm.');
  const { violations } = await new AxeBuilder({ page }).include('[data-viewport]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a photograph is a photograph, marked as compressed with loss', async ({ page }) => {
  const pane = await open(page, 'Klinisk foto');
  await expect(pane).toHaveAttribute('data-kind', 'photos');
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  expect(await levels(pane)).toBeGreaterThan(60);
});

test('a recording plays, and passes axe', async ({ page }) => {
  const pane = await open(page, 'Lungelyd');
  await expect(pane).toHaveAttribute('data-kind', 'audio');
  const player = pane.getByLabel('Lydopptak', { exact: true });
  const seconds = () => player.evaluate((audio: HTMLAudioElement) => audio.currentTime);
  expect(await player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(8, 1);
  await player.evaluate((audio: HTMLAudioElement) => audio.play());
  await expect.poll(seconds).toBeGreaterThan(0.2);
  const { violations } = await new AxeBuilder({ page }).include('[data-viewport]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('what no browser shows is a card with its type, size and author, and the file to be saved', async ({
  page,
}) => {
  const pane = await open(page, 'Måleserie');
  await expect(pane).toContainText('Dokumenter av typen text/csv kan ikke vises her.');
  await expect(pane).toContainText('TESTDATA Sykepleier 2');
  await expect(pane).toContainText('0,1 kB');
  const saving = page.waitForEvent('download');
  await pane.getByRole('button', { name: 'Last ned originalen' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^original-[0-9a-f]{12}\.csv$/);
});
