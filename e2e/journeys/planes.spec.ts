import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, levels, openStudy, painted, panes } from '../journey.ts';

const plane = (page: Page, name: 'axial' | 'coronal' | 'sagittal') => page.locator(`[data-plane="${name}"]`);
const slice = async (pane: Locator) => Number(await pane.getAttribute('data-slice'));

/** All slices are here, and nothing is hatched or coarse any more. */
async function whole(page: Page): Promise<void> {
  for (const name of ['axial', 'coronal', 'sagittal'] as const)
    await expect(plane(page, name)).toHaveAttribute('data-fidelity', 'true', { timeout: 20_000 });
}

test('a CT is cut in three planes that meet where the hand points, and gives back the slice pointed at', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'MPR' }).click();
  await expect(panes(page)).toHaveCount(3);
  await whole(page);
  expect(new URL(page.url()).searchParams.get('planes')).not.toBeNull();
  for (const name of ['axial', 'coronal', 'sagittal'] as const) {
    expect(await levels(plane(page, name))).toBeGreaterThan(12);
    await expect(plane(page, name)).toContainText('TESTDATA');
  }
  const letters = (name: 'axial' | 'coronal' | 'sagittal') =>
    plane(page, name).locator('.pane-letter').allTextContents();
  expect((await letters('axial')).toSorted()).toEqual(['A', 'L', 'P', 'R']);
  expect((await letters('coronal')).toSorted()).toEqual(['F', 'H', 'L', 'R']);
  expect((await letters('sagittal')).toSorted()).toEqual(['A', 'F', 'H', 'P']);

  // An axial slice of an axial CT is a stored image and says which; a coronal one is of many, and names none.
  await expect(plane(page, 'axial')).toHaveAttribute('data-sop-instance-uid', /^[\d.]+$/);
  await expect(plane(page, 'coronal')).not.toHaveAttribute('data-sop-instance-uid', /./);

  const before = [await slice(plane(page, 'axial')), await slice(plane(page, 'sagittal'))];
  const box = await plane(page, 'coronal').locator('canvas').boundingBox();
  if (box === null) throw new Error('the coronal plane is on screen');
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.35);
  await expect.poll(() => slice(plane(page, 'axial'))).not.toBe(before[0]);
  await expect.poll(() => slice(plane(page, 'sagittal'))).not.toBe(before[1]);
  // While a hand moves, what takes longer than a refresh is cut coarsely, and is no stored image.
  await whole(page);
  await expect(plane(page, 'axial')).toHaveAttribute('data-sop-instance-uid', /^[\d.]+$/);
  const pointed = await plane(page, 'axial').getAttribute('data-sop-instance-uid');

  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // The same key leads back, to the slice that the crosshair lay in.
  await page.keyboard.press('p');
  await expect(painted(page)).toHaveCount(2);
  await expect(page.locator(`[data-viewport][data-sop-instance-uid="${pointed ?? ''}"]`)).toHaveCount(1);
});

test('by keyboard alone: into the planes, through them, thicker, the crosshair moved, and out again', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await page.keyboard.press('p');
  await whole(page);
  const axial = await slice(plane(page, 'axial'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => slice(plane(page, 'axial'))).toBe(axial + 1);
  const sagittal = await slice(plane(page, 'sagittal'));
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(() => slice(plane(page, 'sagittal'))).toBe(sagittal + 1);
  await page.keyboard.press('n');
  await expect(plane(page, 'coronal')).toHaveAttribute('data-active', 'true');
  await page.keyboard.press('Alt+PageUp');
  await expect(plane(page, 'coronal')).toHaveAttribute('data-slab', /^mip /);
  await expect(plane(page, 'coronal')).toContainText(/MIP [\d,]+ mm/);
  await page.keyboard.press('Alt+End');
  await expect(plane(page, 'axial')).toHaveAttribute('data-slab', /^average /);
  // A slab is no stored image.
  await expect(plane(page, 'axial')).not.toHaveAttribute('data-sop-instance-uid', /./);
  await page.keyboard.press('Escape');
  await expect(painted(page)).toHaveCount(2);
  await expect(page.locator('[data-plane]')).toHaveCount(0);
});

test('a length across a coronal plane is in millimetres of that plane', async ({ page }) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await page.keyboard.press('p');
  await whole(page);
  await page.keyboard.press('d');
  const coronal = plane(page, 'coronal');
  const ruler = await coronal.locator('.pane-ruler-bar').boundingBox();
  const said = await coronal.locator('.pane-ruler').textContent();
  const box = await coronal.locator('canvas').boundingBox();
  if (ruler === null || box === null) throw new Error('the coronal plane has a scale bar');
  const centimetres = Number(/(\d+) cm/.exec(said ?? '')?.[1]);
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 - ruler.width / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + ruler.width, { steps: 4 });
  await page.mouse.up();
  // Down the screen goes from slice to slice, and the scale bar lies along a row: both must have the same millimetres.
  const text = await coronal.locator('[data-measurement]').getAttribute('data-measurement');
  const millimetres = Number(/([\d,]+) mm/.exec(text ?? '')?.[1]?.replace(',', '.'));
  expect(Math.abs(millimetres - centimetres * 10)).toBeLessThan(2);
});
