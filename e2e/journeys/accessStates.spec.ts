import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { Looks } from '../axe.ts';
import { type FakeGateway, startFakeGateway } from '../fixtures/fakeGateway.ts';
import { writeMammography } from '../fixtures/mammography.ts';
import { freshHome } from '../homes.ts';
import { type Product, startProduct } from '../product.ts';
import { painted, panes } from '../journey.ts';
import { Keys } from '../keys.ts';
import { beatStudy } from '../proofs/beatPhantom.ts';
import { phantomStudyUid, writePhantoms } from '../proofs/phantomFiles.ts';
import { comparing, layouts, secondWindow } from '../states/comparing.ts';
import { mammograms, phantomArchives, phantoms } from '../states/phantoms.ts';
import { pairs, wounds } from '../states/photographs.ts';
import { timeline, troubles } from '../states/timeline.ts';

let product: Product;
let gateway: FakeGateway;

test.use({ viewport: { width: 1366, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

test.beforeAll(async () => {
  test.setTimeout(90_000);
  const home = freshHome('access');
  const { north, south } = phantomArchives();
  writePhantoms(`${home}/north`, north);
  writePhantoms(`${home}/south`, south);
  writeMammography(`${home}/mammography`);
  const archives = ['Nord=north', 'Sør=south', 'Mammografi=mammography'];
  product = await startProduct({ home, archives: archives.map((one) => one.replace('=', `=${home}/`)) });
  gateway = await startFakeGateway(fileURLToPath(new URL('../../dist/viewer', import.meta.url)));
});

test.afterAll(async () => {
  await gateway.close();
  await product.stop();
});

const chains = [
  timeline,
  troubles(() => gateway),
  comparing,
  layouts,
  secondWindow,
  pairs,
  wounds,
  phantoms,
  mammograms,
];

test('by keys alone the table of a stress examination is walked, a row played locked, and one loop opened', async ({
  page,
}) => {
  const keys = new Keys(page);
  await phantoms.open(page, { ehr: product.ehr });
  await keys.open(phantomStudyUid(beatStudy));
  await expect(painted(page).first()).toBeVisible();
  await keys.press('Alt+u');
  await expect(page.getByRole('table', { name: 'Sløyfer etter stadium og projeksjon' })).toBeVisible();
  await keys.to(page.getByRole('button', { name: 'Vis Apikal 4-kammer: 3 sløyfer koblet' }));
  await keys.press('Enter');
  await expect(painted(page)).toHaveCount(3);
  for (const pane of await panes(page).all()) await expect(pane).toContainText('Faselåst på hjerteslaget');
  await keys.press('Alt+h');
  for (const pane of await panes(page).all()) await expect(pane).not.toContainText('Faselåst');
  await keys.press('Alt+u');
  await keys.to(page.getByRole('button', { name: /^Åpne Apikal 4-kammer, Maks\. belastning/ }));
  await keys.press('Enter');
  await expect(painted(page)).toHaveCount(1);
  await keys.expectSomewhere('.comparison');
});

for (const { name, open, states } of chains) {
  test(`axe finds nothing in either language or theme: ${name}`, async ({ page }) => {
    test.setTimeout(600_000);
    const shown = await open(page, { ehr: product.ehr });
    const looks = await Looks.at(shown);
    const found: string[] = [];
    for (const state of states) {
      await test.step(state.name, async () => {
        await state.enter(shown);
        const faults = await looks.faultsIn(state.isNarrowToo === true ? 'every' : 'wide');
        found.push(...faults.map((fault) => `${state.name}: ${fault}`));
      });
    }
    expect(found).toEqual([]);
  });
}
