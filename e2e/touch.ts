import { type CDPSession, type Locator, type Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the screen, as the browser hears them from a touch panel: through the whole of its input, no made-up events. */
export class Fingers {
  readonly #devTools: CDPSession;

  private constructor(devTools: CDPSession) {
    this.#devTools = devTools;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** Each finger goes down at the start of its way, all move along together, and all are lifted at the ends. In CSS pixels of the page. */
  async move(...ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
    const steps = 10;
    const at = (share: number) =>
      ways.map(([from, to], id) => ({
        id,
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
      }));
    await this.#say('touchStart', at(0));
    for (let step = 1; step <= steps; step += 1) await this.#say('touchMove', at(step / steps));
    await this.#say('touchEnd', []);
  }

  async #say(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: readonly (Point & { readonly id: number })[],
  ): Promise<void> {
    await this.#devTools.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  }
}

/** Where a pane's image lies on its canvas: what is not black, in CSS pixels from the canvas's corner. */
export function imageBox(pane: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  return pane.locator('.image-canvas > canvas').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
    let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
    for (let at = 0; at < data.length; at += 4) {
      if (Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) < 40) continue;
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    const scale = canvas.clientWidth / canvas.width;
    return {
      x: left * scale,
      y: top * scale,
      width: (right - left + 1) * scale,
      height: (bottom - top + 1) * scale,
    };
  });
}
