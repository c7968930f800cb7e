import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, panes } from '../journey.ts';
import { blocks, encoded, hasFfmpeg, numberedClips, numberIn, storeVideo } from '../numberedClips.ts';
import { type Product, startProduct } from '../product.ts';
import { boxesOnScreen } from '../video.ts';

test.use({ viewport: { width: 1000, height: 700 } });
test.skip(!hasFfmpeg && process.env['CI'] !== 'true', 'ffmpeg is not here');

const total = 120;
let product: Product | undefined;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const home = freshHome('film');
  const folder = join(home, 'clips');
  mkdirSync(folder);
  for (const clip of numberedClips) storeVideo(folder, { ...clip, stream: encoded(clip) });
  const [mp4] = numberedClips;
  if (mp4 === undefined) throw new Error('no clips');
  storeVideo(folder, { ...mp4, name: 'miscounted', stream: encoded(mp4), numberOfFrames: 150 });
  product = await startProduct({ home, archives: [`Film=${folder}`] });
});

test.afterAll(async () => product?.stop());

for (const { name, first = 1, made, hasSound, isVariable } of numberedClips) {
  test(`${name}: the frame that is asked for is the frame on the screen`, async ({ page }) => {
    const { film, seek, isShown } = await openFilm(page, name, first);
    const last = total - first + 1;
    await expect(panes(page).first()).toHaveAttribute('data-frames-total', String(last));
    for (const frame of [1, last, ...someOf(last, 20, name), 2, 1, last - 1, last]) {
      await seek.fill(String(frame));
      await isShown(frame);
    }
    await page.keyboard.press('ArrowLeft');
    await isShown(last - 1);
    await seek.fill('60');
    await isShown(60);
    await panes(page).first().locator('.pane-header').focus();
    for (const frame of [61, 62, 63, 62, 61, 60, 59]) {
      const shown = Number(await panes(page).first().getAttribute('data-frame'));
      await page.keyboard.press(frame > shown ? 'ArrowDown' : 'ArrowUp');
      await isShown(frame);
    }
    const pane = panes(page).first();
    await expect(pane.getByText('Tap', { exact: false }).first()).toBeVisible();
    // This Chromium plays no HEVC: whatever is stored as that is re-encoded, and says so.
    const isConverted = made === 'converted' || name.startsWith('hevc');
    await expect(pane.getByText('Omkodet for visning')).toHaveCount(isConverted ? 1 : 0);
    await expect(pane.getByText('varierende')).toHaveCount(isVariable === true ? 1 : 0);
    await expect(pane.getByText(/av 120 oppgitte bilder/)).toHaveCount(first > 1 ? 1 : 0);
    await expect(pane.getByText(/bilder klippet bort/)).toHaveCount(first > 1 ? 1 : 0);
    await soundIsAt(page, film, hasSound === true);
  });
}

test('a film with another number of frames than its object says, says so', async ({ page }) => {
  await openFilm(page, 'miscounted', 1);
  const badge = panes(page).first().getByText('120 av 150 oppgitte bilder');
  await expect(badge).toBeVisible();
  await expect(badge).toHaveAttribute('title', /sier at det har 150 enkeltbilder, men videostrømmen har 120/);
});

/** Silent until asked for; a film without sound has nothing to ask with. */
async function soundIsAt(page: Page, film: Locator, hasSound: boolean): Promise<void> {
  const on = page.getByRole('button', { name: 'Lyd på' });
  await expect(on).toHaveCount(hasSound ? 1 : 0);
  const muted = () => film.evaluate((element: HTMLVideoElement) => element.muted);
  expect(await muted()).toBe(true);
  if (!hasSound) return;
  await on.click();
  expect(await muted()).toBe(false);
  await page.getByRole('slider', { name: 'Lydstyrke' }).fill('0.5');
  expect(await film.evaluate((element: HTMLVideoElement) => element.volume)).toBe(0.5);
  await page.getByRole('button', { name: 'Lyd av' }).click();
  expect(await muted()).toBe(true);
}

/** A clip, open and at rest. */
async function openFilm(page: Page, name: string, first: number) {
  if (product === undefined) throw new Error('no product');
  await launch(page, `VIDEO-${name}^^^urn:lysbilde:archive:film`, product.ehr);
  await page.locator('[data-study-uid]').first().click();
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted', { timeout: 30_000 });
  const film = page.locator('[data-viewport] video');
  await page
    .getByRole('button', { name: /^Pause/ })
    .first()
    .click();
  await expect.poll(() => film.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  const seek = page.getByRole('slider', { name: 'Sted i opptaket' });
  const isShown = async (frame: number) => {
    await expect(pane, `${name}, frame ${frame}`).toHaveAttribute('data-frame', String(frame));
    await expect(async () => {
      const number = numberIn(await boxesOnScreen(page, film, blocks));
      expect(number).toBe(frame + first - 1);
    }, `${name}, frame ${frame} on the screen`).toPass({ timeout: 15_000 });
  };
  return { film, seek, isShown };
}

/** Frames by chance, the same ones for the same clip. */
function someOf(last: number, count: number, seed: string): readonly number[] {
  let state = [...Buffer.from(seed)].reduce((sum, byte) => (sum * 31 + byte) % 2_147_483_647, 7);
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return 1 + (state % last);
  });
}
