import { expect, type Locator, type Page } from '@playwright/test';

import { launch, openStudy, painted } from '../journey.ts';

/** A study of one image, at one device pixel to an image pixel, in a pane whose middle falls between two pixels. */
export async function openAtOnePixel(
  page: Page,
  of: { readonly ehr: string; readonly patient: string; readonly study: string },
): Promise<Locator> {
  await launch(page, of.patient, of.ehr);
  await openStudy(page, of.study);
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  const size = await pane
    .locator('canvas')
    .first()
    .evaluate((canvas) => ({ width: canvas.clientWidth, height: canvas.clientHeight }));
  const view = page.viewportSize() ?? { width: 1600, height: 1000 };
  await page.setViewportSize({
    width: view.width + (size.width % 2),
    height: view.height + (size.height % 2),
  });
  await pane.click({ position: { x: 4, y: 60 } });
  await page.keyboard.press('0');
  return pane;
}

/** RGBA of the middle of what is seen, as large as the picture due. */
export async function middleOf(
  pane: Locator,
  size: { readonly rows: number; readonly columns: number },
): Promise<Uint8Array> {
  const base64 = await pane.evaluate(async (element, { rows, columns }) => {
    // Two frames on, the wish of a key is painted.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((later) => requestAnimationFrame(later));
    const canvas = [...element.querySelectorAll('canvas')].findLast(
      (one) => getComputedStyle(one).visibility === 'visible',
    );
    const { width = 0, height = 0 } = canvas ?? {};
    if (width % 2 === 1 || height % 2 === 1) throw new Error(`${width} × ${height} has no even middle`);
    const data = canvas
      ?.getContext('2d')
      ?.getImageData((width - columns) / 2, (height - rows) / 2, columns, rows).data;
    if (data === undefined) throw new Error('no canvas');
    // Playwright is slow with a hundred thousand numbers, not with a text.
    return btoa(data.reduce((letters, byte) => letters + String.fromCharCode(byte), ''));
  }, size);
  return Buffer.from(base64, 'base64');
}
