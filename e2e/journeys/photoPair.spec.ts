import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, levels, openStudy } from '../journey.ts';
import { Fingers } from '../touch.ts';

const half = (page: Page, side: 'past' | 'now'): Locator =>
  page.locator(`[data-viewport="${side === 'past' ? 1 : 2}"]`);

async function bothPainted(page: Page): Promise<void> {
  await expect(half(page, 'past')).toHaveAttribute('data-state', 'painted', { timeout: 20_000 });
  await expect(half(page, 'now')).toHaveAttribute('data-state', 'painted', { timeout: 20_000 });
}

async function openPair(page: Page): Promise<void> {
  await launch(page, 'b');
  await openStudy(page, sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport]').first()).toBeVisible();
  await page.keyboard.press('Alt+t');
  await bothPainted(page);
}

/** The middle of the picture as it stands on a canvas, pixel by pixel. */
function middleOf(canvas: Locator): Promise<readonly number[]> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const context = element.getContext('2d');
    if (context === null) throw new Error('no canvas');
    const [x, y] = [Math.floor(element.width / 2) - 20, Math.floor(element.height / 2) - 20];
    return [...context.getImageData(x, y, 40, 40).data];
  });
}

/** Red, green and blue on average. */
function meansOf(rgba: readonly number[]): readonly number[] {
  return [0, 1, 2].map(
    (channel) =>
      rgba.reduce((sum, value, at) => sum + (at % 4 === channel ? value : 0), 0) / (rgba.length / 4),
  );
}

/** The middle of a photograph that the page has fetched, decoded with no profile but its own. */
function unmanagedMiddle(page: Page, path: string): Promise<readonly number[]> {
  return page.evaluate(async (end) => {
    const entry = performance.getEntriesByType('resource').find(({ name }) => name.endsWith(end));
    if (entry === undefined) throw new Error('the frame was not fetched');
    const bytes = await (await fetch(entry.name)).arrayBuffer();
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), {
      imageOrientation: 'none',
    });
    const context = new OffscreenCanvas(40, 40).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 20 - bitmap.width / 2, 20 - bitmap.height / 2);
    return [...context.getImageData(0, 0, 40, 40).data];
  }, path);
}

test('a wound is followed by keyboard alone: then and now in four ways, dates by arrows', async ({
  page,
}) => {
  await openPair(page);
  await expect(half(page, 'now').locator('.pane-header')).toContainText('02.10.2026');
  await expect(half(page, 'past').locator('.pane-header')).toContainText('04.09.2026');
  await expect(page.getByText('Ingen målestokk: størrelsene kan ikke sammenlignes')).toBeVisible();
  for (const side of ['past', 'now'] as const) {
    await expect(half(page, side)).toContainText('Venstre');
    await expect(half(page, side)).toContainText('TESTDATA Pasient B');
    expect(await levels(half(page, side))).toBeGreaterThan(40);
  }
  for (const [key, name] of [
    ['2', 'Skyvelinje'],
    ['3', 'Veksling'],
    ['4', 'Gjennomsiktig'],
    ['1', 'Side ved side'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('button', { name, exact: false, pressed: true }).first()).toBeVisible();
  }
  await page.keyboard.press('ArrowLeft');
  await expect(half(page, 'past').locator('.pane-header')).toContainText('14.08.2026');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(half(page, 'now').locator('.pane-header')).toContainText('04.09.2026');
  await bothPainted(page);
  await page.keyboard.press('Alt+t');
  await expect(page.locator('.pair')).toHaveCount(0);
});

test('the line between then and now is moved by arrows, and the arrows are then its own', async ({
  page,
}) => {
  await openPair(page);
  await page.keyboard.press('2');
  const line = page.getByRole('slider', { name: 'Skyvelinje mellom da og nå' });
  await line.focus();
  await page.keyboard.press('ArrowRight');
  await expect(line).toHaveValue('50.5');
  await expect(half(page, 'past').locator('.pane-header')).toContainText('04.09.2026');
});

test('points set by keys lay then upon now, say so, and can be undone and reset', async ({ page }) => {
  await openPair(page);
  const picture = half(page, 'past').locator('.pair-picture canvas');
  await expect.poll(async () => meansOf(await middleOf(picture))[0]).toBeGreaterThan(50);
  const before = await middleOf(picture);
  await page.keyboard.press('j');
  for (const number of [1, 2]) {
    for (const side of ['Da', 'Nå'])
      await page.getByRole('button', { name: `Sett punkt ${number} i ${side}` }).press('Enter');
    await expect(page.getByRole('button', { name: new RegExp(`^Punkt ${number} i Nå`) })).toBeFocused();
    for (let press = 0; press < 6 * number; press += 1) await page.keyboard.press('ArrowDown');
  }
  await expect(page.getByRole('button', { name: /^Punkt \d i/ })).toHaveCount(4);
  await page.getByRole('button', { name: 'Angre punkt' }).press('Enter');
  await expect(page.getByRole('button', { name: /^Punkt \d i/ })).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Bruk justeringen' })).toBeDisabled();
  await page.getByRole('button', { name: 'Avbryt' }).press('Enter');
  await expect.poll(() => middleOf(picture)).toEqual(before);
});

test('a proposal is shown for approval, marked until it is accepted, marked after, and taken back', async ({
  page,
}) => {
  await openPair(page);
  await page.keyboard.press('p');
  await expect(page.getByText(/^Forslag: \d+ steder/)).toBeVisible({ timeout: 60_000 });
  await expect(half(page, 'past')).toContainText('Forslag, ikke godtatt');
  await expect(page.locator('.pair-stage')).toHaveAttribute('data-mode', 'blink');
  await page.getByRole('button', { name: 'Godta' }).press('Enter');
  await expect(half(page, 'past').locator('.pane-header')).toContainText('Justert');
  await expect(half(page, 'past')).toContainText(/dreid/);
  await page.keyboard.press('Delete');
  await expect(half(page, 'past').locator('.pane-header')).not.toContainText('Justert');
});

test('a proposal still sought for photographs that are left takes no points from those that are seen', async ({
  page,
}) => {
  await openPair(page);
  const sought = page.waitForEvent('worker', (worker) => worker.url().includes('register'));
  await page.keyboard.press('p');
  const ended = (await sought).waitForEvent('close', { timeout: 60_000 });
  await page.keyboard.press('ArrowLeft');
  await bothPainted(page);
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'Sett punkt 1 i Da' }).press('Enter');
  const points = page.getByRole('button', { name: /^Punkt \d i/ });
  await expect(points).toHaveCount(1);
  await ended;
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await expect(points).toHaveCount(1);
});

