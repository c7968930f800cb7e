import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

import { chromiumOptions } from './chromiumOptions.ts';

const specs = ['journeys', 'faults'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => `${folder}/${name}`),
);
const output = '../test-results/e2e';
/** Those that start a product of their own share nothing with the rest. */
const own = specs.filter((spec) =>
  readFileSync(join(import.meta.dirname, spec), 'utf8').includes('startProduct('),
);

/**
 * The built product in Chromium. `shared`: one product for all files, one page at a time, since what they time and count is the whole
 * machine's and the journal's. `own`: files with a product each, two at a time. `npm test` runs one project after the other.
 */
export default defineConfig({
  testDir: '.',
  projects: [
    {
      name: 'shared',
      testMatch: specs.filter((spec) => !own.includes(spec)),
      workers: 1,
      outputDir: `${output}/shared`,
    },
    { name: 'own', testMatch: own, outputDir: `${output}/own` },
  ],
  timeout: 60_000,
  expect: { timeout: 15_000 },
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
