import { expect, type BrowserContext, type Page } from '@playwright/test';

import { painted } from './journey.ts';

/** The second window of what a page shows, by its key. */
export async function openSecond(page: Page): Promise<Page> {
  const [second] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Alt+y')]);
  await expect(painted(second).first()).toBeVisible();
  return second;
}

/** These series, in a grid, in the window as it stands: the same patient, and the second window stays the second. */
export async function showSeries(
  page: Page,
  wanted: { readonly study: string; readonly grid: string; readonly sets: readonly string[] },
): Promise<void> {
  const query = new URLSearchParams({ studies: wanted.study, grid: wanted.grid });
  for (const set of wanted.sets) query.append('set', set);
  await page.goto(`${page.url().split('?')[0] ?? ''}?${query.toString()}`);
  await expect(painted(page)).toHaveCount(wanted.sets.length);
}

/** Keeps in each page of the context, from its next loading on, when it told another window something. */
export async function recordTold(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const told: { readonly at: number; readonly what: string; readonly size: number }[] = [];
    Object.assign(window, { told });
    const { prototype } = BroadcastChannel;
    const own = Reflect.get(prototype, 'postMessage');
    Reflect.set(prototype, 'postMessage', function telling(this: unknown, message: unknown) {
      const what = String(Reflect.get(Object(Reflect.get(Object(message), 'body')), 'told'));
      told.push({ at: performance.now(), what, size: JSON.stringify(message).length });
      Reflect.apply(own, this, [message]);
    });
  });
}

/** How many messages of each kind a page has told since this was asked last. */
export function toldSince(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    const told: unknown = Reflect.get(window, 'told');
    if (!Array.isArray(told)) throw new Error('nothing is recorded');
    const counts: Record<string, number> = {};
    for (const { what } of told.splice(0)) counts[String(what)] = (counts[String(what)] ?? 0) + 1;
    return counts;
  });
}
