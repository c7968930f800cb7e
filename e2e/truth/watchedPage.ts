import { type Browser, type Page } from '@playwright/test';

/** A page, and what has gone wrong in it uncaught. */
export interface Watched {
  readonly page: Page;
  /** Uncaught errors and dialogs since this was last asked. */
  readonly faults: () => readonly string[];
  readonly isDead: () => boolean;
}

export async function openPage(browser: Browser): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    colorScheme: 'dark',
  });
  // esbuild marks the functions that run in the page with its own helper, which is not there.
  await context.addInitScript('globalThis.__name ??= (marked) => marked');
  const page = await context.newPage();
  let faults: string[] = [];
  let isDead = false;
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog «${dialog.message()}»`);
    void dialog.dismiss();
  });
  page.on('crash', () => {
    isDead = true;
    faults.push('the page crashed');
  });
  return {
    page,
    isDead: () => isDead,
    faults: () => {
      const told = faults;
      faults = [];
      return told;
    },
  };
}

/** By the record's own redirects; the timeline then knows every archive's answer. */
export async function launch(page: Page, ehr: string, key: string): Promise<void> {
  await page.goto(`${ehr}/open?patient=${encodeURIComponent(key)}`);
  await page
    .locator('[data-timeline-state="complete"], [data-timeline-state="partial"]')
    .waitFor({ state: 'attached', timeout: 30_000 });
}
