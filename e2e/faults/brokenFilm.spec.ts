import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';
import { launch, openStudy, panes } from '../journey.ts';

const film = readFileSync(new URL('../../src/region/samples/media/gastroscopy.mp4', import.meta.url));
const half = Math.floor(film.length / 2);

test('a film that breaks off on its way says so, and asked for again goes on from the frame where it was', async ({
  page,
}) => {
  const bytes = /\/video$/;
  await page.route(bytes, (route) => {
    const from = Number(/^bytes=(\d+)/.exec(route.request().headers()['range'] ?? '')?.[1] ?? '0');
    if (from >= half) return route.abort('connectionreset');
    return route.fulfill({
      status: 206,
      contentType: 'video/mp4',
      headers: { 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${half - 1}/${film.length}` },
      body: film.subarray(from, half),
    });
  });
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.endoscopy);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  const seek = page.getByRole('slider', { name: 'Sted i opptaket' });
  await seek.fill('40');
  await expect(pane).toHaveAttribute('data-frame', '40');
  await seek.press('End');
  await expect(pane).toHaveAttribute('data-state', 'failed', { timeout: 60_000 });
  await expect(pane.getByRole('alert')).toContainText('Forbindelsen ble brutt mens videoen ble hentet.');
  await page.unroute(bytes);
  await pane.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane).toHaveAttribute('data-frame', '40');
});
