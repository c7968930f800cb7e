import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';

import { type ArchiveRoutes, archiveRoutes } from '#gateway/archiveRoutes.ts';
import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';
import { Refusal } from '#gateway/gate.ts';
import { type Ffmpeg } from '#gateway/media/video/ffmpeg.ts';

import { FakeGate } from './fakeGate.ts';

export interface GatewayUnderTest {
  readonly server: FastifyInstance;
  readonly gate: FakeGate;
  readonly cacheFolder: string;
  readonly askAhead: ArchiveRoutes['askAhead'];
  close(): Promise<void>;
}

/**
 * The archive routes on a bare server with a fake gate and the error hook that every server of ours has. Videos are converted only where
 * a test gives the program for it.
 */
export async function openGatewayUnderTest(
  archives: readonly ArchiveConfig[],
  { ffmpeg }: { readonly ffmpeg?: Ffmpeg | undefined } = {},
): Promise<GatewayUnderTest> {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'lysbilde-contract-'));
  const gate = new FakeGate();
  const server = Fastify({ logger: false });
  server.setErrorHandler(async (error, request, reply) => {
    if (error instanceof Refusal) {
      const { status, problem, detail } = error;
      return reply.code(status).send({ problem, detail });
    }
    return reply.code(500).send({ problem: 'internal', detail: `${request.url}: ${String(error)}` });
  });
  const routes = archiveRoutes({
    gate,
    archives,
    cacheFolder,
    log: server.log,
    ffmpeg: Promise.resolve(ffmpeg),
  });
  await server.register(routes.plugin);
  await server.ready();
  return {
    server,
    gate,
    cacheFolder,
    askAhead: routes.askAhead,
    close: async () => {
      await server.close();
      rmSync(cacheFolder, { recursive: true, force: true });
    },
  };
}
