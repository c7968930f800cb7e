import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, openStudy, painted } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';
import { openEncoders } from '../proofs/encoders.ts';
import {
  type Phantom,
  phantomPatient,
  phantomSopUid,
  phantomStudyUid,
  writePhantoms,
} from '../proofs/phantomFiles.ts';
import { picture, size } from '../proofs/specimens.ts';

const issuer = '2.16.578.1.12.4.1.4.1';
const study = 'to-arkiver';
/** Both archives hold its one image; the first one's is broken. */
const alike = 'likt-i-begge';
const lossless = '1.2.840.10008.1.2.4.80';

let product: Product;

test.beforeAll(async () => {
  const encode = (await openEncoders())['JPEG-LS'];
  const image = (series: string, number: number, description: string): Phantom => ({
    study,
    series,
    seriesNumber: series === 'felles' ? 1 : 2,
    instanceNumber: number,
    ...size,
    bits: 12,
    transferSyntaxUid: lossless,
    pixels: encode(picture(number, 12)),
    attributes: {
      IssuerOfPatientID: issuer,
      StudyDescription: description,
      BodyPartExamined: series === 'felles' ? 'CHEST' : 'KNEE',
    },
  });
  const shared = (description: string) => [1, 2, 3, 4].map((n) => image('felles', n, description));
  // The first archive lacks the second series and the fourth image; its third image is cut off, in the middle of its codestream.
  const north = shared('CT thorax')
    .slice(0, 3)
    .map((one) => (one.instanceNumber === 3 ? { ...one, pixels: brokenInside(one.pixels) } : one));
  // The second image of the series that only the second archive has is of no use to anyone.
  const own = [1, 2].map((n) => image('bare sør', n, 'CT thorax m. kontrast'));
  const south = [
    ...shared('CT thorax m. kontrast'),
    ...own.map((one) => (one.instanceNumber === 2 ? { ...one, pixels: brokenInside(one.pixels) } : one)),
  ];
  const [one] = shared('CT thorax').map((image) => ({ ...image, study: alike }));
  if (one !== undefined) {
    north.push({ ...one, pixels: brokenInside(one.pixels) });
    south.push(one);
  }
  const folders = { north: resolve('.lysbilde/two-north'), south: resolve('.lysbilde/two-south') };
  writePhantoms(folders.north, north);
  writePhantoms(folders.south, south);
  product = await startProduct({
    home: freshHome('two-sources'),
    archives: [`Nord=${folders.north}`, `Sør=${folders.south}`],
  });
});

test.afterAll(() => product.stop());

/** Its head says what it should; what follows is noise. */
function brokenInside(bytes: Uint8Array): Uint8Array {
  const broken = Uint8Array.from(bytes);
  for (let at = Math.floor(bytes.length / 3); at < bytes.length - 2; at += 1) broken[at] = (at * 37) % 255;
  return broken;
}

async function stepTo(page: Page, sop: string): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-viewport="1"]')).toHaveAttribute('data-sop-instance-uid', sop);
}

test('a study in two archives is one row; instances of both count once, and who has what is said', async ({
  page,
}) => {
  await launch(page, `${phantomPatient}^^^${issuer}`, product.ehr);
  const row = page.locator(`[data-study-uid="${phantomStudyUid(study)}"]`);
  await expect(row).toHaveCount(1);
  await expect(row).toHaveAttribute('data-archive', 'nord sor');
  await expect(row).toContainText('2 arkiver');
  await openStudy(page, phantomStudyUid(study));
  await expect(painted(page).first()).toBeVisible();
  const account = page.locator('.contents-account');
  await expect(account).toContainText('Alle 6 objekter er her');
  await expect(account).toContainText('Nord har 3 av 6. Sør har alle 6. Én serie finnes bare i Sør.');
  await expect(account).toContainText('Arkivene oppgir ulikt antall objekter: Nord 3, Sør 6.');
  await expect(account).toContainText(
    'Arkivene beskriver undersøkelsen ulikt: Nord «CT thorax», Sør «CT thorax m. kontrast».',
  );
  await expect(page.locator('[data-display-set-item]')).toHaveCount(2);
});

