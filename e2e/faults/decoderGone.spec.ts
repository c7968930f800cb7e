import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';
import { launch, openStudy, panes } from '../journey.ts';

for (const [part, address] of [
  ['script', /\/assets\/decode\.worker/],
  ['WebAssembly', /\/assets\/[^/]+\.wasm$/],
] as const)
  test(`a decoder whose ${part} is gone, as after a new version, is told as the program’s fault and not the image’s`, async ({
    page,
  }) => {
    let asked = 0;
    await page.route(address, (route) => {
      asked += 1;
      return route.fulfill({ status: 404, contentType: 'application/json', body: '{}' });
    });
    await launch(page, 'a');
    await openStudy(page, sampleStudyUids.ctHammerfest);
    const pane = panes(page).first();
    await expect(pane).toHaveAttribute('data-state', 'failed');
    await expect(pane.getByRole('alert')).toContainText(
      'Den delen av programmet som tolker bildet, kunne ikke lastes. Prøv igjen, eller last siden på nytt.',
    );
    await expect(pane).not.toContainText('skadet');
    await expect(pane).not.toContainText('Arkivet');
    expect(asked).toBeGreaterThan(0);
    await page.unroute(address);
    await pane.getByRole('button', { name: 'Prøv igjen' }).click();
    await expect(pane).toHaveAttribute('data-state', 'painted');
  });
