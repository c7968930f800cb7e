import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Locator, type Page, test } from '@playwright/test';

import {
  annotatedPatient,
  annotatedStudyUid,
  block,
  imageUid,
  stateAsks,
  stateSlices,
  writeAnnotatedStudy,
} from '../annotatedStudy.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;

test.beforeAll(async () => {
  const home = freshHome('marks');
  const folder = join(home, 'annotated');
  rmSync(folder, { recursive: true, force: true });
  writeAnnotatedStudy(folder);
  product = await startProduct({ home, archives: [`Lag=${folder}`] });
});

test.afterAll(() => product.stop());

/** One pane with the series that everything refers to, on the slice with the block. */
async function openBlock(page: Page): Promise<Locator> {
  await launch(page, annotatedPatient, product.ehr);
  await openStudy(page, annotatedStudyUid);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Alt+1');
  await page
    .getByRole('button', { name: /^Vis Snitt, Bilder/ })
    .first()
    .click();
  await expect(panes(page)).toHaveCount(1);
  const pane = painted(page).first();
  await goTo(page, pane, block.slice);
  await expect(badge(page)).toContainText('2 segmenter');
  await expect(badge(page)).not.toContainText('Henter');
  return pane;
}

async function goTo(page: Page, pane: Locator, slice: number): Promise<void> {
  await page.keyboard.press('Home');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', imageUid(0));
  for (let at = 1; at <= slice; at += 1) {
    await page.keyboard.press('ArrowDown');
    await expect(pane).toHaveAttribute('data-sop-instance-uid', imageUid(at));
  }
  await expect(pane).toHaveAttribute('data-state', 'painted');
}

const badge = (page: Page) => page.locator('.marks-badge').first();

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

interface Seen {
  /** The block on the image's own canvas, in device pixels: its outer edges. */
  readonly block: Box;
  /** What is drawn above it, likewise; undefined where nothing is. */
  readonly drawn: Box | undefined;
  /** Device pixels drawn on outside the block, or left out inside it, more than two from its edges, which have a line. */
  readonly mistaken: number;
  /** Middles of lines met along the middle row and the middle column of the block. */
  readonly across: readonly number[];
  readonly down: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** On the image's own canvas, in device pixels. */
function greyAt(pane: Locator, [x, y]: readonly [number, number]): Promise<number> {
  return pane.evaluate(
    (element, at) => {
      const own = element.querySelector<HTMLCanvasElement>('.image-canvas > canvas:not([data-layers])');
      const pixel = own?.getContext('2d')?.getImageData(at.x, at.y, 1, 1).data;
      if (pixel === undefined) throw new Error('no image');
      return pixel[0] ?? 0;
    },
    { x: Math.floor(x), y: Math.floor(y) },
  );
}

/** Compares the canvas of what is drawn with the image's own pixels, which know nothing of it. */
function see(pane: Locator): Promise<Seen> {
  return pane.evaluate((element) => {
    const own = element.querySelector<HTMLCanvasElement>('.image-canvas > canvas:not([data-layers])');
    const above = element.querySelector<HTMLCanvasElement>('canvas[data-layers]');
    if (own === null) throw new Error('no image');
    const { width, height } = own;
    const dataOf = (canvas: HTMLCanvasElement) =>
      canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    const image = dataOf(own);
    const marks = above === null ? new Uint8ClampedArray(image.length) : dataOf(above);
    const isBlock = (at: number) => (image[at * 4] ?? 0) >= 170;
    const isDrawn = (at: number) => (marks[at * 4 + 3] ?? 0) > 0;
    // The core of a line is opaque; its dark edge and a fill are not.
    const isLine = (at: number) => (marks[at * 4 + 3] ?? 0) > 180;
    const boxOf = (isIn: (at: number) => boolean) => {
      const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      for (let at = 0; at < width * height; at += 1) {
        if (!isIn(at)) continue;
        const [x, y] = [at % width, Math.floor(at / width)];
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x + 1);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y + 1);
      }
      return box;
    };
    const found = boxOf(isBlock);
    const drawn = boxOf(isDrawn);
    const edge = 2;
    const isNear = (value: number, a: number, b: number) =>
      Math.abs(value - a) <= edge || Math.abs(value - b) <= edge;
    let mistaken = 0;
    for (let at = 0; at < width * height; at += 1) {
      const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
      if (isNear(x, found.left, found.right) || isNear(y, found.top, found.bottom)) continue;
      if (isBlock(at) !== isDrawn(at)) mistaken += 1;
    }
    const middles = (length: number, at: (along: number) => number) => {
      const runs: number[] = [];
      let start = -1;
      for (let along = 0; along <= length; along += 1) {
        const isOn = along < length && isLine(at(along));
        if (isOn && start < 0) start = along;
        if (!isOn && start >= 0) {
          runs.push((start + along) / 2);
          start = -1;
        }
      }
      return runs;
    };
    const has = Number.isFinite(found.left);
    const row = Math.floor(has ? found.top + (found.bottom - found.top) * 0.3 : height / 2);
    const column = Math.floor(has ? found.left + (found.right - found.left) * 0.3 : width / 2 - 4);
    return {
      block: found,
      drawn: Number.isFinite(drawn.left) ? drawn : undefined,
      mistaken,
      across: middles(width, (x) => row * width + x),
      down: middles(height, (y) => y * width + column),
      width,
      height,
    };
  });
}

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries())
    expect(Math.abs((found[index] ?? 0) - value)).toBeLessThanOrEqual(1);
}

