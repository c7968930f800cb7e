import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { type BrokenCase, brokenPhantom } from '../proofs/brokenPhantom.ts';
import {
  phantomArchive,
  phantomLaunch,
  phantomSeriesUid,
  phantomStudyUid,
  writePhantoms,
} from '../proofs/phantomFiles.ts';
import { encodedCodecs } from '../proofs/specimens.ts';

let product: Product;
let cases: readonly BrokenCase[] = [];

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/broken');
  const broken = await brokenPhantom();
  writePhantoms(folder, broken.phantoms);
  ({ cases } = broken);
  product = await startProduct({ home: freshHome('broken'), archives: [`${phantomArchive}=${folder}`] });
});

test.afterAll(() => product.stop());

for (const codec of encodedCodecs)
  test(`a broken ${codec} frame after a whole one of patient B is covered by a sentence or is itself, within six seconds`, async ({
    page,
  }) => {
    const own = cases.filter((one) => one.codec === codec);
    await answerBroken(page, own);
    const pane = await openFirst(page, own);
    const shown: string[] = [];
    let slowest = 0;
    for (const one of own) {
      await expect(pane, one.corruption).toHaveAttribute('data-sop-instance-uid', one.good);
      await rememberPicture(pane);
      const asked = performance.now();
      await page.keyboard.press('ArrowDown');
      const settled = page.locator(
        `[data-viewport="1"][data-state="failed"], [data-viewport="1"][data-state="painted"][data-sop-instance-uid="${one.broken}"]`,
      );
      await expect(settled, one.corruption).toHaveCount(1, { timeout: 6000 });
      slowest = Math.max(slowest, performance.now() - asked);
      const { shareOfB, levels, state } = await pictureNow(pane);
      expect(shareOfB, `${one.corruption}: pixels of B`).toBeLessThan(0.05);
      if (state === 'failed') {
        await expect(pane.getByRole('alert'), one.corruption).toContainText('Bilde 2 kan ikke vises.');
        expect(levels, one.corruption).toBe(1);
      } else shown.push(one.corruption);
      if (one !== own.at(-1)) await page.keyboard.press('PageDown');
    }
    console.log(
      `${codec}: ${own.length} corruptions, ${own.length - shown.length} covered, slowest ${Math.round(slowest)} ms; shown as sent: ${shown.join(', ')}`,
    );
    expect(shown.filter((name) => !(allowed[codec] ?? []).includes(name))).toEqual([]);
    await expectNoTools(page, pane);
  });

/** What nothing in the format tells (see the table of e2e/proofs/staleFrame.test.ts): shown as sent, never as B. */
const untold = ['two bytes broken in the middle'];
const allowed: Readonly<Partial<Record<(typeof encodedCodecs)[number], readonly string[]>>> = {
  native: [...untold, 'zeros', 'rows and columns swapped', 'broken inside'],
  deflated: ['rows and columns swapped'],
  RLE: [...untold, 'rows and columns swapped'],
  'JPEG baseline': [...untold, 'other bits allocated'],
  'JPEG 2000': untold,
  HTJ2K: untold,
};

/** A's frames are answered as a gateway would that passed on what it got. */
async function answerBroken(page: Page, own: readonly BrokenCase[]): Promise<void> {
  const answers = new Map(own.map(({ broken, answer }) => [broken, answer]));
  await page.route(/\/instances\/[\d.]+\/frames\//, async (route) => {
    const sop = /\/instances\/([\d.]+)\//.exec(route.request().url())?.[1] ?? '';
    const answer = answers.get(sop);
    if (answer === undefined) return route.continue();
    await route.fulfill({
      contentType: `application/octet-stream; transfer-syntax=${answer.transferSyntaxUid}`,
      body: Buffer.from(answer.bytes),
    });
  });
}

async function openFirst(page: Page, [first]: readonly BrokenCase[]): Promise<Locator> {
  if (first === undefined) throw new Error('no cases');
  await launch(page, phantomLaunch, product.ehr);
  const query = new URLSearchParams({
    studies: phantomStudyUid(first.study),
    grid: '1x1',
    set: phantomSeriesUid(first),
  });
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(painted(page)).toHaveCount(1);
  const pane = panes(page).first();
  await pane.locator('.pane-header').click();
  await watchPicture(page);
  return pane;
}

/** From then on every refresh compares the canvas with the picture remembered, whenever something else than B is said to be shown. */
async function watchPicture(page: Page): Promise<void> {
  await page.evaluate(() => {
    const side = 240;
    // Another series has a pane of its own.
    const told = (name: string) => document.querySelector('[data-viewport="1"]')?.getAttribute(name);
    const read = () => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-viewport="1"] canvas');
      const context = canvas?.getContext('2d', { willReadFrequently: true });
      if (canvas === null || context === null || context === undefined) throw new Error('no canvas');
      const [x, y] = [Math.floor(canvas.width / 2), Math.floor(canvas.height / 2)];
      return context.getImageData(x - side / 2, y - side / 2, side, side).data;
    };
    let [b, sopOfB, worst] = [read(), told('data-sop-instance-uid'), 0];
    const share = (now: Uint8ClampedArray) => {
      let same = 0;
      for (let at = 0; at < now.length; at += 4) if (Math.abs((now[at] ?? 0) - (b[at] ?? 0)) <= 1) same += 1;
      return same / (now.length / 4);
    };
    const look = () => {
      const isOther =
        told('data-state') === 'failed' ||
        (told('data-state') === 'painted' && told('data-sop-instance-uid') !== sopOfB);
      if (isOther) worst = Math.max(worst, share(read()));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, {
      remember: () => {
        [b, sopOfB, worst] = [read(), told('data-sop-instance-uid'), 0];
      },
      pictureNow: () => {
        const now = read();
        return {
          shareOfB: Math.max(worst, share(now)),
          levels: new Set(now.filter((_, at) => at % 4 === 0)).size,
          state: told('data-state') ?? '',
        };
      },
    });
  });
}

async function rememberPicture(pane: Locator): Promise<void> {
  await pane.evaluate(() => {
    const remember: unknown = Reflect.get(window, 'remember');
    if (typeof remember !== 'function') throw new Error('not watched');
    Reflect.apply(remember, window, []);
  });
}

async function pictureNow(
  pane: Locator,
): Promise<{ readonly shareOfB: number; readonly levels: number; readonly state: string }> {
  return pane.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ask: unknown = Reflect.get(window, 'pictureNow');
    if (typeof ask !== 'function') throw new Error('not watched');
    const { shareOfB, levels, state }: Record<string, unknown> = Object(Reflect.apply(ask, window, []));
    return { shareOfB: Number(shareOfB), levels: Number(levels), state: String(state) };
  });
}

/** Where nothing is shown there is nothing to measure or to read. */
async function expectNoTools(page: Page, pane: Locator): Promise<void> {
  await expect(pane).toHaveAttribute('data-state', 'failed');
  const box = await pane.boundingBox();
  if (box === null) throw new Error('no pane');
  for (const key of ['d', 'v']) {
    await page.keyboard.press(key);
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.7, { steps: 3 });
    await page.mouse.up();
    await expect(pane.locator('[data-measurement], [data-probe]')).toHaveCount(0);
  }
}
