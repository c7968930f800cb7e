import { defineConfig } from '@playwright/test';

import { chromiumOptions } from './chromiumOptions.ts';

/** The built product in Chromium. One world of region and gateway for all files (world.ts), two pages at a time at most. */
export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/**/*.spec.ts', 'faults/**/*.spec.ts'],
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // A second try on a machine that others share; whoever needed it is named in the list and counted in the summary.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] === undefined ? 'list' : [['list'], ['json']],
  globalSetup: './globalSetup.ts',
  use: {
    viewport: { width: 1600, height: 1000 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    colorScheme: 'dark',
    launchOptions: chromiumOptions,
  },
});
