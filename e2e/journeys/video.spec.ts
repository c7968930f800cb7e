import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';
import { boxesOnScreen, nearestFrame } from '../video.ts';

// Screenshots of a large film are slow, and prove no more.
test.use({ viewport: { width: 1100, height: 700 } });

test('the endoscopy video seeks and steps to a given frame by position bar, keys and buttons, and that frame is on the screen', async ({
  page,
}) => {
  const video = await openVideo(page);
  const seek = page.getByRole('slider', { name: 'Sted i opptaket' });
  const isShown = async (frame: number) => {
    await expect(panes(page).first(), `frame ${frame}`).toHaveAttribute('data-frame', String(frame));
    await expect(seek).toHaveValue(String(frame));
    await expect(async () => {
      expect(nearestFrame(await boxesOnScreen(page, video)).frame).toBe(frame);
    }, `frame ${frame} on the screen`).toPass({ timeout: 15_000 });
  };
  for (const share of [0.8, 0.25]) {
    await pressAt(page, seek, share);
    const reached = Number(await seek.inputValue());
    expect(Math.abs(reached - 300 * share)).toBeLessThan(8);
    await isShown(reached);
  }
  await seek.press('Home');
  await isShown(1);
  await seek.press('ArrowRight');
  await isShown(2);
  await seek.press('End');
  await isShown(300);
  await page.keyboard.press('ArrowLeft');
  await isShown(299);
  await seek.fill('151');
  await isShown(151);
  for (const [key, frame] of [
    ['ArrowUp', 150],
    ['ArrowDown', 151],
  ] as const) {
    await panes(page).first().locator('.pane-header').focus();
    await page.keyboard.press(key);
    await isShown(frame);
  }
  await page.getByRole('button', { name: /^Ett bilde fram/ }).click();
  await isShown(152);
  await page.getByRole('button', { name: /^Ett bilde tilbake/ }).click();
  await isShown(151);
});

test('the endoscopy video plays: one frame after another at its own rate, from where it was left', async ({
  page,
}) => {
  const video = await openVideo(page);
  await page.getByRole('slider', { name: 'Sted i opptaket' }).fill('100');
  await expect(panes(page).first()).toHaveAttribute('data-frame', '100');
  const played = await framesUntil(page, 180, () => page.keyboard.press('c'));
  expect(played[0]?.frame).toBeLessThan(106);
  const frames = played.map(({ frame }) => frame);
  expect(frames).toEqual(frames.toSorted((a, b) => a - b));
  const [first, last] = [played[0], played.at(-1)];
  const gone = (last?.frame ?? 0) - (first?.frame ?? 0);
  const rate = (gone * 1000) / ((last?.at ?? 0) - (first?.at ?? 0));
  console.log(
    `endoscopy video: ${played.length} of ${gone + 1} frames painted, ${rate.toFixed(1)} a second of 25`,
  );
  expect(rate).toBeGreaterThan(25 * 0.95);
  expect(rate).toBeLessThan(25 * 1.05);
  expect(played.length).toBeGreaterThan(gone / 2);
  await page.keyboard.press('c');
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  const stands = Number(await panes(page).first().getAttribute('data-frame'));
  expect(nearestFrame(await boxesOnScreen(page, video)).frame).toBe(stands);
});

/** The endoscopy, open and at rest. */
async function openVideo(page: Page): Promise<Locator> {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.endoscopy);
  await expect(painted(page)).toHaveCount(1);
  const video = page.locator('[data-viewport] video');
  // It plays as it opens.
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0.2);
  await page
    .getByRole('button', { name: /^Pause/ })
    .first()
    .click();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  return video;
}

async function pressAt(page: Page, slider: Locator, share: number): Promise<void> {
  const box = await slider.boundingBox();
  if (box === null) throw new Error('no slider');
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
}

/** Frames as the pane says that they reach the screen, until one of at least `last`. */
async function framesUntil(
  page: Page,
  last: number,
  start: () => Promise<void>,
): Promise<readonly { readonly frame: number; readonly at: number }[]> {
  const seen = page.evaluate(
    (until) =>
      new Promise<{ frame: number; at: number }[]>((resolve) => {
        const pane = document.querySelector('[data-viewport]');
        if (pane === null) return resolve([]);
        const found: { frame: number; at: number }[] = [];
        const observer = new MutationObserver(() => {
          const frame = Number(pane.getAttribute('data-frame'));
          found.push({ frame, at: performance.now() });
          if (frame < until) return;
          observer.disconnect();
          resolve(found);
        });
        observer.observe(pane, { attributes: true, attributeFilter: ['data-frame'] });
      }),
    last,
  );
  await start();
  return seen;
}
