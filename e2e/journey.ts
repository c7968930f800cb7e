import { expect, type Locator, type Page } from '@playwright/test';

/** The record's page of the product that globalSetup started for this worker. */
export function ehr(): string {
  const addresses = process.env['LYSBILDE_E2E_EHR']?.split(' ') ?? [];
  const address = addresses[Number(process.env['TEST_PARALLEL_INDEX'])];
  if (address === undefined) throw new Error('no product is running');
  return address;
}

/** Launches a patient by the record's own redirects and waits for the timeline to have heard from every archive. */
export async function launch(page: Page, patient: string, base = ehr()): Promise<void> {
  await page.goto(`${base}/open?patient=${encodeURIComponent(patient)}`);
  await expect(
    page.locator('[data-timeline-state="complete"], [data-timeline-state="partial"]'),
  ).toBeVisible();
}

export async function openStudy(page: Page, studyInstanceUid: string): Promise<void> {
  await page.locator(`[data-study-uid="${studyInstanceUid}"]`).first().click();
}

export function panes(page: Page): Locator {
  return page.locator('[data-viewport]');
}

export function painted(page: Page): Locator {
  return page.locator('[data-viewport][data-state="painted"]');
}

/** Distinct grey levels of what a pane shows in its middle: a handful for a blank pane or text, many for an image. */
export async function levels(pane: Locator): Promise<number> {
  const png = (await pane.screenshot()).toString('base64');
  return pane.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) return 0;
    context.drawImage(bitmap, 0, 0);
    const [x, y] = [Math.floor(bitmap.width * 0.3), Math.floor(bitmap.height * 0.3)];
    const { data } = context.getImageData(
      x,
      y,
      Math.floor(bitmap.width * 0.4),
      Math.floor(bitmap.height * 0.4),
    );
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4) seen.add(data[at] ?? 0);
    return seen.size;
  }, png);
}
