import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { chromiumOptions } from '../chromiumOptions.ts';
import { launch, levels, openStudy, painted, panes } from '../journey.ts';
import { nameCard, softwareWebGl } from '../volume/namedCard.ts';

// A small window: the processor draws every pixel.
test.use({
  viewport: { width: 1100, height: 640 },
  launchOptions: { ...chromiumOptions, args: [...chromiumOptions.args, ...softwareWebGl] },
});

const letters = async (page: Page) => (await page.locator('.pane-letter').allTextContents()).join(' ');
/** Each press draws the volume anew, slowly: what else is spoken of it stands in the unit tests of its words. */
const spoken = (page: Page, text: string) =>
  shown(page)
    .locator('output')
    .filter({ hasText: new RegExp(`^${text}$`) });
const shown = (page: Page) => page.locator('[data-viewport][data-kind="volume"]');

async function openCt(page: Page): Promise<void> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
}

/** In full, not as coarsely as while a hand moves. */
async function whole(page: Page): Promise<void> {
  await expect(shown(page)).toHaveAttribute('data-state', 'painted', { timeout: 60_000 });
  await expect(shown(page)).toHaveAttribute('data-fidelity', 'true', { timeout: 60_000 });
}

test('without a graphics card the volume is named, does nothing, and says why', async ({ page }) => {
  await openCt(page);
  const button = page.getByRole('button', { name: '3D', exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  // Playwright waits for what is disabled; a hand does not.
  await button.click({ force: true });
  const why = page.getByRole('dialog', { name: 'Volumgjengivelse (3D)' });
  await expect(why).toContainText('Krever skjermkort: her tegner prosessoren selv (SwiftShader)');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);
  await page.keyboard.press('Alt+v');
  await expect(why).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Krever skjermkort:');
  await page.keyboard.press('Escape');
  await expect(painted(page)).toHaveCount(2);

  // An address made on another machine is answered in words, with the way back.
  const set = await panes(page).last().getAttribute('data-display-set');
  await page.goto(
    `${page.url().split('?')[0] ?? ''}?studies=${sampleStudyUids.ctTromso}&volume=${set ?? ''}`,
  );
  await expect(page.getByRole('alert')).toContainText('Volumgjengivelse krever skjermkort.');
  await page.getByRole('alert').getByRole('button').click();
  await expect(painted(page)).toHaveCount(2);
});

test('with a graphics card a CT is seen as a volume, turned by key and hand, and left again', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await nameCard(page);
  await openCt(page);
  await page.keyboard.press('Alt+v');
  await whole(page);
  await expect(shown(page)).toContainText('Volumgjengivelse – ikke for måling');
  await expect(shown(page)).toContainText('TESTDATA');
  expect(await levels(shown(page))).toBeGreaterThan(12);
  expect((await letters(page)).split(' ').toSorted()).toEqual(['F', 'H', 'L', 'R']);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // Nothing here measures.
  await expect(page.getByRole('button', { name: 'Lengde' })).toHaveCount(0);

  await page.keyboard.press('3');
  await expect(page.getByRole('combobox', { name: 'Sett fra' })).toHaveValue('2');
  await expect.poll(() => letters(page)).toContain('P');
  await expect(spoken(page, 'Fra pasientens venstre side')).toHaveCount(1);
  for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press('ArrowRight');
  await expect.poll(() => letters(page)).toContain('L');
  await expect(spoken(page, 'Forfra')).toHaveCount(1);
  const box = await shown(page).locator('canvas').boundingBox();
  if (box === null) throw new Error('the volume is on screen');
  const before = await letters(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2 + 80, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => letters(page)).not.toBe(before);
  await page.keyboard.press('Alt+End');
  await expect(shown(page).locator('.plane-name')).toHaveText('Kar med kontrast');
  await expect(spoken(page, 'Kar med kontrast')).toHaveCount(1);

  // The card is taken away and given back: said, and drawn anew.
  await page.evaluate(() => {
    const gl = document.querySelector<HTMLCanvasElement>('[data-kind="volume"] canvas')?.getContext('webgl2');
    const card = gl?.getExtension('WEBGL_lose_context');
    Object.assign(globalThis, { card });
    card?.loseContext();
  });
  await expect(page.getByRole('alert')).toContainText('Skjermkortet er midlertidig borte.');
  await page.evaluate(() => {
    const card: unknown = Reflect.get(globalThis, 'card');
    if (typeof card === 'object' && card !== null)
      Reflect.apply(Reflect.get(card, 'restoreContext'), card, []);
  });
  await whole(page);
  expect(await levels(shown(page))).toBeGreaterThan(12);

  // What is pointed at twice is seen in three planes.
  await page.keyboard.press('1');
  await page.getByRole('combobox', { name: 'Gjengivelse' }).selectOption({ label: 'Hud og bløtvev' });
  await whole(page);
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator('[data-plane]')).toHaveCount(3);
  await page.keyboard.press('Alt+v');
  await expect(shown(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(painted(page)).toHaveCount(2);
});
