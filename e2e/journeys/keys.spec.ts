import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';
import { imageBox } from '../touch.ts';

test('an image is moved, magnified, windowed and reset by keys, and they stand in the list', async ({
  page,
}) => {
  const pane = await openCt(page);
  const corner = pane.locator('[data-corner="bottom-left"]');
  const first = await pane.getAttribute('data-sop-instance-uid');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => pane.getAttribute('data-sop-instance-uid')).not.toBe(first);
  const slice = await pane.getAttribute('data-sop-instance-uid');

  const said = await corner.textContent();
  const before = await imageBox(pane);
  for (const [key, x, y] of [
    ['Control+ArrowRight', 40, 0],
    ['Control+ArrowDown', 40, 40],
    ['Control+ArrowLeft', 0, 40],
    ['Control+ArrowUp', 0, 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect
      .poll(async () => {
        const box = await imageBox(pane);
        return [Math.round(box.x - before.x), Math.round(box.y - before.y)];
      }, key)
      .toEqual([x, y]);
  }
  await page.keyboard.press('-');
  await expect.poll(async () => (await imageBox(pane)).width / before.width).toBeCloseTo(0.8, 1);
  await page.keyboard.press('+');
  await expect.poll(async () => (await imageBox(pane)).width / before.width).toBeCloseTo(1, 1);
  await page.keyboard.press('f');
  const windows = new Set<string | null>();
  for (const key of ['1', '2', '3', 'Shift+ArrowUp', 'Alt+ArrowUp']) {
    const now = await corner.textContent();
    await page.keyboard.press(key);
    if (key !== '1') await expect(corner, key).not.toHaveText(now ?? '');
    windows.add(await corner.textContent());
  }
  expect(windows.size).toBe(5);
  await page.keyboard.press('Escape');
  await expect(corner).toHaveText(said ?? '');
  expect(await pane.getAttribute('data-sop-instance-uid')).toBe(slice);

  await page.keyboard.press('?');
  const list = page.getByRole('dialog');
  for (const [name, key] of [
    ['Flytt mot venstre', 'Ctrl+←'],
    ['Zoom inn', '+'],
    ['Lysere', 'Shift+↑'],
  ] as const)
    await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText(key);
});

test('BIR’s keys do what BIR says', async ({ page }) => {
  const pane = await openCt(page);
  for (const [key, tool] of [
    ['w', 'Vindu og nivå'],
    ['z', 'Zoom'],
    ['t', 'Flytt'],
    ['d', 'Lengde'],
    ['a', 'Vinkel'],
    ['s', 'Bla'],
  ] as const) {
    await page.keyboard.press(key);
    const button = page
      .getByRole('group', { name: 'Verktøy' })
      .getByRole('button', { name: tool, exact: true });
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  const corner = pane.locator('[data-corner="bottom-right"]');
  await expect(corner).not.toBeEmpty();
  await page.keyboard.press('i');
  await page.keyboard.press('i');
  await expect(corner).toBeEmpty();
  await expect(pane.getByText(/TESTDATA/).first()).toBeVisible();
  await page.keyboard.press('i');
  await page.keyboard.press('r');
  await expect(page.getByRole('complementary', { name: 'Beskrivelse' })).toBeVisible();
  await page.keyboard.press('r');
  const unlinked = () => new URL(page.url()).searchParams.get('unlinked');
  await page.keyboard.press('u');
  await expect.poll(unlinked).toBe('scroll,view,window,cine,orientation');
  await page.keyboard.press('l');
  await expect.poll(unlinked).toBe(null);
  for (const key of ['h', 'F1']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: 'Om Lysbilde' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  await expect(painted(page)).toHaveCount(4);
  const pause = panes(page)
    .first()
    .getByRole('button', { name: /^Pause/ });
  await expect(pause).toBeVisible();
  await page.keyboard.press('c');
  await expect(pause).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(pause).toBeVisible();
});

test('arrow keys walk through photographs', async ({ page }) => {
  await launch(page, 'b');
  await openStudy(page, sampleStudyUids.wound[7] ?? '');
  await page.locator('[data-viewport] button.photo').first().press('Enter');
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  const sop = () => pane.getAttribute('data-sop-instance-uid');
  const first = await sop();
  await page.keyboard.press('ArrowRight');
  await expect.poll(sop).not.toBe(first);
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(sop).toBe(first);
});

test('a key is given to another letter, and single letters are switched off, for good', async ({ page }) => {
  const pane = await openCt(page);
  // The air around the patient is black, and white when inverted: then the whole square of the image is seen.
  const isInverted = async () => {
    const { width, height } = await imageBox(pane);
    return height > width * 0.95;
  };
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Bytt tast for Inverter' }).press('Enter');
  await page.keyboard.press('b');
  await expect(dialog.getByRole('button', { name: 'Bytt tast for Inverter, nå B' })).toHaveText('B');
  // A key does one thing: what had it before says where it has gone.
  await expect(
    dialog.getByRole('listitem').filter({ hasText: 'B er gitt til «Inverter»' }).getByRole('button'),
  ).toHaveText('ingen tast');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('x');
  expect(await isInverted()).toBe(false);
  await page.keyboard.press('b');
  await expect.poll(isInverted).toBe(true);
  await page.keyboard.press('b');
  await expect.poll(isInverted).toBe(false);

  await page.keyboard.press('?');
  await dialog.getByRole('checkbox', { name: /Bruk taster med én bokstav/ }).press('Space');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('b');
  await page.keyboard.press('?');
  await expect(dialog).toHaveCount(0);
  expect(await isInverted()).toBe(false);
  const before = await pane.getAttribute('data-sop-instance-uid');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => pane.getAttribute('data-sop-instance-uid')).not.toBe(before);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Inverter');
  await page.keyboard.press('Enter');
  await expect.poll(isInverted).toBe(true);
});

async function openCt(page: Page): Promise<Locator> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  return panes(page).first();
}
