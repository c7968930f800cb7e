import { resolve } from 'node:path';

import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Page, test } from '@playwright/test';

import { apart, framesOnScreen } from '../beats.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { beatLoops, beatPhantom, beatStudy } from '../proofs/beatPhantom.ts';
import { phantomArchive, phantomLaunch, phantomStudyUid, writePhantoms } from '../proofs/phantomFiles.ts';

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/beats');
  writePhantoms(folder, beatPhantom());
  product = await startProduct({ home: freshHome('beats'), archives: [`${phantomArchive}=${folder}`] });
});

test.afterAll(() => product.stop());

async function openTable(page: Page): Promise<void> {
  await launch(page, phantomLaunch, product.ehr);
  await openStudy(page, phantomStudyUid(beatStudy));
  await expect(painted(page)).toHaveCount(4);
  await page.keyboard.press('Alt+u');
  await expect(page.getByRole('table', { name: 'Sløyfer etter stadium og projeksjon' })).toBeVisible();
}

/** Every frame of every loop on screen is here. */
async function loaded(page: Page, count: number): Promise<void> {
  await expect(painted(page)).toHaveCount(count);
  for (const pane of await panes(page).all()) {
    const total = (await pane.getAttribute('data-frames-total')) ?? '';
    await expect(pane).toHaveAttribute('data-frames-loaded', total, { timeout: 20_000 });
  }
}

test('a stress examination stands by stage and view, with every take, and names what was not recorded', async ({
  page,
}) => {
  await openTable(page);
  const columns = await page.getByRole('columnheader').allTextContents();
  expect(columns).toEqual(['Projeksjon', 'Hvile', 'Maks. belastning', 'Stadium 3', 'Etter belastning']);
  const rows = page.getByRole('row');
  await expect(rows.nth(1).getByRole('button', { name: /opptak 1 av 2/ })).toBeVisible();
  await expect(rows.nth(1).getByText('Ikke tatt opp')).toHaveCount(1);
  await expect(rows.nth(2).getByText('Ikke tatt opp')).toHaveCount(3);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole('button', { name: 'Åpne Apikal 4-kammer, Maks. belastning' }).click();
  await loaded(page, 1);
  await expect(panes(page)).toContainText('Maks. belastning · Apikal 4-kammer');
  await page.keyboard.press('Alt+u');
  await expect(page.getByRole('table')).toBeVisible();
  await page.keyboard.press('Escape');
  // The panes are as they were left: with the one loop.
  await expect(painted(page)).toHaveCount(1);
});

test('a row of stages is locked by the heart: at every frame of the screen all stand alike, within a frame', async ({
  page,
}) => {
  await openTable(page);
  await page.getByRole('button', { name: 'Vis Apikal 4-kammer: 3 sløyfer koblet' }).click();
  await loaded(page, 3);
  const shown = [beatLoops.rest, beatLoops.load, beatLoops.after];
  for (const pane of await panes(page).all()) await expect(pane).toContainText('Faselåst på hjerteslaget');
  // What the row holds beyond these is named, and so is what it lacks.
  await expect(
    page.getByText(
      'Apikal 4-kammer: ikke alt vises her. Ikke tatt opp: Stadium 3. Hvile: 1 av 2 opptak vises.',
    ),
  ).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const locked = await framesOnScreen(page, 4000);
  expect(Math.max(...worst(locked))).toBeLessThanOrEqual(1);
  // They move, and none of them alone.
  for (const place of [0, 1, 2])
    expect(new Set(locked.map((frames) => frames[place])).size).toBeGreaterThan(8);

  // Without the lock each goes at its own pace, and they come apart: the measure is one that can fail.
  await page.keyboard.press('Alt+h');
  for (const pane of await panes(page).all()) await expect(pane).not.toContainText('Faselåst');
  expect(Math.max(...worst(await framesOnScreen(page, 4000)))).toBeGreaterThan(2);

  // Locked again while they play, they come together; standing still, they are stepped together.
  await page.keyboard.press('Alt+h');
  await expect(panes(page).first()).toContainText('Faselåst på hjerteslaget');
  expect(Math.max(...worst(await framesOnScreen(page, 2000)))).toBeLessThanOrEqual(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Math.max(...worst(await framesOnScreen(page, 200)))).toBeLessThanOrEqual(1);
  const still = await framesOnScreen(page, 300);
  expect(new Set(still.map((frames) => frames.join())).size).toBe(1);

  function worst(seen: Awaited<ReturnType<typeof framesOnScreen>>): readonly number[] {
    expect(seen.length).toBeGreaterThan(5);
    return seen.flatMap((frames) =>
      shown.flatMap((loop, a) =>
        shown
          .slice(a + 1)
          .map((other, b) => apart([loop, frames[a] ?? NaN], [other, frames[a + 1 + b] ?? NaN])),
      ),
    );
  }
});

test('locked loops have one speed: set in any of them, shown in all, and let go with the lock', async ({
  page,
}) => {
  await openTable(page);
  await page.getByRole('button', { name: 'Vis Apikal 4-kammer: 3 sløyfer koblet' }).click();
  await loaded(page, 3);
  const speeds = () =>
    page.locator('.pane-speed').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  await expect(page.getByText('felles fart')).toHaveCount(3);
  await page.locator('.pane-speed').nth(1).selectOption('0.5');
  await expect.poll(speeds).toEqual(['Fart ½×', 'Fart ½×', 'Fart ½×']);
  await panes(page).nth(2).click();
  await page.keyboard.press(',');
  await expect.poll(speeds).toEqual(['Fart ¼×', 'Fart ¼×', 'Fart ¼×']);
  const seen = await framesOnScreen(page, 3000);
  // Twenty-five frames a beat, and beats of half a second to one: 75 to 156 frames in three seconds at true speed, 19 to 39 at a quarter.
  const moved = seen.filter(([frame], at) => at > 0 && frame !== seen[at - 1]?.[0]).length;
  expect(moved).toBeGreaterThan(5);
  expect(moved).toBeLessThan(45);
  await page.keyboard.press('Alt+h');
  await expect(page.getByText('felles fart')).toHaveCount(0);
  await expect.poll(speeds).toEqual(['Fart 1×', 'Fart 1×', 'Fart 1×']);
});

test('a stage where one view does not tell its beats is locked by time, by number, or not at all, and says why', async ({
  page,
}) => {
  await openTable(page);
  await page.getByRole('button', { name: 'Vis Hvile: 2 sløyfer koblet' }).click();
  await loaded(page, 2);
  await expect(panes(page).first()).toContainText(
    'Låst på tid fra start: en annen sløyfe sier ikke når hjertet slår',
  );
  await expect(panes(page).last()).toContainText(
    'Låst på tid fra start: opptaket sier ikke når hjertet slår',
  );
  for (const [one = NaN, other = NaN] of await framesOnScreen(page, 2500)) {
    // 60 frames of 40 ms and 50 of 30 ms: the short one waits at its last.
    const due = Math.min(49, Math.floor((one * 40) / 30));
    expect(Math.abs(other - due)).toBeLessThanOrEqual(2);
  }
  await page.keyboard.press('Alt+h');
  await expect(panes(page).last()).toContainText('Låst på bildenummer: opptaket sier ikke når hjertet slår');
  for (const [one = NaN, other = NaN] of await framesOnScreen(page, 2500))
    expect(Math.abs(other - Math.min(49, one))).toBeLessThanOrEqual(1);
  await page.keyboard.press('Alt+h');
  await expect(panes(page).last()).not.toContainText('Låst');
});