test('both halves pass through their colour profiles: the very pixels of the photograph alone', async ({
  page,
}) => {
  await openPair(page);
  // Both by the telephone of one ward, whose colours are not the screen's, out of an archive whose metadata does not tell of profiles.
  await page.keyboard.press('ArrowLeft');
  await expect(half(page, 'past').locator('.pane-header')).toContainText('14.08.2026');
  await bothPainted(page);
  await page.keyboard.press('0');
  for (const side of ['past', 'now'] as const)
    await expect(half(page, side).locator('.pair-picture')).toHaveAttribute('data-profile', 'applied');
  const inPair = await middleOf(half(page, 'now').locator('.pair-picture canvas'));
  const sop = await half(page, 'now').getAttribute('data-sop-instance-uid');
  await page.keyboard.press('Alt+t');
  await page.locator('[data-viewport] button.photo').first().click();
  const alone = page.locator('[data-viewport][data-state="painted"]');
  await expect(alone).toHaveAttribute('data-sop-instance-uid', sop ?? '');
  await page.keyboard.press('0');
  await expect(alone).toContainText('100 %');
  const pixels = await middleOf(alone.locator('.image-canvas > canvas').first());
  // Canvases of odd and even width lay pixels half a pixel apart: the colours are compared, not the grain.
  const together = meansOf(inPair);
  for (const [at, mean] of meansOf(pixels).entries())
    expect(Math.abs(mean - (together[at] ?? 0))).toBeLessThanOrEqual(1);
  // The same bytes without the profile of their object are other colours: the likeness above says something.
  const unmanaged = meansOf(await unmanagedMiddle(page, `${sop ?? ''}/frames/1`));
  const apart = together.map((mean, at) => Math.abs(mean - (unmanaged[at] ?? 0)));
  expect(Math.max(...apart)).toBeGreaterThan(4);
});

test('the contact sheet is walked in two dimensions, and two chosen photographs are compared', async ({
  page,
}) => {
  await launch(page, 'b');
  await openStudy(page, sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport]').first()).toBeVisible();
  await page.keyboard.press('Alt+g');
  await expect(page.getByText('18 foto i 8 undersøkelser')).toBeVisible();
  const first = page.locator('.sheet-open[data-index="0"]');
  await first.focus();
  await page.keyboard.press('Space');
  const columns = await page
    .locator('.sheet-row')
    .first()
    .evaluate((row) => getComputedStyle(row).gridTemplateColumns.split(' ').length);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(`.sheet-open[data-index="${columns}"]`)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByText('2 valgt')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.locator('.sheet-open[data-index="17"]')).toBeFocused();
  await page.keyboard.press('Alt+t');
  await bothPainted(page);
  await expect(half(page, 'past').locator('.pane-header')).toContainText('14.08.2026');
  await expect(half(page, 'now').locator('.pane-header')).toContainText('02.10.2026');
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the pair works by touch: the line by a finger, both pictures by pinch, points by taps', async ({
    page,
  }) => {
    await launch(page, 'b');
    await page
      .locator(`[data-study-uid="${sampleStudyUids.wound[7] ?? ''}"] button`)
      .first()
      .tap();
    await page.getByRole('button', { name: 'Da og nå' }).tap();
    await bothPainted(page);
    await page.getByRole('button', { name: 'Skyvelinje', exact: true }).tap();
    const line = page.getByRole('slider', { name: 'Skyvelinje mellom da og nå' });
    const box = await line.boundingBox();
    const stage = await page.locator('.pair-stage').boundingBox();
    if (box === null || stage === null) throw new Error('no line');
    const y = box.y + box.height / 2;
    const fingers = await Fingers.on(page);
    await fingers.move([
      { x: stage.x + stage.width / 2, y },
      { x: stage.x + stage.width / 4, y },
    ]);
    await expect.poll(async () => Number(await line.inputValue())).toBeLessThan(35);
    const zoom = () => half(page, 'now').locator('[data-corner="bottom-left"] > span').last().innerText();
    const seen = await zoom();
    const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
    await fingers.move(
      [
        { x: middle.x - 30, y: middle.y },
        { x: middle.x - 90, y: middle.y },
      ],
      [
        { x: middle.x + 30, y: middle.y },
        { x: middle.x + 90, y: middle.y },
      ],
    );
    await expect.poll(zoom).not.toBe(seen);
    await page.getByRole('button', { name: 'Juster med punkter' }).tap();
    for (const side of ['past', 'now'] as const) {
      const at = await half(page, side).locator('.pair-hand').boundingBox();
      if (at === null) throw new Error('no half');
      await page.touchscreen.tap(at.x + at.width * 0.4, at.y + at.height * 0.6);
    }
    await expect(page.locator('.pair-point')).toHaveCount(2);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