/** At about four times, then turned, then mirrored too: the same image seen in three ways. */
const ways: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'at four times',
    async (page) => {
      await page.keyboard.press('0');
      for (let press = 0; press < 6; press += 1) await page.keyboard.press('+');
      await expect(page.getByText('381 %')).toBeVisible();
    },
  ],
  [
    'turned',
    async (page) => {
      await command(page, 'Tillat rotasjon');
      await page.keyboard.press('e');
      await expect(page.locator('.pane-badge').filter({ hasText: 'Rotert 90°' })).toBeVisible();
    },
  ],
  [
    'mirrored',
    async (page) => {
      await command(page, 'Speilvend vannrett');
      await expect(page.locator('.pane-badge').filter({ hasText: 'Speilvendt' })).toBeVisible();
    },
  ],
];

test('a contour lies on the edges of the block it was drawn round, whichever way it is seen, and on no other slice', async ({
  page,
}) => {
  const pane = await openBlock(page);
  await badge(page).click();
  await page.getByRole('checkbox', { name: 'Blokk fine' }).uncheck();
  await page.getByRole('checkbox', { name: 'Blokk coarse' }).uncheck();
  await page.getByRole('checkbox', { name: 'Midtpunkt' }).uncheck();
  await page.keyboard.press('Escape');
  for (const [, change] of ways) {
    await change(page);
    const { block: box, across, down } = await see(pane);
    expectNear(across, [box.left, box.right]);
    expectNear(down, [box.top, box.bottom]);
  }
  for (const slice of [0, 1, 3, 5]) {
    await goTo(page, pane, slice);
    expect((await see(pane)).drawn).toBeUndefined();
  }
});

for (const grid of ['fine', 'coarse'] as const) {
  test(`a segment on a ${grid} grid covers exactly the block's pixels, whichever way it is seen`, async ({
    page,
  }) => {
    const pane = await openBlock(page);
    await badge(page).click();
    await page.getByRole('button', { name: 'Skjul alle' }).click();
    await page.getByRole('checkbox', { name: `Blokk ${grid === 'fine' ? 'coarse' : 'fine'}` }).uncheck();
    await page.keyboard.press('Escape');
    for (const [, change] of ways) {
      await change(page);
      const { block: box, mistaken, across, down } = await see(pane);
      expect(mistaken).toBe(0);
      expectNear(across, [box.left, box.right]);
      expectNear(down, [box.top, box.bottom]);
    }
    for (const slice of [0, 1, 3, 5]) {
      await goTo(page, pane, slice);
      expect((await see(pane)).drawn).toBeUndefined();
    }
  });
}

