import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import {
  axial,
  axialAgain,
  coronal,
  linePhantom,
  type LineSeries,
  lineSeries,
  lineSide,
  lineSpacing,
  lineStudy,
  nowhere,
  oblique,
  placeIn,
  seenIn,
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

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/phantom-lines');
  writePhantoms(folder, linePhantom());
  product = await startProduct({ home: freshHome('lines'), archives: [`${phantomArchive}=${folder}`] });
});

test.afterAll(() => product.stop());

/** All the series beside each other, each scrolled on its own. */
async function openAll(page: Page): Promise<void> {
  await launch(page, phantomLaunch, product.ehr);
  const query = new URLSearchParams({
    studies: phantomStudyUid(lineStudy),
    grid: '2x4',
    unlinked: 'scroll,view,window,cine,orientation',
  });
  for (const { name } of lineSeries)
    query.append('set', phantomSeriesUid({ study: lineStudy, series: name }));
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(painted(page)).toHaveCount(lineSeries.length);
}

function paneOf(page: Page, series: LineSeries): Locator {
  return panes(page).nth(lineSeries.indexOf(series));
}

/** Makes a pane the active one, at one of its images. */
async function activate(page: Page, series: LineSeries, image: number): Promise<void> {
  const pane = paneOf(page, series);
  const shown = () => pane.getAttribute('data-sop-instance-uid');
  const sop = (number: number) => phantomSopUid({ study: lineStudy, series: series.name }, number);
  await pane.locator('.pane-header').click();
  await page.keyboard.press('Home');
  const ends = [sop(1), sop(series.offsets.length)];
  await expect.poll(async () => ends.includes((await shown()) ?? '')).toBe(true);
  for (let step = 1; step < series.offsets.length && (await shown()) !== sop(image); step += 1) {
    const before = await shown();
    await page.keyboard.press('ArrowDown');
    await expect.poll(shown).not.toBe(before);
  }
  await expect(pane).toHaveAttribute('data-sop-instance-uid', sop(image));
}

/** Which of its images a pane shows, from 1. */
async function imageIn(page: Page, series: LineSeries): Promise<number> {
  const sop = await paneOf(page, series).getAttribute('data-sop-instance-uid');
  const index = series.offsets.findIndex(
    (_, at) => phantomSopUid({ study: lineStudy, series: series.name }, at + 1) === sop,
  );
  expect(index).toBeGreaterThanOrEqual(0);
  return index + 1;
}

interface Ends {
  /** One pixel of the screen, in those of the image: canvases are laid on whole ones. */
  readonly pixel: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** The drawn stroke itself, in pixels of the image from its outer corner, of an image that is shown whole and unturned. */
async function drawnLine(pane: Locator): Promise<Ends> {
  await expect(pane.locator('[data-line]')).toHaveCount(1);
  return pane.evaluate((element, side) => {
    const strokes = [...element.querySelectorAll('[data-line] > line')];
    const ends = strokes
      .slice(-2)
      .map((stroke) => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(stroke.getAttribute(name))));
    const [under, over] = ends;
    if (under === undefined || over === undefined || under.join() !== over.join())
      throw new Error('dark beneath light, one line');
    const box = element.querySelector('.image-canvas')?.getBoundingClientRect();
    if (box === undefined) throw new Error('no canvas');
    const scale = Math.min(box.width, box.height) / side;
    const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = over;
    const at = (x: number, y: number) => ({
      x: (x - box.width / 2) / scale + side / 2,
      y: (y - box.height / 2) / scale + side / 2,
    });
    return { pixel: 1 / scale, from: at(x1, y1), to: at(x2, y2) };
  }, lineSide);
}

/** Grey of the canvas along a line of the image, and twelve millimetres to either side of it. */
async function greyAlong(pane: Locator, { from, to }: Ends) {
  return pane.evaluate(
    (element, { from, to, side, aside }) => {
      const canvas = element.querySelector<HTMLCanvasElement>('.image-canvas > canvas');
      const context = canvas?.getContext('2d', { willReadFrequently: true });
      if (canvas === null || context === null || context === undefined) throw new Error('no canvas');
      const scale = Math.min(canvas.width, canvas.height) / side;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const length = Math.hypot(dx, dy);
      const grey = (share: number, away: number) => {
        const x = from.x + dx * share - (dy / length) * away;
        const y = from.y + dy * share + (dx / length) * away;
        const [px, py] = [
          canvas.width / 2 + (x - side / 2) * scale,
          canvas.height / 2 + (y - side / 2) * scale,
        ];
        return context.getImageData(Math.floor(px), Math.floor(py), 1, 1).data[0] ?? 0;
      };
      const shares = Array.from({ length: 31 }, (_, at) => 0.05 + (0.9 * at) / 30);
      return {
        on: Math.min(...shares.map((share) => grey(share, 0))),
        beside: Math.max(...shares.flatMap((share) => [grey(share, aside), grey(share, -aside)])),
      };
    },
    { from, to, side: lineSide, aside: 12 / lineSpacing },
  );
}

