import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { freshHome } from '../homes.ts';
import { launch, panes } from '../journey.ts';
import { storeVideo } from '../numberedClips.ts';
import { type Product, startProduct } from '../product.ts';

const mpeg2 = '1.2.840.10008.1.2.4.100';
const h264 = '1.2.840.10008.1.2.4.102';
const cutOff = Buffer.concat([
  Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom\0\x0f\xff\xffmdat', 'latin1'),
  Buffer.alloc(1000, 7),
]);
const playlist = Buffer.from(`#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1/a.ts\n${'#\n'.repeat(300)}`);
const programStream = Buffer.concat([
  Buffer.from('000001ba4400040004010189c3f8000001b32d01e0340bb8a300000001b5148200', 'hex'),
  Buffer.alloc(1000, 0xff),
]);

const refusals = [
  {
    name: 'playlist',
    transferSyntaxUid: h264,
    stream: playlist,
    says: /ikke en videostrøm som Lysbilde kjenner/,
  },
  { name: 'empty', transferSyntaxUid: h264, stream: Buffer.alloc(0), says: /Videoen kan ikke spilles av/ },
  { name: 'cut-off', transferSyntaxUid: h264, stream: cutOff, says: /ikke en videostrøm|skadet/ },
  {
    name: 'mpeg2-without-ffmpeg',
    transferSyntaxUid: mpeg2,
    stream: programStream,
    says: /lagret som MPEG-2 \(MPEG-PS\).*ffmpeg.*ikke installert/,
  },
];

let product: Product | undefined;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const home = freshHome('film-refusals');
  const folder = join(home, 'clips');
  mkdirSync(folder);
  for (const refusal of refusals) storeVideo(folder, refusal);
  const env = { FFMPEG_PATH: join(home, 'no-such-program') };
  product = await startProduct({ home, archives: [`Film=${folder}`], env });
});

test.afterAll(async () => product?.stop());

for (const { name, says } of refusals) {
  test(`${name}: the pane says in words why there is no film, and its controls rest`, async ({ page }) => {
    if (product === undefined) throw new Error('no product');
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await launch(page, `VIDEO-${name}^^^urn:lysbilde:archive:film`, product.ehr);
    await page.locator('[data-study-uid]').first().click();
    const pane = panes(page).first();
    await expect(pane).toHaveAttribute('data-state', 'failed', { timeout: 20_000 });
    await expect(pane.getByRole('alert')).toContainText('Videoen kan ikke spilles av');
    await expect(pane.getByRole('alert')).toContainText(says);
    await expect(pane.getByRole('button', { name: 'Prøv igjen' })).toBeVisible();
    await expect(page.getByRole('slider', { name: 'Sted i opptaket' })).toBeDisabled();
    await expect(page.locator('[data-viewport] video')).toHaveCount(0);
    expect(faults).toEqual([]);
  });
}
