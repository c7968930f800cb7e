import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const languages = ['nb', 'en'] as const;
const schemes = ['dark', 'light'] as const;
const wide = { width: 1366, height: 768 };
const telephone = { width: 390, height: 844 };

/** Every rule that axe has, those of good practice too; what breaks one, and where. */
async function faults(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary ?? ''})`),
  );
}

/**
 * One state of a page looked at in both languages and both themes, and on a telephone where that is meaningful, without bringing it about
 * anew: the theme follows the browser's, the language what is chosen in another window of the same browser.
 */
export class Looks {
  readonly #page: Page;
  readonly #other: Page;

  private constructor(page: Page, other: Page) {
    this.#page = page;
    this.#other = other;
  }

  static async at(page: Page): Promise<Looks> {
    const other = await page.context().newPage();
    await other.goto(`${new URL(page.url()).origin}/theme.js`);
    return new Looks(page, other);
  }

  /** What axe finds, each fault with the look it is in; the page is left wide, in bokmål and dark. */
  async faultsIn(sizes: 'wide' | 'every'): Promise<readonly string[]> {
    const found: string[] = [];
    for (const size of sizes === 'every' ? [wide, telephone] : [wide]) {
      await this.#page.setViewportSize(size);
      for (const language of languages) {
        await this.#speak(language);
        for (const scheme of schemes) {
          await this.#wear(scheme);
          const look = `${language}, ${scheme}, ${size.width} px`;
          found.push(...(await faults(this.#page)).map((fault) => `${look}: ${fault}`));
        }
      }
      await this.#speak('nb');
    }
    await this.#wear('dark');
    await this.#page.setViewportSize(wide);
    return found;
  }

  async #speak(language: (typeof languages)[number]): Promise<void> {
    await this.#other.evaluate((chosen) => localStorage.setItem('lysbilde.language', chosen), language);
    await expect(this.#page.locator('html')).toHaveAttribute('lang', language);
  }

  async #wear(colorScheme: (typeof schemes)[number]): Promise<void> {
    await this.#page.emulateMedia({ colorScheme });
    await expect(this.#page.locator('html')).toHaveAttribute('data-color-scheme', colorScheme);
    // Colours on their way are neither theme's.
    await this.#page.waitForFunction(() =>
      document.getAnimations().every((one) => !(one instanceof CSSTransition) || one.playState !== 'running'),
    );
  }
}
