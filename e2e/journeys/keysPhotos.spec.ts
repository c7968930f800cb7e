import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted } from '../journey.ts';
import { Keys } from '../keys.ts';

const half = (page: Page, side: 'past' | 'now'): Locator =>
  page.locator(`[data-viewport="${side === 'past' ? 1 : 2}"]`);

async function openWound(page: Page): Promise<Keys> {
  const keys = new Keys(page);
  await launch(page, 'b');
  await keys.open(sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport] button.photo').first()).toBeVisible();
  return keys;
}

test('by keys alone then is laid upon now by points, seen in four ways, and the dates are walked and spoken', async ({
  page,
}) => {
  const keys = await openWound(page);
  await keys.press('Alt+t');
  await expect(painted(page)).toHaveCount(2);
  await keys.press('j');
  for (const [number, leap, leaps] of [
    [1, 'Shift+ArrowRight', 0],
    [2, 'Shift+ArrowRight', 12],
    [3, 'Shift+ArrowUp', 14],
  ] as const)
    for (const side of ['Da', 'Nå']) {
      const put = page.getByRole('button', { name: `Sett punkt ${number} i ${side}` });
      await keys.to(put);
      await keys.press('Enter');
      const point = page.getByRole('button', { name: new RegExp(`^Punkt ${number} i ${side}`) });
      await expect(point).toBeFocused();
      await keys.times(leaps, leap);
      await keys.press('ArrowDown');
      await expect(page.locator('.pair-points output').filter({ hasText: /^x \d+, y \d+$/ })).not.toHaveCount(
        0,
      );
      // On to where the next one is set.
      await keys.press('Enter');
      await keys.expectSomewhere('.pair-adjust');
    }
  const said = page.locator('.pair-adjust-said');
  await expect(said).toHaveText('Tre punkter er satt i begge bildene. Flytt dem, eller bruk justeringen.');
  // Three points do not always fit: how far they are from it is spoken, and the third is the one that is moved.
  const residual = page.locator('.pair-adjust output').filter({ hasText: /· avvik [\d,]+ px/ });
  await expect(residual).toHaveCount(1);
  const left = async () =>
    Number(/avvik ([\d,]+) px/.exec((await residual.textContent()) ?? '')?.[1]?.replace(',', '.'));
  const before = await left();
  await keys.to(page.getByRole('button', { name: /^Punkt 3 i Nå/ }), 'Shift+Tab');
  await keys.times(4, 'Shift+ArrowUp');
  await expect.poll(left).toBeGreaterThan(before);
  await keys.times(4, 'Shift+ArrowDown');
  await expect.poll(left).toBe(before);
  await keys.press('Enter');
  await expect(page.getByRole('button', { name: 'Bruk justeringen' })).toBeFocused();
  await keys.press('Enter');
  await expect(said).toContainText('Justert med 3 punkter');
  await expect(half(page, 'past').locator('.pane-header')).toContainText('Justert');
  await keys.expectSomewhere('.pair-adjust');

  const way = (text: string) => page.locator('output').getByText(text, { exact: true });
  await keys.press('4');
  await expect(way('Gjennomsiktig')).toHaveCount(1);
  const ghost = page.getByRole('slider', { name: 'Da over nå' });
  await keys.to(ghost, 'Shift+Tab');
  await keys.press('ArrowRight');
  await expect(ghost).toHaveValue('51');
  const stage = page.locator('.pair-stage');
  await keys.press('3');
  await expect(page.getByRole('button', { name: 'Stopp veksling' })).toBeVisible();
  await keys.press('s');
  await expect(page.getByRole('button', { name: 'Start veksling' })).toBeVisible();
  const shown = (await stage.getAttribute('data-blink')) ?? '';
  await keys.press('v');
  await expect(stage).not.toHaveAttribute('data-blink', shown);
  await expect(way(shown === 'now' ? 'Veksling, Viser da' : 'Veksling, Viser nå')).toHaveCount(1);

  const date = half(page, 'past').locator('.pane-header');
  await keys.press('ArrowLeft');
  await expect(date).toContainText('14.08.2026');
  await expect(page.locator('output').filter({ hasText: /^Da: 14\.08\.2026/ })).toHaveCount(1);
  const film = page.locator('.pair-film-photo').first();
  await keys.to(film);
  await keys.press('Enter');
  await expect(date).not.toContainText('14.08.2026');
  await expect(film).toBeFocused();
  // The half that the strip fills is chosen by a press; the focus may pass by the other.
  await keys.to(half(page, 'now').locator('.pane-header'), 'Shift+Tab');
  await expect(page.locator('.pair-film')).toContainText('vise det i «Da»');
  await keys.press('Enter');
  await expect(page.locator('.pair-film')).toContainText('vise det i «Nå»');
});

test('by keys alone a wound is calibrated to its ruler and outlined, to the very square', async ({
  page,
}) => {
  const keys = await openWound(page);
  await keys.press('Alt+1');
  await keys.to(page.locator('[data-viewport] button.photo').nth(2));
  await keys.press('Enter');
  const pane = painted(page).first();
  await expect(pane).toHaveAttribute('data-kind', 'photos');
  await keys.press('Alt+w', 'Alt+Enter', 'Enter');
  await keys.times(8, 'Shift+ArrowRight');
  await keys.press('Enter');
  // The line says nothing before its length is written: the field for it is where the focus is.
  await expect(page.getByRole('textbox', { name: 'Streken er i virkeligheten (mm)' })).toBeFocused();
  await keys.type('40');
  await keys.press('Enter');
  await expect(page.getByText('Dette bildet er kalibrert for hånd, linjal 40 mm.')).toBeVisible();

  // 80 pixels of the screen are 40 mm: a square of 60 is 30 mm by 30.
  await keys.press('Alt+Enter', 'Enter');
  await keys.times(6, 'Shift+ArrowRight');
  await keys.press('Enter');
  await keys.times(6, 'Shift+ArrowDown');
  await keys.press('Enter');
  await keys.times(6, 'Shift+ArrowLeft');
  await keys.press('Enter');
  // One too many, and taken back.
  await keys.times(3, 'Shift+ArrowLeft');
  await keys.press('Enter', 'Backspace');
  await expect(pane.locator('[aria-live="polite"]')).toContainText('Tatt bort. 4 punkter igjen');
  await keys.press('Alt+Shift+Enter');
  const figure = pane.locator('[data-figure="outline"]');
  await expect(figure).toHaveAttribute(
    'data-measurement',
    /^Areal (?:8,9\d|9,0\d?|9) cm² \(kalibrert for hånd/,
  );
  await expect(pane.locator('[aria-live="polite"]')).toContainText('Areal');
  await keys.press('Escape');
  await expect(pane.locator('[data-measure-cursor]')).toHaveCount(0);
});
