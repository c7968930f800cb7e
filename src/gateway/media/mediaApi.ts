import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { documentOf } from './documents.ts';
import { type MediaInstance, type Original } from './mediaInstance.ts';
import { rangeAnswer } from './rangeAnswer.ts';
import { type Thumbnail, type Thumbnails } from './thumbnails.ts';
import { type Asked, type Videos } from './video/videos.ts';

export interface MediaApi {
  readonly thumbnails: Thumbnails;
  readonly videos: Videos;
  /** The instance a request names, proven the bound patient's, and the look at it in the journal. Throws Refusal. */
  instance(request: FastifyRequest, action: 'view' | 'thumbnail' | 'download'): Promise<MediaInstance>;
  /** The study a request names, proven and journalled; `find` gives the instance that stands for it. */
  study(
    request: FastifyRequest,
  ): Promise<{ readonly key: string; find(): Promise<MediaInstance | undefined> }>;
}

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;
const instancePath = '/studies/:study/series/:series/instances/:sop';

/** Thumbnails, video, documents and originals, below `…/dicom-web`. */
export function registerMediaApi(server: FastifyInstance, api: MediaApi): void {
  server.get('/studies/:study/thumbnail', async (request, reply) => {
    const study = await api.study(request);
    return sendThumbnail(reply, await api.thumbnails.keptOr(study.key, async () => study.find()));
  });

  server.get(`${instancePath}/thumbnail`, async (request, reply) => {
    return sendThumbnail(reply, await api.thumbnails.of(await api.instance(request, 'thumbnail')));
  });

  server.get(`${instancePath}/document`, async (request, reply) => {
    const { type, bytes } = await documentOf(await api.instance(request, 'view'));
    // Opened by itself in a tab, it can run nothing and reach nothing.
    return reply
      .headers({ ...noStore, 'content-security-policy': "sandbox; default-src 'none'" })
      .type(type)
      .send(bytes);
  });

  server.get(`${instancePath}/original`, async (request, reply) => {
    const instance = await api.instance(request, 'download');
    return sendOriginal(reply, instance, await instance.original());
  });

  server.route({
    method: ['GET', 'HEAD'],
    url: `${instancePath}/video`,
    handler: async (request, reply) => sendVideo(request, reply, await api.instance(request, 'view')),
  });

  server.get(`${instancePath}/video/description`, async (request, reply) => {
    const instance = await api.instance(request, 'view');
    const { description } = await api.videos.video(instance, asked(request, reply));
    return reply.headers(noStore).send(description);
  });

  async function sendVideo(
    request: FastifyRequest,
    reply: FastifyReply,
    instance: MediaInstance,
  ): Promise<FastifyReply> {
    const { path, size, etag: content } = await api.videos.video(instance, asked(request, reply));
    const etag = JSON.stringify(content);
    const answer = rangeAnswer(request.headers.range, size, { ifRange: header(request, 'if-range'), etag });
    void reply.headers({ ...noStore, etag, 'accept-ranges': 'bytes' }).code(answer.status);
    if (answer.status === 416) return reply.header('content-range', `bytes */${size}`).send();
    const { from, to } = answer;
    void reply.type('video/mp4').header('content-length', to - from + 1);
    if (answer.status === 206) void reply.header('content-range', `bytes ${from}-${to}/${size}`);
    if (request.method === 'HEAD') return reply.send();
    return reply.send(createReadStream(path, { start: from, end: to }));
  }
}

/** What is asked for, and a signal for when the one who asked has hung up. */
function asked({ query }: FastifyRequest, reply: FastifyReply): Asked {
  const left = new AbortController();
  reply.raw.on('close', () => left.abort());
  const isConverted = typeof query === 'object' && query !== null && 'as' in query && query.as === 'h264';
  return { wish: isConverted ? 'h264' : 'stored', wanted: left.signal };
}

/** Saved, never opened by itself; its name tells files apart and says nothing of whose they are. */
function sendOriginal(reply: FastifyReply, { key }: MediaInstance, file: Original): FastifyReply {
  const { bytes, type, extension } = file;
  const name = `original-${createHash('sha256').update(key).digest('hex').slice(0, 12)}.${extension}`;
  return reply
    .headers({ ...noStore, 'content-security-policy': "sandbox; default-src 'none'" })
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('content-length', bytes.length)
    .type(type)
    .send(bytes);
}

function sendThumbnail(reply: FastifyReply, thumbnail: Thumbnail): FastifyReply {
  return reply.headers(noStore).type(thumbnail.type).send(thumbnail.bytes);
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
