import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import {
  axial,
  coronal,
  linePhantom,
  lineSide,
  lineSpacing,
  type LineSeries,
  lineStudy,
  nowhere,
  stranger,
  tilted,
} from '../proofs/linePhantom.ts';
import {
  phantomArchive,
  phantomLaunch,
  phantomSeriesUid,
  phantomSopUid,
  phantomStudyUid,
  writePhantoms,
} from '../proofs/phantomFiles.ts';
import { openSecond, recordTold, showSeries, toldSince } from '../twoWindows.ts';

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/phantom-window-places');
  writePhantoms(folder, linePhantom());
  product = await startProduct({
    home: freshHome('window-places'),
    archives: [`${phantomArchive}=${folder}`],
  });
});

test.afterAll(() => product.stop());

const setOf = ({ name }: LineSeries) => phantomSeriesUid({ study: lineStudy, series: name });
const sopOf = ({ name }: LineSeries, number: number) =>
  phantomSopUid({ study: lineStudy, series: name }, number);
const inSecond = [coronal, tilted, stranger, nowhere];
const paneOf = (second: Page, series: LineSeries) => panes(second).nth(inSecond.indexOf(series));

/** Axial slices alone in one window; in the other those that cross them, those of other coordinates, and those of none. */
async function twoWindows(page: Page): Promise<Page> {
  await recordTold(page.context());
  await launch(page, phantomLaunch, product.ehr);
  await openStudy(page, phantomStudyUid(lineStudy));
  await expect(painted(page).first()).toBeVisible();
  await showSeries(page, { study: phantomStudyUid(lineStudy), grid: '1x1', sets: [setOf(axial)] });
  const second = await openSecond(page);
  await showSeries(second, { study: phantomStudyUid(lineStudy), grid: '2x2', sets: inSecond.map(setOf) });
  await expect(page.getByText('Koblet med det andre vinduet')).toBeVisible();
  await expect(second.getByText('Koblet med det andre vinduet')).toBeVisible();
  return second;
}

/** CSS pixels of a picture's canvas as pixels of its image, which is shown whole. */
async function onImage(pane: Locator, numbers: readonly number[]): Promise<readonly number[]> {
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  const scale = Math.min(box.width, box.height) / lineSide;
  return numbers.map(
    (value, at) => (value - (at % 2 === 0 ? box.width : box.height) / 2) / scale + lineSide / 2,
  );
}

async function markOn(pane: Locator, what: 'line' | 'cursor'): Promise<readonly number[]> {
  const mark = pane.locator(`[data-${what}]`);
  await expect(mark).toHaveCount(1);
  return onImage(pane, ((await mark.getAttribute(`data-${what}`)) ?? '').split(',').map(Number));
}

/** Where a height (mm) of the phantom lies in the coronal images, in pixels from their upper edge. */
const down = (height: number) => lineSide / 2 - height / lineSpacing;

/** To a slice of the axial series, by number from 1, in the window it stands in. */
async function scrollTo(page: Page, image: number): Promise<void> {
  await panes(page).first().locator('.pane-header').focus();
  await page.keyboard.press('Home');
  for (let step = 1; step < image; step += 1) await page.keyboard.press('ArrowDown');
  await expect(panes(page).first()).toHaveAttribute('data-sop-instance-uid', sopOf(axial, image));
}

test('by keys alone the 3D cursor of one window stands at its place in the other, which says where it cannot', async ({
  page,
}) => {
  const second = await twoWindows(page);
  const crossing = paneOf(second, coronal);
  await crossing.locator('.pane-header').focus();
  await second.keyboard.press('Home');
  await expect(crossing).toHaveAttribute('data-sop-instance-uid', sopOf(coronal, 1));

  await scrollTo(page, 4);
  await page.keyboard.press('Alt+c');
  await page.keyboard.press('ArrowRight');
  await expect(panes(page).first().locator('[data-cursor]')).toHaveCount(1);
  await expect(crossing).toHaveAttribute('data-sop-instance-uid', sopOf(coronal, 2));
  const there = await markOn(crossing, 'cursor');
  expect(there[0]).toBeCloseTo(lineSide / 2, 0);
  expect(there[1]).toBeCloseTo(down(axial.offsets[3] ?? NaN), 0);
  await expect(paneOf(second, tilted).locator('[data-cursor]')).toHaveCount(1);
  for (const series of [stranger, nowhere])
    await expect(paneOf(second, series).locator('[data-why="cursor"]')).toHaveText(
      'Punktet kan ikke vises her: serien har et annet nullpunkt.',
    );
  // Spoken where the hand is, of both windows; in the other one nothing is said.
  const said = (at: Page) => at.locator('[data-voice="places"]').allTextContents();
  await expect.poll(() => said(page)).toEqual(['Markøren vises i 3 av 5 ruter']);
  expect((await said(second)).join('')).toBe('');

  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await markOn(crossing, 'cursor'))[0]).toBeGreaterThan(lineSide / 2 + 8);

  // The other window takes it in hand, and moves it for both.
  await crossing.locator('.pane-header').focus();
  await second.keyboard.press('Alt+c');
  const before = await markOn(panes(page).first(), 'cursor');
  await second.keyboard.press('Shift+ArrowLeft');
  await expect
    .poll(async () => Math.round((await markOn(panes(page).first(), 'cursor'))[0] ?? NaN))
    .toBe(Math.round((before[0] ?? NaN) - 10));

  // Let go where it is in hand, it is gone in both.
  await second.keyboard.press('s');
  for (const at of [page, second]) await expect(at.locator('[data-cursor]')).toHaveCount(0);
});

