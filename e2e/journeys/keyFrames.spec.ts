import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import {
  greyOf,
  keyFrames,
  keyFrameStudy,
  loopSeries,
  numberOfFrames,
  writeKeyFrames,
} from '../proofs/keyFramePhantom.ts';
import { phantomArchive, phantomLaunch, phantomSeriesUid, phantomStudyUid } from '../proofs/phantomFiles.ts';

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/key-frames');
  writeKeyFrames(folder);
  product = await startProduct({ home: freshHome('key-frames'), archives: [`${phantomArchive}=${folder}`] });
});
test.afterAll(() => product.stop());

/** The grey in the middle of what is seen. */
function greyIn(pane: Locator): Promise<number | undefined> {
  return pane.evaluate((element) => {
    const canvas = [...element.querySelectorAll('canvas')].findLast(
      (one) => getComputedStyle(one).visibility === 'visible',
    );
    return canvas?.getContext('2d')?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[0];
  });
}

async function openLoop(page: Page): Promise<Locator> {
  await launch(page, phantomLaunch, product.ehr);
  const set = phantomSeriesUid({ study: keyFrameStudy, series: loopSeries });
  const query = new URLSearchParams({ studies: phantomStudyUid(keyFrameStudy), grid: '1x1', set });
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(painted(page)).toHaveCount(1);
  const pane = panes(page).first();
  await pane.click({ position: { x: 4, y: 60 } });
  return pane;
}

test('of a loop, only the frames that somebody chose stand as images one after the other, and the whole loop is one press away', async ({
  page,
}) => {
  const pane = await openLoop(page);
  await expect(pane).toHaveAttribute('data-kind', 'cine');
  await page.keyboard.press('j');
  await expect(pane).toHaveAttribute('data-kind', 'images');
  await expect(pane).toContainText(`Bare nøkkelbilder: ${keyFrames.length} av ${numberOfFrames} vises`);
  await page.keyboard.press('Home');
  for (const frame of keyFrames) {
    await expect(pane).toHaveAttribute('data-frame', String(frame));
    await expect(pane).toHaveAttribute('data-state', 'painted');
    await expect(pane).toContainText('Nøkkelbilde: Av interesse');
    await expect.poll(() => greyIn(pane)).toBe(greyOf(frame));
    await page.keyboard.press('ArrowDown');
  }
  await expect(pane).toHaveAttribute('data-frame', String(keyFrames.at(-1)));
  await pane.getByRole('button', { name: 'Vis alle' }).click();
  await expect(pane).toHaveAttribute('data-kind', 'cine');
  await expect(pane).not.toContainText('Bare nøkkelbilder');
});
