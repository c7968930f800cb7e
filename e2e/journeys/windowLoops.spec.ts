import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { apart } from '../beats.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { type BeatLoop, beatLoops, beatPhantom, beatStudy } from '../proofs/beatPhantom.ts';
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
  const folder = resolve('.lysbilde/phantom-window-loops');
  writePhantoms(folder, beatPhantom());
  product = await startProduct({
    home: freshHome('window-loops'),
    archives: [`${phantomArchive}=${folder}`],
  });
});

test.afterAll(() => product.stop());

const study = phantomStudyUid(beatStudy);

/** One window with these loops, the other with those; every frame of each is here. */
async function twoWindows(
  page: Page,
  { here, there }: { readonly here: readonly BeatLoop[]; readonly there: readonly BeatLoop[] },
): Promise<Page> {
  await recordTold(page.context());
  await launch(page, phantomLaunch, product.ehr);
  await openStudy(page, study);
  await expect(painted(page)).toHaveCount(4);
  const shown = (loops: readonly BeatLoop[]) => ({
    study,
    grid: `1x${loops.length}`,
    sets: loops.map(setOf),
  });
  await showSeries(page, shown(here));
  const second = await openSecond(page);
  await showSeries(second, shown(there));
  for (const at of [page, second]) {
    await expect(at.getByText('Koblet med det andre vinduet')).toBeVisible();
    for (const pane of await panes(at).all()) {
      const total = (await pane.getAttribute('data-frames-total')) ?? '';
      await expect(pane).toHaveAttribute('data-frames-loaded', total);
    }
  }
  await expect(panes(page).first()).toHaveAttribute('data-display-set', setOf(first(here)));
  await expect(panes(second).first()).toHaveAttribute('data-display-set', setOf(first(there)));
  return second;
}

function first([one]: readonly BeatLoop[]): BeatLoop {
  if (one === undefined) throw new Error('no loop');
  return one;
}

/** The address's name of a loop. */
function setOf({ series }: BeatLoop): string {
  const of = { study: beatStudy, series };
  return `${phantomSeriesUid(of)}:${phantomSopUid(of, 1)}`;
}

function button(at: Page, place: number, name: 'Spill av' | 'Pause'): Locator {
  return panes(at).nth(place).locator('.pane-play').and(at.getByRole('button', { name }));
}

async function frameIn(at: Page, place = 0): Promise<number> {
  return Number(await panes(at).nth(place).getAttribute('data-frame')) - 1;
}

/** Which frames a page painted and when, by the clock that both pages share. */
function framesOver(page: Page, lasting: number) {
  return page.evaluate(
    (ms) =>
      new Promise<{ readonly at: number; readonly frame: number }[]>((done) => {
        const pane = document.querySelector('[data-viewport]');
        if (pane === null) throw new Error('no pane');
        const seen: { at: number; frame: number }[] = [];
        const note = () =>
          seen.push({
            at: performance.timeOrigin + performance.now(),
            frame: Number(pane.getAttribute('data-frame')) - 1,
          });
        note();
        const observer = new MutationObserver(note);
        observer.observe(pane, { attributes: true, attributeFilter: ['data-frame'] });
        setTimeout(() => {
          observer.disconnect();
          done(seen);
        }, ms);
      }),
    lasting,
  );
}

type Seen = Awaited<ReturnType<typeof framesOver>>;

/** How far apart the two stood, at every hundredth of a second while both were watched. */
function distances(a: Seen, b: Seen, apartAt: (left: number, right: number) => number): readonly number[] {
  const at = (seen: Seen, now: number) => seen.findLast((one) => one.at <= now)?.frame;
  const from = Math.max(a[0]?.at ?? NaN, b[0]?.at ?? NaN);
  const to = Math.min(a.at(-1)?.at ?? NaN, b.at(-1)?.at ?? NaN);
  const moments = Array.from({ length: Math.floor((to - from) / 10) }, (_, step) => from + step * 10);
  return moments.flatMap((now) => {
    const [left, right] = [at(a, now), at(b, now)];
    return left === undefined || right === undefined ? [] : [apartAt(left, right)];
  });
}

test('by keys alone loops of two windows start and stop as one, until they are let go in either', async ({
  page,
}) => {
  const here = [beatLoops.rest, beatLoops.load];
  const second = await twoWindows(page, { here, there: [beatLoops.after] });
  await expect(second.getByText('det andre vinduet').filter({ hasText: 'følger ikke' })).toHaveCount(0);
  await page.locator('.pane-header').first().focus();
  await page.keyboard.press('c');
  await expect(button(page, 0, 'Spill av')).toBeVisible();
  await expect(button(page, 1, 'Spill av')).toBeVisible();
  await expect(button(second, 0, 'Spill av')).toBeVisible();

  // What the other window stopped is started by one press, there and here.
  await second.locator('.pane-header').first().focus();
  await second.keyboard.press('c');
  for (const [at, place] of [
    [second, 0],
    [page, 0],
    [page, 1],
  ] as const)
    await expect(button(at, place, 'Pause')).toBeVisible();

  // A step stops them too.
  await page.keyboard.press('ArrowRight');
  await expect(button(second, 0, 'Spill av')).toBeVisible();
  await page.keyboard.press('c');
  await expect(button(second, 0, 'Pause')).toBeVisible();

  const chip = (at: Page) => at.locator('.link-chip', { hasText: 'Avspilling' });
  await chip(second).focus();
  await second.keyboard.press('Space');
  await expect(chip(page)).toHaveAttribute('aria-pressed', 'false');
  await page.locator('.pane-header').first().focus();
  await page.keyboard.press('c');
  await expect(button(page, 0, 'Spill av')).toBeVisible();
  await expect(button(page, 1, 'Pause')).toBeVisible();
  await expect(button(second, 0, 'Pause')).toBeVisible();
});

