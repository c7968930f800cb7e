import { expect, type Page } from '@playwright/test';

import { type FakeGateway, fakeView } from '../fixtures/fakeGateway.ts';
import { launch } from '../journey.ts';
import { type Chain } from './state.ts';

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

export const timeline: Chain = {
  name: 'a timeline of 400 studies',
  open: async (page, { ehr }) => {
    await launch(page, 'd', ehr);
    await expect(page.locator('.study-open').first()).toBeVisible();
    await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
    return page;
  },
  states: [
    { name: 'all of it', enter: () => Promise.resolve(), isNarrowToo: true },
    {
      name: 'years marked on the ribbon',
      enter: async (page) => {
        await page.getByRole('slider', { name: /undersøkelser/ }).focus();
        await press(page, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight');
        await expect(page.locator('.ribbon-told')).toContainText('markert');
      },
      isNarrowToo: true,
    },
    {
      name: 'years chosen, and a facet open',
      enter: async (page) => {
        await press(page, 'Enter');
        await page.getByRole('button', { name: /^Fag/ }).press('Enter');
        await page.locator('.facet-value input').first().press('Space');
        await expect(page.getByRole('dialog')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'a place chosen on the figure',
      enter: async (page) => {
        await press(page, 'Escape', 'Alt+k');
        await page.locator('[data-spot="hand.left"]').first().press('Enter');
        await expect(page.locator('.body-panel')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'nothing that passes the filters, and which of them hides what',
      enter: async (page) => {
        await press(page, 'Escape', '/');
        await expect(page.getByRole('searchbox')).toBeFocused();
        await page.keyboard.type('finnes ikke');
        await expect(page.getByText('Ingen undersøkelser passer med filtrene')).toBeVisible();
      },
      isNarrowToo: true,
    },
  ],
};

/** States that are hard to bring about for real, of made-up answers. */
export function troubles(gateway: () => FakeGateway): Chain {
  const answered = async (page: Page, state: 'loading' | 'complete' | 'partial') => {
    await page.goto(gateway().url + fakeView);
    await page.waitForSelector(`[data-timeline-state=${state}]`);
  };
  return {
    name: 'archives in trouble',
    open: async (page) => {
      gateway().set('helg', { fault: 'error' });
      gateway().set('nlsh', { studies: 3, codings: 'failed' });
      gateway().set('finn', { studies: 5, more: true, unconfirmed: 2 });
      await answered(page, 'partial');
      return page;
    },
    states: [
      {
        name: 'one missing, one that keeps something back, one that does not tell what is on its images',
        enter: (page) => expect(page.getByText('Helgelandssykehuset mangler.')).toBeVisible(),
        isNarrowToo: true,
      },
      {
        name: 'one that is waited for',
        enter: async (page) => {
          gateway().set('finn', { fault: 'silent' });
          await answered(page, 'loading');
          await expect(page.locator('.waiting-line')).toContainText('Venter på Finnmarkssykehuset');
        },
        isNarrowToo: true,
      },
      {
        name: 'nothing at all',
        enter: async (page) => {
          for (const archiveId of ['unn', 'nlsh', 'helg', 'finn']) gateway().set(archiveId, { studies: 0 });
          await answered(page, 'complete');
          await expect(page.getByText('Ingen bilder funnet')).toBeVisible();
        },
        isNarrowToo: true,
      },
    ],
  };
}
