import { type Page } from '@playwright/test';

/** Chromium that draws WebGL with the processor, and does not hide that it does. */
export const softwareWebGl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/**
 * From now on contexts on this page say that a graphics card draws them. The product judges by that name alone, so its own ray caster then runs
 * where there is no card, and shows what a card would show, slowly.
 */
export async function nameCard(
  page: Page,
  renderer = 'ANGLE (Test, a graphics card by name only)',
): Promise<void> {
  await page.addInitScript((name) => {
    const named = 0x9246;
    const ask = Reflect.get(WebGL2RenderingContext.prototype, 'getParameter');
    Object.defineProperty(WebGL2RenderingContext.prototype, 'getParameter', {
      value(this: WebGL2RenderingContext, what: number): unknown {
        return what === named ? name : Reflect.apply(ask, this, [what]);
      },
    });
  }, renderer);
}
