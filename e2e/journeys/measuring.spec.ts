import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';
import { alone, pagePoint } from '../probing.ts';

const ct = { columns: 512, rows: 512 };

const measured = (pane: Locator) =>
  pane
    .locator('[data-measurement]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-measurement') ?? ''));

async function drag(page: Page, pane: Locator, points: readonly (readonly [number, number])[]) {
  const [[x, y] = [0, 0], ...rest] = points;
  const start = await pagePoint(pane, { x, y }, ct);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const [x, y] of rest) {
    const at = await pagePoint(pane, { x, y }, ct);
    await page.mouse.move(at.x, at.y, { steps: 3 });
  }
  await page.mouse.up();
}

test('two axes, an ellipse and an outline are drawn by hand, corrected, and still there after another series', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  await alone(page);
  const slice = await pane.getAttribute('data-sop-instance-uid');

  await page.keyboard.press('Alt+Shift+D');
  await drag(page, pane, [[200, 250], [260, 250]]); // prettier-ignore
  await drag(page, pane, [[230, 240], [236, 264]]); // prettier-ignore
  await expect.poll(() => measured(pane)).toHaveLength(1);
  expect((await measured(pane))[0]).toMatch(/^\d+(,\d)? × \d+(,\d)? mm \(i snittet\)$/);

  await page.keyboard.press('Alt+Shift+E');
  await drag(page, pane, [[300, 300], [330, 330]]); // prettier-ignore
  await expect.poll(() => measured(pane)).toHaveLength(2);
  expect((await measured(pane))[1]).toMatch(/^Areal .*cm² \(i snittet\) · Snitt .* HU · SD .* bildepunkter$/);

  // One stroke closes by itself; a point of it can be taken and moved, which gives other values.
  await page.keyboard.press('Alt+Shift+O');
  await drag(page, pane, [[100, 100], [160, 100], [160, 160], [100, 160], [100, 103]]); // prettier-ignore
  await expect.poll(() => measured(pane)).toHaveLength(3);
  const before = (await measured(pane))[2] ?? '';
  expect(before).toMatch(/^Areal .* · Lengst .* · bredde .* · omkrets .* mm · Snitt .* HU/);
  await drag(page, pane, [[160, 160], [190, 190]]); // prettier-ignore
  await expect.poll(async () => (await measured(pane))[2]).not.toBe(before);
  const all = await measured(pane);
  expect(all).toHaveLength(3);

  await page.keyboard.press('PageDown');
  await expect.poll(() => pane.getAttribute('data-sop-instance-uid')).not.toBe(slice);
  await expect.poll(() => measured(pane)).toEqual([]);
  await page.keyboard.press('PageUp');
  await expect(painted(page)).toHaveCount(1);
  await expect.poll(() => measured(pane)).toEqual(all);

  await page.keyboard.press('Delete');
  await expect.poll(() => measured(pane)).toEqual([]);
});

test('an outline is drawn by keys alone: points set, taken back, closed, spoken and moved', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  await alone(page);
  const slice = await pane.getAttribute('data-sop-instance-uid');
  const press = async (key: string, times = 1) => {
    for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
  };
  await press('Alt+Shift+O');
  await press('Alt+Enter');
  await expect(pane.locator('[data-measure-cursor]')).toHaveCount(1);
  await press('Alt+Enter');
  await press('ArrowRight', 12);
  await press('Alt+Enter');
  await press('ArrowDown', 12);
  await press('Alt+Enter');
  await press('ArrowDown', 6);
  await press('Alt+Enter');
  await press('Alt+Backspace');
  await press('Alt+Shift+Enter');
  await expect.poll(() => measured(pane)).toHaveLength(1);
  const first = (await measured(pane))[0] ?? '';
  expect(first).toMatch(/^Areal .* \(i snittet\) · Lengst/);
  await expect(pane.locator('.image-canvas [aria-live="polite"]').last()).toContainText('Areal');
  // The cursor stands at no point now; back at the last one it takes it along.
  await press('ArrowUp', 6);
  await press('Alt+Enter');
  await press('ArrowLeft', 4);
  await press('Alt+Enter');
  await expect.poll(async () => (await measured(pane))[0]).not.toBe(first);
  expect(await measured(pane)).toHaveLength(1);
  expect(await pane.getAttribute('data-sop-instance-uid')).toBe(slice);
  await press('Escape');
  await expect(pane.locator('[data-measure-cursor]')).toHaveCount(0);
  await press('ArrowRight');
  await expect.poll(() => pane.getAttribute('data-sop-instance-uid')).not.toBe(slice);
  await expect(panes(page)).toHaveCount(1);
});
