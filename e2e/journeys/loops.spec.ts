import { expect, type Page, test } from '@playwright/test';

import { numbers, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { metadata } from '../gateway.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { type Playing, watchLoop } from '../loop.ts';

test('echo loops paint at their true rate, alone and four at a time, each at its own', async ({ page }) => {
  await launch(page, 'c');
  await openStudy(page, sampleStudyUids.echo);
  await expect(painted(page)).toHaveCount(4);
  const loops = await loopsShown(page);
  expect(loops).toHaveLength(3);
  const rates = await trueRates(page);
  expect(new Set([...rates.values()].map(Math.round)).size).toBeGreaterThan(1);
  const [first] = loops;
  if (first === undefined) throw new Error('no loops');

  await show(page, '1x1', [first]);
  // A machine that others share may be too busy for any one turn: a loop alone is given this long to paint a whole one.
  const alone = await watchLoop(panes(page).first(), { share: 0.95, within: 20_000 });
  expectTrue('1 loop', alone, 30);
  expect(alone.painted).toBeGreaterThanOrEqual(alone.frames * 0.95);

  const four = [...loops, first];
  await show(page, '2x2', four);
  const all = await Promise.all(
    four.map((_, place) => watchLoop(panes(page).nth(place), { share: 0.95, within: 6000 })),
  );
  for (const [place, playing] of all.entries()) {
    expectTrue(`loop ${place + 1} of 4`, playing, rates.get(four[place] ?? '') ?? NaN);
    // Four share one core with everything else that paints: each frame has its time, but not each is painted on a busy machine.
    expect(playing.painted).toBeGreaterThanOrEqual(playing.frames / 2);
  }
});

/** Right rate within a twentieth, and each frame number one picture and each picture one frame number. */
function expectTrue(what: string, { rate, painted: seen, frames, mistaken }: Playing, wanted: number): void {
  console.log(
    `${what}: ${rate.toFixed(1)} frames a second of ${wanted.toFixed(1)}, ${seen} of ${frames} painted`,
  );
  expect(mistaken).toBe(0);
  expect(rate).toBeGreaterThan(wanted * 0.95);
  expect(rate).toBeLessThan(wanted * 1.05);
}

/** Puts these display sets into a grid, and waits until every frame of each is here. */
async function show(page: Page, grid: string, displaySets: readonly string[]): Promise<void> {
  const query = new URLSearchParams({ studies: sampleStudyUids.echo, grid });
  for (const id of displaySets) query.append('set', id);
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(painted(page)).toHaveCount(displaySets.length);
  for (const pane of await panes(page).all()) {
    const total = (await pane.getAttribute('data-frames-total')) ?? '';
    await expect(pane).toHaveAttribute('data-frames-loaded', total, { timeout: 40_000 });
  }
}

function loopsShown(page: Page): Promise<readonly string[]> {
  return page
    .locator('[data-viewport][data-kind="cine"]')
    .evaluateAll((list) => list.map((pane) => pane.getAttribute('data-display-set') ?? ''));
}

/** Frames a second of each loop as its object says, by display set: Frame Time, or the mean of Frame Time Vector after its first 0. */
async function trueRates(page: Page): Promise<ReadonlyMap<string, number>> {
  const row = page.locator(`[data-study-uid="${sampleStudyUids.echo}"]`);
  const archiveId = (await row.getAttribute('data-archive')) ?? '';
  const datasets = await metadata(page, archiveId, sampleStudyUids.echo);
  const known = new Map<string, number>();
  for (const dataset of datasets) {
    const vector = numbers(dataset, Tag.frameTimeVector)?.slice(1);
    const step =
      vector === undefined
        ? numbers(dataset, Tag.frameTime)?.[0]
        : vector.reduce((sum, one) => sum + one, 0) / vector.length;
    const [series, sop] = [text(dataset, Tag.seriesInstanceUid), text(dataset, Tag.sopInstanceUid)];
    if (step !== undefined && series !== undefined && sop !== undefined)
      known.set(`${series}:${sop}`, 1000 / step);
  }
  return known;
}
