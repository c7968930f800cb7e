import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Locator, type Page } from '@playwright/test';

/** Boxes that a frame is divided into, across and down. */
export const boxes = { across: 8, down: 6 } as const;
const length = boxes.across * boxes.down;

/**
 * What each of the sample clip's 300 frames looks like, by another decoder (FFmpeg): mean luma (Y of BT.709, 16–235) of each box, one byte,
 * row by row. No two frames are nearer each other than 1.3 a box.
 */
const frames = readFileSync(resolve(import.meta.dirname, 'fixtures/gastroscopy.luma'));

/** The frame (from 1) of the sample clip that looks most like these boxes, and how far it is from them, a box. */
export function nearestFrame(seen: readonly number[]): { readonly frame: number; readonly apart: number } {
  if (seen.length !== length) throw new Error(`${seen.length} boxes`);
  const apart = Array.from({ length: frames.length / length }, (_, frame) =>
    seen.reduce((sum, luma, box) => sum + Math.abs(luma - (frames[frame * length + box] ?? 0)) / length, 0),
  );
  const least = Math.min(...apart);
  return { frame: apart.indexOf(least) + 1, apart: least };
}

/** The boxes of a video as it stands on the screen, from a screenshot: what the clinician sees, not what the player says. */
export async function boxesOnScreen(
  page: Page,
  video: Locator,
  { across, down }: { readonly across: number; readonly down: number } = boxes,
): Promise<readonly number[]> {
  const clip = await video.evaluate((element: HTMLVideoElement) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const scale = Math.min(width / element.videoWidth, height / element.videoHeight);
    const [wide, high] = [element.videoWidth * scale, element.videoHeight * scale];
    return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
  });
  const base64 = await pictureOf(page, clip);
  return page.evaluate(
    async ({ base64, across, down }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const sums = Array.from({ length: across * down }, () => ({ luma: 0, pixels: 0 }));
      for (let at = 0; at < data.length; at += 4) {
        const [x, y] = [(at / 4) % bitmap.width, Math.floor(at / 4 / bitmap.width)];
        const box = Math.floor((y * down) / bitmap.height) * across + Math.floor((x * across) / bitmap.width);
        const sum = sums[box];
        if (sum === undefined) continue;
        const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
        sum.luma += 16 + (219 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)) / 255;
        sum.pixels += 1;
      }
      return sums.map(({ luma, pixels }) => luma / pixels);
    },
    { base64, across, down },
  );
}

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the compositor shows of a part of the page, at half size, without the pane's own words over it. A whole screenshot takes four times as long. */
async function pictureOf(page: Page, clip: Clip): Promise<string> {
  await nameIs(page, 'hidden');
  const devtools = await page.context().newCDPSession(page);
  try {
    const { data } = await devtools.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
      clip: { ...clip, scale: 0.5 },
    });
    return data;
  } finally {
    await devtools.detach();
    await nameIs(page, '');
  }
}

async function nameIs(page: Page, visibility: 'hidden' | ''): Promise<void> {
  await page.locator('.pane-identity').evaluateAll((elements, value) => {
    for (const element of elements) if (element instanceof HTMLElement) element.style.visibility = value;
  }, visibility);
}
