import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, painted, panes } from '../journey.ts';
import { pagePoint, probed } from '../probing.ts';
import { type Product, startProduct } from '../product.ts';
import {
  angiographyPhantom,
  angiographyStudy,
  backgroundAt,
  contrastIn,
  numberOfFrames,
  side,
  vessel,
} from '../proofs/angiographyPhantom.ts';
import {
  phantomArchive,
  phantomLaunch,
  phantomSeriesUid,
  phantomStudyUid,
  writePhantoms,
} from '../proofs/phantomFiles.ts';

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/angiography');
  writePhantoms(folder, angiographyPhantom());
  product = await startProduct({ home: freshHome('subtraction'), archives: [`${phantomArchive}=${folder}`] });
});

test.afterAll(() => product.stop());

/** One run alone, standing at its last frame. */
async function openRun(page: Page, series: string): Promise<Locator> {
  await launch(page, phantomLaunch, product.ehr);
  const set = phantomSeriesUid({ study: angiographyStudy, series });
  const query = new URLSearchParams({ studies: phantomStudyUid(angiographyStudy), grid: '1x1', set });
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  return panes(page).first();
}

async function atLastFrame(page: Page, pane: Locator): Promise<void> {
  await expect(painted(page)).toHaveCount(1);
  await pane.click();
  await page.keyboard.press('End');
  await expect(pane).toHaveAttribute('data-frame', String(numberOfFrames));
  await expect(pane).toHaveAttribute('data-state', 'painted');
}

test('a run is seen subtracted as it asks for, its background gone, and the original is one key away', async ({
  page,
}) => {
  const pane = await openRun(page, 'DSA');
  await atLastFrame(page, pane);
  const badge = pane.locator('[data-subtraction]');
  await expect(badge).toHaveText('Subtrahert, maske bilde 1');
  await expect(pane).toHaveAttribute('data-fidelity', 'true');
  const subtracted = await greysOf(pane);
  expect(new Set(subtracted.background).size).toBe(1);
  expect(subtracted.background[0]).toBeGreaterThan(120);
  expect(subtracted.background[0]).toBeLessThan(135);
  expect(new Set(subtracted.vessel).size).toBe(1);
  expect(subtracted.vessel[0]).toBeLessThan((subtracted.background[0] ?? 0) - 60);

  // Whoever checks against another decoder is told of the frame as it is stored.
  const reading = await readingAt(pane, [backgroundPixel, vesselPixel]);
  expect(reading.stored).toEqual([backgroundPixel, vesselPixel].map(storedAt));
  expect(new Set(reading.pixels).size).toBe(2);
  expect(reading.pixels[0]).not.toBe(subtracted.background[0]);
  expect(reading.screenDifference).toBeLessThanOrEqual(1);

  const { x, y } = vesselPixel;
  const stored = storedAt(vesselPixel);
  await page.keyboard.press('v');
  const at = await pagePoint(pane, { x, y }, { columns: side, rows: side });
  await page.mouse.move(at.x, at.y);
  await expect
    .poll(() => probed(pane))
    .toBe(`Differanse -${contrastIn(numberOfFrames, x)} · lagret ${spaced(stored)} · x ${x}, y ${y}`);

  await page.keyboard.press('Alt+z');
  await expect(badge).toHaveText('Original, ikke subtrahert');
  expect(new Set((await greysOf(pane)).background).size).toBeGreaterThan(1);
  await expect.poll(() => probed(pane)).toBe(`${spaced(stored)} · x ${x}, y ${y}`);
  await page.keyboard.press('Alt+z');
  await expect(badge).toHaveText('Subtrahert, maske bilde 1');
});

test('another mask is picked and moved by keys, and both are said', async ({ page }) => {
  const pane = await openRun(page, 'DSA');
  await atLastFrame(page, pane);
  await page.keyboard.press('Alt+Shift+z');
  const badge = pane.locator('[data-subtraction]');
  await expect(badge).toHaveText(`Subtrahert, maske bilde ${numberOfFrames}`);
  const still = await greysOf(pane);
  expect(new Set([...still.background, ...still.vessel]).size).toBe(1);
  const spoken = pane.locator('output').filter({ hasText: /^(?:Subtrahert|Original)/ });
  await expect(spoken).toHaveText(`Subtrahert, maske bilde ${numberOfFrames}`);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(badge).toContainText('maske flyttet +1 / 0 bildepunkter');
  await expect(spoken).toContainText('maske flyttet +1 / 0 bildepunkter');
  expect(new Set((await greysOf(pane)).background).size).toBeGreaterThan(1);
});

