import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { mammogramUid, mammography, writeMammography } from '../fixtures/mammography.ts';
import { freshHome } from '../homes.ts';
import { launch, openStudy, painted, panes } from '../journey.ts';
import { overlaps } from '../overlaps.ts';
import { type Product, startProduct } from '../product.ts';
import { Fingers } from '../touch.ts';

let product: Product;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  const home = freshHome('hanging');
  writeMammography(`${home}/mammography`);
  product = await startProduct({ home, archives: [`Mammografi=${home}/mammography`] });
});

test.afterAll(async () => {
  await product.stop();
});

const stage = (page: Page) => page.locator('.stage-name');
const sets = (page: Page) =>
  panes(page).evaluateAll((list) => list.map((pane) => pane.getAttribute('data-display-set')));
const images = (page: Page) =>
  panes(page).evaluateAll((list) => list.map((pane) => pane.getAttribute('data-sop-instance-uid')));

test('four mammograms hang right to left with chest walls together, and beside the earlier ones', async ({
  page,
}) => {
  const { present, prior } = mammography;
  await launch(page, mammography.patientId, product.ehr);
  await openStudy(page, present);
  await expect(painted(page)).toHaveCount(4);
  expect(await images(page)).toEqual(
    ['CC-R', 'CC-L', 'MLO-R', 'MLO-L'].map((view) => mammogramUid(present, view)),
  );
  // Bright tissue reaches the edge that the two panes share, and only that.
  expect(await brightEdges(panes(page).nth(0))).toEqual({ left: false, right: true });
  expect(await brightEdges(panes(page).nth(1))).toEqual({ left: true, right: false });

  await page.keyboard.press('k');
  await expect(stage(page)).toHaveText('1 av 4: Fire projeksjoner med forrige');
  await expect(painted(page)).toHaveCount(7);
  await expect(panes(page).nth(5)).toContainText('Ingen projeksjon MLO venstre i denne undersøkelsen.');
  await expect(panes(page).nth(5)).toContainText('01.03.2024');
  // What holds for all panes is said once, by the chip of the movement, to the ear too; no letter lies on a word.
  const idle = page
    .getByRole('group', { name: 'Koble sammen' })
    .getByRole('button', { name: 'Vindu følger ikke' });
  const why = '«Vindu» følger ikke: gråtonene har ulik målestokk';
  await expect(idle).toHaveAccessibleDescription(why);
  await expect(page.locator('output[data-spoken="links"]')).toContainText(why);
  await expect(page.locator('.pane-note')).toHaveCount(0);
  for (const pane of await painted(page).all()) expect(await overlaps(pane)).toEqual([]);
  await idle.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Vindu', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+PageDown');
  await expect(stage(page)).toHaveText('2 av 4: CC med forrige');
  await expect(painted(page)).toHaveCount(4);
  expect(await images(page)).toEqual([
    mammogramUid(prior, 'CC-R'),
    mammogramUid(present, 'CC-R'),
    mammogramUid(prior, 'CC-L'),
    mammogramUid(present, 'CC-L'),
  ]);
  // The stage stands in the address.
  await page.reload();
  await expect(stage(page)).toHaveText('2 av 4: CC med forrige');
  await page.keyboard.press('Shift+PageUp');
  await expect(stage(page)).toHaveText('1 av 4: Fire projeksjoner med forrige');
});

test('a locked pane keeps its series and follows no other while one compares, and says how to let it go', async ({
  page,
}) => {
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  const [first, second] = await sets(page);
  await panes(page).nth(1).locator('.pane-header').click();
  await page.keyboard.press('Alt+q');
  await expect(panes(page).nth(1)).toContainText(
    'Låst: følger ikke de andre og beholder serien. Alt+Q låser opp.',
  );
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(3);
  expect((await sets(page))[1]).toBe(second);
  expect((await sets(page))[2]).toBe(first);
  // The present and the prior scroll together; the locked one stands.
  const before = await images(page);
  await panes(page).nth(2).locator('.pane-header').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await images(page))[2]).not.toBe(before[2]);
  await expect.poll(async () => (await images(page))[0]).not.toBe(before[0]);
  expect((await images(page))[1]).toBe(before[1]);
  await page.reload();
  await expect(painted(page)).toHaveCount(3);
  await expect(panes(page).nth(1)).toContainText('Låst');
  await panes(page).nth(1).locator('.pane-header').click();
  await page.getByRole('button', { name: /Lås opp ruten/ }).click();
  await expect(panes(page)).toHaveCount(2);
  await expect(panes(page).filter({ hasText: 'Låst' })).toHaveCount(0);
});

