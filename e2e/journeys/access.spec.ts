import { AxeBuilder } from '../axeBuilder.ts';
import { expect, type Page, test } from '@playwright/test';

import { ehr, launch, painted } from '../journey.ts';

async function faults(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on record and timeline (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(ehr());
    expect(await faults(page)).toEqual([]);
    await launch(page, 'a');
    expect(await faults(page)).toEqual([]);
  });
}

test('the main journey runs by keyboard alone', async ({ page }) => {
  await page.goto(ehr());
  await tabTo(page, (name) => /Åpne bilder/.test(name));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  await tabTo(page, () => false, '[data-study-uid]');
  await page.keyboard.press('Enter');
  await expect(painted(page).first()).toBeVisible();
  const first = await painted(page).first().getAttribute('data-sop-instance-uid');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => painted(page).first().getAttribute('data-sop-instance-uid')).not.toBe(first);
  await page.keyboard.press('k');
  await expect(painted(page)).toHaveCount(2);
});

/** Presses Tab until the focused thing has the wanted name, or lies in `within`. */
async function tabTo(page: Page, isWanted: (name: string) => boolean, within?: string): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      (selector) => ({
        name: document.activeElement?.textContent ?? '',
        isWithin: selector !== null && document.activeElement?.closest(selector) != null,
      }),
      within ?? null,
    );
    if (at.isWithin || (within === undefined && isWanted(at.name))) return;
  }
  throw new Error('not reached in 80 presses of Tab');
}
