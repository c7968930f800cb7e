import { expect, type Locator, type Page, test } from '@playwright/test';

import { pixelSpacing } from '#dicom/geometry.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';
import { alone, pagePoint } from '../probing.ts';
import { slideInstances } from '../slide.ts';

const measured = (pane: Locator) =>
  pane
    .locator('[data-measurement]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-measurement') ?? ''));

/** The number before a unit, as it is written on screen. */
const said = (text: string | undefined, unit: string) =>
  Number(
    new RegExp(`([\\d\\s,]+) ${unit}`)
      .exec(text ?? '')?.[1]
      ?.replaceAll(/\s/g, '')
      .replace(',', '.'),
  );

async function drag(page: Page, points: readonly (readonly [number, number])[]): Promise<void> {
  const [[x, y] = [0, 0], ...rest] = points;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [toX, toY] of rest) await page.mouse.move(toX, toY, { steps: 3 });
  await page.mouse.up();
}

test('on a slide, an ellipse, an outline and a length with width are as large as its Pixel Spacing says', async ({
  page,
}) => {
  await launch(page, 'f');
  await openStudy(page, sampleStudyUids.slide);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  const [finest] = await slideInstances(page, { archiveId: 'unn', study: sampleStudyUids.slide });
  const spacing = finest === undefined ? undefined : pixelSpacing(finest);
  if (spacing === undefined) throw new Error('the sample says how large its pixels are');
  // One pixel of the finest level is one of the screen.
  await page.keyboard.press('0');
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];

  await page.keyboard.press('Alt+Shift+E');
  await drag(page, [[x - 100, y - 50], [x + 100, y + 50]]); // prettier-ignore
  await expect.poll(() => measured(pane)).toHaveLength(1);
  const area = (Math.PI / 4) * 200 * spacing.column * 100 * spacing.row;
  const [ellipse] = await measured(pane);
  expect(ellipse).toContain('oppgitt');
  expect(said(ellipse, 'mm²')).toBeCloseTo(area, 3);

  await page.keyboard.press('Alt+Shift+O');
  const corners = [[x - 200, y - 150], [x + 200, y - 150], [x + 200, y + 150], [x - 200, y + 150], [x - 200, y - 147]] as const; // prettier-ignore
  await drag(page, corners);
  await expect.poll(() => measured(pane)).toHaveLength(2);
  const outline = (await measured(pane))[1];
  const rectangle = 400 * spacing.column * 300 * spacing.row;
  expect(Math.abs(said(outline, 'mm²') - rectangle) / rectangle).toBeLessThan(0.01);
  expect(outline).toMatch(/Lengst \d+ µm · bredde \d+ µm · omkrets/);
  const longest = 1000 * Math.hypot(400 * spacing.column, 300 * spacing.row);
  expect(Math.abs(said(outline, 'µm') - longest) / longest).toBeLessThan(0.01);

  await page.keyboard.press('Alt+Shift+D');
  await drag(page, [[x - 250, y + 180], [x - 50, y + 180]]); // prettier-ignore
  await drag(page, [[x - 150, y + 170], [x - 150, y + 230]]); // prettier-ignore
  await expect.poll(() => measured(pane)).toHaveLength(3);
  expect((await measured(pane))[2]).toMatch(/^\d+ µm × \d+ µm \(/);
  expect(said((await measured(pane))[2], 'µm')).toBeCloseTo(200 * spacing.column * 1000, 0);
});

test('on a slide, a hand draws with a tool from the moment its key is pressed', async ({ page }) => {
  await launch(page, 'f');
  await openStudy(page, sampleStudyUids.slide);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  const drawn = await pane.locator('.image-canvas').evaluate(async (canvas) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const hand = (type: string, x: number) =>
      canvas.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          clientX: left + width / 2 + x,
          clientY: top + height / 2,
          bubbles: true,
        }),
      );
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'd' }));
    // What a key changes stands when its task is over; the screen is refreshed later.
    await Promise.resolve();
    for (const [type, x] of [['pointerdown', -80], ['pointermove', 0], ['pointermove', 80], ['pointerup', 80]] as const) hand(type, x); // prettier-ignore
    return document.querySelectorAll('[data-measurement]').length;
  });
  expect(drawn).toBe(1);
});

test('two lines make a Cobb angle, whichever way they are drawn, and are corrected by their ends', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  await alone(page);
  const at = async (x: number, y: number) => {
    const point = await pagePoint(pane, { x, y }, { columns: 512, rows: 512 });
    return [point.x, point.y] as const;
  };
  await page.keyboard.press('Alt+Shift+A');
  await drag(page, [await at(200, 200), await at(300, 200)]);
  // 30° against the first, drawn from right to left.
  await drag(page, [await at(286.6, 350), await at(200, 300)]);
  await expect.poll(() => measured(pane)).toHaveLength(1);
  expect(Math.abs(said((await measured(pane))[0]?.replace('°', ' °'), '°') - 30)).toBeLessThan(0.6);
  expect((await measured(pane))[0]).toMatch(/^Cobb /);
  await drag(page, [await at(200, 300), await at(200, 350)]);
  await expect.poll(async () => said((await measured(pane))[0]?.replace('°', ' °'), '°')).toBeLessThan(1);
});
