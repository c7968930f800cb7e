import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { positions } from '../gateway.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';

/** The CT of patient A in one window and its prior, of other coordinates, in the other. */
async function twoWindows(page: Page): Promise<Page> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  const [second] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Alt+y')]);
  await expect(painted(second).first()).toBeVisible();
  await expect(chip(page, 'Bla')).toBeVisible();
  await expect(chip(second, 'Bla')).toBeVisible();
  return second;
}

function chip(page: Page, name: string): Locator {
  return page.locator('.link-chip', { hasText: new RegExp(`^${name}$`) });
}

async function wheel(page: Page, notches: number): Promise<void> {
  await panes(page).first().locator('.image-canvas').hover();
  for (let notch = 0; notch < Math.abs(notches); notch += 1)
    await page.mouse.wheel(0, Math.sign(notches) * 100);
}

async function heights(page: Page, second: Page) {
  const present = await positions(page, 'unn', sampleStudyUids.ctTromso);
  const prior = await positions(page, 'finn', sampleStudyUids.ctHammerfest);
  const sop = async (at: Page) => (await panes(at).first().getAttribute('data-sop-instance-uid')) ?? '';
  return async () => ({
    present: present.get(await sop(page)) ?? NaN,
    prior: prior.get(await sop(second)) ?? NaN,
  });
}

/** Neither moves any more. */
async function rested(at: () => Promise<{ readonly present: number; readonly prior: number }>) {
  let before = await at();
  await expect
    .poll(
      async () => {
        const now = await at();
        const isSame = now.present === before.present && now.prior === before.prior;
        before = now;
        return isSame;
      },
      { intervals: [400] },
    )
    .toBe(true);
  return before;
}

test('scrolling in either window moves the other by the same way in the body, which the pane tells, and chips of either hold in both', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const second = await twoWindows(page);
  await expect(panes(second).locator('.pane-note')).toContainText(['følger etter avstand']);
  const at = await heights(page, second);
  const start = await rested(at);

  await wheel(page, 20);
  await expect.poll(async () => (await at()).present).not.toBe(start.present);
  const there = await rested(at);
  expect(Math.abs(there.present - start.present)).toBeGreaterThan(15);
  expect(Math.abs(there.present - start.present - (there.prior - start.prior))).toBeLessThan(1.26);

  await wheel(second, -8);
  await expect.poll(async () => (await at()).prior).not.toBe(there.prior);
  const back = await rested(at);
  expect(Math.abs(back.present - there.present)).toBeGreaterThan(5);
  expect(Math.abs(back.present - start.present - (back.prior - start.prior))).toBeLessThan(1.26);

  // Let go in one window is let go in both; each then stands where its own hand left it.
  await chip(page, 'Bla').click();
  await expect(chip(second, 'Bla')).toHaveAttribute('aria-pressed', 'false');
  await wheel(page, 6);
  await expect.poll(async () => (await at()).present).not.toBe(back.present);
  const apart = await rested(at);
  expect(apart.prior).toBe(back.prior);

  // Linked again from the other window: the distance they now have is kept.
  await chip(second, 'Bla').click();
  await expect(chip(page, 'Bla')).toHaveAttribute('aria-pressed', 'true');
  const tied = await rested(at);
  expect(tied).toEqual(apart);
  await wheel(second, -6);
  await expect.poll(async () => (await at()).prior).not.toBe(tied.prior);
  const last = await rested(at);
  expect(Math.abs(last.present - tied.present - (last.prior - tied.prior))).toBeLessThan(1.26);
});

test('zoom is shared between the windows, and a window that closes leaves nothing behind', async ({
  page,
}) => {
  const second = await twoWindows(page);
  const zoom = (at: Page) =>
    panes(at)
      .first()
      .getByText(/\d+\s%$/);
  const before = await zoom(second).textContent();
  await panes(page).first().click();
  await page.keyboard.press('+');
  await expect(zoom(second)).not.toHaveText(before ?? '');
  await second.close();
  await expect(page.locator('.prior-bar')).toHaveCount(0);
});

