import { expect, type Page, test } from '@playwright/test';

import { startStub, type StubArchive } from '../contract/stubArchive.ts';
import { manyStudies, pagedArchive, type Paging } from '../fixtures/pagedArchive.ts';
import { frameCosts } from '../frameCosts.ts';
import { freshHome } from '../homes.ts';
import { type Product, startProduct } from '../product.ts';

const patient = { id: 'MANGE', issuer: '2.16.578.1.12.4.1.4.1', birthDate: '19500101' };
const each = 500;
const pagings: readonly Paging[] = [
  { kind: 'as asked' },
  { kind: 'warned', cap: 100 },
  { kind: 'capped', cap: 200 },
  { kind: 'as asked' },
];
const all = pagings.map((_, archive) => manyStudies(archive, each));

let stubs: readonly StubArchive[] = [];
let product: Product;

test.beforeAll(async () => {
  stubs = await Promise.all(
    pagings.map((paging, n) => startStub(pagedArchive(all[n] ?? [], patient, paging))),
  );
  product = await startProduct({
    home: freshHome('many'),
    archives: stubs.map(({ url }, n) => `Arkiv${n + 1}=${url}`),
  });
});

test.afterAll(async () => {
  await product.stop();
  await Promise.all(stubs.map((stub) => stub.close()));
});

async function open(page: Page): Promise<void> {
  await page.goto(`${product.ehr}/open?patient=${encodeURIComponent(`${patient.id}^^^${patient.issuer}`)}`);
  // One archive could be asked for the rest by date alone: that there may be more without one is said.
  await expect(page.locator('[data-timeline-state="partial"]')).toBeVisible();
  await expect(page.getByText('Undersøkelser uten dato kan mangle.')).toHaveCount(1);
}

test('2,000 studies of four archives are all there, newest first, though one archive gives no more than 200', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/dicom-web/studies')) asked.push(request.url());
  });
  await open(page);
  await expect(page.locator('.timeline-total')).toHaveText(/^2\s000 undersøkelser$/);
  // One question for each archive; pages and dates are the gateway's affair.
  expect(asked.length).toBe(new Set(asked).size);
  const order = all
    .flat()
    .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? '', 'en'))
    .map(({ date }) => date);
  await expect(page.locator('[data-position="0"] .study-date')).toHaveText(written(order[0]));
  const scroller = page.locator('.study-scroller');
  const seen = new Map<number, string>();
  for (let at = 0; at <= 1; at += 0.05) {
    await scroller.evaluate((element, share) => {
      element.scrollTop = (element.scrollHeight - element.clientHeight) * share;
    }, at);
    await page.waitForTimeout(60);
    const rows = await page
      .locator('[data-position]')
      .evaluateAll((list) =>
        list.map((row) => [
          Number(row.getAttribute('data-position')),
          row.querySelector('.study-date')?.textContent ?? '',
        ]),
      );
    expect(rows.length).toBeLessThanOrEqual(60);
    for (const [position, date] of rows) seen.set(Number(position), String(date));
  }
  expect(seen.size).toBeGreaterThan(150);
  expect([...seen].filter(([position, date]) => date !== written(order[position]))).toEqual([]);
});

test('from end to end there are never more than sixty rows in the page nor one of them blank; what scrolling costs is told', async ({
  page,
}) => {
  await open(page);
  let frames: readonly ScrolledFrame[] = [];
  const costs = await frameCosts(page, async () => {
    frames = await scrolledThrough(page);
  });
  expect(frames.length).toBeGreaterThan(100);
  expect(Math.max(...frames.map(({ rows }) => rows))).toBeLessThanOrEqual(60);
  // The frame that scrolls draws what it has come to.
  expect(frames.filter(({ isBlank }) => isBlank)).toEqual([]);
  // What a frame costs goes by what it makes: a row's words while a page of rows passes in each, the rest when the list stands.
  const made = frames.reduce((sum, { nodes }) => sum + nodes, 0) / frames.length;
  const came = frames.reduce((sum, { newRows }) => sum + newRows, 0) / frames.length;
  expect(came).toBeGreaterThan(8);
  expect(made / came).toBeLessThanOrEqual(nodesOfPassingRow);
  expect(costs.length).toBeGreaterThan(50);
  console.log(
    `script and layout in ${costs.length} frames, ms: ${shares(costs)}; ${made.toFixed(0)} nodes made in each`,
  );
  // At rest no row is left with less than it has.
  await expect(page.locator('[data-position]:not([data-detail="pictured"])')).toHaveCount(0);
  const rows = await page.locator('[data-position]').count();
  expect(rows).toBeGreaterThan(5);
  await expect(page.locator('[data-position] .study-compare')).toHaveCount(rows);
  await expect(page.locator('[data-position] [data-seen]')).toHaveCount(rows);
});

/** Elements and texts of a row that flies past, its place in the list among them; a whole one has more than thirty. */
const nodesOfPassingRow = 18;

interface ScrolledFrame {
  readonly rows: number;
  readonly newRows: number;
  /** Elements and texts put into the list since the frame before. */
  readonly nodes: number;
  /** No row where the middle of the list is. */
  readonly isBlank: boolean;
}

/** From end to end in 200 frames, each looked at when its rows are drawn. */
async function scrolledThrough(page: Page): Promise<readonly ScrolledFrame[]> {
  return page.locator('.study-scroller').evaluate(async (element) => {
    const frames: ScrolledFrame[] = [];
    let added: Node[] = [];
    const observer = new MutationObserver((records) =>
      added.push(...records.flatMap(({ addedNodes }) => [...addedNodes])),
    );
    observer.observe(element, { childList: true, subtree: true });
    const box = element.getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
    for (let frame = 0; frame <= 200; frame += 1) {
      element.scrollTop = ((element.scrollHeight - element.clientHeight) * frame) / 200;
      // The next frame tells of the movement before it calls back.
      await new Promise(requestAnimationFrame);
      frames.push({
        rows: element.querySelectorAll('[data-position]').length,
        newRows: added.filter((node) => node.firstChild instanceof HTMLDivElement).length,
        nodes: added.reduce((sum, node) => {
          const walker = document.createTreeWalker(node);
          let nodes = 1;
          while (walker.nextNode() !== null) nodes += 1;
          return sum + nodes;
        }, 0),
        isBlank: (document.elementFromPoint(...middle)?.closest('.study-slot') ?? null) === null,
      });
      added = [];
    }
    observer.disconnect();
    return frames;
  });
}

function shares(costs: readonly number[]): string {
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}`;
}

function written(date = ''): string {
  return `${date.slice(6, 8)}.${date.slice(4, 6)}.${date.slice(0, 4)}`;
}
