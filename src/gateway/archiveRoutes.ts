import { type FastifyBaseLogger, type FastifyPluginAsync } from 'fastify';

import { openArchive } from './archives/archive.ts';
import { registerArchiveApi } from './archives/archiveApi.ts';
import { BulkData } from './archives/bulkData.ts';
import { RequestPlaces } from './archives/requestPlace.ts';
import { StudyAccess } from './archives/studyAccess.ts';
import { WholeInstances } from './archives/wholeInstances.ts';
import { type ArchiveConfig } from './config/archiveConfig.ts';
import { type Gate } from './gate.ts';

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
    const archives = options.archives.map((config) => openArchive(config, options.cacheFolder));
    const whole = new WholeInstances();
    const bulkData = new BulkData(whole);
    const access = new StudyAccess(options.gate, bulkData);
    const places = new RequestPlaces(options.gate, archives);
    await server.register(
      async (below) => {
        registerArchiveApi(below, { places, access, whole, bulkData });
      },
      { prefix: '/api/contexts/:contextId/archives/:archiveId/dicom-web' },
    );
    server.addHook('onClose', async () => {
      await Promise.all(archives.map((archive) => archive.connection.close()));
    });
  };
}