test('the slice under the hand is drawn as a line in the other window, whichever window the hand is in', async ({
  page,
}) => {
  const second = await twoWindows(page);
  const crossing = paneOf(second, coronal);
  await scrollTo(page, 2);
  await page.keyboard.press('Alt+r');
  const line = await markOn(crossing, 'line');
  expect(line[1]).toBeCloseTo(down(axial.offsets[1] ?? NaN), 0);
  expect(line[3]).toBeCloseTo(down(axial.offsets[1] ?? NaN), 0);
  await expect(paneOf(second, stranger).locator('[data-why="line"]')).toHaveText(
    'Ingen referanselinje: seriene har hvert sitt nullpunkt.',
  );
  await expect(paneOf(second, nowhere).locator('[data-why="line"]')).toHaveText(
    'Ingen referanselinje: bildet sier ikke hvor det er tatt.',
  );
  await expect(page.locator('[data-voice="places"]')).toHaveText('Referanselinjer i 2 av 4 andre ruter');
  await expect(panes(page).first().locator('[data-line], [data-why]')).toHaveCount(0);

  await page.keyboard.press('ArrowDown');
  await expect
    .poll(async () => Math.abs(((await markOn(crossing, 'line'))[1] ?? NaN) - down(axial.offsets[2] ?? NaN)))
    .toBeLessThan(0.5);

  // The hand moves to the other window: its slice is the one that is drawn now, in both.
  await crossing.locator('.pane-header').focus();
  await second.keyboard.press('Home');
  await expect(panes(page).first().locator('[data-line]')).toHaveCount(1);
  await expect(crossing.locator('[data-line]')).toHaveCount(0);
  await expect(paneOf(second, tilted).locator('[data-line]')).toHaveCount(1);

  // Switched off there, it is off in both.
  await second.keyboard.press('Alt+r');
  for (const at of [page, second]) await expect(at.locator('[data-line], [data-why]')).toHaveCount(0);

  // A window that opens anew takes over what is switched on, and one that closes leaves nothing behind.
  await second.keyboard.press('Alt+r');
  await expect(panes(page).first().locator('[data-line]')).toHaveCount(1);
  await second.reload();
  await expect(painted(second)).toHaveCount(inSecond.length);
  await panes(page).first().locator('.pane-header').focus();
  await page.keyboard.press('End');
  await expect(crossing.locator('[data-line]')).toHaveCount(1);
  await crossing.locator('.pane-header').focus();
  await second.keyboard.press('Home');
  await expect(panes(page).first().locator('[data-line]')).toHaveCount(1);
  await second.close();
  await expect(panes(page).first().locator('[data-line], [data-why]')).toHaveCount(0);
});

test('a hand that scrolls and points fast tells the other window at most once a refresh of each thing', async ({
  page,
}) => {
  const second = await twoWindows(page);
  await scrollTo(page, 1);
  await page.keyboard.press('Alt+r');
  await expect(paneOf(second, coronal).locator('[data-line]')).toHaveCount(1);
  await page.keyboard.press('Alt+c');
  const box = await panes(page).first().locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  await toldSince(page);
  await toldSince(second);
  const counted = page.evaluate(
    () =>
      new Promise<number>((done) => {
        let refreshes = 0;
        const until = performance.now() + 3000;
        const count = (now: number) => {
          refreshes += 1;
          if (now < until) requestAnimationFrame(count);
          else done(refreshes);
        };
        requestAnimationFrame(count);
      }),
  );
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const until = Date.now() + 3000;
  for (let step = 0; Date.now() < until; step += 1)
    await page.mouse.move(box.x + box.width / 2 + (step % 60), box.y + box.height / 2);
  await page.mouse.up();
  const refreshes = await counted;
  const [told, answered] = [await toldSince(page), await toldSince(second)];
  const all = Object.values(told).reduce((sum, count) => sum + count, 0);
  const answers = Object.values(answered).reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `a cursor dragged for 3 s: ${all} messages in ${refreshes} refreshes (${JSON.stringify(told)}), ${answers} in answer\n`,
  );
  expect(told['pointed']).toBeGreaterThan(5);
  expect(told['pointed']).toBeLessThanOrEqual(refreshes + 2);
  // Nothing else moves, and what follows is not told back.
  expect(all - (told['pointed'] ?? 0)).toBeLessThanOrEqual(2);
  expect(answers).toBeLessThanOrEqual(4);
});
