import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { type Phantom, phantomPatient, phantomStudyUid, writePhantoms } from '../proofs/phantomFiles.ts';

const issuer = '2.16.578.1.12.4.1.4.1';
const photographic = '1.2.840.10008.5.1.4.1.1.77.1.4';
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/** One picture in a study whose row tells nothing of what it is of. */
function untold(study: string, modality: string, sopClassUid: string): Phantom {
  return {
    study,
    series: 'bilder',
    seriesNumber: 1,
    instanceNumber: 1,
    rows: 32,
    columns: 32,
    bits: 8,
    pixels: Uint8Array.from({ length: 32 * 32 }, (_, at) => (at * 7) % 256),
    attributes: { IssuerOfPatientID: issuer, SOPClassUID: sopClassUid, Modality: modality },
  };
}

let product: Product;

test.beforeAll(async () => {
  const folder = resolve('.lysbilde/untold-photos');
  writePhantoms(folder, [
    untold('foto uten modalitet', '', photographic),
    untold('foto under annet', 'OT', photographic),
    untold('skjermbilde', 'OT', secondaryCapture),
  ]);
  product = await startProduct({ home: freshHome('untold-photos'), archives: [`Hud=${folder}`] });
});

test.afterAll(() => product.stop());

test('photographs are gathered by what they are, also where no list calls them so', async ({ page }) => {
  await launch(page, `${phantomPatient}^^^${issuer}`, product.ehr);
  await expect(page.locator(`[data-study-uid="${phantomStudyUid('skjermbilde')}"]`)).toBeVisible();
  await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
  await page.keyboard.press('Alt+g');
  await expect(page.locator('.sheet-counts')).toHaveText('2 foto i 2 undersøkelser');
  await expect(page.getByText('Det er ennå ikke kjent hva')).toHaveCount(0);
});
