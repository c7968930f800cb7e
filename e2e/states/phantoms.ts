import { expect, type Page } from '@playwright/test';

import { type Chain, unhurried } from './state.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { mammography } from '../fixtures/mammography.ts';
import { beatPhantom, beatStudy } from '../proofs/beatPhantom.ts';
import { type Phantom, phantomPatient, phantomStudyUid } from '../proofs/phantomFiles.ts';

const issuer = '2.16.578.1.12.4.1.4.1';
const inTwo = 'to arkiver';
const size = { rows: 64, columns: 96 };

/** Files of the two archives: loops of a stress examination in the first, and one study in both, of which each lacks something. */
export function phantomArchives(): {
  readonly north: readonly Phantom[];
  readonly south: readonly Phantom[];
} {
  const image = (instanceNumber: number, description: string): Phantom => ({
    study: inTwo,
    series: 'felles',
    seriesNumber: 1,
    instanceNumber,
    ...size,
    bits: 8,
    pixels: Uint8Array.from({ length: size.rows * size.columns }, (_, at) => (at * instanceNumber) % 251),
    attributes: { IssuerOfPatientID: issuer, StudyDescription: description },
  });
  const beats = beatPhantom().map((one) => ({
    ...one,
    attributes: { ...one.attributes, IssuerOfPatientID: issuer },
  }));
  return {
    north: [...beats, ...[1, 2].map((n) => image(n, 'CT thorax'))],
    south: [1, 2, 3].map((n) => image(n, 'CT thorax m. kontrast')),
  };
}

export const phantoms: Chain = {
  name: 'a stress examination, and a study in two archives',
  open: async (page, { ehr }) => {
    await launch(page, `${phantomPatient}^^^${issuer}`, ehr);
    return page;
  },
  states: [
    {
      name: 'a row with two sources',
      enter: (page) =>
        expect(page.locator(`[data-study-uid="${phantomStudyUid(inTwo)}"]`)).toContainText('2 arkiver'),
      isNarrowToo: true,
    },
    {
      name: 'what each source has',
      enter: async (page) => {
        await openStudy(page, phantomStudyUid(inTwo));
        await expect(page.locator('.contents-account')).toContainText(
          'Arkivene beskriver undersøkelsen ulikt',
        );
      },
      isNarrowToo: true,
    },
    {
      name: 'loops by stage and view',
      enter: async (page) => {
        await openStudy(page, phantomStudyUid(beatStudy));
        await expect(painted(page).first()).toBeVisible(unhurried);
        await page.keyboard.press('Alt+u');
        await expect(page.getByRole('table', { name: 'Sløyfer etter stadium og projeksjon' })).toBeVisible();
      },
      isNarrowToo: true,
    },
    {
      name: 'loops locked by the heart',
      enter: async (page) => {
        await page.getByRole('button', { name: 'Vis Apikal 4-kammer: 3 sløyfer koblet' }).press('Enter');
        await expect(page.getByText('Faselåst på hjerteslaget').first()).toBeVisible();
      },
      isNarrowToo: true,
    },
    { name: 'all has been seen', enter: seeAll, isNarrowToo: true },
  ],
};

async function seeAll(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Alt+n');
    await expect(page.getByText('Alt er sett.')).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 40_000, intervals: [200] });
}

export const mammograms: Chain = {
  name: 'mammograms',
  open: async (page, { ehr }) => {
    await launch(page, mammography.patientId, ehr);
    await openStudy(page, mammography.present);
    await expect(painted(page)).toHaveCount(4, unhurried);
    return page;
  },
  states: [
    {
      name: 'a stage with a place that nothing was found for',
      enter: async (page) => {
        await page.keyboard.press('k');
        await expect(page.locator('.stage-name')).toHaveText('1 av 4: Fire projeksjoner med forrige');
        await expect(painted(page)).toHaveCount(7, unhurried);
      },
      isNarrowToo: true,
    },
  ],
};
