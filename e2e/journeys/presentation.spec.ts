import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { middleOf, openAtOnePixel } from '../light/onePixel.ts';
import {
  columns,
  isActivatedOverlay,
  isHighLayer,
  isLowLayer,
  isShuttered,
  layerColours,
  mirror,
  power,
  root,
  rows,
  shutterPValue,
  stateFiles,
  type StateName,
  statePatient,
  stateStudy,
  storedAt,
  windows,
  writeStateFiles,
} from '../light/stateFiles.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;
let folder: string;

test.beforeAll(async () => {
  const home = freshHome('states');
  folder = join(home, 'state-files');
  writeStateFiles(folder);
  product = await startProduct({ home, archives: [`Tilstand=${folder}`] });
});
test.afterAll(() => product.stop());

const open = (page: Page, name: StateName) =>
  openAtOnePixel(page, {
    ehr: product.ehr,
    patient: `${statePatient}^^^urn:lysbilde:archive:tilstand`,
    study: stateStudy(name),
  });

const badge = (page: Page) => page.locator('.marks-badge').first();

type Rgb = readonly [number, number, number];
/** What is due at a pixel of the image. */
type Due = (row: number, column: number) => Rgb;

/** Of 255, the largest difference between what is seen and what is due. */
async function largestDifference(pane: Locator, due: Due): Promise<number> {
  const found = await middleOf(pane, { rows, columns });
  let largest = 0;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      for (const [sample, level] of due(row, column).entries()) {
        const seen = found[(row * columns + column) * 4 + sample] ?? Number.NaN;
        largest = Math.max(largest, Math.abs(seen - level));
      }
  return largest;
}

/** At one device pixel to an image pixel, each time anew: each way of showing the image has a zoom of its own, and comes a moment after its name. */
async function expectDue(pane: Locator, due: Due, tolerance = 1): Promise<void> {
  const difference = async () => {
    await pane.page().keyboard.press('0');
    return largestDifference(pane, due);
  };
  await expect.poll(difference).toBeLessThanOrEqual(tolerance);
}

const grey =
  (level: (stored: number) => number): Due =>
  (row, column) => {
    const value = Math.round(level(storedAt(row, column)));
    return [value, value, value];
  };

/** PS3.3 C.11.2.1.2.1, by the letter. */
function linear(
  value: number,
  { center, width }: { readonly center: number; readonly width: number },
): number {
  if (value <= center - 0.5 - (width - 1) / 2) return 0;
  if (value > center - 0.5 + (width - 1) / 2) return 255;
  return ((value - (center - 0.5)) / (width - 1) + 0.5) * 255;
}

/** An independent reader's picture of an image under its state (dcmp2pgm cuts fractions off where we round them). */
function byDcmtk(name: StateName, frame = 1): Due {
  const { image, state } = stateFiles(folder, name);
  const target = `${image}.${frame}.pgm`;
  execFileSync('dcmp2pgm', ['--frame', String(frame), '--pstate', state, image, target]);
  const pgm = readFileSync(target);
  const pixels = pgm.subarray(pgm.length - rows * columns);
  return (row, column) => {
    const level = pixels[row * columns + column] ?? Number.NaN;
    return [level, level, level];
  };
}

const asImage = grey((stored) => linear(stored, windows.ofImage));
const { state: stateWindow, beforeTable } = windows;
const greys = {
  window: grey((stored) => 255 - linear(stored + stateWindow.intercept, stateWindow)),
  'voi-table': grey((stored) => (root(stored) / 4095) * 255),
  'modality-table': grey((stored) => (mirror(stored) / 4095) * 255),
  'presentation-table': grey((stored) => {
    const scaled = Math.round((linear(stored + beforeTable.intercept, beforeTable) / 255) * 1023);
    return (power(scaled) / 16_383) * 255;
  }),
  'two-tables': grey((stored) => (mirror(root(stored)) / 4095) * 255),
} as const;

for (const name of ['window', 'voi-table', 'modality-table', 'presentation-table', 'two-tables'] as const)
  test(`grey by a state’s ${name}: as reckoned, and as DCMTK shows it`, async ({ page }) => {
    const pane = await open(page, name);
    await expect(badge(page)).toHaveText(`Visningstilstand: ${name}`);
    await expectDue(pane, greys[name]);
    await expectDue(pane, byDcmtk(name), 2);
    await page.keyboard.press('Alt+o');
    await expect(badge(page)).toContainText('Som lagret');
    // Zoom is kept apart for each way of showing the image.
    await page.keyboard.press('0');
    expect(await largestDifference(pane, greys[name])).toBeGreaterThan(50);
    // The image's own table, where it has one, is its own again.
    if (name !== 'window') await expectDue(pane, asImage);
    else
      await expectDue(
        pane,
        grey((stored) => (mirror(stored) / 4095) * 255),
      );
  });

