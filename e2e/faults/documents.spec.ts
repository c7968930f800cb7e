import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { namedStudy } from '#region/samples/chapters.ts';
import { clinicalDocumentFile } from '#region/samples/clinicalDocument.ts';
import { code, explicitLittleEndian, headerOf } from '#region/samples/headers.ts';
import { ecgFile } from '#region/samples/ecg.ts';
import { documentFile } from '#region/samples/manyKinds.ts';
import { part10 } from '#region/samples/part10.ts';
import type { SampleFile } from '#region/samples/sampleFile.ts';
import { container, text } from '#region/samples/srItems.ts';
import { sampleStudyUids, studyUid } from '#region/samples/uids.ts';

import { freshHome } from '../homes.ts';
import { launch, openStudy } from '../journey.ts';
import { type Product, startProduct } from '../product.ts';

const study = {
  ...namedStudy(sampleStudyUids.document),
  studyInstanceUid: studyUid('f-hostile-documents'),
  description: 'Fiendtlige dokumenter',
};

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '<svg onload=alert(3)>',
  '<iframe src="javascript:alert(4)"></iframe>',
  '" autofocus onfocus="alert(5)',
  '</p></article><h1>Ny side</h1>',
  'javascript:alert(6)',
  '{{7*7}} ${7*7}',
] as const;

/** Everything a clinical document might try: script, events, frames, forms, refreshes, stylesheets, outside images and links. */
const hostileCda = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/evil.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg">
  <title>Fiendtlig &lt;script&gt;alert(1)&lt;/script&gt;</title>
  <recordTarget><patientRole>
    <id root="2.16.578.1.12.4.1.4.1" extension="13116900216"/>
    <patient><name><given>Annen</given><family>TESTDATA</family></name><birthTime value="19691113"/></patient>
  </patientRole></recordTarget>
  <component><structuredBody><component><section><title>Tekst</title><text>
    <h:script>window.ran = 'script';</h:script>
    <h:meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/evil"/>
    <h:iframe src="http://127.0.0.1:9/frame"/>
    <h:form action="http://127.0.0.1:9/form"><h:input autofocus="" onfocus="window.ran = 'focus'"/></h:form>
    <s:svg onload="window.ran = 'svg'"><s:foreignObject><h:body onload="window.ran = 'body'"/></s:foreignObject></s:svg>
    <paragraph onclick="window.ran = 'click'" style="background:url(http://127.0.0.1:9/style)">Synlig tekst</paragraph>
    <linkHtml href="javascript:window.ran='link'">Lenke</linkHtml>
    <renderMultiMedia referencedObject="outside"/>
  </text><entry><observationMedia ID="outside"><value mediaType="image/png"><reference value="http://127.0.0.1:9/a.png"/></value></observationMedia></entry>
  </section></component></structuredBody></component>
</ClinicalDocument>`;

const growing = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><ClinicalDocument xmlns="urn:hl7-org:v3"><title>&b;</title></ClinicalDocument>`;

function hostileReport(): SampleFile {
  const series = { study, number: 3, modality: 'SR', description: 'Fiendtlig rapport' };
  const items = payloads.map((payload) => text(code('121071', 'DCM', payload), payload));
  return {
    study,
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      ...headerOf(series, '1.2.840.10008.5.1.4.1.1.88.11', 1),
      CompletionFlag: 'COMPLETE',
      VerificationFlag: 'VERIFIED',
      ...container(code('121070', 'DCM', '<b>Funn</b>'), items),
    },
  };
}

/** A PDF the second page of which is no page: what stands in its place is a stream. The reader knows of none after it. */
function pdfWithoutSecondPage(): SampleFile {
  const file = documentFile(study);
  const whole = file.attributes['EncapsulatedDocument'];
  if (!Buffer.isBuffer(whole)) throw new Error('the document is in the file');
  const broken = whole.toString('latin1').replace('[5 0 R 7 0 R', '[5 0 R 8 0 R');
  return {
    ...file,
    attributes: {
      ...file.attributes,
      SeriesInstanceUID: '2.25.425',
      SOPInstanceUID: '2.25.4252',
      SeriesNumber: 5,
      SeriesDescription: 'Ødelagt side',
      EncapsulatedDocument: Buffer.from(broken, 'latin1'),
    },
  };
}

