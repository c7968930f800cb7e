import { expect, type Page, test } from '@playwright/test';

import { petCt, writePetCt } from '../fixtures/petCt.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  const home = freshHome('pet');
  writePetCt(`${home}/petct`);
  product = await startProduct({ home, archives: [`PET=${home}/petct`] });
});

test.afterAll(async () => {
  await product.stop();
});

/** How far from grey the most coloured pixel of a plane is, of 255. */
async function colour(page: Page, plane: string): Promise<number> {
  return page.locator(`[data-plane="${plane}"] canvas`).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let most = 0;
    for (let i = 0; i < pixels.length; i += 4)
      most = Math.max(most, Math.abs((pixels[i] ?? 0) - (pixels[i + 2] ?? 0)));
    return most;
  });
}

test('PET lies in colour over CT, and the pointer reads Hounsfield and SUV of one and the same place', async ({
  page,
}) => {
  await launch(page, petCt.patientId, product.ehr);
  await openStudy(page, petCt.study);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Alt+p');
  for (const plane of ['axial', 'coronal', 'sagittal'])
    await expect(page.locator(`[data-plane="${plane}"]`)).toHaveAttribute('data-fidelity', 'true', {
      timeout: 20_000,
    });
  const axial = page.locator('[data-plane="axial"]');
  await expect(axial).toContainText('PET 50 % · SUV 0–10');
  // Many stored values make one pixel of a fused picture: none is named.
  await expect(axial).not.toHaveAttribute('data-sop-instance-uid', /./);
  // The ball lies 12 mm above the middle: four slices of 3 mm up, one of them half.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(axial).toHaveAttribute('data-slice', '2');
  const slider = axial.getByRole('slider');
  await slider.fill('25');
  await expect(axial).toHaveAttribute('data-position', '13.500');
  expect(await colour(page, 'axial')).toBeGreaterThan(60);

  // 2 mm a pixel, 96 of them across: the ball's middle is 30 mm to the patient's left and 20 mm to the front.
  const box = await axial.locator('canvas').boundingBox();
  if (box === null) throw new Error('the axial plane is on screen');
  const scale = Math.min(box.width, box.height) / 192;
  await page.mouse.move(box.x + box.width / 2 + 30 * scale, box.y + box.height / 2 - 20 * scale);
  await expect(axial).toContainText(`${petCt.ball.hounsfield} HU`);
  await expect(axial).toContainText(/SUV (5|4,9\d|5,0\d)(?!–)/);

  await page.getByRole('slider', { name: 'Dekning av PET' }).fill('0');
  await expect.poll(() => colour(page, 'axial')).toBe(0);
  // Colour off leaves the planes of CT as they were.
  await page.keyboard.press('Alt+p');
  await expect(axial).not.toContainText('SUV');
  await expect(axial).toHaveAttribute('data-sop-instance-uid', /./);
});

test('a CT with a tilted gantry is not cut across: the pane says why, and leads back', async ({ page }) => {
  await launch(page, petCt.patientId, product.ehr);
  await openStudy(page, petCt.tilted);
  await expect(painted(page)).toHaveCount(1);
  await page.keyboard.press('p');
  const cover = page.getByRole('alert');
  await expect(cover).toContainText('Snittene er forskjøvet sidelengs, som når gantryet står på skrå (15°).');
  await expect(page.locator('[data-viewport]')).toHaveAttribute('data-state', 'failed');
  await cover.getByRole('button', { name: 'Tilbake til bildene' }).click();
  await expect(painted(page)).toHaveCount(1);
});

test('a slice that the archive does not give is hatched and counted, and comes when it is asked for again', async ({
  page,
}) => {
  await page.route(`**/instances/${petCt.aSlice}/frames/**`, (route) => route.fulfill({ status: 500 }));
  await launch(page, petCt.patientId, product.ehr);
  await openStudy(page, petCt.study);
  await expect(painted(page).first()).toBeVisible();
  await page.locator('[data-display-set-item]').filter({ hasText: 'ct' }).click();
  await page.keyboard.press('p');
  const coronal = page.locator('[data-plane="coronal"]');
  await expect(coronal).toHaveAttribute('data-fidelity', 'incomplete', { timeout: 30_000 });
  await expect(coronal).toContainText('Ufullstendig: 1 av 60 snitt mangler');
  await page.unroute(`**/instances/${petCt.aSlice}/frames/**`);
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(coronal).toHaveAttribute('data-fidelity', 'true', { timeout: 20_000 });
  await expect(coronal).not.toContainText('Ufullstendig');
});

test('a lock leaves nothing of the planes on the page', async ({ page }) => {
  await launch(page, petCt.patientId, product.ehr);
  await openStudy(page, petCt.study);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Alt+p');
  await expect(page.locator('[data-plane][data-state="painted"]')).toHaveCount(3);
  await page.keyboard.press('Control+Shift+l');
  await expect(page.getByText('Økten er låst')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  await expect(page.getByText('TESTDATA')).toHaveCount(0);
});