test('each frame has the window or the table that the state names it for, and a frame it says nothing of keeps its own grey', async ({
  page,
}) => {
  const pane = await open(page, 'frames');
  await expectDue(
    pane,
    grey((stored) => linear(stored, windows.ofFrame)),
  );
  await expectDue(pane, byDcmtk('frames', 1), 2);
  await page.keyboard.press('ArrowDown');
  await expect(pane).toHaveAttribute('data-frame', '2');
  await page.keyboard.press('0');
  await expectDue(pane, greys['voi-table']);
  await expectDue(pane, byDcmtk('frames', 2), 2);
  await page.keyboard.press('ArrowDown');
  await expect(pane).toHaveAttribute('data-frame', '3');
  await page.keyboard.press('0');
  await expectDue(pane, asImage);
  await badge(page).click();
  await expect(page.getByRole('dialog', { name: 'Lagt over bildene' })).toContainText(
    'Lys og kontrast er bildets egne',
  );
});

/** Every plane in its turn: an edge of black beside its pixels, then its colour. */
function laid(
  due: Due,
  planes: readonly { readonly isSet: (row: number, column: number) => boolean; readonly colour: Rgb }[],
): Due {
  return planes.reduce<Due>(
    (below, { isSet, colour }) =>
      (row, column) => {
        if (isSet(row, column)) return colour;
        const isEdge =
          isSet(row - 1, column) ||
          isSet(row + 1, column) ||
          isSet(row, column - 1) ||
          isSet(row, column + 1);
        return isEdge ? [0, 0, 0] : below(row, column);
      },
    due,
  );
}

const colourOf = (name: keyof typeof layerColours): Rgb => {
  const [red, green, blue] = layerColours[name];
  return [Math.round(red / 257), Math.round(green / 257), Math.round(blue / 257)];
};

test('a bitmap shutter, overlays of the state in their layers and colours, and of the image’s own only what the state activates', async ({
  page,
}) => {
  const pane = await open(page, 'layers');
  const level = Math.round((shutterPValue / 65_535) * 255);
  const shuttered: Due = (row, column) =>
    isShuttered(row, column) ? [level, level, level] : asImage(row, column);
  const planes = [
    { isSet: isActivatedOverlay, colour: colourOf('low') },
    { isSet: isLowLayer, colour: colourOf('low') },
    { isSet: isHighLayer, colour: colourOf('high') },
  ];
  const layer = (name: 'shutter' | 'graphics') => pane.locator(`[data-layer="${name}"]`);
  await expect(badge(page)).toHaveText('Visningstilstand: layers');
  await expect(layer('graphics')).toHaveText('Grafikk over bildet: 3');
  await expect(layer('shutter')).toHaveText('Blender på');
  await expect(pane.getByText('1 grafikklag utelatt')).toBeVisible();
  await expectDue(pane, laid(shuttered, planes));
  await page.keyboard.press('y');
  await expect(layer('graphics')).toHaveText('Grafikk skjult: 3');
  await expectDue(pane, shuttered);
  await page.keyboard.press('Alt+b');
  await expect(layer('shutter')).toHaveText('Blender av');
  await expectDue(pane, asImage);
});

test('a bitmap that cannot be had is said to be missing, and the image is shown without it', async ({
  page,
}) => {
  await page.route(/\/bulkdata\/60083000/, (route) => route.fulfill({ status: 404, body: '{}' }));
  const pane = await open(page, 'layers');
  await expect(pane.getByText('1 grafikklag mangler')).toBeVisible();
  await expect(pane.locator('[data-layer="shutter"]')).toHaveCount(0);
});

test('a window that a hand sets stands in place of the state’s, and is told until it is taken back', async ({
  page,
}) => {
  const pane = await open(page, 'window');
  await expect(pane).toContainText('B 800 · N 500');
  await page.keyboard.press('w');
  const box = await pane.boundingBox();
  if (box === null) throw new Error('no pane');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await page.mouse.up();
  await expect(badge(page)).toContainText('Vinduet er endret fra visningstilstandens');
  await expect(pane).not.toContainText('B 800 · N 500');
  expect(await largestDifference(pane, greys.window)).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  await expect(badge(page)).toHaveText('Visningstilstand: window');
  await expect(pane).toContainText('B 800 · N 500');
});
