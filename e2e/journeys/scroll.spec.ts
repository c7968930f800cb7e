import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';

const events = 300;

test('three hundred notches of a wheel at sixty a second lose none, and each refresh of the screen brings a slice', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(panes(page)).toHaveCount(1);
  const pane = panes(page).first();
  const total = Number(await pane.getAttribute('data-frames-total'));
  expect(total).toBe(220);
  await expect(pane).toHaveAttribute('data-frames-loaded', String(total), { timeout: 40_000 });
  await page.keyboard.press('Home');
  await expect(pane.locator('.pane-counter')).toHaveAttribute('data-index', '1');
  const watch = await watchSlices(page);
  await turnWheel(page);
  await page.waitForTimeout(300);
  // Down to the last slice in 219 notches and back up in the 81 that are left: none was lost.
  await expect(pane.locator('.pane-counter')).toHaveAttribute('data-index', String(total - 81));
  const { paintings, slices, pictures, frames } = await watch.end();
  console.log(
    `wheel: ${events} notches, ${paintings} paintings in ${frames} animation frames, ${slices} of ${total} slices`,
  );
  expect(pictures).toBe(slices);
  // One slice a refresh of the screen is the most that can be seen. A busy machine refreshes less often than sixty times a second, and
  // some of its refreshes come with no new notch: four of five must bring a slice.
  expect(paintings).toBeGreaterThanOrEqual(Math.min(290, frames * 0.8));
});

/** Real wheel events from the browser's own input, one every sixtieth of a second: to the end of the stack and back. */
async function turnWheel(page: Page): Promise<void> {
  const box = await panes(page).first().locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  const devTools = await page.context().newCDPSession(page);
  const begun = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let event = 0; event < events; event += 1) {
    const due = begun + (event * 1000) / 60;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((later) => setTimeout(later, wait));
    const deltaY = event < 219 ? 100 : -100;
    sent.push(devTools.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY }));
  }
  await Promise.all(sent);
  await devTools.detach();
}

interface Slices {
  readonly paintings: number;
  readonly slices: number;
  readonly pictures: number;
  /** Animation frames from the first painting to the last. */
  readonly frames: number;
}

async function watchSlices(page: Page): Promise<{ end(): Promise<Slices> }> {
  await panes(page)
    .first()
    .evaluate((pane) => {
      const canvas = pane.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (canvas === null || context === null || context === undefined) throw new Error('no canvas');
      const seen: { sop: string; picture: number; frame: number }[] = [];
      let frame = 0;
      const count = () => {
        frame += 1;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      new MutationObserver(() => {
        const [x, y] = [Math.floor(canvas.width / 2) - 80, Math.floor(canvas.height / 2) - 80];
        const { data } = context.getImageData(x, y, 160, 160);
        let hash = 7;
        for (let at = 0; at < data.length; at += 28) hash = (hash * 31 + (data[at] ?? 0)) | 0;
        seen.push({ sop: pane.getAttribute('data-sop-instance-uid') ?? '', picture: hash, frame });
      }).observe(pane, { attributes: true, attributeFilter: ['data-sop-instance-uid'] });
      Object.assign(window, {
        slices: () => ({
          paintings: seen.length,
          slices: new Set(seen.map(({ sop }) => sop)).size,
          pictures: new Set(seen.map(({ picture }) => picture)).size,
          frames: (seen.at(-1)?.frame ?? 0) - (seen[0]?.frame ?? 0) + 1,
        }),
      });
    });
  return {
    end: () =>
      page.evaluate(() => {
        const ask: unknown = Reflect.get(window, 'slices');
        if (typeof ask !== 'function') throw new Error('not watched');
        const found: Record<string, unknown> = Object(Reflect.apply(ask, window, []));
        return {
          paintings: Number(found['paintings']),
          slices: Number(found['slices']),
          pictures: Number(found['pictures']),
          frames: Number(found['frames']),
        };
      }),
  };
}
