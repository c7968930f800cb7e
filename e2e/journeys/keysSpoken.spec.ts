import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted, panes } from '../journey.ts';
import { Keys } from '../keys.ts';

/** What the canvas of a pane says of how its picture lies. */
const view = (pane: Locator): Locator => pane.locator('[data-voice="view"]');
const part = /^Zoom (\d+) %, midt i ruten x (\d+), y (\d+)$/;
const whole = /^Zoom (\d+) %, hele bildet$/;

async function numbers(voice: Locator, said: RegExp): Promise<readonly number[]> {
  await expect(voice).toHaveText(said);
  return (
    said
      .exec((await voice.textContent()) ?? '')
      ?.slice(1)
      .map(Number) ?? []
  );
}

/** Every text a voice has had since, one after the other. */
async function heard(page: Page, voice: Locator): Promise<() => Promise<readonly string[]>> {
  await voice.evaluate((element) => {
    const texts: string[] = [];
    Object.assign(globalThis, { texts });
    new MutationObserver(() => {
      const { textContent } = element;
      if (textContent !== null && textContent !== '') texts.push(textContent);
    }).observe(element, { childList: true, characterData: true, subtree: true });
  });
  return () =>
    page.evaluate(() => {
      const texts: unknown = Reflect.get(globalThis, 'texts');
      return Array.isArray(texts) ? texts.map(String) : [];
    });
}

test('by keys alone an image is magnified, moved and fitted, and where that led is spoken once', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  const pane = panes(page).first();
  const voice = view(pane);
  await expect(voice).toHaveText('');
  const texts = await heard(page, voice);
  // Held down: only where it ends is told, and once.
  await page.keyboard.down('+');
  await keys.times(3, '+');
  await page.keyboard.up('+');
  const [zoom = 0, x = 0, y = 0] = await numbers(voice, part);
  await expect(pane.locator('[data-corner="bottom-left"]')).toContainText(`${zoom} %`);
  expect(await texts()).toHaveLength(1);

  // The picture goes to the left, so what is in the middle lies further to the right.
  await keys.times(2, 'Control+ArrowLeft');
  await expect.poll(async () => (await numbers(voice, part))[1]).toBeGreaterThan(x);
  const [same, , level] = await numbers(voice, part);
  expect([same, level]).toEqual([zoom, y]);

  await keys.press('f');
  await expect(voice).toHaveText(whole);
  // A press that changes nothing is answered too.
  const before = (await texts()).length;
  await keys.press('f');
  await expect.poll(async () => (await texts()).length).toBe(before + 1);
  await keys.press('0');
  await expect(voice).toHaveText(/^Zoom 100 %, /);
  await keys.press('Escape');
  await expect(voice).toHaveText(whole);
  // Another series is another picture: nothing is told of the one before.
  await keys.press('PageDown');
  await expect(view(panes(page).first())).toHaveText('');
});

test('what is told of linked images is told of the one in hand, in English where that is chosen', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('lysbilde.language', 'en'));
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await keys.press('k');
  await expect(page.locator('[data-viewport][data-role="prior"], [data-viewport]').nth(1)).toBeVisible();
  await expect(painted(page)).toHaveCount(await panes(page).count());
  await keys.press('-');
  await expect(
    page.locator('[data-voice="view"]').filter({ hasText: /^Zoom \d+%, the whole image$/ }),
  ).toHaveCount(1);
  expect(
    (await page.locator('[data-voice="view"]').allTextContents()).filter((text) => text !== ''),
  ).toHaveLength(1);
});

test('planes, slides and pairs of photographs tell the same', async ({ page }) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await keys.press('p');
  await expect(page.locator('[data-plane][data-state="painted"]')).toHaveCount(3);
  const plane = page.locator('[data-plane]').first();
  await keys.times(2, '+');
  await expect(view(plane)).toHaveText(part);
  await keys.press('f');
  await expect(view(plane)).toHaveText(whole);

  await launch(page, 'f');
  await keys.open(sampleStudyUids.slide);
  await expect(painted(page).first()).toBeVisible();
  const slide = view(panes(page).first());
  await keys.press('0');
  const [zoom, x = 0] = await numbers(slide, part);
  expect(zoom).toBe(100);
  await keys.press('Control+ArrowLeft');
  await expect.poll(async () => (await numbers(slide, part))[1]).toBe(x + 40);
  await keys.press('f');
  await expect(slide).toHaveText(whole);

  await launch(page, 'b');
  await keys.open(sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport] button.photo').first()).toBeVisible();
  await keys.press('Alt+t');
  await expect(painted(page)).toHaveCount(2);
  // The later photograph speaks for both, also while the earlier is out of sight.
  const pair = view(page.locator('[data-viewport="2"]'));
  await keys.press('3', 's', '+', '+', '+', '+');
  await expect(pair).toHaveText(part);
  await keys.press('f');
  await expect(pair).toHaveText(whole);
});

test('what keys switch away from the focus is spoken: the text, the timeline, a lock, a mark taken back', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.mrHead);
  await expect(painted(page).first()).toBeVisible();
  const said = (text: string) => page.locator('output').filter({ hasText: new RegExp(`^${text}$`) });
  await keys.press('i');
  await expect(said('Bildetekst: Minst mulig')).toHaveCount(1);
  await keys.press('b');
  await expect(said('Tidslinjen er skjult')).toHaveCount(1);
  await keys.press('b');
  await expect(said('Tidslinjen vises')).toHaveCount(1);
  await keys.press('Alt+q');
  await expect(said('Låst: følger ikke de andre og beholder serien. Alt\\+Q låser opp.')).toHaveCount(1);
  await keys.press('Alt+q');
  await expect(said('Ruten er ikke lenger låst')).toHaveCount(1);
  await keys.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Søk etter kommando' })).toBeFocused();
  await expect(said('Viser 50 av \\d+ kommandoer. Skriv for å finne resten.')).toHaveCount(1);
  await keys.type('undersøkelsen som ikke sett');
  await keys.press('Enter');
  await expect(said('Undersøkelsen er merket som ikke sett')).toHaveCount(1);
});