test('a part of the body that only the second archive has pictures of is a place where the study is found', async ({
  page,
}) => {
  await launch(page, `${phantomPatient}^^^${issuer}`, product.ehr);
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
  const view = page.url().split('?')[0] ?? '';
  const row = page.locator(`[data-study-uid="${phantomStudyUid(study)}"]`);
  for (const region of ['knee', 'chest']) {
    await page.goto(`${view}?regions=${region}`);
    await expect(page.locator('.regions-pending')).toHaveCount(0, { timeout: 45_000 });
    await expect(row).toBeVisible();
  }
});

test('a frame that one archive gives broken comes from the other, which the pane says; one that nobody has whole has failed', async ({
  page,
}) => {
  await launch(page, `${phantomPatient}^^^${issuer}`, product.ehr);
  const view = page.url().split('?')[0] ?? '';
  const sop = (number: number) => phantomSopUid({ study, series: 'felles' }, number);
  await page.goto(`${view}?studies=${phantomStudyUid(study)}&instance=${sop(1)}`);
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', sop(1));
  const pane = page.locator('[data-viewport="1"]');
  await pane.locator('.pane-header').click();
  await stepTo(page, sop(2));
  await expect(pane.getByText(/^Fra Sør/)).toHaveCount(0);
  await stepTo(page, sop(3));
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane.getByText(/^Fra Sør\. Nord: /)).toBeVisible();
  await stepTo(page, sop(4));
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane.getByText(/^Fra Sør/)).toHaveCount(0);

  const own = phantomSopUid({ study, series: 'bare sør' }, 2);
  await page.goto(`${view}?studies=${phantomStudyUid(study)}&instance=${own}`);
  await expect(page.locator('[data-viewport="1"][data-state="failed"]')).toBeVisible();
  await page.waitForTimeout(2500);
  await expect(page.locator('[data-display-set-item]').last().locator('.seen-mark')).toHaveText('Ikke sett');
});

test('what a hand has set stays, and the image in view with it, when the other archive answers later', async ({
  page,
}) => {
  let answer = (): void => undefined;
  const mayAnswer = new Promise<void>((resolved) => (answer = resolved));
  await page.route(/\/archives\/sor\/.*\/metadata/, async (route) => {
    await mayAnswer;
    await route.continue();
  });
  await launch(page, `${phantomPatient}^^^${issuer}`, product.ehr);
  const view = page.url().split('?')[0] ?? '';
  const sop = (number: number) => phantomSopUid({ study, series: 'felles' }, number);
  await page.goto(`${view}?studies=${phantomStudyUid(study)}&instance=${sop(2)}`);
  const pane = page.locator('[data-viewport="1"]');
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', sop(2));
  await expect(pane).toHaveAttribute('data-frames-total', '3');
  await pane.locator('.pane-header').click();
  await page.keyboard.press('ArrowUp');
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', sop(1));
  await page.keyboard.press('x');
  await page.keyboard.press('+');
  await expect(pane).toContainText('Invertert');
  const said = await pane.locator('[data-corner="bottom-left"]').textContent();
  answer();
  await expect(pane).toHaveAttribute('data-frames-total', '4');
  await expect(painted(page)).toHaveAttribute('data-sop-instance-uid', sop(1));
  await expect(pane).toContainText('Invertert');
  await expect(pane.locator('[data-corner="bottom-left"]')).toHaveText(said ?? '');
});

test('an image that one archive gives broken comes from the other without being asked for, once that has answered', async ({
  page,
}) => {
  let answer = (): void => undefined;
  const mayAnswer = new Promise<void>((resolved) => (answer = resolved));
  await page.route(/\/archives\/sor\/.*\/metadata/, async (route) => {
    await mayAnswer;
    await route.continue();
  });
  await launch(page, `${phantomPatient}^^^${issuer}`, product.ehr);
  await openStudy(page, phantomStudyUid(alike));
  const pane = page.locator('[data-viewport="1"]');
  await expect(pane).toHaveAttribute('data-state', 'failed');
  answer();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane.getByText(/^Fra Sør\. Nord: /)).toBeVisible();
});
