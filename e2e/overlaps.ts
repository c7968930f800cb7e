import { type Locator } from '@playwright/test';

/** Pairs of texts over one picture that share more than a pixel of the screen. */
export function overlaps(pane: Locator): Promise<readonly string[]> {
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
