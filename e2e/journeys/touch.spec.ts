import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, painted, panes } from '../journey.ts';
import { Fingers, imageBox } from '../touch.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

test('on a telephone one finger scrolls a CT, two pinch and move it, and a tap goes back to the timeline', async ({
  page,
}) => {
  await launch(page, 'a');
  const pane = await tapStudy(page, sampleStudyUids.ctTromso);
  const fingers = await Fingers.on(page);
  const middle = await middleOf(pane);
  const middleHeight = (await pane.locator('.image-canvas').evaluate((one) => one.clientHeight)) / 2;
  const index = async () => Number(await pane.locator('.pane-counter').getAttribute('data-index'));

  const first = await index();
  await fingers.move([middle, { x: middle.x, y: middle.y + 80 }]);
  await expect.poll(index).toBe(first + 10);
  await fingers.move([middle, { x: middle.x, y: middle.y - 40 }]);
  await expect.poll(index).toBe(first + 5);

  const before = await imageBox(pane);
  await fingers.move(
    [
      { x: middle.x - 40, y: middle.y },
      { x: middle.x - 60, y: middle.y },
    ],
    [
      { x: middle.x + 40, y: middle.y },
      { x: middle.x + 60, y: middle.y },
    ],
  );
  await expect.poll(async () => (await imageBox(pane)).height / before.height).toBeCloseTo(1.5, 1);
  expect(await index()).toBe(first + 5);
  const pinched = await imageBox(pane);
  // What lay between the fingers stays between them.
  expect(pinched.y - middleHeight).toBeCloseTo((before.y - middleHeight) * 1.5, -1);
  await fingers.move(
    [
      { x: middle.x - 40, y: middle.y },
      { x: middle.x - 40, y: middle.y + 60 },
    ],
    [
      { x: middle.x + 40, y: middle.y },
      { x: middle.x + 40, y: middle.y + 60 },
    ],
  );
  await expect.poll(async () => Math.round((await imageBox(pane)).y - pinched.y)).toBeCloseTo(60, -1);
  expect((await imageBox(pane)).height).toBeCloseTo(pinched.height, -1);

  await page.getByRole('button', { name: 'Til tidslinjen' }).tap();
  await expect(page.locator(`[data-study-uid="${sampleStudyUids.ctTromso}"]`)).toBeVisible();
});

test('on a telephone a swipe turns to the next photograph, and moves it once it is magnified', async ({
  page,
}) => {
  await launch(page, 'b');
  await tapStudy(page, sampleStudyUids.wound[7] ?? '');
  const photos = page.locator('[data-viewport] button.photo');
  await expect(photos.nth(1)).toBeVisible();
  await photos.first().tap();
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  const sop = () => pane.getAttribute('data-sop-instance-uid');
  const first = await sop();
  const fingers = await Fingers.on(page);
  const middle = await middleOf(pane);
  const [left, right] = [
    { x: middle.x - 90, y: middle.y },
    { x: middle.x + 90, y: middle.y },
  ];
  await fingers.move([right, left]);
  await expect.poll(sop).not.toBe(first);
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await fingers.move([left, right]);
  await expect.poll(sop).toBe(first);
  await expect(pane).toHaveAttribute('data-state', 'painted');

  await fingers.move([{ x: middle.x - 30, y: middle.y }, left], [{ x: middle.x + 30, y: middle.y }, right]);
  await expect.poll(async () => (await imageBox(pane)).width).toBeGreaterThan(380);
  const pinched = await pane.locator('.image-canvas > canvas').screenshot();
  await fingers.move([middle, left]);
  await expect
    .poll(async () => pinched.equals(await pane.locator('.image-canvas > canvas').screenshot()))
    .toBe(false);
  expect(await sop()).toBe(first);
});

test('nothing appears only under a hovering pointer, and every control of the telephone can be tapped', async ({
  page,
}) => {
  await launch(page, 'a');
  await tapStudy(page, sampleStudyUids.ctTromso);
  const revealing = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => (rule instanceof CSSStyleRule ? [rule] : []))
      .filter(({ selectorText, style }) => {
        const reveals = ['display', 'visibility', 'opacity', 'width', 'height', 'clip-path'].some(
          (name) => style.getPropertyValue(name) !== '',
        );
        return selectorText.includes(':hover') && reveals;
      })
      .map(({ selectorText }) => selectorText),
  );
  expect(revealing).toEqual([]);
  await page.getByRole('button', { name: 'Flere verktøy' }).tap();
  await page.getByRole('menuitem', { name: /Zoom inn/ }).tap();
  await page.getByRole('button', { name: 'Sammenlign', exact: true }).tap();
  await expect(painted(page)).toHaveCount(2);
  await expect(panes(page).first().locator('.pane-header')).toContainText('Hammerfest');
});

async function tapStudy(page: Page, uid: string): Promise<Locator> {
  await page.locator(`[data-study-uid="${uid}"] button`).first().tap();
  const pane = painted(page).first();
  await expect(pane).toBeVisible();
  return pane;
}

async function middleOf(pane: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await pane.locator('.image-canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
