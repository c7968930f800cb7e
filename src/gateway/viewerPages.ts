import { type FastifyInstance } from 'fastify';

import { type ViewerConfig } from '#protocol/config.ts';
import { paths } from '#protocol/paths.ts';

import { type ArchiveRoutes } from './archiveRoutes.ts';
import { type GatewayConfiguration } from './config/configuration.ts';
import { sessionOf } from './launch/sessions.ts';
import { layoutOwner } from './layoutOwner.ts';
import { type Layouts } from './layouts/layouts.ts';
import { type openLaunch } from './openLaunch.ts';
import { type staticFiles } from './staticFiles.ts';
import { studiesIn, viewerPage } from './viewerPage.ts';

interface PageParts {
  readonly configuration: GatewayConfiguration;
  readonly launch: Awaited<ReturnType<typeof openLaunch>>;
  readonly archives: ArchiveRoutes;
  readonly layouts: Layouts;
  readonly config: ViewerConfig;
  readonly viewer: ReturnType<typeof staticFiles>;
  readonly now: () => number;
  readonly publicUrl: () => URL;
}

/** The viewer's own page: it carries what the viewer begins with, and the archives are asked while it is on its way. */
export function viewerPages(server: FastifyInstance, parts: PageParts): void {
  const { configuration, launch, archives, layouts, config, viewer, now, publicUrl } = parts;
  server.get<{ Params: { contextId: string } }>('/p/:contextId', async (request, reply) =>
    reply.redirect(paths.view(request.params.contextId) + new URL(request.url, publicUrl()).search, 308),
  );
  server.get('/p/:contextId/*', { config: { isPage: true } }, async (request, reply) => {
    const found = await launch.sessions.confirmed(request);
    const session = sessionOf(found, configuration.session, now());
    const studies = studiesIn(request.url, session.studyHints);
    archives.askAhead(found.context, studies);
    const own = await layouts.list(layoutOwner(found.record, launch.pseudonym));
    const start = { session, config: { ...config, layouts: [...own] } };
    const page = viewerPage(viewer, start, studies.length > 0 ? 'images' : 'timeline');
    return reply.type('text/html; charset=utf-8').send(page);
  });
}
