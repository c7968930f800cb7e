import { expect, type Locator, type Page, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted, panes } from '../journey.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a telephone the bar of the prior shows all that it holds, and the links are one press away', async ({
  page,
}) => {
  await openWithPrior(page);
  const bar = page.getByRole('toolbar', { name: 'Sammenlign', exact: true });
  expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await expect(bar).toContainText('Lignende undersøkelse, 14 måneder tidligere');
  await expect(bar.getByRole('button', { name: 'Andre undersøkelser: 2 av 3' })).toBeInViewport({ ratio: 1 });

  await bar.getByRole('button', { name: 'Koble sammen' }).click();
  const links = page.getByRole('dialog', { name: 'Koble sammen' });
  const scroll = links.getByRole('button', { name: 'Bla' });
  await expect(scroll).toHaveAttribute('aria-pressed', 'true');
  await scroll.click();
  await expect(scroll).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/unlink/);
  await page.keyboard.press('Escape');
  await expect(links).toHaveCount(0);
});

test('over two low panes nothing lies on anything else, and whose and when it is stays', async ({ page }) => {
  await openWithPrior(page);
  for (const pane of await panes(page).all()) expect(await overlaps(pane)).toEqual([]);
  await page.keyboard.press('Alt+m');
  await expect(page.getByRole('complementary', { name: 'Målt endring' })).toBeVisible();
  for (const pane of await panes(page).all()) {
    await expect(pane.locator('.pane-name')).toBeInViewport({ ratio: 1 });
    await expect(pane.locator('.pane-date')).toBeInViewport({ ratio: 1 });
    await expect.poll(() => overlaps(pane)).toEqual([]);
  }
});

async function openWithPrior(page: Page): Promise<void> {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page)).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
  await expect(panes(page).first().locator('.pane-note')).toContainText('følger etter avstand');
}

/** Pairs of texts over one picture that share more than a pixel of the screen. */
function overlaps(pane: Locator): Promise<readonly string[]> {
  return pane.locator('.pane-stage').evaluate((stage) => {
    const texts =
      '.pane-identity > span, .pane-corner > span, .pane-letter, .pane-ruler, .pane-progress > span';
    const boxes = [...stage.querySelectorAll(texts)]
      .map((element) => {
        const inner = element.matches('.pane-note') ? (element.firstElementChild ?? element) : element;
        return { said: element.textContent, box: inner.getBoundingClientRect() };
      })
      .filter(({ box }) => box.width > 1 && box.height > 1);
    return boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (b) =>
            Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
            Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 2,
        )
        .map((b) => `«${a.said}» on «${b.said}»`),
    );
  });
}