test('by keys alone turning crosses between the windows until it is let go in either, and zoom goes on crossing', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.chestHarstad);
  await expect(painted(page).first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  const [second] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Alt+y')]);
  await expect(painted(second).first()).toBeVisible();
  await expect(chip(page, 'Rotasjon')).toBeVisible();
  await expect(chip(second, 'Rotasjon')).toBeVisible();
  const letters = (at: Page) => panes(at).first().locator('.pane-letter').allTextContents();
  const upright = await letters(second);
  expect(upright.length).toBeGreaterThan(1);
  await page.locator('.pane-header').first().focus();
  await page.keyboard.press('e');
  await expect.poll(() => letters(page)).not.toEqual(upright);
  const turned = await letters(page);
  await expect.poll(() => letters(second)).toEqual(turned);

  await chip(second, 'Rotasjon').focus();
  await second.keyboard.press('Space');
  await expect(chip(page, 'Rotasjon')).toHaveAttribute('aria-pressed', 'false');
  await page.locator('.pane-header').first().focus();
  await page.keyboard.press('e');
  await expect.poll(() => letters(page)).not.toEqual(turned);
  // What is told after it has come: so has it been heard, and not followed.
  const zoom = panes(second)
    .first()
    .getByText(/\d+\s%$/);
  const before = await zoom.textContent();
  await page.keyboard.press('+');
  await expect(zoom).not.toHaveText(before ?? '');
  expect(await letters(second)).toEqual(turned);
});

test('in one Frame of Reference both windows stand at the same place, and what names another context is not heard', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.mrHead);
  await expect(painted(page).first()).toBeVisible();
  const [second] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Alt+y')]);
  await expect(painted(second).first()).toBeVisible();
  await expect(chip(second, 'Bla')).toBeVisible();
  const sop = (at: Page) => panes(at).first().getAttribute('data-sop-instance-uid');
  await expect.poll(async () => (await sop(second)) === (await sop(page))).toBe(true);
  const contextId = new URL(page.url()).pathname.split('/')[2] ?? '';
  await record(second, contextId);
  await wheel(page, 5);
  await expect.poll(async () => (await sop(second)) === (await sop(page))).toBe(true);
  const here = await sop(second);
  await wheel(second, -3);
  await expect.poll(() => sop(second)).not.toBe(here);
  await expect.poll(async () => (await sop(second)) === (await sop(page))).toBe(true);
  const rest = await sop(second);
  expect(rest).not.toBe(here);

  // What the main window said before, said again for another patient's context, moves nothing; for this one's it does.
  await sayAgain(second, contextId, 'another');
  await second.waitForTimeout(800);
  expect(await sop(second)).toBe(rest);
  await sayAgain(second, contextId, contextId);
  await expect.poll(() => sop(second)).toBe(here);
});

/** Keeps the last place that the other window told of. */
async function record(page: Page, contextId: string): Promise<void> {
  await page.evaluate((name) => {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const { role, body }: Record<string, unknown> = Object(data);
      if (role === 'main' && Reflect.get(Object(body), 'told') === 'scrolled')
        Object.assign(window, { lastScrolled: data });
    });
    Object.assign(window, { recording: channel });
  }, `lysbilde-window-${contextId}`);
}

async function sayAgain(page: Page, contextId: string, as: string): Promise<void> {
  await page.evaluate(
    ({ name, as }) => {
      const said: unknown = Reflect.get(window, 'lastScrolled');
      if (said === undefined) throw new Error('nothing was said');
      const channel = new BroadcastChannel(name);
      const say = channel.postMessage.bind(channel);
      say({ ...Object(said), contextId: as });
      channel.close();
    },
    { name: `lysbilde-window-${contextId}`, as },
  );
}
