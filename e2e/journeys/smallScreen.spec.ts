import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { Keys } from '../keys.ts';
import { overlaps } from '../overlaps.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a telephone the bar of the prior shows all that it holds, and the links are one press away', async ({
  page,
}) => {
  await openWithPrior(page);
  const bar = page.getByRole('toolbar', { name: 'Sammenlign', exact: true });
  expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await expect(bar).toContainText('Lignende undersøkelse, 14 måneder tidligere');
  await expect(bar.getByRole('button', { name: 'Andre undersøkelser: 2 av 3' })).toBeInViewport({ ratio: 1 });

  await bar.getByRole('button', { name: 'Koble sammen' }).click();
  const links = page.getByRole('dialog', { name: 'Koble sammen' });
  const scroll = links.getByRole('button', { name: 'Bla' });
  await expect(scroll).toHaveAttribute('aria-pressed', 'true');
  await scroll.click();
  await expect(scroll).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/unlink/);
  await page.keyboard.press('Escape');
  await expect(links).toHaveCount(0);
});

test('over two low panes nothing lies on anything else, and whose and when it is stays', async ({ page }) => {
  await openWithPrior(page);
  for (const pane of await panes(page).all()) expect(await overlaps(pane)).toEqual([]);
  await page.keyboard.press('Alt+m');
  await expect(page.getByRole('complementary', { name: 'Målt endring' })).toBeVisible();
  for (const pane of await panes(page).all()) {
    await expect(pane.locator('.pane-name')).toBeInViewport({ ratio: 1 });
    await expect(pane.locator('.pane-date')).toBeInViewport({ ratio: 1 });
    await expect.poll(() => overlaps(pane)).toEqual([]);
  }
});

test('on a telephone every tool is in sight or in one list, large enough for a finger, and what is in hand is seen', async ({
  page,
}) => {
  await openWithPrior(page);
  const bar = page.getByRole('toolbar', { name: 'Verktøy', exact: true });
  expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  for (const button of await bar.getByRole('button').all()) await expectForFinger(button);

  const more = bar.getByRole('button', { name: 'Flere verktøy' });
  await more.tap();
  const list = page.getByRole('menu', { name: 'Flere verktøy' });
  for (const group of ['Verktøy', 'Visning', 'Sammenlign', 'Visningsoppsett'])
    await expect(list.getByRole('group', { name: group, exact: true })).toBeAttached();
  for (const item of await list.locator('.menu-item').all()) {
    await item.scrollIntoViewIfNeeded();
    await expectForFinger(item);
  }
  await list.getByRole('menuitem', { name: 'Juster for hånd' }).tap();
  await expect(page.locator('.linking-bar')).toContainText('Bla hver rute til samme sted');
  await page.getByRole('button', { name: 'Avbryt' }).tap();
  await expect(page.locator('.linking-bar')).toHaveCount(0);
});

test('by keys alone a tool is taken from the list of a telephone, and stands in the toolbar for as long as it is in hand', async ({
  page,
}) => {
  await openWithPrior(page);
  const keys = new Keys(page);
  const bar = page.getByRole('toolbar', { name: 'Verktøy', exact: true });
  const more = bar.getByRole('button', { name: 'Flere verktøy' });
  await keys.to(more);
  await keys.press('Enter');
  const list = page.getByRole('menu', { name: 'Flere verktøy' });
  await keys.press('End');
  await expect(list.locator('.menu-item').last()).toBeFocused();
  await keys.press('Home');
  await keys.to(list.getByRole('menuitemradio', { name: 'Vinkel' }), 'ArrowDown');
  await keys.press('Enter');
  await expect(list).toHaveCount(0);
  await expect(more).toBeFocused();
  await expect(bar.getByRole('button', { name: 'Vinkel' })).toHaveAttribute('aria-pressed', 'true');
  await keys.press('s');
  await expect(bar.getByRole('button', { name: 'Vinkel' })).toHaveCount(0);
  await expect(bar.getByRole('button', { name: 'Bla' })).toHaveAttribute('aria-pressed', 'true');
});

async function expectForFinger(control: Locator): Promise<void> {
  await expect(control).toBeInViewport({ ratio: 0.95 });
  const box = await control.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0), await control.innerText()).toBeGreaterThanOrEqual(44);
}

async function openWithPrior(page: Page): Promise<void> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await expect(panes(page).first().locator('.pane-note')).toContainText('følger etter avstand');
}
