import { expect, type Page } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';
import { type Chain, unhurried } from './state.ts';

const dialog = (page: Page, name?: string) => page.getByRole('dialog', name === undefined ? {} : { name });
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function openCt(page: Page, ehr: string): Promise<Page> {
  await launch(page, 'a', ehr);
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible(unhurried);
  return page;
}

export const comparing: Chain = {
  name: 'a CT and its prior',
  open: (page, { ehr }) => openCt(page, ehr),
  states: [
    {
      name: 'panes, with seen-marks and a volume that cannot be had here',
      enter: (page) => expect(page.getByRole('button', { name: '3D', exact: true })).toBeVisible(),
      isNarrowToo: true,
    },
    {
      name: 'why there is no volume',
      enter: async (page) => {
        await press(page, 'Alt+v');
        await expect(dialog(page, 'Volumgjengivelse (3D)')).toBeVisible();
      },
    },
    {
      name: 'two studies, and why the prior was chosen',
      enter: async (page) => {
        await press(page, 'Escape', 'k');
        await expect(page.locator('.prior-why')).toContainText('Lignende undersøkelse');
        await expect(painted(page)).toHaveCount(2, unhurried);
      },
      isNarrowToo: true,
    },
    {
      name: 'the list of priors',
      enter: async (page) => {
        await press(page, 'Alt+i');
        await expect(page.locator('.prior-list')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'nothing linked, one pane locked',
      enter: async (page) => {
        await press(page, 'Escape', 'u', 'Alt+q');
        await expect(page.getByText(/^Låst: følger ikke/).first()).toBeVisible();
      },
    },
    {
      name: 'panes let go to be aligned by hand',
      enter: async (page) => {
        await press(page, 'Alt+q', 'l', 'Alt+a');
        await expect(page.locator('.linking-bar')).toContainText('Bla hver rute');
      },
      isNarrowToo: true,
    },
    {
      name: 'panes aligned by hand',
      enter: async (page) => {
        await press(page, 'Alt+a');
        await expect(page.locator('.linking-bar')).toContainText('Justert for hånd');
      },
    },
    {
      name: 'a registration to approve',
      enter: async (page) => {
        await page.locator('.linking-bar').getByRole('button', { name: 'Angre' }).click();
        await press(page, 'Alt+j');
        await expect(dialog(page, 'Stemmer justeringen?')).toBeVisible({ timeout: 60_000 });
      },
      isNarrowToo: true,
    },
    {
      name: 'a registration approved',
      enter: async (page) => {
        await dialog(page).getByRole('button', { name: 'Godkjenn' }).click();
        await expect(page.locator('.linking-bar')).toContainText('Registrert');
      },
    },
  ],
};

export const layouts: Chain = {
  name: 'layouts, measuring, commands and links',
  open: (page, { ehr }) => openCt(page, ehr),
  states: [
    {
      name: 'a layout to save',
      enter: async (page) => {
        await press(page, 'Alt+l');
        await expect(dialog(page, 'Lagre dette oppsettet')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'the menu of layouts',
      enter: async (page) => {
        await dialog(page).getByRole('textbox', { name: 'Navn' }).fill('Lunge');
        await dialog(page).getByRole('button', { name: 'Lagre' }).click();
        await expect(dialog(page)).toHaveCount(0);
        await page.getByRole('button', { name: 'Visningsoppsett' }).click();
        await expect(page.getByRole('menu')).toBeVisible();
      },
    },
    {
      name: 'my layouts',
      enter: async (page) => {
        await page.getByRole('menuitem', { name: 'Mine oppsett' }).click();
        await expect(dialog(page, 'Mine oppsett').getByRole('listitem')).toHaveCount(1);
      },
      isNarrowToo: true,
    },
    {
      name: 'measured change, drawn here and read from reports',
      enter: async (page) => {
        await press(page, 'Escape', 'd', 'Alt+Enter', 'Enter', ...Array<string>(5).fill('Shift+ArrowRight'));
        await press(page, 'Enter', 'Escape', 'Alt+m');
        const panel = page.getByRole('complementary', { name: 'Målt endring' });
        await expect(panel.getByRole('region', { name: 'Lesjon 1' })).toBeVisible();
        await expect(panel.getByRole('region', { name: 'Knute 1' })).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'all commands and their keys',
      enter: async (page) => {
        await press(page, '?');
        await expect(dialog(page)).toContainText('Målt endring');
      },
      isNarrowToo: true,
    },
    {
      name: 'commands by name',
      enter: async (page) => {
        await press(page, 'Escape', 'Control+k');
        await page.keyboard.type('under');
        await expect(dialog(page).getByRole('listitem').first()).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'a link copied, or shown to be copied',
      enter: async (page) => {
        await press(page, 'Escape', 'Control+k');
        await page.keyboard.type('kopier lenke');
        await press(page, 'Enter');
        await expect(page.locator('.copied-link')).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'a link to a series, and a word, that are not there',
      enter: async (page) => {
        const view = page.url().split('?')[0] ?? '';
        await page.goto(`${view}?studies=${sampleStudyUids.mrHead}&series=1.2.3&layout=borte`);
        await expect(page.locator('.comparison-notices > .notice')).toHaveCount(2);
      },
      isNarrowToo: true,
    },
    {
      name: 'reference lines, and a 3D cursor in two series',
      enter: async (page) => {
        const view = page.url().split('?')[0] ?? '';
        await page.goto(`${view}?studies=${sampleStudyUids.mrHead}`);
        await expect(painted(page).first()).toBeVisible(unhurried);
        await press(page, 'Alt+2');
        await expect(painted(page)).toHaveCount(2, unhurried);
        await press(page, 'Alt+r', 'Alt+c', 'ArrowRight');
        await expect(page.locator('[data-cursor]')).toHaveCount(2);
      },
    },
  ],
};

export const secondWindow: Chain = {
  name: 'the second window',
  open: async (page, { ehr }) => {
    await openCt(page, ehr);
    await press(page, 'k');
    await expect(painted(page)).toHaveCount(2, unhurried);
    const [second] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Alt+y')]);
    await expect(painted(second).first()).toBeVisible(unhurried);
    return second;
  },
  states: [
    {
      name: 'the prior in a window of its own',
      enter: (page) => expect(page.getByText('Vindu 2')).toBeVisible(),
    },
  ],
};
