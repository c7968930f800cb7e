import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, panes } from '../journey.ts';
import { canvasPixels, canvasSize, cut, meanDifference, slideInstances, storedTile } from '../slide.ts';

const at = { archiveId: 'unn', study: sampleStudyUids.slide };
/** Pixels along a side of the sample's tiles, and tiles along a side of its finest level. */
const [tile, across] = [256, 8];
/** The tile right and below of the middle of the slide, and one to its left. */
const [middle, neighbour] = [4 * across + 4 + 1, 4 * across + 3 + 1];
/** Some place in it, in its own pixels. */
const place = { x: 40, y: 60, width: 96, height: 96 };

async function openSlide(page: Page): Promise<Locator> {
  await launch(page, 'f');
  await openStudy(page, sampleStudyUids.slide);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-kind', 'slide');
  await expect(pane).toHaveAttribute('data-state', 'painted');
  return pane;
}

/** Where on the canvas `place` of the middle tile is, once the slide's middle is the canvas's and one pixel is one. */
async function placeOnCanvas(pane: Locator) {
  const { width, height } = await canvasSize(pane);
  const corner = { x: Math.round(width / 2 - 1024) + 4 * tile, y: Math.round(height / 2 - 1024) + 4 * tile };
  return { ...place, x: corner.x + place.x, y: corner.y + place.y };
}

const zoomOf = async (pane: Locator) => {
  const corner = await pane.locator('[data-corner="bottom-left"]').textContent();
  return Number(/([\d,]+) %/.exec(corner ?? '')?.[1]?.replace(',', '.'));
};

test('a whole slide opens, and at full resolution a place on it has the very pixels of the stored tile', async ({
  page,
}) => {
  const pane = await openSlide(page);
  const [finest] = await slideInstances(page, at);
  if (finest === undefined) throw new Error('no slide');
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  await expect(pane.locator('.slide-map')).toBeHidden();
  await page.keyboard.press('0');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', finest.sopInstanceUid);
  await expect(pane).toHaveAttribute('data-frame', String(middle));
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  await expect(pane.locator('.slide-map')).toBeVisible();
  await expect(pane.locator('.pane-ruler')).toContainText('µm');
  const seen = await canvasPixels(pane, await placeOnCanvas(pane));
  const stored = await storedTile(page, at, { instance: finest, frameNumber: middle });
  const other = await storedTile(page, at, { instance: finest, frameNumber: neighbour });
  expect(meanDifference(seen, cut(stored, place))).toBeLessThan(1);
  // The comparison tells tiles apart.
  expect(meanDifference(seen, cut(other, place))).toBeGreaterThan(5);
});

test('the wheel zooms at the pointer, a drag moves, and the map goes where it is pressed', async ({
  page,
}) => {
  const pane = await openSlide(page);
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  const before = await zoomOf(pane);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await zoomOf(pane)) / before).toBeCloseTo(Math.exp(400 / 450), 1);
  const frame = await pane.getAttribute('data-frame');
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 420, box.y + box.height / 2 + 300, { steps: 4 });
  await page.mouse.up();
  await expect(pane).not.toHaveAttribute('data-frame', frame ?? '');
  await page.keyboard.press('0');
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  const map = await pane.locator('.slide-map').boundingBox();
  if (map === null) throw new Error('no map');
  // The upper left corner of the map is the first tile.
  await page.mouse.click(map.x + 6, map.y + 6);
  await expect(pane).toHaveAttribute('data-frame', '1');
});

