import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleUid } from '#region/samples/uids.ts';

import { freshHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import {
  type Phantom,
  phantomArchive,
  phantomLaunch,
  phantomSopUid,
  phantomStudyUid,
  writePhantoms,
} from '../proofs/phantomFiles.ts';

/** 64 mm across and 80 mm from head to foot. */
const [side, slices, thickness] = [64, 40, 2];
const [before, now] = ['snitt-før', 'snitt-nå'];

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/measured-planes');
  writePhantoms(folder, [...volume(before, '20250101'), ...volume(now, '20260101')]);
  product = await startProduct({
    home: freshHome('measured-planes'),
    archives: [`${phantomArchive}=${folder}`],
  });
});

test.afterAll(() => product.stop());

function volume(study: string, StudyDate: string): readonly Phantom[] {
  return Array.from({ length: slices }, (_, at): Phantom => {
    const pixels = new Uint16Array(side * side).map((_, pixel) => (pixel * 13 + at * 90) % 4096);
    return {
      study,
      series: 'snitt',
      seriesNumber: 1,
      instanceNumber: at + 1,
      rows: side,
      columns: side,
      bits: 12,
      pixels: new Uint8Array(pixels.buffer),
      attributes: {
        StudyDate,
        PixelSpacing: ['1', '1'],
        SliceThickness: String(thickness),
        ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
        ImagePositionPatient: ['0', '0', String(thickness * at)],
        FrameOfReferenceUID: sampleUid(`fantom ${study}/ramme`),
      },
    };
  });
}

const coronal = (page: Page): Locator => page.locator('[data-viewport][data-plane="coronal"]');

async function openPlanes(page: Page, study: string): Promise<void> {
  await openStudy(page, phantomStudyUid(study));
  await expect(painted(page)).toHaveCount(1);
  await page.locator('[data-viewport="1"] .pane-header').click();
  await page.keyboard.press('p');
  await expect(coronal(page)).toHaveAttribute('data-fidelity', 'true', { timeout: 30_000 });
}

/** Down the middle of the coronal plane, shown whole. */
async function drawDown(page: Page, millimetres: number): Promise<void> {
  const box = await coronal(page).locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('the coronal plane is on screen');
  const perPixel = Math.max(side / box.width, (slices * thickness) / box.height);
  const [x, y, half] = [box.x + box.width / 2, box.y + box.height / 2, millimetres / perPixel / 2];
  await page.mouse.move(x, y - half);
  await page.mouse.down();
  await page.mouse.move(x, y + half, { steps: 4 });
  await page.mouse.up();
  await expect(coronal(page).locator('[data-measurement]')).toHaveCount(1);
}

const millimetresIn = (text: string | null) =>
  Number(/([\d,]+) mm/.exec(text ?? '')?.[1]?.replace(',', '.') ?? NaN);

test('what is measured in a plane of two dates is one target in the list, with the plane said and the change right', async ({
  page,
}) => {
  await launch(page, phantomLaunch, product.ehr);
  const drawn: number[] = [];
  for (const [study, millimetres] of [
    [now, 40],
    [before, 32],
  ] as const) {
    await openPlanes(page, study);
    await page.keyboard.press('d');
    await drawDown(page, millimetres);
    const label = await coronal(page).locator('[data-measurement]').getAttribute('data-measurement');
    drawn.push(millimetresIn(label));
    // A screen pixel at either end.
    expect(Math.abs(millimetresIn(label) - millimetres)).toBeLessThan(0.6);
  }

  await page.keyboard.press('Alt+m');
  const panel = page.getByRole('complementary', { name: 'Målt endring' });
  const target = panel.getByRole('region', { name: 'Lesjon 1' });
  await expect(target.locator('tr[data-change]')).toHaveCount(2);
  await expect(target.locator('tr[data-change="compared"]')).toHaveCount(2);
  await expect(target).toContainText('målt i koronalt plan (MPR)');
  await target.getByRole('button', { name: 'Ja, det samme' }).click();
  await expect(target.locator('.target-proposed')).toHaveCount(0);
  const [later = NaN, earlier = NaN] = drawn;
  const newest = target.locator('tr[data-change]').first();
  expect(millimetresIn(await newest.locator('td').first().textContent())).toBeCloseTo(later, 1);
  const change = (await newest.locator('td').nth(1).textContent()) ?? '';
  expect(millimetresIn(change)).toBeCloseTo(later - earlier, 1);
  expect(change).toContain(`+${Math.round((100 * (later - earlier)) / earlier)}`);

  // Of no stored image itself, it leads to the one that its middle lies in.
  await newest.getByRole('button', { name: /^Vis bildet/ }).click();
  const middle = [slices / 2, slices / 2 + 1].map((n) => phantomSopUid({ study: now, series: 'snitt' }, n));
  await expect
    .poll(async () => {
      const uids = await painted(page).evaluateAll((all) =>
        all.map((one) => one.getAttribute('data-sop-instance-uid')),
      );
      return uids.some((uid) => uid !== null && middle.includes(uid));
    })
    .toBe(true);
});
