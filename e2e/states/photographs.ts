import { expect, type Page } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';
import { type Chain, unhurried } from './state.ts';

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const mode = (page: Page, name: string) => page.getByRole('button', { name, exact: true, pressed: true });

async function openWound(page: Page, ehr: string): Promise<Page> {
  await launch(page, 'b', ehr);
  await openStudy(page, sampleStudyUids.wound[7] ?? '');
  await expect(page.locator('[data-viewport] button.photo').first()).toBeVisible();
  return page;
}

export const pairs: Chain = {
  name: 'photographs then and now',
  open: (page, { ehr }) => openWound(page, ehr),
  states: [
    { name: 'photographs of one study', enter: () => Promise.resolve(), isNarrowToo: true },
    {
      name: 'the contact sheet with one chosen',
      enter: async (page) => {
        await press(page, 'Alt+g');
        await page.locator('.sheet-open[data-index="0"]').press('Space');
        await expect(page.getByText('1 valgt. Velg ett til.')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'two side by side',
      enter: async (page) => {
        await press(page, 'Alt+t');
        await expect(painted(page)).toHaveCount(2, unhurried);
      },
      isNarrowToo: true,
    },
    ...(
      [
        ['2', 'Skyvelinje'],
        ['3', 'Veksling'],
        ['4', 'Gjennomsiktig'],
      ] as const
    ).map(([key, name]) => ({
      name,
      enter: async (page: Page) => {
        await press(page, key);
        await expect(mode(page, name)).toBeVisible();
      },
      isNarrowToo: true as const,
    })),
    {
      name: 'points set to adjust by',
      enter: async (page) => {
        await press(page, 'j');
        for (const half of ['Da', 'Nå'])
          await page.getByRole('button', { name: `Sett punkt 1 i ${half}` }).press('Enter');
        await expect(page.locator('.pair-point')).toHaveCount(2);
      },
      isNarrowToo: true,
    },
    {
      name: 'an adjustment proposed',
      enter: async (page) => {
        await press(page, 'Escape', 'p');
        await expect(page.getByText(/^Forslag: \d+ steder/)).toBeVisible({ timeout: 60_000 });
      },
    },
    {
      name: 'an adjustment in force',
      enter: async (page) => {
        await press(page, 'g');
        await expect(page.getByRole('button', { name: 'Nullstill justeringen' })).toBeVisible();
      },
    },
  ],
};

export const wounds: Chain = {
  name: 'a wound',
  open: async (page, { ehr }) => {
    await openWound(page, ehr);
    await press(page, 'Alt+1');
    await page.locator('[data-viewport] button.photo').nth(2).press('Enter');
    await expect(painted(page).first()).toHaveAttribute('data-kind', 'photos');
    return page;
  },
  states: [
    {
      name: 'not calibrated',
      enter: async (page) => {
        await press(page, 'Alt+w');
        await expect(page.getByText('Ikke kalibrert: uten linjal')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'a ruler of a length that is none',
      enter: async (page) => {
        await press(page, 'Alt+Enter', 'Enter', ...Array<string>(8).fill('Shift+ArrowRight'), 'Enter');
        await page.getByRole('textbox', { name: 'Streken er i virkeligheten (mm)' }).fill('fem');
        await press(page, 'Enter');
        await expect(page.getByRole('alert')).toContainText('større enn 0');
      },
    },
    {
      name: 'calibrated, outlined and measured',
      enter: async (page) => {
        await page.getByRole('textbox', { name: 'Streken er i virkeligheten (mm)' }).fill('40');
        await press(page, 'Enter', 'Alt+Enter', 'Enter');
        for (const way of ['ArrowRight', 'ArrowDown', 'ArrowLeft'])
          await press(page, ...Array<string>(6).fill(`Shift+${way}`), 'Enter');
        await press(page, 'Alt+Shift+Enter');
        await expect(page.locator('[data-figure="outline"]')).toHaveAttribute('data-measurement', /^Areal/);
      },
      isNarrowToo: true,
    },
  ],
};
