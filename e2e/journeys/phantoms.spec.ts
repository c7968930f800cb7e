import { resolve } from 'node:path';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { alone, pagePoint } from '../probing.ts';
import { type Product, startProduct } from '../product.ts';
import {
  calibrationCases,
  type CalibrationCase,
  calibrationPhantom,
  calibrationSize,
  calibrationStudy,
} from '../proofs/calibrationPhantom.ts';
import { letterPhantom, letterStudy, tones } from '../proofs/letterPhantom.ts';
import { bits, numberOfSlices, numberPhantom, numberStudy } from '../proofs/numberPhantom.ts';
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
  const folder = resolve('.lysbilde/phantoms');
  const numbers = await numberPhantom();
  writePhantoms(folder, [...numbers, ...letterPhantom(), ...calibrationPhantom()]);
  product = await startProduct({
    home: freshHome('phantoms'),
    archives: [`${phantomArchive}=${folder}`],
  });
});

test.afterAll(() => product.stop());

async function openPhantom(page: Page, study: string): Promise<Locator> {
  await launch(page, phantomLaunch, product.ehr);
  await openStudy(page, phantomStudyUid(study));
  await expect(painted(page).first()).toBeVisible();
  await alone(page);
  await expect(panes(page)).toHaveCount(1);
  return panes(page).first();
}

/** The study's first series alone, whichever the hanging would have chosen. */
async function openCalibration(page: Page): Promise<Locator> {
  await launch(page, phantomLaunch, product.ehr);
  const [first] = calibrationCases;
  const set = phantomSeriesUid({ study: calibrationStudy, series: first?.name ?? '' });
  const query = new URLSearchParams({ studies: phantomStudyUid(calibrationStudy), grid: '1x1', set });
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(painted(page)).toHaveCount(1);
  await panes(page).first().click();
  await page.keyboard.press('d');
  return panes(page).first();
}

