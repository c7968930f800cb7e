import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type FastifyBaseLogger, type FastifyPluginAsync } from 'fastify';

import { number } from '#dicom/dataset.ts';
import { frameTiming } from '#dicom/frameTiming.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';

import { type Archive, closeArchive, openArchive } from './archives/archive.ts';
import { registerArchiveApi } from './archives/archiveApi.ts';
import { BulkData } from './archives/bulkData.ts';
import { Codings } from './archives/codings/codings.ts';
import { registerCodingsApi } from './archives/codings/codingsApi.ts';
import { fetchFrame } from './archives/frames.ts';
import { originalDocument } from './archives/mhd/originalDocument.ts';
import { type PublishedInstance } from './archives/publishedInstance.ts';
import { representative } from './archives/representative.ts';
import { RequestPlaces } from './archives/requestPlace.ts';
import { StudyAccess } from './archives/studyAccess.ts';
import { fetchOwnThumbnail, fetchVideo } from './archives/videoBytes.ts';
import { WholeInstances } from './archives/wholeInstances.ts';
import { type ArchiveConfig } from './config/archiveConfig.ts';
import { type Gate, type ViewingContext } from './gate.ts';
import { DiskCache } from './media/diskCache.ts';
import { registerMediaApi } from './media/mediaApi.ts';
import { type MediaInstance } from './media/mediaInstance.ts';
import { Thumbnails } from './media/thumbnails.ts';
import { Converter } from './media/video/converter.ts';
import { type Ffmpeg, findFfmpeg } from './media/video/ffmpeg.ts';
import { Videos } from './media/video/videos.ts';
import { WorkerPool } from './media/workerPool.ts';

export interface ArchiveRoutesOptions {
  readonly gate: Gate;
  readonly archives: readonly ArchiveConfig[];
  /** Thumbnails, videos and what was learnt of each archive; hashed names, bounded size. Made if absent. */
  readonly cacheFolder: string;
  readonly log: FastifyBaseLogger;
  /** The program that converts videos; looked up when not given. */
  readonly ffmpeg?: Promise<Ffmpeg | undefined>;
}

const megabyte = 1024 * 1024;

export interface ArchiveRoutes {
  readonly plugin: FastifyPluginAsync;
  /** Asks every archive for what a page will ask for first, while the page itself is on its way. Never throws, never waits. */
  readonly askAhead: (context: ViewingContext, studies: readonly StudyInstanceUid[]) => void;
}

/**
 * Every `…/archives/{archiveId}/dicom-web/…` route of `#protocol/paths.ts`, as one plugin.
 * Refusals are thrown; the server's error hook turns them into Problems. The server's `close` ends connections and threads.
 */
export function archiveRoutes(options: ArchiveRoutesOptions): ArchiveRoutes {
  const archives = options.archives.map((config) => openArchive(config, options.cacheFolder));
  const whole = new WholeInstances();
  const bulkData = new BulkData(whole);
  const access = new StudyAccess(options.gate, bulkData);
  return {
    plugin: plugin(options, { archives, whole, bulkData, access }),
    askAhead: (context, studies) => {
      for (const archive of archives) access.askAhead(context, archive, studies);
    },
  };
}

interface Parts extends Sources {
  readonly archives: readonly Archive[];
  readonly access: StudyAccess;
}

function plugin(
  { gate, cacheFolder, log, ffmpeg = findFfmpeg() }: ArchiveRoutesOptions,
  { archives, whole, bulkData, access }: Parts,
): FastifyPluginAsync {
  return async (server) => {
    const places = new RequestPlaces(gate, archives);
    const pool = new WorkerPool();
    const thumbnails = new Thumbnails(new DiskCache(join(cacheFolder, 'thumbnails'), 512 * megabyte), pool);
    const codings = new Codings(access, new DiskCache(join(cacheFolder, 'codings'), 64 * megabyte));
    const converter = new Converter({ folder: join(cacheFolder, 'conversions'), ffmpeg });
    const videos = new Videos({
      cache: new DiskCache(join(cacheFolder, 'videos'), 4096 * megabyte),
      converter,
      log,
    });
    void ffmpeg.then((found) =>
      log.info({ ffmpeg: found?.version ?? 'missing' }, 'converter of videos looked up'),
    );
    const media = (archive: Archive, published: PublishedInstance) =>
      mediaInstance({ whole, bulkData }, archive, published);

    await server.register(
      async (below) => {
        registerArchiveApi(below, { places, access, whole, bulkData });
        registerCodingsApi(below, { places, codings });
        registerMediaApi(below, {
          thumbnails,
          videos,
          instance: async (request, action) => {
            const at = await places.instance(request);
            return media(at.archive, await access.instance(at, action));
          },
          study: async (request) => {
            const at = await places.study(request);
            const row = await access.admitStudy(at, 'thumbnail');
            // A study may hold objects of several patients: what stands for it was chosen for this one.
            const who = JSON.stringify(at.context.patient.identifiers);
            const count = number(row, Tag.numberOfStudyRelatedInstances) ?? 0;
            return {
              key: [at.archive.config.archiveId, at.study, count, who].join('/'),
              find: async () => {
                const found = await representative(access, at);
                return found === undefined ? undefined : media(at.archive, found);
              },
            };
          },
        });
      },
      { prefix: '/api/contexts/:contextId/archives/:archiveId/dicom-web' },
    );
    // Before open answers are waited for: one of them may be waiting for ffmpeg.
    server.addHook('preClose', async () => converter.close());
    server.addHook('onClose', async () => {
      await Promise.all([pool.close(), ...archives.map(closeArchive)]);
    });
  };
}

interface Sources {
  readonly whole: WholeInstances;
  readonly bulkData: BulkData;
}

function mediaInstance(sources: Sources, archive: Archive, published: PublishedInstance): MediaInstance {
  const { facts, dataset } = published;
  const { whole, bulkData } = sources;
  const shape = createHash('sha256')
    .update(JSON.stringify([facts.pixels, facts.numberOfFrames]))
    .digest('hex');
  return {
    key: [archive.config.archiveId, facts.study, facts.series, facts.sop, shape].join('/'),
    dataset,
    sopClassUid: facts.sopClassUid,
    numberOfFrames: facts.numberOfFrames,
    hasPixels: facts.pixels !== undefined,
    framesPerSecond: frameTiming({ dataset, numberOfFrames: facts.numberOfFrames }).framesPerSecond,
    ...optional('transferSyntaxUid', facts.transferSyntaxUid),
    ...optional('documentMedia', facts.documentMedia),
    ...optional('documentLength', facts.documentLength),
    frame: async (number) => fetchFrame(archive, whole, { facts, number }),
    ownThumbnail: async () =>
      facts.attachment === undefined ? fetchOwnThumbnail(archive, facts) : undefined,
    video: async () => fetchVideo(archive, whole, facts),
    document: async () => {
      const bytes = await bulkData.read({ archive, facts }, Tag.encapsulatedDocument);
      const length = facts.attachment === undefined ? 'padded' : 'exact';
      return bytes === undefined ? undefined : { bytes, length };
    },
    original: async () =>
      (await originalDocument({ archive, facts })) ?? {
        bytes: await whole.original(archive, facts),
        type: 'application/dicom',
        extension: 'dcm',
      },
  };
}
