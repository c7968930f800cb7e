import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, painted, panes } from '../journey.ts';
import { Keys } from '../keys.ts';
import { type Product, startProduct } from '../product.ts';
import { beatPhantom, beatStudy } from '../proofs/beatPhantom.ts';
import { phantomArchive, phantomLaunch, phantomStudyUid, writePhantoms } from '../proofs/phantomFiles.ts';

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/beats-by-keys');
  writePhantoms(folder, beatPhantom());
  product = await startProduct({
    home: freshHome('beats-by-keys'),
    archives: [`${phantomArchive}=${folder}`],
  });
});

test.afterAll(() => product.stop());

test('by keys alone a row of the stress table is opened, locked to the heart and let go, slowed, stopped and stepped, and each is spoken', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, phantomLaunch, product.ehr);
  await keys.open(phantomStudyUid(beatStudy));
  await expect(painted(page)).toHaveCount(4);
  await keys.press('Alt+u');
  await expect(page.getByRole('table', { name: 'Sløyfer etter stadium og projeksjon' })).toBeVisible();
  await keys.expectSomewhere('.stress');
  await keys.to(page.getByRole('button', { name: 'Vis Apikal 4-kammer: 3 sløyfer koblet' }));
  await keys.press('Enter');
  await expect(painted(page)).toHaveCount(3);
  const lock = page.locator('[data-spoken="lock"]');
  await expect(lock).toHaveText('Faselås (nå: hjerteslag)');
  await keys.press('Alt+h');
  await expect(lock).toHaveText('Faselås (nå: av)');
  await keys.press('Alt+h');
  await expect(lock).toHaveText('Faselås (nå: hjerteslag)');

  const active = page.locator('[data-viewport][data-active]');
  const said = (text: string | RegExp) => active.locator('output').filter({ hasText: text });
  await keys.press(',');
  await expect(said(/^Spilles av, fart ½×$/)).toHaveCount(1);
  await keys.press('c');
  await expect(said(/^På pause, fart ½×$/)).toHaveCount(1);
  const frames = () => panes(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-frame')));
  let still = await frames();
  await expect
    .poll(
      async () => {
        const before = still;
        still = await frames();
        return still.join() === before.join();
      },
      { intervals: [300] },
    )
    .toBe(true);
  // All three move: they are stepped together.
  await expect(async () => {
    await keys.press('ArrowRight');
    expect((await frames()).every((frame, place) => frame !== still[place])).toBe(true);
  }).toPass();
  await expect
    .poll(async () => {
      const spoken = (await said(/^Enkeltbilde/).textContent()) ?? '';
      return spoken.startsWith(`Enkeltbilde ${(await active.getAttribute('data-frame')) ?? ''} av `);
    })
    .toBe(true);

  await keys.press('Alt+u');
  await expect(page.getByRole('table')).toBeVisible();
  await keys.press('Escape');
  await expect(painted(page)).toHaveCount(3);
  await keys.expectSomewhere();
});