/** The same numbers on every run, so that what fails can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % below;
  };
}

test('in five hundred random scrolls over a line of 0–800 ms, the number burnt into the slice is the one its label says, at every refresh', async ({
  page,
}) => {
  const wait = dice(7);
  await page.route(/\/frames\//, async (route) => {
    await new Promise((later) => setTimeout(later, wait(801)));
    await route.continue().catch(() => undefined);
  });
  const pane = await openPhantom(page, numberStudy);
  await expect(pane).toHaveAttribute('data-frames-total', String(numberOfSlices));
  const sops = Object.fromEntries(
    Array.from({ length: numberOfSlices }, (_, i) => [
      phantomSopUid({ study: numberStudy, series: 'tall' }, i + 1),
      i + 1,
    ]),
  );
  await watchNumbers(pane, sops);
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const draw = dice(11);
  const begun = performance.now();
  for (let scroll = 0; scroll < 500; scroll += 1) {
    const way = draw(2) === 0 ? 1 : -1;
    if (scroll % 25 === 24) await page.keyboard.press(draw(2) === 0 ? 'Home' : 'End');
    else if (scroll % 5 === 4) await page.keyboard.press(way === 1 ? 'ArrowDown' : 'ArrowUp');
    else await page.mouse.wheel(0, way * 100 * (1 + draw(draw(2) === 0 ? 3 : 60)));
    await page.waitForTimeout(scroll % 10 === 9 ? 200 : 5);
  }
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await page.waitForTimeout(400);
  const { refreshes, numbers, wrong, pending } = await numbersSeen(page);
  console.log(
    `500 scrolls in ${Math.round((performance.now() - begun) / 1000)} s: ${refreshes} refreshes read, ${pending} of them while another slice was on its way, ${numbers} slices seen, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
  expect(refreshes).toBeGreaterThan(200);
  expect(numbers).toBeGreaterThan(50);
  expect(pending).toBeGreaterThan(20);
});

interface NumbersSeen {
  readonly refreshes: number;
  readonly numbers: number;
  readonly wrong: readonly string[];
  readonly pending: number;
}

/** At every animation frame, in one task: the bars of whichever canvas is seen, the label's UID and the counter beside it. */
async function watchNumbers(pane: Locator, sops: Readonly<Record<string, number>>): Promise<void> {
  await pane.evaluate(
    (element, { sops, bits }) => {
      const found = { refreshes: 0, wrong: [] as string[], pending: 0, seen: new Set<number>() };
      const numberOn = (canvas: HTMLCanvasElement): number => {
        const context = canvas.getContext('2d', { willReadFrequently: true });
        if (context === null) throw new Error('no canvas');
        const { width, height } = canvas;
        const side = Math.min(width, height);
        let number = 0;
        for (let bit = 0; bit < bits; bit += 1) {
          const x = Math.round(width / 2 - side / 2 + ((bit + 0.5) * side) / bits);
          const [above, below] = [0.25, 0.75].map((part) => {
            const y = Math.round(height / 2 - side / 2 + part * side);
            return context.getImageData(x, y, 1, 1).data[0] ?? 0;
          });
          if (Math.abs((above ?? 0) - (below ?? 0)) < 150) return -1;
          if ((above ?? 0) > (below ?? 0)) number += 2 ** bit;
        }
        return number;
      };
      const look = () => {
        const own = element.querySelector<HTMLCanvasElement>('.image-canvas > canvas');
        const above = element.querySelector<HTMLCanvasElement>(
          '[data-painter="cornerstone"] [data-viewport-uid] > canvas',
        );
        const canvases = [own, above].filter((canvas) => canvas !== null);
        const sop = element.getAttribute('data-sop-instance-uid');
        if (sop !== null) {
          const label = sops[sop];
          const counter = Number(element.querySelector('.pane-counter')?.getAttribute('data-index'));
          const read = canvases.map(numberOn);
          found.refreshes += 1;
          if (element.querySelector('.pane-pending') !== null) found.pending += 1;
          if (label !== undefined) found.seen.add(label);
          if (label !== counter || read.some((number) => number !== label))
            found.wrong.push(`label ${label}, counter ${counter}, burnt in ${read.join(' and ')}`);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, {
        numbersSeen: () => ({ ...found, numbers: found.seen.size, wrong: found.wrong.slice(0, 10) }),
      });
    },
    { sops, bits },
  );
}

function numbersSeen(page: Page): Promise<NumbersSeen> {
  return page.evaluate(() => {
    const ask: unknown = Reflect.get(window, 'numbersSeen');
    if (typeof ask !== 'function') throw new Error('not watched');
    const { refreshes, numbers, wrong, pending }: Record<string, unknown> = Object(
      Reflect.apply(ask, window, []),
    );
    return {
      refreshes: Number(refreshes),
      numbers: Number(numbers),
      pending: Number(pending),
      wrong: Array.isArray(wrong) ? wrong.map(String) : ['nothing was read'],
    };
  });
}

test('in all 24 ways an image can lie, turned and mirrored in all 8, the letters stand where the picture has those sides', async ({
  page,
}) => {
  const pane = await openPhantom(page, letterStudy);
  await expect(pane).toHaveAttribute('data-frames-total', '24');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Tillat rotasjon');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const states = new Set<string>();
  for (const view of ['as stored', 'mirrored'])
    for (const turn of ['0°', '90°', '180°', '270°']) {
      if (view === 'mirrored' && turn === '0°') await mirror(page);
      for (const shown of await lettersOfAll(page, pane, `${view}, turned ${turn}`)) states.add(shown);
      await page.keyboard.press('e');
    }
  // Eight views of each, and no two of them alike.
  expect(states.size).toBe(192);
});

async function mirror(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Speilvend vannrett');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Through the stack in this view. */
async function lettersOfAll(page: Page, pane: Locator, view: string): Promise<readonly string[]> {
  const said: string[] = [];
  await page.keyboard.press('Home');
  for (let way = 1; way <= 24; way += 1) {
    const sop = phantomSopUid({ study: letterStudy, series: 'bokstaver' }, way);
    await expect(pane).toHaveAttribute('data-sop-instance-uid', sop);
    const { shown, picture } = await lettersOf(pane);
    expect(shown, `way ${way}, ${view}`).toEqual(picture);
    said.push(`${way} ${JSON.stringify(shown)}`);
    await page.keyboard.press('ArrowDown');
  }
  return said;
}

type Letters = Readonly<Record<string, string>>;

/** The letters at the edges, once React has said them of this image, and those that the tones of the picture mean. */
async function lettersOf(pane: Locator): Promise<{ readonly shown: Letters; readonly picture: Letters }> {
  return pane.evaluate(async (element, tones) => {
    const twoRefreshes = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await twoRefreshes();
    const canvas = element.querySelector('canvas');
    const context = canvas?.getContext('2d', { willReadFrequently: true });
    if (canvas === null || context === null || context === undefined) throw new Error('no canvas');
    const { width, height } = canvas;
    const reach = Math.min(width, height) * 0.4;
    const toneAt = (x: number, y: number) =>
      context.getImageData(Math.round(width / 2 + x * reach), Math.round(height / 2 + y * reach), 1, 1)
        .data[0] ?? 0;
    const letterOf = (tone: number) =>
      Object.entries(tones).find(([, own]) => Math.abs(own - tone) <= 4)?.[0] ?? `tone ${tone}`;
    const edges = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] } as const;
    const names = Object.entries(edges);
    return {
      shown: Object.fromEntries(
        names.map(([edge]) => [
          edge,
          element.querySelector(`.pane-letter[data-edge="${edge}"]`)?.textContent ?? '',
        ]),
      ),
      picture: Object.fromEntries(names.map(([edge, [x, y]]) => [edge, letterOf(toneAt(x, y))])),
    };
  }, tones);
}

