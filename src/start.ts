import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import * as v from 'valibot';

import { parseConfiguration, readConfiguration, startGateway } from '#gateway/startGateway.ts';
import { type ExtraArchive, type Region } from '#region/region.ts';
import { type ExternalPatients } from '#region/register/archivePatient.ts';
import { hospitals } from '#region/samples/hospitals.ts';
import {
  areSamplesMade,
  generateShare,
  markSamplesMade,
  removeSamples,
  type SampleProgress,
} from '#region/samples/generateSamples.ts';

/** Joins region, gateway and viewer for `npm start`; with LYSBILDE_CONFIG the gateway and viewer alone, on a real region. */
const home = resolve(process.env['LYSBILDE_HOME'] ?? '.lysbilde');
const staticFolder = resolve(import.meta.dirname, '../viewer');
let shown = '';
const usage = `npm start -- [--archive "Name=folder-or-DICOMweb-URL"]…`;

const { values } = parseArgs({
  options: {
    archive: { type: 'string', multiple: true, default: [] },
    prepare: { type: 'boolean', default: false },
    share: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const chapterOf = (line: string) => line.replace(/,.*$/, '');
const configurationPath = process.env['LYSBILDE_CONFIG'];
/** Makes the samples, in two processes at once, so that the viewer can be built meanwhile. */
async function prepare(): Promise<void> {
  if (configurationPath !== undefined || areSamplesMade(home)) return;
  removeSamples(home);
  const codes = await Promise.all((['0', '1'] as const).map(runShare));
  if (codes.some((code) => code !== 0)) throw new Error('the samples could not be made');
  markSamplesMade(home);
}

function runShare(share: '0' | '1'): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, ['--share', share]);
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

async function startProduction(path: string): Promise<void> {
  const configuration = await readConfiguration(path);
  const gateway = await startGateway(configuration, { staticFolder, log: pino(), ...version() });
  say(`Lysbilde: ${gateway.url}`);
  closeOnSignal([gateway]);
}

async function startDemonstration(extraArchives: readonly ExtraArchive[]): Promise<void> {
  // The region is no part of a production start: its code is not even loaded there.
  const { startRegion } = await import('#region/startRegion.ts');
  const log = pino({ level: 'info' }, pino.destination({ dest: logFile(), sync: false }));
  const port = Number(process.env['LYSBILDE_PORT'] ?? 4000);
  const gatewayPort = port === 0 ? await freePort() : port + 1;
  const gatewayUrl = `http://localhost:${gatewayPort}`;
  const region = await startRegion({
    port,
    home,
    launchUrl: `${gatewayUrl}/launch`,
    redirectUri: `${gatewayUrl}/callback`,
    clientId: 'lysbilde',
    clientJwksUri: `${gatewayUrl}/.well-known/jwks.json`,
    extraArchives,
    listExternalPatients: (archiveId) => listExternalPatients(gatewayUrl, archiveId),
    onProgress: showProgress,
    log: log.child({ program: 'region' }),
  });
  const gateway = await startGateway(demonstrationConfiguration(region, gatewayPort), {
    staticFolder,
    ...version(),
    log: log.child({ program: 'gateway' }),
    regionPatients: 'offered',
  });
  say(`\n  Lysbilde er klar. Åpne ${region.ehrUrl}\n`);
  closeOnSignal([gateway, region]);
}

/** As npm tells whatever it starts; shown under «Om Lysbilde». */
function version(): { readonly version?: string } {
  const known = process.env['npm_package_version'];
  return known === undefined ? {} : { version: known };
}

function demonstrationConfiguration(region: Region, port: number) {
  const databaseUrl = process.env['DATABASE_URL'];
  return parseConfiguration({
    listen: { port },
    home,
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
    issuers: [{ iss: region.fhirUrl, clientId: 'lysbilde', recordUrl: region.ehrUrl }],
    features: { download: true },
    archives: [
      ...region.archives.map(({ archiveId, name, url, defaultIssuer }) => ({
        archiveId,
        name,
        url,
        hospitals: stationsOf(archiveId),
        ...(defaultIssuer === undefined ? {} : { defaultIssuer }),
      })),
      { kind: 'mhd', ...region.documents },
    ],
  });
}

/** Which hospital a station belongs to, for objects that name no institution: what a region writes into its configuration. */
function stationsOf(archiveId: string): Readonly<Record<string, string>> {
  const own = Object.values(hospitals).filter((hospital) => hospital.archiveId === archiveId);
  return Object.fromEntries(own.map(({ stationName, name }) => [stationName, name]));
}

const ListedPatients = v.object({
  patients: v.array(
    v.object({
      identifier: v.exactOptional(v.object({ id: v.string(), issuer: v.exactOptional(v.string()) })),
      name: v.exactOptional(v.string()),
      birthDate: v.exactOptional(v.string()),
      sex: v.exactOptional(v.string()),
      studies: v.number(),
    }),
  ),
  more: v.boolean(),
});

/** The patients of an archive that was added by its address, from the gateway's loopback-only route. */
async function listExternalPatients(gatewayUrl: string, archiveId: string): Promise<ExternalPatients> {
  const address = `${gatewayUrl}/region/patients?archive=${encodeURIComponent(archiveId)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
  if (response?.ok !== true) return { kind: 'missing', why: 'arkivet svarte ikke' };
  const listed = v.safeParse(ListedPatients, await response.json());
  if (!listed.success) return { kind: 'missing', why: 'Arkivets svar kan ikke leses' };
  return {
    kind: 'listed',
    more: listed.output.more,
    patients: listed.output.patients,
  };
}

function parseArchive(text: string): ExtraArchive {
  const [name = '', ...rest] = text.split('=');
  const folderOrUrl = rest.join('=');
  if (name.trim() === '' || folderOrUrl === '') throw new Error(`--archive "${text}": ${usage}`);
  return {
    name: name.trim(),
    folderOrUrl: /^https?:\/\//.test(folderOrUrl) ? folderOrUrl : resolve(folderOrUrl),
  };
}

function closeOnSignal(programs: readonly { close(): Promise<void> }[]): void {
  const close = async () => {
    for (const program of programs) await program.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}

function logFile(): string {
  const folder = join(home, 'log');
  mkdirSync(folder, { recursive: true });
  return join(folder, 'lysbilde.log');
}

function showSamples({ title, files }: SampleProgress): void {
  showProgress(`Lager prøvebilder: ${title}, ${files} filer`);
}

/** One line that changes on a terminal; elsewhere a line for each new chapter. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
  else if (chapterOf(line) !== shown) process.stderr.write(`${line}\n`);
  shown = chapterOf(line);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? found(address.port) : fail(new Error('no port')),
      );
    });
  });
}

if (values.help) say(usage);
else if (values.prepare) await prepare();
else if (values.share !== undefined)
  await generateShare(values.share === '0' ? 0 : 1, { home, onProgress: showSamples });
else if (configurationPath === undefined) await startDemonstration(values.archive.map(parseArchive));
else await startProduction(configurationPath);
