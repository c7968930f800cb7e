import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { pino } from 'pino';

import { type Gateway, parseConfiguration, startGateway } from '#gateway/startGateway.ts';
import { type Region } from '#region/region.ts';
import { startRegion } from '#region/startRegion.ts';

import { freshHome } from '../homes.ts';
import { launch } from '../journey.ts';

/** The region and the gateway in this very process, so that the document archive can be made to fail while they run. */
let region: Region;
let gateway: Gateway;

test.beforeAll(async () => {
  const home = freshHome('document-archive');
  const log = pino({ enabled: false });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  region = await startRegion({
    port: 0,
    home,
    launchUrl: `${url}/launch`,
    redirectUri: `${url}/callback`,
    clientId: 'lysbilde',
    clientJwksUri: `${url}/.well-known/jwks.json`,
    log,
  });
  const configuration = parseConfiguration({
    listen: { port },
    home,
    issuers: [{ iss: region.fhirUrl, clientId: 'lysbilde', recordUrl: region.ehrUrl }],
    archives: [
      ...region.archives.map(({ archiveId, name, url: archive }) => ({ archiveId, name, url: archive })),
      { kind: 'mhd', ...region.documents },
    ],
  });
  gateway = await startGateway(configuration, { staticFolder: resolve('dist/viewer'), log });
});

test.afterAll(async () => {
  await gateway.close();
  await region.close();
});

test('a document archive that is down is named, the images stand, and its documents come when it is asked again', async ({
  page,
}) => {
  region.setFault('dok', { kind: 'down' });
  await launch(page, 'f', region.ehrUrl);
  await expect(page.locator('[data-timeline-state="partial"]')).toBeVisible();
  await expect(page.getByText('Dokumentarkiv mangler.')).toBeVisible();
  await expect(page.locator('[data-study-uid]').first()).toBeVisible();
  await expect(page.locator('[data-study-uid][data-archive="dok"]')).toHaveCount(0);
  region.setFault('dok', undefined);
  await page.getByRole('button', { name: 'Prøv igjen: Dokumentarkiv' }).click();
  await expect(page.locator('[data-timeline-state="complete"]')).toBeVisible();
  await expect(page.locator('[data-study-uid][data-archive="dok"]')).toHaveCount(5);
});

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? found(address.port) : fail(new Error('no port')),
      );
    });
  });
}
