import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

const plane = (page: Page, name: 'axial' | 'coronal' | 'sagittal'): Locator =>
  page.locator(`[data-viewport][data-plane="${name}"]`);
const said = (pane: Locator, what: RegExp) => pane.locator('output').filter({ hasText: what });

async function openPlanes(page: Page): Promise<Keys> {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await keys.press('Alt+1');
  await expect(painted(page)).toHaveCount(1);
  await keys.press('p');
  await expect(plane(page, 'coronal')).toHaveAttribute('data-fidelity', 'true', { timeout: 60_000 });
  await keys.to(plane(page, 'coronal').locator('.pane-header'), 'n');
  return keys;
}

test('by keys alone planes are scrolled, their crosshair moved, thickened and windowed, and each is spoken', async ({
  page,
}) => {
  const keys = await openPlanes(page);
  const coronal = plane(page, 'coronal');
  const slice = Number(await coronal.getAttribute('data-slice'));
  await keys.press('ArrowDown');
  await expect(coronal).toHaveAttribute('data-slice', String(slice + 1));
  await expect(said(coronal, new RegExp(`^Koronalt snitt ${slice + 1} av \\d+$`))).toHaveCount(1);

  const axial = Number(await plane(page, 'axial').getAttribute('data-slice'));
  await keys.press('Control+Shift+ArrowDown');
  await expect(plane(page, 'axial')).not.toHaveAttribute('data-slice', String(axial));
  await expect(said(coronal, /^Trådkors i x \d+, y \d+, −?[\d\s]+ HU$/)).toHaveCount(1);
  await expect(coronal).toHaveAttribute('data-slice', String(slice + 1));

  await keys.press('Alt+PageUp');
  await expect(coronal).toHaveAttribute('data-slab', /^mip \d+$/);
  await expect(said(coronal, /^MIP \(høyeste verdi\) [\d,]+ mm \(\d+ snitt\)$/)).toHaveCount(1);
  await keys.press('Alt+End');
  await expect(said(coronal, /^Gjennomsnitt [\d,]+ mm \(\d+ snitt\)$/)).toHaveCount(1);
  await keys.press('Alt+PageDown');
  await expect(said(coronal, /^Ett snitt$/)).toHaveCount(1);

  await keys.press('2');
  const first = said(coronal, /^Vindu: bredde [\d\s]+, nivå −?[\d\s]+$/);
  await expect(first).toHaveCount(1);
  const window = (await first.textContent()) ?? '';
  await keys.press('Shift+ArrowUp');
  await expect(first).not.toHaveText(window);
  await keys.press('x');
  await expect(said(coronal, /, Invertert$/)).toHaveCount(1);
  // Only the plane that the keys act on speaks.
  await expect(said(plane(page, 'sagittal'), /\S/)).toHaveCount(0);
});

test('by keys alone values are read and a length is measured in a plane, and each is spoken', async ({
  page,
}) => {
  const keys = await openPlanes(page);
  const coronal = plane(page, 'coronal');
  const picture = coronal.locator('.image-canvas');
  await keys.press('v');
  await keys.to(picture, 'Tab');
  await expect(picture).toHaveRole('application');
  const slice = (await plane(page, 'sagittal').getAttribute('data-slice')) ?? '';
  await keys.press('Shift+ArrowRight');
  await expect(plane(page, 'sagittal')).not.toHaveAttribute('data-slice', slice);
  const value = coronal.locator('[data-corner="bottom-right"]').getByText(/^−?[\d\s]+ HU$/);
  await expect(value).toBeVisible();
  await expect(said(coronal, /^Trådkors i/)).toContainText((await value.textContent()) ?? '?');

  await keys.press('d', 'Alt+Enter', 'Enter');
  await expect(picture).toBeFocused();
  await keys.times(10, 'Shift+ArrowRight');
  const spoken = coronal.locator('[aria-live="polite"]');
  await expect(spoken).toHaveText(/^x \d+, y \d+$/);
  await keys.press('Enter');
  const figure = coronal.locator('[data-measurement]');
  await expect(figure).toHaveCount(1);
  const label = (await figure.getAttribute('data-measurement')) ?? '';
  await expect(spoken).toHaveText(label);
  // A hundred pixels of the screen are as long as the ruler says.
  expect(Math.abs(millimetresIn(label) - 100 * (await millimetresOfPixel(coronal)))).toBeLessThan(1);

  // Its end is taken hold of, put elsewhere, and what it has come to is said.
  await keys.press('Enter');
  await expect(spoken).toHaveText(/^Holder målet, x \d+, y \d+$/);
  await keys.times(5, 'Shift+ArrowRight');
  await keys.press('Enter');
  await expect(figure).not.toHaveAttribute('data-measurement', label);
  const longer = (await figure.getAttribute('data-measurement')) ?? '';
  await expect(spoken).toHaveText(longer);
  expect(millimetresIn(longer) / millimetresIn(label)).toBeCloseTo(1.5, 1);

  await keys.press('Backspace');
  await expect(figure).toHaveCount(0);
  await expect(spoken).toHaveText('Mål fjernet. 0 mål igjen på bildet');
  // Escape lets go of the point, and only then of the planes.
  await keys.press('Escape');
  await expect(spoken).toHaveText('Sluttet å peke');
  await expect(coronal).toBeVisible();
  await keys.press('Escape');
  await expect(coronal).toHaveCount(0);
  await expect(painted(page)).toHaveCount(1);
  await keys.expectSomewhere();
});

const millimetresIn = (text: string) => Number(/([\d,]+) mm/.exec(text)?.[1]?.replace(',', '.') ?? NaN);

async function millimetresOfPixel(pane: Locator): Promise<number> {
  const ruler = pane.locator('.pane-ruler');
  const [, number = '', unit = ''] = /(\d+) (cm|mm)/.exec((await ruler.textContent()) ?? '') ?? [];
  const box = await pane.locator('.pane-ruler-bar').boundingBox();
  return (Number(number) * (unit === 'cm' ? 10 : 1)) / (box?.width ?? NaN);
}
