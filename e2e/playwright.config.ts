import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

import { chromiumOptions } from './chromiumOptions.ts';

const specs = ['journeys', 'faults'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => `${folder}/${name}`),
);
const output = '../test-results/e2e';
/** They measure how the machine keeps pace: frames a second, refreshes of the screen. */
const alone = ['loops', 'scroll', 'video'].map((name) => `journeys/${name}.spec.ts`);

/**
 * The built product in Chromium. `together`: two files at a time, each worker with a product of its own (globalSetup.ts) and some files with
 * one more. `alone`: one page at a time and nothing beside it. `npm test` runs one project after the other.
 */
export default defineConfig({
  testDir: '.',
  projects: [
    {
      name: 'together',
      testMatch: specs.filter((spec) => !alone.includes(spec)),
      outputDir: `${output}/together`,
    },
    { name: 'alone', testMatch: alone, workers: 1, outputDir: `${output}/alone` },
  ],
  // Long: what a journey says of time it measures itself, and a machine that others share is no failure of the product.
  timeout: 120_000,
  expect: { timeout: 20_000, toPass: { intervals: [50, 100, 250] } },
  workers: 2,
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
