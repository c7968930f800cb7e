import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';
import { alone, pagePoint } from '../probing.ts';

const photograph = { columns: 2048, rows: 1536 };
/** Marks of the paper ruler in the close-up: where millimetres 10 and 50 stand. */
const ruler = [
  [300 + 24 * 10, 1351],
  [300 + 24 * 50, 1351],
] as const;
/** Round about the middle of the picture, in its pixels. */
const around = (radius: number) =>
  Array.from({ length: 24 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 24;
    return [1024 + radius * Math.cos(angle), 690 + radius * Math.sin(angle)] as const;
  });

async function drag(page: Page, pane: Locator, points: readonly (readonly [number, number])[]) {
  const [[x, y] = [0, 0], ...rest] = points;
  const start = await pagePoint(pane, { x, y }, photograph);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const [x, y] of rest) {
    const at = await pagePoint(pane, { x, y }, photograph);
    await page.mouse.move(at.x, at.y, { steps: 2 });
  }
  await page.mouse.up();
}

/** The close-up with a ruler of one visit, alone on the screen. */
async function openCloseUp(page: Page, study: string): Promise<Locator> {
  await openStudy(page, study);
  await alone(page);
  const sheet = page.locator('[data-viewport][data-kind="photo-sheet"]');
  await sheet.getByRole('button').nth(2).click();
  const pane = painted(page).first();
  await expect(pane).toHaveAttribute('data-kind', 'photos');
  return pane;
}

test('a wound is calibrated to its ruler, outlined on two dates and followed in a curve', async ({
  page,
}) => {
  await launch(page, 'b');
  const [first, , , , fifth] = sampleStudyUids.wound;
  if (first === undefined || fifth === undefined) throw new Error('eight visits');
  const pane = await openCloseUp(page, first);
  await page.keyboard.press('Alt+w');
  const panel = page.getByRole('complementary', { name: 'Sårmåling' });
  await expect(panel).toContainText('lagres ikke');
  await expect(panel).toContainText('Ikke kalibrert');

  // An outline before the ruler is in pixels; with it, in square centimetres by hand.
  await panel.getByRole('button', { name: 'Tegn omriss' }).click();
  await drag(page, pane, around(300));
  const figure = pane.locator('[data-figure="outline"]');
  await expect(figure).toHaveAttribute('data-measurement', /^Areal [\d\s\u00a0]+ bildepunkter · Lengst/);
  await expect(panel.locator('tr[data-change="pixels"]')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Linjal', exact: true }).click();
  await drag(page, pane, ruler);
  await panel.getByRole('textbox', { name: 'Streken er i virkeligheten (mm)' }).fill('40');
  await page.keyboard.press('Enter');
  await expect(figure).toHaveAttribute(
    'data-measurement',
    /^Areal \d+,\d+ cm² \(kalibrert for hånd, linjal 40 mm\) · Lengst 2\d(,\d)? · bredde 2\d(,\d)? · omkrets \d+(,\d)? mm$/,
  );
  await expect(panel).toContainText('Målene gjelder i planet gjennom linjalen');
  // A circle of 300 pixels at 24 to the millimetre: 12.5 mm, 4.91 cm².
  const area = /Areal (\d+,\d+)/.exec((await figure.getAttribute('data-measurement')) ?? '')?.[1] ?? '';
  expect(Math.abs(Number(area.replace(',', '.')) / (Math.PI * 1.25 ** 2) - 1)).toBeLessThan(0.03);

  // Another date: the same wound is proposed, and its curve begins.
  const later = await openCloseUp(page, fifth);
  await expect(panel).toContainText('Ikke kalibrert');
  await panel.getByRole('button', { name: 'Linjal', exact: true }).click();
  await drag(page, later, ruler);
  await panel.getByRole('textbox', { name: 'Streken er i virkeligheten (mm)' }).fill('40');
  await page.keyboard.press('Enter');
  await drag(page, later, around(210));
  const wound = panel.getByRole('region', { name: 'Sår 1' });
  await expect(wound.locator('tr[data-change="compared"]')).toHaveCount(2);
  await expect(wound.locator('.target-proposed')).toBeVisible();
  await expect(wound.locator('tr[data-change]').first()).toContainText(/−5\d %/);
  await expect(wound.locator('.trend svg title')).toHaveText('Areal over tid: Sår 1');
  await expect(wound.locator('.trend-point')).toHaveCount(2);
  await expect(wound.locator('.target-notes').first()).toContainText('kalibrert for hånd, linjal 40 mm');

  // Back to the first date: its outline and its calibration are still there.
  await wound.locator('.trend-point').last().focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(painted(page).locator('[data-figure="outline"]')).toHaveAttribute(
    'data-measurement',
    new RegExp(area),
  );
  expect((await new AxeBuilder({ page }).include('.measuring-panel').analyze()).violations).toEqual([]);
});

test('what is no length is refused, and calibrates nothing', async ({ page }) => {
  await launch(page, 'b');
  const pane = await openCloseUp(page, sampleStudyUids.wound[0] ?? '');
  await page.keyboard.press('Alt+w');
  const panel = page.getByRole('complementary', { name: 'Sårmåling' });
  await drag(page, pane, ruler);
  await panel.getByRole('textbox', { name: 'Streken er i virkeligheten (mm)' }).fill('fem');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('større enn 0');
  await expect(pane.locator('[data-figure="ruler"]')).toHaveAttribute(
    'data-measurement',
    'Linjal: si hvor lang streken er',
  );
  await expect(panel).toContainText('Ikke kalibrert');
});