test('two panes change places by key and by dragging a header, and the change is taken back', async ({
  page,
}) => {
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  const [first, second] = await sets(page);
  await page.keyboard.press('Alt+x');
  await expect.poll(() => sets(page)).toEqual([second, first]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sets(page)).toEqual([first, second]);
  await panes(page).nth(0).locator('.pane-header').dragTo(panes(page).nth(1));
  await expect.poll(() => sets(page)).toEqual([second, first]);
  await expect(painted(page)).toHaveCount(2);
});

test('a layout saved from the screen is applied by itself in a later launch, renamed and deleted', async ({
  page,
}) => {
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  await page.keyboard.press('Alt+x');
  const [first, second] = await sets(page);
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog', { name: 'Lagre dette oppsettet' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('textbox', { name: 'Navn' }).fill('Lunge først');
  await dialog.getByRole('checkbox', { name: 'Bruk automatisk når det passer' }).check();
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/layouts'),
  );
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  // What is kept holds no UID, no name and no number of the patient.
  expect((await sent).postData()).not.toMatch(/2\.25\.|TESTDATA|Pasient|\d{6}/);
  await expect(dialog).toHaveCount(0);

  // Another launch, another context: the user's own layout decides before the standard ones.
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(2);
  expect(await sets(page)).toEqual([first, second]);
  await page.getByRole('button', { name: 'Visningsoppsett' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Bruk «Lunge først»' })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  await page.getByRole('menuitemradio', { name: 'Bruk «Snittbilder»' }).click();
  await expect.poll(() => sets(page)).toEqual([second, first]);

  await page.getByRole('button', { name: 'Visningsoppsett' }).click();
  await page.getByRole('menuitem', { name: 'Mine oppsett' }).click();
  const mine = page.getByRole('dialog', { name: 'Mine oppsett' });
  await mine.getByRole('textbox').fill('Lunge til venstre');
  await mine.getByRole('textbox').press('Enter');
  await mine.getByRole('button', { name: 'Bruk «Lunge til venstre» nå' }).click();
  await expect.poll(() => sets(page)).toEqual([first, second]);
  await page.getByRole('button', { name: 'Visningsoppsett' }).click();
  await page.getByRole('menuitem', { name: 'Mine oppsett' }).click();
  await mine.getByRole('button', { name: 'Slett «Lunge til venstre»' }).click();
  await expect(mine.getByText('Du har ingen lagrede oppsett.')).toBeVisible();
  await page.keyboard.press('Escape');
  // The address still asks for it: that it is gone is told.
  await expect(page.getByText('Oppsettet i adressen finnes ikke lenger.')).toBeVisible();
});

test('on a telephone the stages are one key and one swipe apart', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'nb-NO',
  });
  const page = await context.newPage();
  await launch(page, 'a', product.ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(1);
  await expect(stage(page)).toHaveText(/^1 av 2: Thorax/);
  const box = await stage(page).boundingBox();
  if (box === null) throw new Error('the stage is on screen');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const fingers = await Fingers.on(page);
  await fingers.move([middle, { x: middle.x - 90, y: middle.y }]);
  await expect(stage(page)).toHaveText(/^2 av 2: Thorax/);
  await page.keyboard.press('Shift+PageUp');
  await expect(stage(page)).toHaveText(/^1 av 2: Thorax/);
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await expect(stage(page)).toHaveText('1 av 3: Forrige over nåværende');
  await context.close();
});

test('an earlier mammogram of another view says so in its pane, and one of the same view does not', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nb-NO' });
  const page = await context.newPage();
  await launch(page, mammography.patientId, product.ehr);
  await openStudy(page, mammography.present);
  await expect(painted(page)).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  expect(await images(page)).toEqual([
    mammogramUid(mammography.prior, 'CC-L'),
    mammogramUid(mammography.present, 'MLO-L'),
  ]);
  const warning = page.getByText('Ikke samme projeksjon: CC mot MLO');
  await expect(panes(page).first().locator('.pane-note').first()).toHaveText(
    'Ikke samme projeksjon: CC mot MLO',
  );
  await expect(warning).toHaveCount(1);
  await panes(page).nth(1).locator('.pane-header').click();
  await page.keyboard.press('PageDown');
  await expect
    .poll(() => images(page))
    .toEqual([mammogramUid(mammography.prior, 'CC-R'), mammogramUid(mammography.present, 'CC-R')]);
  await expect(warning).toHaveCount(0);
  await context.close();
});

/** Whether bright pixels stand within three pixels of either edge of a pane, halfway down. */
async function brightEdges(pane: Locator): Promise<{ readonly left: boolean; readonly right: boolean }> {
  return pane
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      const { width, height } = canvas;
      const pixels = canvas.getContext('2d')?.getImageData(0, Math.floor(height / 2), width, 1).data;
      if (pixels === undefined) throw new Error('no pixels');
      const bright = (from: number) =>
        [0, 1, 2].some((more) => (pixels[Math.min(width - 1, from + more) * 4] ?? 0) > 150);
      return { left: bright(0), right: bright(width - 3) };
    });
}
