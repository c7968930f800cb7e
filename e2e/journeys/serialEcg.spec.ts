import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { Keys } from '../keys.ts';
import { launch, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { ecgPhantoms, ecgSopUid, ecgStudyUid, knownShift, writeEcgPhantoms } from '../proofs/ecgPhantom.ts';
import { phantomArchive, phantomLaunch } from '../proofs/phantomFiles.ts';

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/ecg-phantoms');
  writeEcgPhantoms(folder);
  product = await startProduct({
    home: freshHome('serial-ecg'),
    archives: [`${phantomArchive}=${folder}`],
  });
});

test.afterAll(() => product.stop());

test('two ECGs lie side by side with K and over each other with Alt+E, peak on peak, and what differs is said', async ({
  page,
}) => {
  await launch(page, phantomLaunch, product.ehr);
  await new Keys(page).open(ecgStudyUid(ecgPhantoms.now));
  await expect(painted(page)).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await page.keyboard.press('Alt+e');
  const toolbar = page.getByRole('toolbar', { name: 'EKG over hverandre' });
  await expect(toolbar).toBeVisible();
  for (const [place, phantom] of [ecgPhantoms.now, ecgPhantoms.before].entries())
    await expect(page.locator(`[data-viewport="${place + 1}"]`)).toHaveAttribute(
      'data-sop-instance-uid',
      ecgSopUid(phantom),
    );
  await expect(page.getByText('Lagt sammen etter R-takken i avledning II')).toBeVisible();
  for (const words of [
    'Bare i det nyeste: V6',
    'Samplingsfrekvens 500 Hz, tidligere 250 Hz',
    'Filter 0,05–150 Hz, tidligere: Filter 0,5–40 Hz',
  ])
    await expect(page.getByText(words)).toBeVisible();

  const before = await peaksOf(page, -knownShift);
  expect(Math.abs(before.apart)).toBeLessThanOrEqual(2);
  // Ten samples of 500 Hz are 20 ms: one millimetre of paper at 50 mm/s.
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.getByText('Deretter flyttet +20 ms for hånd.')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(toolbar.getByText('+18 ms')).toBeVisible();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Control+ArrowRight');
  await expect(toolbar.getByText('+78 ms')).toBeVisible();
  const moved = await peaksOf(page, 0.078 - knownShift);
  const { perSecond } = moved;
  expect(moved.apart).toBeGreaterThan(0.078 * perSecond - 3);
  expect(moved.apart).toBeLessThan(0.078 * perSecond + 3);

  await page.keyboard.press('Alt+e');
  await expect(panes(page).locator('.ecg-sight')).toHaveCount(2);
});

test('beside an ECG without beats they are laid by their start, and that is said', async ({ page }) => {
  await launch(page, phantomLaunch, product.ehr);
  const query = new URLSearchParams({
    studies: ecgStudyUid(ecgPhantoms.now),
    compare: ecgStudyUid(ecgPhantoms.flat),
    ecg: 'over',
  });
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(
    page.getByText(
      'Lagt sammen etter starten av opptakene: R-takkene kan ikke finnes sikkert i det tidligere.',
    ),
  ).toBeVisible();
});

interface Peaks {
  /** CSS pixels that the earlier curve's peak of lead II lies to the right of the later one's, at the middle beat. */
  readonly apart: number;
  readonly perSecond: number;
}

/** Reads the two curves of the second row off the screen by their colours. `shift`: seconds that the earlier was moved. */
function peaksOf(page: Page, shift: number): Promise<Peaks> {
  const start = Math.min(0, shift);
  const seconds = Math.max(10, 10 + shift) - start;
  const peak = ecgPhantoms.now.beats[5] ?? 0;
  return page.evaluate(
    ({ from, to, width }) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.ecg-sight canvas');
      const paper = document.querySelector('.ecg-paper');
      const context = canvas?.getContext('2d');
      if (canvas === null || paper === null || context === null || context === undefined)
        throw new Error('no paper');
      const scale = paper.getBoundingClientRect().width / width;
      const top = 48 / scale;
      const tall = canvas.height / devicePixelRatio / scale;
      const row = Math.max(24, Math.min(24 * 1.9, (tall - top - 6) / 3));
      const line = top + 1.5 * row;
      const at = (x: number, y: number) =>
        [x * scale * devicePixelRatio, y * scale * devicePixelRatio].map(Math.round);
      const [left = 0, above = 0] = at(from, line - 16);
      const [right = 0, below = 0] = at(to, line - 6);
      const { data } = context.getImageData(left, above, right - left, below - above);
      /** The middle of the highest line of pixels in which the colour is seen. */
      const summit = (isIt: (red: number, green: number, blue: number) => boolean) => {
        for (let y = 0; y < below - above; y++) {
          const found: number[] = [];
          for (let x = 0; x < right - left; x++) {
            const i = (y * (right - left) + x) * 4;
            if (isIt(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0)) found.push(x);
          }
          if (found.length > 0) return ((found[0] ?? 0) + (found.at(-1) ?? 0)) / 2;
        }
        throw new Error('no such curve');
      };
      const later = summit((red, green, blue) => red < 80 && green < 80 && blue < 80);
      const earlier = summit((_, green, blue) => green < 110 && blue > 130 && blue - green > 70);
      return { apart: (earlier - later) / devicePixelRatio, perSecond: 50 * scale };
    },
    { from: 12 + (peak - start - 0.2) * 50, to: 12 + (peak - start + 0.2) * 50, width: 18 + 50 * seconds },
  );
}
