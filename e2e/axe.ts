import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { expect, type Page } from '@playwright/test';
import { type AxeResults, type RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Language = 'nb' | 'en';
type Scheme = 'dark' | 'light';

/** Every rule that axe has, those of good practice and of WCAG 2.2 too; or only those that colours decide. */
const rules = {
  all: { rules: { 'target-size': { enabled: true } } },
  colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
} as const satisfies Record<string, RunOptions>;

interface Look {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly scheme: Scheme;
  readonly rules: keyof typeof rules;
}

/** In each language everything; the other theme differs from the first by its colours alone. */
const looks: readonly Look[] = (['nb', 'en'] as const).flatMap((language) => [
  { width: 1366, height: 768, language, scheme: 'dark', rules: 'all' },
  { width: 1366, height: 768, language, scheme: 'light', rules: 'colours' },
]);

/** What is different on a telephone is where things lie: neither language nor theme. */
const narrowLooks: readonly Look[] = [
  { width: 390, height: 844, language: 'nb', scheme: 'light', rules: 'all' },
];

/**
 * One state of a page looked at in both languages and both themes, and on a telephone where that is meaningful, without bringing it about
 * anew: the theme follows the browser's, the language what is chosen in another window of the same browser.
 */
export class Looks {
  readonly #page: Page;
  readonly #other: Page;
  #now: Omit<Look, 'rules'> = { width: 1366, height: 768, language: 'nb', scheme: 'dark' };

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
    for (const look of sizes === 'every' ? [...looks, ...narrowLooks] : looks) {
      await this.#wear(look);
      const faults = [
        ...(await faultsOf(this.#page, rules[look.rules])),
        ...(await this.#page.evaluate(wider)),
      ];
      found.push(...faults.map((fault) => `${look.language}, ${look.scheme}, ${look.width} px: ${fault}`));
    }
    await this.#wear({ width: 1366, height: 768, language: 'nb', scheme: 'dark' });
    return found;
  }

  async #wear(look: Omit<Look, 'rules'>): Promise<void> {
    const { width, height, language, scheme } = look;
    const before = this.#now;
    this.#now = look;
    if (before.width !== width) await this.#page.setViewportSize({ width, height });
    if (before.language !== language) {
      await this.#other.evaluate((chosen) => localStorage.setItem('lysbilde.language', chosen), language);
      await expect(this.#page.locator('html')).toHaveAttribute('lang', language);
    }
    if (before.scheme === scheme) return;
    await this.#page.emulateMedia({ colorScheme: scheme });
    await expect(this.#page.locator('html')).toHaveAttribute('data-color-scheme', scheme);
    // Colours on their way are neither theme's.
    await this.#page.waitForFunction(() =>
      document.getAnimations().every((one) => !(one instanceof CSSTransition) || one.playState !== 'running'),
    );
  }
}

/** What cannot be seen whole because it is wider than the screen: the page, a dialog, a menu. */
function wider(): readonly string[] {
  const layers = [...document.querySelectorAll<HTMLElement>('dialog[open], .popover')].filter((layer) => {
    const { left, right } = layer.getBoundingClientRect();
    return left < 0 || right > innerWidth;
  });
  const isPageWide = document.documentElement.scrollWidth > innerWidth;
  return [...(isPageWide ? ['the page'] : []), ...layers.map(({ className }) => className)].map(
    (what) => `wider than the screen: ${what}`,
  );
}

/** What breaks a rule, and where. Axe is put into the page once for each document. */
async function faultsOf(page: Page, options: RunOptions): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${asked})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary ?? ''})`),
  );
}
