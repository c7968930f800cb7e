import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** True where all of a name is the topmost thing on the screen: nothing cuts it and nothing lies over it. */
const isWhole = (tooltip: Locator) =>
  tooltip.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    element.style.pointerEvents = 'auto';
    const corners = [left + 3, right - 3].flatMap((x) => [top + 3, bottom - 3].map((y) => [x, y] as const));
    const isSeen = corners.every(([x, y]) => document.elementFromPoint(x, y) === element);
    element.style.pointerEvents = '';
    return isSeen;
  });

async function expectName(page: Page, name: string): Promise<void> {
  const tooltip = page.locator('.tooltip');
  await expect(tooltip).toBeVisible();
  await expect(tooltip).toHaveText(name);
  expect(await isWhole(tooltip)).toBe(true);
}

test('the name and the key of an icon are shown whole, by mouse and by key, wherever it stands', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  const tooltip = page.locator('.tooltip');
  await expect(tooltip).toBeHidden();

  // In a bar that scrolls sideways and so cuts what is below it; at the edge of the screen; beside the pointer's row.
  for (const [button, name] of [
    ['Lengde', 'Lengde (D)'],
    ['Målt endring', 'Målt endring (Alt+M)'],
    ['Logg ut', 'Logg ut'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).first().hover();
    await expectName(page, name);
  }
  // A focus that goes from one pane to another is nothing to what the pointer rests on.
  const headers = page.locator('.pane-header');
  await headers.nth(0).focus();
  await page.getByRole('button', { name: 'Lengde', exact: true }).first().hover();
  await headers.nth(1).focus();
  await expectName(page, 'Lengde (D)');
  await page.mouse.move(700, 500);
  await expect(tooltip).toBeHidden();

  await page.getByRole('button', { name: 'Lengde', exact: true }).focus();
  await page.keyboard.press('Tab');
  await expectName(page, 'Vinkel (A)');
  await page.keyboard.press('Escape');
  await expect(tooltip).toBeHidden();

  // Above a dialog, and gone with the control that it names.
  await page.keyboard.press('?');
  const close = page.getByRole('dialog').getByRole('button', { name: 'Lukk' });
  await close.hover();
  // What lies under a dialog that holds the page is told of no point: that it is seen is all that can be asked.
  await expect(tooltip).toBeVisible();
  await expect(tooltip).toHaveText('Lukk');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(tooltip).toBeHidden();
  await expect(tooltip).toHaveText('');
});
