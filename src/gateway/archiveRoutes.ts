import { type FastifyBaseLogger, type FastifyPluginAsync } from 'fastify';

import { type ArchiveConfig } from './config/archiveConfig.ts';
import { type Gate, Refusal } from './gate.ts';

export interface ArchiveRoutesOptions {
  readonly gate: Gate;
  readonly archives: readonly ArchiveConfig[];
  /** Thumbnails, videos and what was learnt of each archive; hashed names, bounded size. Made if absent. */
  readonly cacheFolder: string;
  readonly log: FastifyBaseLogger;
}

/**
 * Every `…/archives/{archiveId}/dicom-web/…` route of `#protocol/paths.ts`, as one plugin: `server.register(archiveRoutes({ … }))`.
 * Refusals are thrown; the server's error hook turns them into Problems. The server's `close` closes the archives' connections.
 */
export function archiveRoutes(options: ArchiveRoutesOptions): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/contexts/:contextId/archives/:archiveId/dicom-web/*', async (request) => {
      await options.gate.contextOf(request);
      throw new Refusal(404, 'not-found');
    });
  };
}
