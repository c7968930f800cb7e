import { expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import * as v from 'valibot';

import { CodingsAnswer } from '#protocol/codings.ts';
import { sampleStudyUids, yearsStudyUid } from '#region/samples/uids.ts';
import { type Postgres, startPostgres } from '#tooling/postgres.ts';

import { api } from '../gateway.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

let database: Postgres | undefined;
let product: Product | undefined;

test.beforeAll(async () => {
  database = await startPostgres();
  if (database === undefined) return;
  product = await startProduct({ home: freshHome('journal'), env: { DATABASE_URL: database.url } });
});

test.afterAll(async () => product?.stop());

test('the whole journal is what the script and its timelines touched: no look without an entry, no entry without a look', async ({
  page,
}) => {
  test.skip(product === undefined && process.env['CI'] !== 'true', 'PostgreSQL is not installed');
  if (product === undefined || database === undefined) throw new Error('PostgreSQL is not here');
  const journal = new pg.Client(database.url);
  await journal.connect();
  await watchTimeline(page);
  const [listed, pictured] = [new Set<string>(), new Set<string>()];
  const collect = async () => {
    const seen = await timelineSeen(page);
    for (const uid of seen.listed) listed.add(uid);
    for (const uid of seen.pictured) pictured.add(uid);
  };

  const headers = watchHeaders(page);
  await launch(page, 'd', product.ehr);
  await expect.poll(async () => (await timelineSeen(page)).pictured.length).toBeGreaterThan(4);
  // To the other end and back: hundreds of rows pass, of which those that stand still for a moment are looked at.
  await page.locator('button.study-open').first().focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[data-study-uid="${yearsStudyUid(1)}"] [data-state="shown"]`)).toBeVisible();
  await openStudy(page, yearsStudyUid(3));
  await expect(painted(page).first()).toBeVisible();
  await collect();

  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await openStudy(page, sampleStudyUids.chestKirkenes);
  await expect(painted(page).first()).toBeVisible();
  // What is still on its way when the script ends must have been let in as well. A busy machine is not waited for until it has fetched all
  // of two CTs: what came before the journal is read must stand in it, and what stands in it came before the last look at the page.
  await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined);
  await collect();
  const before = { pictured: [...pictured], read: [...headers.read] };

  const opened = [
    yearsStudyUid(3),
    sampleStudyUids.ctTromso,
    sampleStudyUids.ctHammerfest,
    sampleStudyUids.chestKirkenes,
  ];
  const entries = v.parse(Entries, (await journal.query('select action, event from journal')).rows);
  await journal.end();
  await collect();
  const of = (action: string) =>
    new Set(entries.flatMap((one) => (one.action === action ? studyOf(one) : [])));
  // On a narrow line nothing is fetched ahead; what is, has been listed first, and is told as what it was.
  expect(new Set(entries.map(({ action }) => action).filter((action) => action !== 'prefetch'))).toEqual(
    new Set(['search', 'headers', 'thumbnail', 'view']),
  );
  expect([...of('prefetch')].filter((uid) => !listed.has(uid))).toEqual([]);
  expect(before.read.filter((uid) => !of('headers').has(uid))).toEqual([]);
  expect([...of('headers')].filter((uid) => !headers.asked.has(uid))).toEqual([]);
  expect(of('view')).toEqual(new Set(opened));
  expect(before.pictured.filter((uid) => !of('thumbnail').has(uid))).toEqual([]);
  expect([...of('thumbnail')].filter((uid) => !listed.has(uid))).toEqual([]);
  // Of the 400 studies few have been in the page: else the line above would prove little.
  expect(listed.size).toBeLessThan(200);
  expect(of('search').size).toBe(0);
});

test('on PostgreSQL the main journey runs; with the database stopped no pixel and no thumbnail leaves the gateway', async ({
  page,
}) => {
  test.skip(product === undefined && process.env['CI'] !== 'true', 'PostgreSQL is not installed');
  if (product === undefined || database === undefined) throw new Error('PostgreSQL is not here');
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  const base = api(page);
  await expect(page.getByText(/får ikke lagret eller hentet hva du har sett/)).toHaveCount(0);
  database.stop();
  // What is here already can be looked at; that it will not be remembered is said.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/får ikke lagret eller hentet hva du har sett/)).toBeVisible({
    timeout: 20_000,
  });
  await expect(painted(page).first()).toBeVisible();
  const chest = sampleStudyUids.chestHarstad;
  for (const path of [
    `studies/${chest}/metadata`,
    `studies/${chest}/thumbnail`,
    `studies/${sampleStudyUids.mrHead}/metadata`,
  ]) {
    for (const archive of ['unn', 'nlsh', 'helg', 'finn']) {
      const answer = await page.request.get(`${base}/archives/${archive}/dicom-web/${path}`, {
        timeout: 20_000,
      });
      expect(answer.status()).toBe(503);
      expect(answer.headers()['content-type'] ?? '').not.toMatch(/image|dicom/);
    }
  }
  await page.locator(`[data-study-uid="${chest}"]`).click();
  await expect(page.getByText(/Innsynsloggen svarer ikke/).first()).toBeVisible({ timeout: 30_000 });
  await expect(
    page.locator(`[data-viewport][data-state="painted"][data-display-set*="${chest}"]`),
  ).toHaveCount(0);
});

const Entries = v.array(v.object({ action: v.string(), event: v.string() }));
const Event = v.object({
  entity: v.array(v.object({ what: v.object({ identifier: v.object({ value: v.string() }) }) })),
});

/** The study that an AuditEvent names. */
function studyOf({ event }: v.InferOutput<typeof Entries>[number]): readonly string[] {
  const { entity } = v.parse(Event, JSON.parse(event));
  return entity.flatMap(({ what }) => /^urn:oid:(.+)$/.exec(what.identifier.value)?.[1] ?? []);
}

/** Remembers every row that the timeline has had in the page, and every thumbnail that has stood on one. */
async function watchTimeline(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { listed: new Set<string>(), pictured: new Set<string>() };
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const row of document.querySelectorAll('[data-study-uid]')) {
        const uid = row.getAttribute('data-study-uid') ?? '';
        seen.listed.add(uid);
        if (row.querySelector('.thumbnail[data-state="shown"]') !== null) seen.pictured.add(uid);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

function timelineSeen(
  page: Page,
): Promise<{ readonly listed: readonly string[]; readonly pictured: readonly string[] }> {
  return page.evaluate(() => {
    const seen: unknown = Reflect.get(window, 'seen');
    const list = (name: string): string[] => {
      const found: unknown = typeof seen === 'object' && seen !== null ? Reflect.get(seen, name) : undefined;
      return found instanceof Set ? [...found].map(String) : [];
    };
    return { listed: list('listed'), pictured: list('pictured') };
  });
}

/** Which studies the page asked the codes of, and of which it got them. */
function watchHeaders(page: Page): { readonly asked: Set<string>; readonly read: Set<string> } {
  const seen = { asked: new Set<string>(), read: new Set<string>() };
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (!pathname.endsWith('/codings')) return;
    for (const uid of searchParams.get('studies')?.split(',') ?? []) seen.asked.add(uid);
  });
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('/codings') || !response.ok()) return;
    // A page that has gone takes its answers with it.
    void response.json().then(
      (answer) => {
        for (const one of v.parse(CodingsAnswer, answer))
          if (one.state === 'read') seen.read.add(one.studyInstanceUid);
      },
      () => undefined,
    );
  });
  return seen;
}
