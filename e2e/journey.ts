import { expect, type Locator, type Page } from '@playwright/test';

/** The record's page of the product that globalSetup started. */
export function ehr(): string {
  const address = process.env['LYSBILDE_E2E_EHR'];
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

/** Distinct grey levels in the middle of a canvas: one for a blank pane, many for an image. */
export async function levels(pane: Locator): Promise<number> {
  const shot = await pane.screenshot();
  return new Set(shot).size;
}
