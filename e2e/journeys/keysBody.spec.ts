import { existsSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { launch } from '../journey.ts';
import { Keys } from '../keys.ts';

const corpus = process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus';
const total = (page: Page) => page.locator('output.timeline-total');

async function openFigure(page: Page, keys: Keys): Promise<void> {
  await expect(page.locator('.study-open').first()).toBeVisible();
  await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
  await keys.press('Alt+k');
  await keys.expectSomewhere('.body-figure');
  await keys.expectSeen();
}

/** From wherever the focus is in one view to this part, as arrows lead. */
async function walkTo(page: Page, keys: Keys, part: Locator): Promise<void> {
  const goal = await part.boundingBox();
  if (goal === null) throw new Error('the part is on screen');
  for (let press = 0; press < 40; press += 1) {
    const at = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box === undefined ? undefined : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    if (at === undefined) break;
    const [dx, dy] = [goal.x + goal.width / 2 - at.x, goal.y + goal.height / 2 - at.y];
    if (Math.abs(dx) < 2 && Math.abs(dy) < 2) break;
    const isAcross = Math.abs(dx) > Math.abs(dy);
    await keys.press(isAcross ? (dx > 0 ? 'ArrowRight' : 'ArrowLeft') : dy > 0 ? 'ArrowDown' : 'ArrowUp');
  }
  await expect(part).toBeFocused();
}

/** «Høyre kne, 22 undersøkelser». */
async function counted(part: Locator): Promise<number> {
  const name = (await part.getAttribute('aria-label')) ?? '';
  return Number(/, (\d+) undersøkelser?$/.exec(name)?.[1]);
}

test('by keys alone places are chosen on the front, on the back and among the organs; each shows as many as its name counts', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'd');
  await openFigure(page, keys);
  const view = (name: string) => page.getByRole('group', { name });
  await keys.to(view('Forfra').locator('.body-part'));
  for (const [where, name] of [
    ['Forfra', /^Høyre kne, \d+ undersøkelser$/],
    ['Bakfra', /^Brystrygg|^Rygg, \d+ undersøkelser$/],
  ] as const) {
    const part = view(where).getByRole('button', { name }).first();
    await keys.to(view(where).locator('.body-part'));
    await walkTo(page, keys, part);
    await keys.expectSeen();
    const count = await counted(part);
    await keys.press('Space');
    await expect(part).toHaveAttribute('aria-pressed', 'true');
    await expect(total(page)).toHaveText(`${count} av 400 undersøkelser`);
    await keys.press('Enter');
    await expect(part).toHaveAttribute('aria-pressed', 'false');
    await expect(total(page)).toHaveText('400 undersøkelser');
  }

  const heart = page
    .getByRole('list', { name: 'Organer og andre steder' })
    .getByRole('button', { name: /^Hjerte/ });
  await keys.to(heart);
  await keys.expectSeen();
  const count = await counted(heart);
  await keys.press('Space');
  await expect(total(page)).toHaveText(`${count} av 400 undersøkelser`);
  await keys.to(page.getByRole('button', { name: 'Fjern valgte kroppsdeler' }), 'Shift+Tab');
  await keys.press('Enter');
  await expect(total(page)).toHaveText('400 undersøkelser');
  await keys.expectSomewhere('.body-panel');
  await keys.press('Escape');
  await expect(page.getByRole('button', { name: /^Vis kroppsfiguren/ })).toBeFocused();
});

/** How much of the figure's height the head takes: a quarter of a small child, an eighth of an adult. */
async function headShare(page: Page): Promise<number> {
  const front = page.getByRole('group', { name: 'Forfra' });
  const head = await front.getByRole('button', { name: /^Hode, / }).boundingBox();
  const whole = await front.locator('svg').boundingBox();
  return (head?.height ?? 0) / (whole?.height ?? 1);
}

test('by keys alone the figure of a child is walked, counted and chosen on', async ({ page }) => {
  test.skip(
    !existsSync(`${corpus}/manifest.csv`) && process.env['CI'] !== 'true',
    `the corpus is not at ${corpus}`,
  );
  const keys = new Keys(page);
  await launch(page, 'e1');
  await openFigure(page, keys);
  const adult = await headShare(page);
  // Born in 2014, and twelve on this day.
  await page.clock.setFixedTime(new Date('2026-06-01T10:00:00'));
  await launch(page, '123456^^^urn:lysbilde:archive:korpus');
  await openFigure(page, keys);
  await expect.poll(() => headShare(page)).toBeGreaterThan(adult * 1.05);
  const chest = page
    .getByRole('group', { name: 'Forfra' })
    .getByRole('button', { name: /^Brystkasse, [1-9]/ });
  await expect(chest).toBeFocused();
  const count = await counted(chest);
  await keys.press('ArrowUp');
  await expect(chest).not.toBeFocused();
  await keys.expectSomewhere('.body-figure');
  await walkTo(page, keys, chest);
  await keys.press('Enter');
  await expect(chest).toHaveAttribute('aria-pressed', 'true');
  await expect(total(page)).toHaveText(new RegExp(`^${count} (av \\d+ )?undersøkelser?$`));
});