test('by keys alone loops of two windows are locked by the heart: one clock, one speed, and the same place when they stand', async ({
  page,
}) => {
  const { rest, load } = beatLoops;
  const second = await twoWindows(page, { here: [rest], there: [load] });
  await page.locator('.pane-header').first().focus();
  await page.keyboard.press('Alt+h');
  for (const at of [page, second]) await expect(panes(at).first()).toContainText('Faselåst på hjerteslaget');
  // Slow enough that a busy machine paints every frame.
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  for (const at of [page, second]) await expect(at.getByLabel('Fart ¼×')).toBeVisible();

  for (const at of [page, second]) await toldSince(at);
  const watched = await Promise.all([framesOver(page, 4000), framesOver(second, 4000)]);
  const told = await Promise.all([toldSince(page), toldSince(second)]);
  const beats = (left: number, right: number) => apart([rest, left], [load, right]);
  const between = distances(...watched, beats);
  const alike = between.filter((frames) => frames <= 1).length / between.length;
  process.stdout.write(
    `two windows in step: ${(alike * 100).toFixed(1)} % of ${between.length} moments within a frame, told in 4 s: ${JSON.stringify(told)}\n`,
  );
  expect(between.length).toBeGreaterThan(200);
  expect(new Set(watched[0].map(({ frame }) => frame)).size).toBeGreaterThan(8);
  expect(alike).toBeGreaterThan(0.9);
  // Frames are not told of: each window knows by itself which is due.
  for (const one of told) expect(Object.values(one).reduce((sum, count) => sum + count, 0)).toBeLessThan(4);

  await second.locator('.pane-header').first().focus();
  await second.keyboard.press('c');
  await expect(button(page, 0, 'Spill av')).toBeVisible();
  const standing = async () => apart([rest, await frameIn(page)], [load, await frameIn(second)]);
  await expect.poll(standing).toBeLessThanOrEqual(1);
  for (let step = 0; step < 5; step += 1) {
    const before = await frameIn(second);
    await second.keyboard.press('ArrowRight');
    await expect.poll(() => frameIn(second)).not.toBe(before);
    await expect.poll(standing).toBeLessThanOrEqual(1);
  }

  // Without the lock each goes at its own pace, and they come apart: the measure is one that can fail.
  await second.keyboard.press('Alt+h');
  for (const at of [page, second]) await expect(panes(at).first()).not.toContainText('Faselåst');
  await second.keyboard.press('c');
  await expect(button(page, 0, 'Pause')).toBeVisible();
  const loose = await Promise.all([framesOver(page, 3000), framesOver(second, 3000)]);
  expect(Math.max(...distances(...loose, beats))).toBeGreaterThan(2);
});

test('where one window has a loop that does not tell its beats, both are locked by time and say why, and a window that comes anew joins the clock', async ({
  page,
}) => {
  const { rest, load, silent } = beatLoops;
  const second = await twoWindows(page, { here: [rest, load], there: [silent] });
  await second.locator('.pane-header').first().focus();
  await second.keyboard.press('Alt+h');
  await expect(panes(page).first()).toContainText(
    'Låst på tid fra start: en annen sløyfe sier ikke når hjertet slår',
  );
  await expect(panes(second).first()).toContainText(
    'Låst på tid fra start: opptaket sier ikke når hjertet slår',
  );
  await second.keyboard.press(',');
  await second.keyboard.press(',');
  await expect(page.getByLabel('Fart ¼×')).toHaveCount(2);
  await second.reload();
  await expect(painted(second)).toHaveCount(1);
  await expect(panes(second).first()).toHaveAttribute('data-frames-loaded', String(silent.frames));
  await expect(second.getByLabel('Fart ¼×')).toBeVisible();
  await expect(page.getByLabel('Fart ¼×')).toHaveCount(2);
  // The shorter one waits at its end for the longer one.
  const apart = (left: number, right: number) =>
    Math.abs(
      Math.min(left * rest.frameTime, (silent.frames - 1) * silent.frameTime) - right * silent.frameTime,
    ) / rest.frameTime;
  const inStep = async (milliseconds: number) => {
    const watched = await Promise.all([framesOver(page, milliseconds), framesOver(second, milliseconds)]);
    const times = distances(...watched, apart);
    return { times, share: times.filter((frames) => frames <= 1).length / times.length };
  };
  // It has the frames before it has the clock.
  await expect.poll(async () => (await inStep(500)).share).toBeGreaterThan(0.85);
  const { times, share } = await inStep(4000);
  expect(times.length).toBeGreaterThan(100);
  expect(share).toBeGreaterThan(0.85);

  // One that closes while they play leaves the other playing.
  await second.close();
  await expect(page.getByText('Koblet med det andre vinduet')).toHaveCount(0);
  await expect(button(page, 0, 'Pause')).toBeVisible();
  const before = await frameIn(page);
  await expect.poll(() => frameIn(page)).not.toBe(before);
});