test('while its mask cannot be had no frame is painted, and the pane says which mask; the original can be seen', async ({
  page,
}) => {
  await page.route(/\/frames\/1(\?|$)/, (route) => route.fulfill({ status: 404, body: '' }));
  const pane = await openRun(page, 'DSA');
  await expect(pane).toHaveAttribute('data-state', 'failed');
  await pane.click({ position: { x: 40, y: 10 } });
  await page.keyboard.press('End');
  await expect(pane.getByRole('alert')).toContainText('Subtraksjonen trenger bilde 1, som ikke er her.');
  await expect(pane).not.toHaveAttribute('data-sop-instance-uid');
  await page.keyboard.press('Alt+z');
  await expect(pane).toHaveAttribute('data-frame', String(numberOfFrames));
  await expect(pane).toHaveAttribute('data-state', 'painted');
});

test('an operation that is not done is named, and the frames are seen as stored', async ({ page }) => {
  const pane = await openRun(page, 'DSA omvendt');
  await atLastFrame(page, pane);
  await expect(pane.locator('[data-subtraction]')).toHaveText(
    'Original: subtraksjonen kan ikke gjøres her (Mask Operation (0028,6101) REV_TID)',
  );
});

const backgroundPixel = { x: 12, y: 40 };
const vesselPixel = { x: vessel.from + 4, y: 40 };

/** Of the last frame. */
function storedAt({ x, y }: { readonly x: number; readonly y: number }): number {
  return backgroundAt(x, y) - contrastIn(numberOfFrames, x);
}

/** What the automation contract reads of pixels: stored, and through the full range of the frame. */
function readingAt(pane: Locator, at: readonly { readonly x: number; readonly y: number }[]) {
  return pane.evaluate(
    (element, { indices }) =>
      new Promise<{ stored: number[]; pixels: number[]; screenDifference: number }>((found, fail) => {
        element.addEventListener(
          'lysbilde-reading',
          (event) => {
            if (!(event instanceof CustomEvent) || event.detail === undefined)
              return fail(new Error('no reading'));
            const { stored, pixels, screenDifference } = event.detail;
            found({
              stored: indices.map((index) => Number(stored[index])),
              pixels: indices.map((index) => Number(pixels[index * 4])),
              screenDifference: Number(screenDifference.nearlyAll),
            });
          },
          { once: true },
        );
        element.dispatchEvent(new CustomEvent('lysbilde-read', { detail: 'full-range' }));
      }),
    { indices: at.map(({ x, y }) => y * side + x) },
  );
}

function spaced(value: number): string {
  return new Intl.NumberFormat('nb').format(value).replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** Brightness on the screen at the middle of pixels beside the vessel and in it. */
async function greysOf(
  pane: Locator,
): Promise<{ readonly background: readonly number[]; readonly vessel: readonly number[] }> {
  const rows = [20, 27, 34, 41, 48];
  const points = (x: number) => rows.map((y) => ({ x, y }));
  return pane.evaluate(
    (element, { side: pixels, background, inside }) => {
      const canvas = element.querySelector<HTMLCanvasElement>('.image-canvas canvas');
      const context = canvas?.getContext('2d');
      if (canvas === null || context === null || context === undefined) throw new Error('no canvas');
      const scale = Math.min(canvas.width, canvas.height) / pixels;
      const grey = ({ x, y }: { readonly x: number; readonly y: number }) =>
        context.getImageData(
          Math.round(canvas.width / 2 + (x + 0.5 - pixels / 2) * scale),
          Math.round(canvas.height / 2 + (y + 0.5 - pixels / 2) * scale),
          1,
          1,
        ).data[0] ?? 0;
      return { background: background.map(grey), vessel: inside.map(grey) };
    },
    { side, background: points(12), inside: points(vessel.from + 4) },
  );
}
