import { expect, type Page, test } from '@playwright/test';

import { launch } from '../journey.ts';
import { Keys } from '../keys.ts';

/** The study that the ribbon stands at: how many studies are as old or older, and in which lane of specialties it lies. */
async function standing(page: Page): Promise<{ readonly place: number; readonly lane: string }> {
  const text =
    (await page.getByRole('slider', { name: /undersøkelser/ }).getAttribute('aria-valuetext')) ?? '';
  const lane = await page.evaluate(() => {
    const current = document.querySelector<HTMLElement>('.ribbon-current');
    const lanes = [...document.querySelectorAll<HTMLElement>('.ribbon-lanes > span')];
    const index =
      Number.parseFloat(current?.style.top ?? '') / Number.parseFloat(lanes[0]?.style.height ?? '');
    return lanes[index]?.title ?? '';
  });
  return { place: Number(/, (\d+) av 400$/.exec(text)?.[1]), lane };
}

test('by keys alone the ribbon is walked from study to study and from lane to lane, narrowed, widened again, and opens what it told', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'd');
  const total = page.locator('output.timeline-total');
  await expect(total).toHaveText('400 undersøkelser');
  const slider = page.getByRole('slider', { name: /undersøkelser/ });
  await keys.to(slider);
  await keys.expectSeen();
  // What the keys do is told with the name.
  const hint = (await slider.getAttribute('aria-describedby')) ?? '';
  await expect(page.locator(`[id="${hint}"]`)).toContainText('Skift og pil markerer år');

  await keys.press('End');
  await expect.poll(async () => (await standing(page)).place).toBe(400);
  await keys.press('ArrowLeft', 'ArrowLeft');
  await expect.poll(async () => (await standing(page)).place).toBe(398);
  await keys.press('ArrowRight');
  await expect.poll(async () => (await standing(page)).place).toBe(399);
  const lanes = await page
    .locator('.ribbon-lanes > span')
    .evaluateAll((all) => all.map((one) => one.getAttribute('title') ?? ''));
  expect(lanes.length).toBeGreaterThan(2);
  await keys.times(lanes.length, 'ArrowUp');
  await expect.poll(async () => (await standing(page)).lane).toBe(lanes[0]);
  for (const lane of lanes.slice(1)) {
    await keys.press('ArrowDown');
    await expect.poll(async () => (await standing(page)).lane).toBe(lane);
  }

  await keys.press('Home');
  await expect.poll(async () => (await standing(page)).place).toBe(1);
  await keys.times(2, 'Shift+ArrowRight');
  const marked = /^(\d{4})–(\d{4}) markert/;
  await expect(slider).toHaveAttribute('aria-valuetext', marked);
  const years =
    marked
      .exec((await slider.getAttribute('aria-valuetext')) ?? '')
      ?.slice(1)
      .join('–') ?? '';
  await keys.press('Enter');
  await expect(page.getByRole('button', { name: `Fjern filteret ${years}` })).toBeVisible();
  await expect(total).toHaveText(/^\d+ av 400 undersøkelser$/);
  const all = page.getByRole('button', { name: 'Vis hele tidslinjen' });
  await keys.to(all);
  await keys.expectSeen();
  await keys.press('Enter');
  await expect(total).toHaveText('400 undersøkelser');
  await keys.expectSomewhere('.timeline');

  await keys.to(slider, 'Shift+Tab');
  await keys.press('End', 'ArrowLeft', 'ArrowLeft');
  await expect.poll(async () => (await standing(page)).place).toBe(398);
  const told = (await page.locator('.ribbon-told').textContent()) ?? '';
  const [date, what] = told.split(' · ');
  await keys.press('Enter');
  const opened = page.locator('.study-row').filter({ has: page.locator('.study-open[aria-current]') });
  await expect(opened).toContainText(date ?? '');
  await expect(opened).toContainText(what ?? '');
  await expect(page.locator('[data-viewport="1"] .pane-header')).toBeFocused();
});
