import { type Locator, type Page } from '@playwright/test';

export interface ImageSize {
  readonly columns: number;
  readonly rows: number;
  /** Height of a pixel over its width. */
  readonly aspect?: number;
}

/** Where the middle of an image pixel (from 0) lies on the page, of an image that is shown whole and unturned. */
export async function pagePoint(
  pane: Locator,
  pixel: { readonly x: number; readonly y: number },
  image: ImageSize,
): Promise<{ readonly x: number; readonly y: number }> {
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  const aspect = image.aspect ?? 1;
  const scale = Math.min(box.width / image.columns, box.height / (image.rows * aspect));
  return {
    x: box.x + box.width / 2 + (pixel.x + 0.5 - image.columns / 2) * scale,
    y: box.y + box.height / 2 + (pixel.y + 0.5 - image.rows / 2) * scale * aspect,
  };
}

/** What the probe says in a pane, with plain minus signs and spaces. */
export async function probed(pane: Locator): Promise<string> {
  const said = (await pane.locator('[data-probe]').getAttribute('data-probe')) ?? '';
  return said.replaceAll('\u2212', '-').replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** One pane alone on the screen. */
export async function alone(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1');
}
