import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Ffmpeg, findFfmpeg } from '#gateway/media/video/ffmpeg.ts';
import { paths } from '#protocol/paths.ts';
import { defaultIssuerOf, openFolderArchive } from '#region/archives/folderArchive.ts';

import { encoded, hasFfmpeg, numberedClips, storeVideo, uidsOf } from '../numberedClips.ts';
import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';

const isCi = process.env['CI'] === 'true';
const archiveId = 'film';
const issuer = defaultIssuerOf(archiveId);
const silent = { info: () => undefined, warn: () => undefined };
const mpeg2 = '1.2.840.10008.1.2.4.100';

let folder = '';
let archive: Awaited<ReturnType<typeof openFolderArchive>> | undefined;
let gateway: GatewayUnderTest | undefined;
let ffmpeg: Ffmpeg | undefined;
const hits: string[] = [];
const trap = createServer((request, response) => {
  hits.push(request.url ?? '');
  response.end();
});

/** What pretends to be a video and would have ffmpeg read other files, or call out. */
function hostile(url: string) {
  const playlist = Buffer.from(
    `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${url}/a.ts\n#EXTINF:9,\n/etc/passwd\n`,
  );
  const padded = Buffer.concat([playlist, Buffer.alloc(600, 10)]);
  const concat = Buffer.concat([
    Buffer.from(`ffconcat version 1.0\nfile '${url}/b.mp4'\n`),
    Buffer.alloc(600, 10),
  ]);
  const asTransport = Buffer.alloc(188 * 8, 0xff);
  for (let at = 0; at < asTransport.length; at += 188) asTransport.set([0x47, 0x1f, 0xff, 0x10], at);
  padded.copy(asTransport, 200);
  const sequence = Buffer.from('000001ba4400040004010189c3f8000001b32d01e0340bb8a300000001b5148200', 'hex');
  return {
    'hostile-playlist': padded,
    'hostile-concat': concat,
    'hostile-playlist-in-packets': asTransport,
    'hostile-playlist-behind-mpeg2': Buffer.concat([sequence, padded]),
    'hostile-playlist-behind-ftyp': Buffer.concat([
      Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1'),
      padded,
    ]),
    'hostile-empty': Buffer.alloc(0),
    'hostile-zeros': Buffer.alloc(4096),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lysbilde-videos-'));
  ffmpeg = await findFfmpeg();
  await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening));
  const address = trap.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  for (const [name, stream] of Object.entries(hostile(url)))
    storeVideo(folder, { name, transferSyntaxUid: mpeg2, stream });
  if (hasFfmpeg) for (const clip of numberedClips) storeVideo(folder, { ...clip, stream: encoded(clip) });
  archive = await openFolderArchive({ folder, archiveId, name: archiveId, profile: 'plain', log: silent });
  gateway = await openGatewayUnderTest(
    [{ archiveId, name: 'Film', url: archive.url, defaultIssuer: issuer }],
    {
      ffmpeg,
    },
  );
}, 120_000);

afterAll(async () => {
  await gateway?.close();
  await archive?.close();
  trap.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(): GatewayUnderTest {
  if (gateway === undefined) throw new Error('no gateway');
  return gateway;
}

function placeOf(name: string, contextId = name) {
  opened().gate.bind(contextId, {
    identifiers: [{ id: `VIDEO-${name}`, issuer }],
    displayName: `TESTDATA ${name}`,
    birthDate: '19700101',
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  return { contextId, archiveId, ...uidsOf(name) };
}

const get = async (url: string, headers: Record<string, string> = {}) =>
  opened().server.inject({ url, headers });

interface Described {
  readonly made: string;
  readonly container: string;
  readonly codec: string;
  readonly hidden: number;
  readonly hasSound: boolean;
  readonly durations: readonly (readonly [number, number])[];
}
const countOf = ({ durations }: Described) => durations.reduce((sum, [count]) => sum + count, 0);

test('ffmpeg is here, or its absence is told', () => {
  expect(hasFfmpeg || !isCi).toBe(true);
  expect(ffmpeg !== undefined).toBe(hasFfmpeg);
});

describe.skipIf(!hasFfmpeg)('a numbered clip through the gateway', () => {
  test.each(numberedClips)('$name: what it is, what is done to it, and every frame of it', async (clip) => {
    const at = placeOf(clip.name);
    const answer = await get(paths.videoDescription(at));
    expect(answer.statusCode).toBe(200);
    const description: Described = answer.json();
    const { container, codec, made, first = 1 } = clip;
    const hidden = first - 1;
    const hasSound = clip.hasSound === true;
    expect(description).toMatchObject({ container, codec, made, hidden, hasSound, hasFaults: false });
    expect(countOf(description)).toBe(120 - hidden);
    const film = await get(paths.video(at), { range: 'bytes=4-7' });
    expect({ status: film.statusCode, body: film.body }).toEqual({ status: 206, body: 'ftyp' });
  });

  test('HEVC is re-encoded when the browser asks for it, frame by frame', async () => {
    for (const name of ['hevc-mp4', 'hevc-ts']) {
      const description: Described = (await get(paths.videoDescription(placeOf(name), 'h264'))).json();
      expect(description).toMatchObject({
        codec: 'HEVC',
        made: 'converted',
        type: expect.stringContaining('avc1'),
      });
      expect(countOf(description)).toBe(120);
    }
  });

  test('what has been made is kept under names that tell nothing, readable by the gateway alone', () => {
    const { cacheFolder } = opened();
    const kept = readdirSync(join(cacheFolder, 'videos'));
    expect(kept.length).toBeGreaterThan(20);
    for (const name of kept) {
      expect(name).toMatch(/^[0-9a-f]{64}$/);
      expect(statSync(join(cacheFolder, 'videos', name)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(join(cacheFolder, 'conversions'))).toEqual([]);
  });

  test('a film from the cache too stands in the journal first, and is nobody else’s', async () => {
    const at = placeOf('mpeg2-ps');
    expect((await get(paths.video(at))).statusCode).toBe(200);
    const { gate } = opened();
    gate.journal.length = 0;
    expect((await get(paths.video(at), { range: 'bytes=0-9' })).statusCode).toBe(206);
    expect(gate.journal.map(({ outcome, act }) => [outcome, act.action])).toEqual([['admitted', 'view']]);
    gate.isJournalDown = true;
    const down = [await get(paths.video(at)), await get(paths.videoDescription(at))];
    gate.isJournalDown = false;
    expect(down.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    const stranger = { ...at, contextId: placeOf('mp4', 'stranger').contextId };
    for (const url of [paths.video(stranger), paths.videoDescription(stranger)]) {
      gate.journal.length = 0;
      expect((await get(url)).statusCode).toBe(404);
      expect(gate.journal.map(({ outcome }) => outcome)).toEqual(['denied']);
    }
  });
});

describe('what is no video', () => {
  test.each(Object.keys(hostile('')))(
    '%s is refused in words, opens no file and calls nobody',
    async (name) => {
      const answer = await get(paths.videoDescription(placeOf(name)));
      expect([415, 502]).toContain(answer.statusCode);
      expect(answer.json()).toMatchObject({
        problem: expect.stringMatching(/^(unsupported|damaged|conversion-failed|converter-missing)$/),
      });
      expect(answer.body).not.toContain('root:');
      expect(hits).toEqual([]);
    },
  );
});
