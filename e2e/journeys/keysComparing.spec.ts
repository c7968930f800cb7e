import { expect, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted, panes } from '../journey.ts';
import { Keys } from '../keys.ts';

const { ctTromso, ctHammerfest, chestHarstad, chestKirkenes } = sampleStudyUids;
const query = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const sets = (page: Page) =>
  panes(page).evaluateAll((list) => list.map((pane) => pane.getAttribute('data-display-set')));
const images = (page: Page) =>
  panes(page).evaluateAll((list) => list.map((pane) => pane.getAttribute('data-sop-instance-uid')));

async function compare(page: Page): Promise<Keys> {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(ctTromso);
  await expect(painted(page).first()).toBeVisible();
  await keys.press('k');
  await expect(painted(page)).toHaveCount(2);
  return keys;
}

test('by keys alone a prior is chosen, an older one, one from the list and one before a date, and each is spoken', async ({
  page,
}) => {
  const keys = await compare(page);
  const spoken = page.locator('output[data-spoken="prior"]');
  await expect(spoken).toHaveText(
    'Lignende undersøkelse, 14 måneder tidligere, Finnmarkssykehuset Hammerfest',
  );
  await keys.press('Shift+ArrowLeft');
  await expect.poll(() => query(page, 'compare')).not.toBe(ctHammerfest);
  await expect(spoken).toContainText('Samme område, annen metode');

  const others = page.getByRole('button', { name: 'Andre undersøkelser' });
  await keys.to(others);
  await keys.press('Enter');
  await keys.to(page.locator(`[data-prior="${chestHarstad}"] .prior-choice`));
  await keys.press('Enter');
  await expect.poll(() => query(page, 'compare')).toBe(chestHarstad);
  await expect(others).toBeFocused();

  await keys.press('Alt+i');
  await expect(page.getByLabel('Før dato')).toBeFocused();
  await keys.type('01012025');
  await keys.press('Enter');
  await expect.poll(() => query(page, 'compare')).toBe(chestKirkenes);
});

test('by keys alone each link is cut and joined, panes change places, are locked, and stages are walked', async ({
  page,
}) => {
  const keys = await compare(page);
  const spoken = page.locator('output[data-spoken="links"]');
  for (const [name, kind] of [
    ['Bla', 'scroll'],
    ['Zoom og flytt', 'view'],
    ['Vindu', 'window'],
    ['Rotasjon', 'orientation'],
  ] as const) {
    const chip = page.getByRole('group', { name: 'Koble sammen' }).getByRole('button', { name });
    await keys.to(chip);
    await keys.press('Space');
    await expect.poll(() => query(page, 'unlinked'), name).toBe(kind);
    await expect(spoken).toContainText(`Ikke koblet: ${name}.`);
    await keys.press('Space');
    await expect.poll(() => query(page, 'unlinked'), name).toBe(null);
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
  }

  const [left, right] = await sets(page);
  await keys.press('Alt+x');
  await expect.poll(() => sets(page)).toEqual([right, left]);
  await keys.press('Control+z');
  await expect.poll(() => sets(page)).toEqual([left, right]);
  await keys.press('Alt+q');
  await expect(panes(page).filter({ hasText: 'Låst: følger ikke' })).toHaveCount(1);
  await keys.press('Alt+q');
  await expect(panes(page).filter({ hasText: 'Låst: følger ikke' })).toHaveCount(0);

  const stage = page.locator('.stage-name');
  const first = (await stage.textContent()) ?? '';
  await keys.press('Shift+PageDown');
  await expect(stage).not.toHaveText(first);
  await keys.press('Shift+PageUp');
  await expect(stage).toHaveText(first);
});

test('by keys alone two studies are aligned by hand, and registered with a look before yes', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const keys = await compare(page);
  const bar = page.locator('.linking-bar');
  await keys.press('Alt+a');
  await expect(bar).toContainText('Bla hver rute');
  const [left, right] = await images(page);
  await keys.to(panes(page).nth(0).locator('.pane-header'), 'n');
  await keys.press('ArrowUp', 'ArrowUp');
  await expect.poll(async () => (await images(page))[0]).not.toBe(left);
  expect((await images(page))[1]).toBe(right);
  await keys.press('Alt+a');
  await expect(bar).toContainText('Justert for hånd');
  await keys.to(bar.getByRole('button', { name: 'Angre' }));
  await keys.press('Enter');
  await expect(bar).toContainText('hvert sitt nullpunkt');
  await keys.expectSomewhere('.linking-bar');

  await keys.press('Alt+j');
  const dialog = page.getByRole('dialog', { name: 'Stemmer justeringen?' });
  const accept = dialog.getByRole('button', { name: 'Godkjenn' });
  await expect(accept).toBeFocused({ timeout: 90_000 });
  await keys.to(dialog.getByRole('slider', { name: 'Aksialt snitt' }));
  const place = dialog.locator('.blink-place');
  const said = (await place.textContent()) ?? '';
  await keys.press('ArrowRight');
  await expect(place).not.toHaveText(said);
  await keys.to(dialog.getByRole('button', { name: 'Vis den andre' }));
  await keys.press('Space');
  const shown = await dialog.locator('.blink-planes').getAttribute('data-shown');
  await keys.press('Space');
  await expect(dialog.locator('.blink-planes')).not.toHaveAttribute('data-shown', shown ?? '');
  await expect(dialog.locator('.blink > output')).toHaveText(
    (await dialog.locator('.blink-name').textContent()) ?? '',
  );
  await keys.to(accept);
  await keys.press('Enter');
  await expect(bar).toContainText('Registrert: gjennomsnittlig avvik');
  await keys.expectSomewhere();
});

test('by keys alone a 3D cursor is moved finely and in leaps, and reference lines are drawn', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'a');
  await keys.open(sampleStudyUids.mrHead);
  await expect(painted(page).first()).toBeVisible();
  await keys.press('Alt+2');
  await expect(painted(page)).toHaveCount(2);
  await keys.press('Alt+c', 'ArrowRight');
  const cursors = page.locator('[data-cursor]');
  await expect(cursors).toHaveCount(2);
  const across = async () => Number((await cursors.first().getAttribute('data-cursor'))?.split(',')[0]);
  const start = await across();
  await keys.press('ArrowRight');
  const one = await across();
  await keys.press('Shift+ArrowRight');
  expect(one).toBeGreaterThan(start);
  expect((await across()) - one).toBeCloseTo(10 * (one - start), 0);
  const told = page.locator('[data-voice="places"]').filter({ hasText: /^Markøren vises i \d av 2 ruter/ });
  await expect(told.first()).toBeAttached();
  // The picture can have the focus, and lets a screen reader hand the keys through.
  await expect(page.getByRole('application')).toHaveCount(2);
  await keys.press('Alt+r');
  await keys.to(page.getByRole('button', { name: 'Referanselinjer' }), 'Shift+Tab');
  await expect(page.getByRole('button', { name: 'Referanselinjer' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-spoken="switch"]')).toHaveText('Referanselinjer: på');
});
