import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';
import { pagePoint } from '../probing.ts';

const ct = { columns: 512, rows: 512 };

/** Draws with the tool in hand, in pixels of a CT. */
async function drag(page: Page, pane: Locator, [from, to]: readonly (readonly [number, number])[]) {
  const [a, b] = [from, to].map((point) => ({ x: point?.[0] ?? 0, y: point?.[1] ?? 0 }));
  if (a === undefined || b === undefined) throw new Error('two points');
  const start = await pagePoint(pane, a, ct);
  const end = await pagePoint(pane, b, ct);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

const number = (text: string | null) =>
  Number(
    /[−-]?[\d\s\u00a0\u202f]+(?:,\d+)?/
      .exec(text ?? '')?.[0]
      .replace('−', '-')
      .replace(',', '.'),
  );

test('a length on two CT dates is one target with its change in millimetres and percent; a click leads back to its image', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  const [before, now] = [panes(page).nth(0), panes(page).nth(1)];
  await page.keyboard.press('d');
  await drag(page, before, [[200, 200], [240, 200]]); // prettier-ignore
  await drag(page, now, [[200, 210], [260, 210]]); // prettier-ignore
  await expect(now.locator('[data-measurement]')).toHaveCount(1);

  await page.keyboard.press('Alt+m');
  const panel = page.getByRole('complementary', { name: 'Målt endring' });
  await expect(panel).toContainText('lagres ikke');
  const target = panel.getByRole('region', { name: 'Lesjon 1' });
  await expect(target.locator('tr[data-change]')).toHaveCount(2);
  await expect(target.locator('.target-proposed')).toBeVisible();
  await target.getByRole('button', { name: 'Ja, det samme' }).click();
  await expect(target.locator('.target-proposed')).toHaveCount(0);

  // Newest first: the later value, and what it is against the earlier one.
  const [later, earlier] = [
    target.locator('tr[data-change]').nth(0),
    target.locator('tr[data-change]').nth(1),
  ];
  const values = [
    await later.locator('td').first().textContent(),
    await earlier.locator('td').first().textContent(),
  ];
  const [newest = NaN, oldest = NaN] = values.map(number);
  expect(newest).toBeGreaterThan(0);
  const said = (await later.locator('td').nth(1).textContent()) ?? '';
  expect(number(said)).toBeCloseTo(newest - oldest, 0);
  const percent = Math.round((100 * (newest - oldest)) / oldest);
  expect(said).toContain(`${percent > 0 ? '+' : ''}${percent}`.replace('-', '−'));

  // Its name is the user's.
  await target.getByRole('textbox', { name: 'Navn på målet' }).fill('Lymfeknute');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('region', { name: 'Lymfeknute' })).toBeVisible();

  // Reports of the patient's studies stand beside what was drawn, and may be joined with it.
  const nodule = panel.getByRole('region', { name: 'Knute 1' });
  await expect(nodule).toContainText('16,2 mm');
  await expect(nodule).toContainText('fra rapport');

  // The curve is walked by keys, and its points lead to their images.
  const slice = await before.getAttribute('data-sop-instance-uid');
  const named = panel.getByRole('region', { name: 'Lymfeknute' });
  await before.click();
  await page.keyboard.press('Home');
  await expect.poll(() => before.getAttribute('data-sop-instance-uid')).not.toBe(slice);
  await expect(before.locator('[data-measurement]')).toHaveCount(0);
  await named.locator('.trend-point').last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(named.locator('.trend-point').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => before.getAttribute('data-sop-instance-uid')).toBe(slice);
  await expect(before.locator('[data-measurement]')).toHaveCount(1);
  expect((await new AxeBuilder({ page }).include('.measuring-panel').analyze()).violations).toEqual([]);
});

test('measurements are gone with the lock', async ({ page }) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  await page.keyboard.press('d');
  await drag(page, panes(page).first(), [[200, 200], [240, 200]]); // prettier-ignore
  await expect(page.locator('[data-measurement]')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+L');
  await expect(page.locator('[data-viewport]')).toHaveCount(0);
  await expect(page.locator('[data-measurement]')).toHaveCount(0);
});