test('lengths drawn on the page are what a hand finds, in millimetres only where there is a basis', async ({
  page,
}) => {
  const pane = await openCalibration(page);
  for (const [index, one] of calibrationCases.entries()) {
    await checkLength(page, pane, { one, index });
    await page.keyboard.press('PageDown');
  }
});

for (const density of [1.25, 2, 3])
  test(`a length is the same on a screen of ${density} pixels to each of the page’s`, async ({ browser }) => {
    const page = await densePage(browser, density);
    const pane = await openCalibration(page);
    for (const [index, one] of calibrationCases.slice(0, 3).entries()) {
      await checkLength(page, pane, { one, index });
      await page.keyboard.press('PageDown');
    }
    await page.context().close();
  });

async function densePage(browser: Browser, deviceScaleFactor: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    deviceScaleFactor,
    locale: 'nb-NO',
  });
  return context.newPage();
}

/** Draws with the hand's own tool between two pixels. A mouse stands on whole pixels of the page: the line due is the one between those. */
async function checkLength(
  page: Page,
  pane: Locator,
  { one, index }: { readonly one: CalibrationCase; readonly index: number },
): Promise<void> {
  const sop = phantomSopUid({ study: calibrationStudy, series: one.name }, 1);
  await expect(pane, one.name).toHaveAttribute('data-sop-instance-uid', sop);
  const { columns, rows } = calibrationSize;
  const image = { columns, rows, aspect: aspectShown(one) };
  const [origin, unit] = await Promise.all(
    [0, 100].map((by) => pagePoint(pane, { x: columns / 2 + by, y: rows / 2 + by }, image)),
  );
  if (origin === undefined || unit === undefined) throw new Error('no canvas');
  const scale = { x: (unit.x - origin.x) / 100, y: (unit.y - origin.y) / 100 };
  const [from, to] = [one.from, one.to].map(([x, y]) => ({
    x: Math.round(origin.x + x * scale.x),
    y: Math.round(origin.y + y * scale.y),
  }));
  if (from === undefined || to === undefined) throw new Error('no line');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  const [dx, dy] = [(to.x - from.x) / scale.x, (to.y - from.y) / scale.y];
  const said = (await pane.locator('[data-measurement]').getAttribute('data-measurement')) ?? '';
  const [, number = '', words = ''] =
    /^([\d,]+) (.*)$/.exec(said.replaceAll(/[\u00a0\u202f]/g, ' ').replace(/(\d) (?=\d)/g, '$1')) ?? [];
  const value = Number(number.replace(',', '.'));
  const due = one.due === 'px' ? Math.hypot(dx, dy) : Math.hypot(dx * one.due.column, dy * one.due.row);
  const name = `${index + 1}: ${one.name} says «${said}»`;
  expect(words, name).toBe(one.due === 'px' ? 'bildepunkter' : `mm (${one.due.basis})`);
  // 0.1 %, and half of the last digit said.
  const digits = one.due === 'px' ? 0.5 : 0.05;
  expect(Math.abs(value - due), `${name}, due ${due.toFixed(2)}`).toBeLessThanOrEqual(due * 0.001 + digits);
}

/** Height over width of a pixel as the picture is shown: a Pixel Spacing says it even where it is no basis for millimetres. */
function aspectShown({ attributes }: CalibrationCase): number {
  const { PixelSpacing } = attributes;
  const [row = 1, column = 1] = Array.isArray(PixelSpacing) ? PixelSpacing.map(Number) : [];
  return row > 0 && column > 0 ? row / column : 1;
}