/** An ECG of two recordings: what is measured on the paper of one says nothing of the other. */
function twoRecordings(): SampleFile {
  const file = ecgFile(study);
  const recordings = file.attributes['WaveformSequence'];
  if (!Array.isArray(recordings)) throw new Error('an ECG has a recording');
  return {
    ...file,
    attributes: {
      ...file.attributes,
      SeriesInstanceUID: '2.25.426',
      SOPInstanceUID: '2.25.4262',
      SeriesNumber: 6,
      SeriesDescription: 'To opptak',
      WaveformSequence: ['RYTME', 'MEDIAN'].map((label) => ({
        ...Object(recordings[0]),
        MultiplexGroupLabel: label,
      })),
    },
  };
}

let product: Product | undefined;

test.beforeAll(async () => {
  const home = freshHome('documents');
  const folder = join(home, 'fiendtlig');
  mkdirSync(folder, { recursive: true });
  const cda = clinicalDocumentFile(study, hostileCda);
  const entities = clinicalDocumentFile(study, growing);
  const renamed = {
    ...entities,
    attributes: {
      ...entities.attributes,
      SOPInstanceUID: '2.25.4242',
      SeriesInstanceUID: '2.25.424',
      SeriesNumber: 4,
      SeriesDescription: 'Entiteter',
    },
  };
  for (const [index, file] of [
    cda,
    renamed,
    hostileReport(),
    pdfWithoutSecondPage(),
    twoRecordings(),
  ].entries())
    writeFileSync(join(folder, `${index}.dcm`), part10(file));
  product = await startProduct({ home, archives: [`Fiendtlig=${folder}`] });
});
test.afterAll(async () => product?.stop());

test('hostile reports and clinical documents are text: nothing runs, nothing is asked for, and another patient is named', async ({
  page,
}) => {
  const faults: string[] = [];
  const own = new Set<string>();
  page.on('dialog', async (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http')) own.add(hostname);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  await launch(page, 'f', product?.ehr);
  await openStudy(page, study.studyInstanceUid);
  const series = page.locator('[data-display-set-item]');

  await series.filter({ hasText: 'Fiendtlig rapport' }).click();
  const report = page.locator('[data-viewport] .report-text').first();
  for (const payload of payloads) await expect(report.getByText(payload).first()).toBeVisible();
  await expect(report.locator('h3')).toHaveText('<b>Funn</b>');

  await series.filter({ hasText: 'Epikrise (CDA)' }).click();
  await expect(report).toContainText('Synlig tekst');
  await expect(report.locator('h3')).toHaveText('Fiendtlig <script>alert(1)</script>');
  await expect(report).toContainText('Dokumentet er skrevet om en annen enn pasienten i journalen');
  await expect(report).toContainText('Bilde i dokumentet (image/png) kan ikke vises');
  await expect(
    report.locator('script, iframe, form, input, svg:not([aria-hidden]), a, img, [style]'),
  ).toHaveCount(0);
  await report.getByText('Synlig tekst').click();
  await report.getByText('Lenke').click();
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();

  await series.filter({ hasText: 'Entiteter' }).click();
  const pane = page.locator('[data-viewport]').first();
  await expect(pane).toHaveAttribute('data-state', 'failed');
  await expect(pane).toContainText('definerer egne entiteter');

  expect(faults).toEqual([]);
  expect([...own]).toEqual(['localhost']);
});

test('a page of a PDF that cannot be drawn says so, and the page before it is not taken for it', async ({
  page,
}) => {
  await launch(page, 'f', product?.ehr);
  await openStudy(page, study.studyInstanceUid);
  await page.locator('[data-display-set-item]').filter({ hasText: 'Ødelagt side' }).click();
  const pane = page.locator('[data-viewport]').first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane).toHaveAttribute('data-frame', '1');
  await pane.getByRole('button', { name: 'Neste side' }).click();
  await expect(pane).toContainText('Side 2 av 2 kan ikke vises.');
  await expect(pane).toHaveAttribute('data-state', 'failed');
  await expect(pane).not.toHaveAttribute('data-frame', /./);
  await pane.getByRole('button', { name: 'Forrige side' }).click();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane).toHaveAttribute('data-frame', '1');
});

test('a caliper on one recording of an ECG does not stand on another', async ({ page }) => {
  await launch(page, 'f', product?.ehr);
  await openStudy(page, study.studyInstanceUid);
  await page.locator('[data-display-set-item]').filter({ hasText: 'To opptak' }).click();
  const pane = page.locator('[data-viewport]').first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await pane.locator('.ecg-sight').press('Enter');
  await expect(pane.locator('.ecg-reading')).toBeVisible();
  await pane.getByRole('combobox', { name: 'Opptak', exact: true }).selectOption('MEDIAN');
  await expect(pane).toHaveAttribute('data-state', 'painted');
  await expect(pane.locator('.ecg-reading')).toHaveCount(0);
});
