import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { keySlices, measuredSlice } from '#region/samples/ctDocuments.ts';
import { instanceUid } from '#region/samples/headers.ts';
import { namedStudy } from '#region/samples/chapters.ts';
import { sampleStudyUids as uids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';

const study = namedStudy(uids.ctTromso);
const slice = (number: number) => instanceUid({ study, number: 2, modality: 'CT', description: '' }, number);

async function openSeries(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('[data-display-set-item]').filter({ hasText: name }).first().click();
}

async function openCt(page: Page): Promise<void> {
  await launch(page, 'a');
  await openStudy(page, uids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
}

async function expectNoFaults(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const report = (page: Page): Locator => page.locator('[data-viewport][data-kind="report"]').first();

test('a link in a measurement report opens the very slice it cites, beside the report, by keyboard alone', async ({
  page,
}) => {
  await openCt(page);
  await openSeries(page, 'Målinger');
  await expect(report(page)).toContainText('Lengste diameter: 16,2 mm');
  await expect(report(page)).toContainText('Ingen har bekreftet innholdet i rapporten.');
  await expectNoFaults(page, '[data-kind="report"]');
  await report(page)
    .getByRole('button', { name: /Åpne Bilde 55/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const shown = page.locator(`[data-viewport][data-sop-instance-uid="${slice(measuredSlice)}"]`);
  await expect(shown).toHaveAttribute('data-state', 'painted');
  await expect(report(page)).toBeVisible();
  // Scrolled away and asked for again: the pane goes back without starting over.
  await page.keyboard.press('End');
  await expect(shown).toHaveCount(0);
  await report(page)
    .getByRole('button', { name: /Åpne Bilde 55/ })
    .last()
    .click();
  await expect(shown).toHaveAttribute('data-state', 'painted');
  // The address alone brings report and slice back.
  await page.reload();
  await expect(shown).toHaveAttribute('data-state', 'painted');
});

test('a dose report is a table, and doses over time name the studies that have none', async ({ page }) => {
  await openCt(page);
  await openSeries(page, 'Doserapport');
  const events = report(page).getByRole('table', { name: 'Hver bestråling' });
  await expect(events.getByRole('row')).toHaveCount(3);
  await expect(events.getByRole('row').nth(2)).toContainText('221,7 mGy·cm');
  await expect(events.getByRole('row').nth(2)).toContainText('Kropp (32 cm)');
  await expectNoFaults(page, '[data-kind="report"]');

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.keyboard.press('Alt+s');
  const dialog = page.getByRole('dialog', { name: 'Stråledoser over tid' });
  await expect(dialog.locator(`[data-dose-study="${uids.ctTromso}"]`)).toContainText('227,8 mGy·cm');
  await expect(dialog.locator(`[data-dose-study="${uids.ctHammerfest}"]`)).toContainText('uten doserapport');
  await expect(dialog).toContainText('1 undersøkelse med doserapport, 3 med stråling, men uten doserapport');
  await expect(dialog.locator(`[data-dose-study="${uids.mrHead}"]`)).toHaveCount(0);
  await expectNoFaults(page, 'dialog[open]');
  // Only the report series were fetched, of the one study that has any.
  expect(asked.filter((path) => path.endsWith('/series'))).toHaveLength(1);
  expect(asked.filter((path) => /\/series\/[\d.]+\/metadata$/.test(path))).toHaveLength(2);
  expect(asked.some((path) => /\/studies\/[\d.]+\/metadata$/.test(path))).toBe(false);
});

test('key images are marked, shown alone on request with their number, and all come back with one press', async ({
  page,
}) => {
  await openCt(page);
  await openSeries(page, /Nøkkelbilder/);
  await expect(report(page)).toContainText('12 av 220 er merket');
  await expect(report(page)).toContainText('Valgt av TESTDATA Lege 2');
  await expect(report(page).locator('.key-picture img')).toHaveCount(keySlices.length);
  await expectNoFaults(page, '[data-kind="report"]');
  const series = page.locator('[data-display-set-item]').first();
  await expect(series).toContainText('12 nøkkel');

  await report(page).locator('.key-picture').nth(3).click();
  const wanted = slice(keySlices[3]);
  const pane = page.locator('[data-viewport][data-active]');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', wanted);
  await expect(pane).toContainText('Nøkkelbilde: Av interesse');
  await page.keyboard.press('j');
  await expect(pane).toContainText('Bare nøkkelbilder: 12 av 220 vises');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', wanted);
  await expect(pane.locator('.pane-position-range')).toHaveAttribute('max', '11');
  await pane.getByRole('button', { name: 'Vis alle' }).click();
  await expect(pane.locator('.pane-position-range')).toHaveAttribute('max', '219');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', wanted);
  await expect(pane).not.toContainText('Bare nøkkelbilder');
});

test('a clinical document is read as text with its header, and agrees with the patient', async ({ page }) => {
  await launch(page, 'f');
  await openStudy(page, uids.document);
  await openSeries(page, 'Epikrise (CDA)');
  await expect(report(page)).toHaveAttribute('data-state', 'painted');
  await expect(report(page).getByRole('heading', { name: 'Prøvesvar' })).toBeVisible();
  await expect(report(page).getByRole('cell', { name: '184 mg/l' })).toBeVisible();
  await expect(report(page)).toContainText('Lege 4 TESTDATA, Finnmarkssykehuset Kirkenes');
  await expect(report(page).locator('.notice')).toHaveCount(0);
  await expectNoFaults(page, '[data-kind="report"]');
});

test('what cannot be shown can be saved, and the access log says so', async ({ page }) => {
  await launch(page, 'f');
  await openStudy(page, uids.unknownClass);
  const saving = page.waitForEvent('download');
  await panes(page).first().getByRole('button', { name: 'Last ned originalen' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^original-[0-9a-f]{12}\.dcm$/);
  await expect(panes(page).first()).toContainText('Lastet ned');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').locator('input').fill('Innsynslogg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('lastet ned').first()).toBeVisible();
});