test('the one clear presentation state is applied with its badge: window, turning, area and graphics; V shows the image as stored', async ({
  page,
}) => {
  const pane = await openBlock(page);
  await goTo(page, pane, stateSlices.single);
  await expect(badge(page)).toContainText('Visningstilstand: Kontroll');
  await expect(pane).toContainText(`B ${stateAsks.width} · N ${stateAsks.center}`);
  const letter = (edge: string) => pane.locator(`.pane-letter[data-edge="${edge}"]`);
  await expect(letter('top')).toHaveText('R');
  await expect(letter('left')).toHaveText('A');
  const { width, height, across } = await see(pane);
  const zoom = Math.min(width, height) / 32;
  // The middle of the area is pixel (24, 32); turned and mirrored, rows run across and columns down.
  await expect(pane).toContainText('Blender på');
  const inset = (pixels: number) =>
    greyAt(pane, [width / 2 - (16 - pixels) * zoom, height / 2 - (16 - pixels) * zoom]);
  expect(await inset(1)).toBe(255);
  expect(await inset(3)).toBeLessThan(100);
  expectNear(across, [width / 2 + (block.top - 32) * zoom, width / 2 + (block.bottom + 1 - 32) * zoom]);
  await expect(pane).toContainText(`${Math.round(zoom * 100).toLocaleString('nb-NO')} %`);

  await page.keyboard.press('Alt+o');
  await expect(badge(page)).toContainText('Som lagret, 1 visningstilstand av');
  await expect(pane).toContainText('B 400 · N 200');
  await expect(pane).not.toContainText('Blender');
  await expect(letter('top')).toHaveText('A');
  expect((await see(pane)).drawn).toBeUndefined();
  await page.keyboard.press('Alt+o');
  await expect(letter('top')).toHaveText('R');

  // The neighbour is nobody's business: it is shown as it was left.
  await page.keyboard.press('ArrowUp');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', imageUid(stateSlices.single - 1));
  await expect(badge(page)).not.toContainText('Visningstilstand:');
  await expect(letter('top')).toHaveText('A');
});

test('two states that are equally late are applied by nobody but the user, by keyboard alone', async ({
  page,
}) => {
  const pane = await openBlock(page);
  await goTo(page, pane, stateSlices.ambiguous);
  await expect(badge(page)).toContainText('2 visningstilstander, velg én');
  await expect(pane).toContainText('B 400 · N 200');
  await command(page, 'Vis hva som er lagt over bildene');
  const panel = page.getByRole('dialog', { name: 'Lagt over bildene' });
  await expect(panel).toContainText('Det går ikke fram hvilken av disse som gjelder.');
  await expect(panel.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(badge(page)).toContainText(/Visningstilstand: (Første|Andre)/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(badge(page)).toBeFocused();
  await expect(pane).toContainText(`B ${stateAsks.width} · N ${stateAsks.center}`);
});

test('the list leads to the slices, switches everything off, and names what is not drawn and why', async ({
  page,
}) => {
  const pane = await openBlock(page);
  await goTo(page, pane, 5);
  await badge(page).click();
  const panel = page.getByRole('dialog', { name: 'Lagt over bildene' });
  await expect(panel).toContainText('Annet nullpunkt, tegnes ikke');
  await expect(panel).toContainText('Viser til bilder som ikke er i undersøkelsen, og tegnes ikke.');
  await panel.getByRole('button', { name: 'Gå til Blokk fine' }).click();
  await expect(pane).toHaveAttribute('data-sop-instance-uid', imageUid(block.slice));
  expect(
    (await new AxeBuilder({ page }).include('.marks-panel').include('.marks-badge').analyze()).violations,
  ).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await see(pane)).drawn).toBeDefined();
  await page.keyboard.press('o');
  await expect(badge(page)).toContainText('2 segmenter av');
  expect((await see(pane)).drawn).toBeUndefined();
  await page.keyboard.press('o');
  await expect(badge(page)).not.toContainText('segmenter av');

  // In another Frame of Reference nothing of it is drawn.
  await page.getByRole('button', { name: /^Vis Snitt, annet nullpunkt/ }).click();
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Home');
  for (let press = 0; press < block.slice; press += 1) await page.keyboard.press('ArrowDown');
  await expect(pane.locator('canvas[data-layers]')).toHaveCount(0);
  await expect(badge(page)).not.toContainText('segmenter');
});
