import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { type LightName, lightPatient, lightStudy, writeLightFiles } from '../light/lightFiles.ts';
import { middleOf, openAtOnePixel } from '../light/onePixel.ts';
import { type Product, startProduct } from '../product.ts';
import { readPng } from '../truth/png.ts';

let product: Product;

test.beforeAll(async () => {
  const home = freshHome('light');
  const folder = resolve(home, 'light-files');
  writeLightFiles(folder);
  product = await startProduct({ home, archives: [`Lys=${folder}`] });
});
test.afterAll(() => product.stop());

const open = (page: Page, name: LightName) =>
  openAtOnePixel(page, {
    ehr: product.ehr,
    patient: `${lightPatient}^^^urn:lysbilde:archive:lys`,
    study: lightStudy(name),
  });

interface Difference {
  readonly largest: number;
  readonly compared: number;
}

/** Against the picture that light/reference.py made; what it leaves open is not compared. */
async function difference(pane: Locator, name: string): Promise<Difference> {
  const due = readPng(readFileSync(join(import.meta.dirname, `../light/due/${name}.png`)));
  expect(due.channels).toBe(4);
  const found = await middleOf(pane, due);
  let [largest, compared] = [0, 0];
  for (let at = 0; at < due.samples.length; at += 4) {
    if (due.samples[at + 3] !== 255) continue;
    compared += 1;
    for (let sample = at; sample < at + 3; sample += 1)
      largest = Math.max(largest, Math.abs((due.samples[sample] ?? 0) - (found[sample] ?? 0)));
  }
  return { largest, compared };
}

async function expectLike(pane: Locator, name: string, tolerance = 1): Promise<void> {
  await expect
    .poll(async () => (await difference(pane, name)).largest, { message: name })
    .toBeLessThanOrEqual(tolerance);
  expect((await difference(pane, name)).compared, name).toBeGreaterThan(28_000);
}

const layer = (pane: Locator, name: 'shutter' | 'graphics') => pane.locator(`[data-layer="${name}"]`);

test('a shutter of three shapes hides what any of them hides, is named, and can be lifted', async ({
  page,
}) => {
  const pane = await open(page, 'shutter');
  await expect(layer(pane, 'shutter')).toHaveText('Blender på');
  await expectLike(pane, 'shutter');
  await page.keyboard.press('Alt+b');
  await expect(layer(pane, 'shutter')).toHaveText('Blender av');
  await expectLike(pane, 'shutter-off');
  expect((await difference(pane, 'shutter')).largest).toBeGreaterThan(30);
  await layer(pane, 'shutter').click();
  await expectLike(pane, 'shutter');
});

test('a frame of an enhanced object is shuttered as it says itself, else as they all are', async ({
  page,
}) => {
  const pane = await open(page, 'shutter-frames');
  await expectLike(pane, 'shutter-frames-1');
  await page.keyboard.press('ArrowDown');
  await expect(pane).toHaveAttribute('data-frame', '2');
  await expectLike(pane, 'shutter-frames-2');
});

test('overlays in their own data and in spare bits of the pixels are drawn where they lie, counted and hidden by key', async ({
  page,
}) => {
  const pane = await open(page, 'overlays');
  await expect(layer(pane, 'graphics')).toHaveText('Grafikk fra apparatet: 2');
  await expect(layer(pane, 'graphics')).toHaveAttribute('title', /SKALA/);
  await expectLike(pane, 'overlays');
  await page.keyboard.press('y');
  await expect(layer(pane, 'graphics')).toHaveText('Grafikk skjult: 2');
  await expectLike(pane, 'overlays-off');
  await page.keyboard.press('y');
  await expectLike(pane, 'overlays');
});

test('frames of an overlay lie on the frames of the image from its origin on', async ({ page }) => {
  const pane = await open(page, 'overlay-frames');
  for (const frame of [1, 2, 3, 4]) {
    await expect(pane).toHaveAttribute('data-frame', String(frame));
    await expect(layer(pane, 'graphics')).toHaveCount(frame === 2 || frame === 3 ? 1 : 0);
    await expectLike(pane, `overlay-frames-${frame}`);
    await page.keyboard.press('ArrowDown');
  }
});

test('overlay data that cannot be had is said to be missing', async ({ page }) => {
  await page.route(/\/bulkdata\/60003000/, (route) => route.fulfill({ status: 404, body: '{}' }));
  const pane = await open(page, 'overlay-frames');
  await page.keyboard.press('ArrowDown');
  await expect(pane).toHaveAttribute('data-frame', '2');
  await expect(pane.getByText('1 grafikklag mangler')).toBeVisible();
});

test('padding is background under MONOCHROME1 too, and no part of the automatic window', async ({ page }) => {
  await expectLike(await open(page, 'padding'), 'padding');
});

test('Presentation LUT Shape INVERSE turns MONOCHROME2 over', async ({ page }) => {
  await expectLike(await open(page, 'inverse'), 'inverse');
});

test('a frame is shown through the VOI table of its own functional group, and a table that is lacking is told', async ({
  page,
}) => {
  const pane = await open(page, 'tables');
  await expectLike(pane, 'inverse');
  await expect(pane.getByText('Gråtonetabell mangler')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(pane).toHaveAttribute('data-frame', '2');
  await expect(pane.getByText('Gråtonetabell mangler')).toBeVisible();
});

test('pixels twice as high as wide are shown so', async ({ page }) => {
  // Between its rows our painter interpolates: a step of 2 is met half-way.
  await expectLike(await open(page, 'aspect'), 'aspect', 2);
});

test('colours with a profile are managed by it as LittleCMS does, outside photographs too', async ({
  page,
}) => {
  await expectLike(await open(page, 'profile'), 'profile', 2);
});

test('a profile that cannot be used is said not to be', async ({ page }) => {
  const pane = await open(page, 'profile-broken');
  await expect(pane.getByText('Fargeprofil ikke brukt')).toBeVisible();
  await expectLike(pane, 'profile-broken');
});