test('each drawn line is the whole piece in which the two images meet, of tilted and oblique planes too, and lies on the band burnt in there', async ({
  page,
}) => {
  await openAll(page);
  for (const series of [axialAgain, coronal, oblique]) await activate(page, series, 2);
  await activate(page, axial, 3);
  await activate(page, tilted, 2);
  await page.keyboard.press('Alt+r');
  for (const series of [axial, axialAgain, coronal, oblique]) {
    const image = await imageIn(page, series);
    const pane = paneOf(page, series);
    const line = await drawnLine(pane);
    const { pixel } = line;
    const edges = [line.from, line.to].map((end) => {
      const seen = seenIn(tilted, 2, placeIn(series, image, end));
      // In the plane of the active image, within both images, and at an edge of one of them: the line goes no further, nor less far.
      expect(Math.abs(seen.away)).toBeLessThan(pixel * lineSpacing);
      const all = [end.x, end.y, seen.x, seen.y];
      for (const value of all) {
        expect(value).toBeGreaterThan(-pixel);
        expect(value).toBeLessThan(lineSide + pixel);
      }
      return Math.min(...all.flatMap((value) => [Math.abs(value), Math.abs(value - lineSide)]));
    });
    for (const edge of edges) expect(edge).toBeLessThan(pixel);
    expect(Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y)).toBeGreaterThan(lineSide / 4);
    const { on, beside } = await greyAlong(pane, line);
    expect(on).toBeGreaterThan(180);
    expect(beside).toBeLessThan(70);
  }
});

test('the first and last slices of the active stack are drawn too, at their own places', async ({ page }) => {
  await openAll(page);
  await activate(page, coronal, 2);
  await activate(page, axial, 3);
  await page.keyboard.press('Alt+r');
  const pane = paneOf(page, coronal);
  const { from, pixel } = await drawnLine(pane);
  const layer = pane.locator('[data-edges]');
  const written = (await layer.getAttribute('data-edges')) ?? '';
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  const scale = Math.min(box.width, box.height) / lineSide;
  const heights = written.split(' ').map((edge) => {
    const [, y1 = NaN, , y2 = NaN] = edge.split(',').map(Number);
    expect(y1).toBe(y2);
    return (y1 - box.height / 2) / scale + lineSide / 2;
  });
  const image = await imageIn(page, coronal);
  const at = (slice: number) => seenIn(coronal, image, placeIn(axial, slice, { x: 48, y: 48 })).y;
  const drawn = [from.y, ...heights];
  expect(drawn).toHaveLength(3);
  for (const [index, slice] of [3, 1, 5].entries())
    expect(Math.abs((drawn[index] ?? NaN) - at(slice))).toBeLessThan(pixel);
});

test('an image that can have no line says why', async ({ page }) => {
  await openAll(page);
  await activate(page, axial, 3);
  await page.keyboard.press('Alt+r');
  const why = (series: LineSeries) => paneOf(page, series).locator('[data-why="line"]');
  await expect(why(axialAgain)).toHaveText('Ingen referanselinje: snittene er parallelle.');
  await expect(why(stranger)).toHaveText('Ingen referanselinje: seriene har hvert sitt nullpunkt.');
  await expect(why(nowhere)).toHaveText('Ingen referanselinje: bildet sier ikke hvor det er tatt.');
  await expect(why(coronal)).toHaveCount(0);
  await expect(why(axial)).toHaveCount(0);
  await activate(page, nowhere, 2);
  for (const series of [axial, axialAgain, coronal, tilted, oblique, stranger])
    await expect(why(series)).toHaveText(
      'Ingen referanselinje: det aktive bildet sier ikke hvor det er tatt.',
    );
});

test('a click in one image brings every other to the slice that the place lies in, with the cross on that very place', async ({
  page,
}) => {
  await openAll(page);
  await activate(page, coronal, 2);
  await page.keyboard.press('Alt+c');
  const canvas = paneOf(page, coronal).locator('.image-canvas');
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('no canvas');
  const scale = Math.min(box.width, box.height) / lineSide;
  const position = {
    x: Math.round(box.width / 2 + (40 - lineSide / 2) * scale),
    y: Math.round(box.height / 2 + (52 - lineSide / 2) * scale),
  };
  await canvas.click({ position });
  const pixel = (x: number, size: number) => (x - size / 2) / scale + lineSide / 2;
  const place = placeIn(coronal, 2, {
    x: pixel(position.x, box.width),
    y: pixel(position.y, box.height),
  });
  for (const series of [axial, axialAgain, tilted, oblique]) {
    const pane = paneOf(page, series);
    const nearest = series.offsets
      .map((_, at) => ({ image: at + 1, away: Math.abs(seenIn(series, at + 1, place).away) }))
      .toSorted((a, b) => a.away - b.away)[0];
    if (nearest === undefined) throw new Error('no slices');
    await expect(pane).toHaveAttribute(
      'data-sop-instance-uid',
      phantomSopUid({ study: lineStudy, series: series.name }, nearest.image),
    );
    const [x = NaN, y = NaN] = ((await pane.locator('[data-cursor]').getAttribute('data-cursor')) ?? '')
      .split(',')
      .map(Number);
    const own = await pane.locator('.image-canvas').boundingBox();
    if (own === null) throw new Error('no canvas');
    const ownScale = Math.min(own.width, own.height) / lineSide;
    const seen = seenIn(series, nearest.image, place);
    // To a pixel of the screen.
    expect(Math.abs(x - (own.width / 2 + (seen.x - lineSide / 2) * ownScale))).toBeLessThan(1);
    expect(Math.abs(y - (own.height / 2 + (seen.y - lineSide / 2) * ownScale))).toBeLessThan(1);
  }
  for (const series of [stranger, nowhere])
    await expect(paneOf(page, series).locator('[data-why="cursor"]')).toHaveText(
      'Punktet kan ikke vises her: serien har et annet nullpunkt.',
    );
});
