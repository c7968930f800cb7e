import { expect, type Locator, type Page } from '@playwright/test';

/** The keyboard and nothing else: no click, no focus sent anywhere, no field filled but by typing. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async times(count: number, key: string): Promise<void> {
    for (let press = 0; press < count; press += 1) await this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** On by Tab, or by another key that moves the focus, until `target` has it. */
  async to(target: Locator, by = 'Tab'): Promise<void> {
    for (let press = 0; press < 120; press += 1) {
      if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) return;
      await this.#page.keyboard.press(by);
    }
    const at = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nowhere');
    throw new Error(`not reached in 120 presses of ${by}; the focus is at ${at}`);
  }

  /** Opens a study of the timeline, whose list has one stop for Tab and is walked by arrows. */
  async open(studyInstanceUid: string): Promise<void> {
    await this.to(this.#page.locator('.study-open'));
    await this.press('Home');
    await this.to(this.#page.locator(`[data-study-uid="${studyInstanceUid}"] .study-open`), 'ArrowDown');
    await this.press('Enter');
    await expect(this.#page.locator('[data-viewport]').first()).toBeVisible();
  }

  /** Whoever uses keys sees where the focus is: within the page's window, and drawn as no other control is. */
  async expectSeen(): Promise<void> {
    await expect
      .poll(() =>
        this.#page.evaluate(() => {
          const at = document.activeElement;
          if (at === null || at === document.body) return 'the focus is nowhere';
          const { left, top, right, bottom } = at.getBoundingClientRect();
          if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth)
            return 'the focus is out of sight';
          // A control that is transparent is drawn by what it lies in.
          const drawn = [at, at.parentElement].some((one) => {
            if (one === null) return false;
            const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one);
            return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && opacity !== '0';
          });
          return drawn ? 'seen' : `no outline around ${at.outerHTML.slice(0, 120)}`;
        }),
      )
      .toBe('seen');
  }

  /** The focus is on a control, and not lost with one that went away. */
  async expectSomewhere(within = 'body'): Promise<void> {
    await expect
      .poll(() =>
        this.#page.evaluate((selector) => {
          const at = document.activeElement;
          return at !== null && at !== document.body && at.closest(selector) !== null;
        }, within),
      )
      .toBe(true);
  }
}