test('while tiles are on their way the coarser level stands in, and the pane says that it is a preview', async ({
  page,
}) => {
  const pane = await openSlide(page);
  const [finest] = await slideInstances(page, at);
  if (finest === undefined) throw new Error('no slide');
  // As it is first shown, the coarser level is there.
  await page.keyboard.press('f');
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/instances/${finest.sopInstanceUid}/frames/*`, async (route) => {
    await isLetGo;
    await route.continue();
  });
  await page.reload();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await page.keyboard.press('0');
  await expect(pane).toHaveAttribute('data-fidelity', 'preview');
  await expect(pane).not.toHaveAttribute('data-sop-instance-uid', finest.sopInstanceUid);
  await expect(pane.getByText(/Henter 0 av \d+ utsnitt/).first()).toBeVisible();
  await expect(pane.getByText('Forhåndsvisning')).toBeVisible();
  letGo();
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', finest.sopInstanceUid);
  await expect(pane.getByText('Forhåndsvisning')).toHaveCount(0);
});

test('a tile that fails is crossed out, not filled from its neighbours or from below, and can be asked for again', async ({
  page,
}) => {
  await launch(page, 'f');
  const [finest] = await slideInstances(page, at);
  if (finest === undefined) throw new Error('no slide');
  const address = `**/instances/${finest.sopInstanceUid}/frames/${middle}`;
  await page.route(address, (route) => route.fulfill({ status: 500, body: '' }));
  await openStudy(page, sampleStudyUids.slide);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await page.keyboard.press('0');
  const alert = pane.getByRole('alert');
  await expect(alert).toContainText('1 utsnitt kan ikke vises.');
  await expect(pane).toHaveAttribute('data-fidelity', 'incomplete');
  const lacking = async () =>
    Number(await pane.getAttribute('data-frames-total')) -
    Number(await pane.getAttribute('data-frames-loaded'));
  await expect.poll(lacking).toBe(1);
  const where = await placeOnCanvas(pane);
  const plate = await canvasPixels(pane, { ...where, width: 24, height: 24 });
  expect(new Set(plate.data).size).toBeLessThanOrEqual(4);
  const beside = { ...where, x: where.x - tile };
  const other = await storedTile(page, at, { instance: finest, frameNumber: neighbour });
  expect(meanDifference(await canvasPixels(pane, beside), cut(other, place))).toBeLessThan(1);
  await page.unroute(address);
  await alert.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  await expect(alert).toHaveCount(0);
  const stored = await storedTile(page, at, { instance: finest, frameNumber: middle });
  expect(meanDifference(await canvasPixels(pane, where), cut(stored, place))).toBeLessThan(1);
});

test('where no tile can be had the pane says why, and shows nothing', async ({ page }) => {
  await launch(page, 'f');
  await page.route('**/frames/*', (route) => route.fulfill({ status: 500, body: '' }));
  await openStudy(page, sampleStudyUids.slide);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'failed');
  await expect(pane.getByRole('alert')).toContainText('Arkivet meldte en feil.');
  await expect(pane).not.toHaveAttribute('data-sop-instance-uid');
});

test('keys alone magnify, move, measure 1:1 and fit a slide', async ({ page }) => {
  const pane = await openSlide(page);
  const first = await zoomOf(pane);
  await page.keyboard.press('+');
  await expect.poll(async () => (await zoomOf(pane)) / first).toBeCloseTo(1.25, 1);
  await page.keyboard.press('0');
  await expect.poll(() => zoomOf(pane)).toBe(100);
  await expect(pane).toHaveAttribute('data-frame', String(middle));
  for (let press = 0; press < 8; press++) await page.keyboard.press('Control+ArrowRight');
  await expect(pane).toHaveAttribute('data-frame', String(neighbour - 1));
  for (let press = 0; press < 8; press++) await page.keyboard.press('Control+ArrowDown');
  await expect(pane).toHaveAttribute('data-frame', String(neighbour - 1 - 2 * across));
  await page.keyboard.press('-');
  await expect.poll(() => zoomOf(pane)).toBe(80);
  await page.keyboard.press('f');
  await expect.poll(() => zoomOf(pane)).toBe(first);
});

for (const colorScheme of ['dark', 'light'] as const)
  test(`axe finds nothing on a slide (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const pane = await openSlide(page);
    await page.keyboard.press('0');
    await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
    const found = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
