import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
// Routes learn from it that they can be left uncompressed.
import '@fastify/compress';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { type Dataset, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { type PublishedInstance } from './publishedInstance.ts';
import { type Action, Refusal } from '#gateway/gate.ts';
import { prefetchHeader, refusedHeader, slowLineHeader, unaskedHeader } from '#protocol/paths.ts';
import { noRefusals, type Refusals } from '#protocol/refusals.ts';

import { below } from './archiveUrl.ts';
import { type BulkData } from './bulkData.ts';
import { fetchFrame, type ProvenFrame } from './frames.ts';
import { boundIdentity, guard } from './patientStudies.ts';
import { queryAll } from './qido.ts';
import { param, type RequestPlaces, whenGone } from './requestPlace.ts';
import { type StudyAccess, type StudyPlace } from './studyAccess.ts';
import { type WholeInstances } from './wholeInstances.ts';

export interface ArchiveApi {
  readonly places: RequestPlaces;
  readonly access: StudyAccess;
  readonly whole: WholeInstances;
  readonly bulkData: BulkData;
}

const compress = promisify(gzip);
const squeeze = promisify(brotliCompress);
const seriesFields = [Tag.seriesDescription, Tag.modality, Tag.seriesNumber] as const;

/** Lists, metadata, frames and bulk data, below `…/dicom-web`. */
export function registerArchiveApi(server: FastifyInstance, api: ArchiveApi): void {
  const { places, access } = api;

  server.get('/studies', async (request, reply) => {
    const { context, archive } = await places.archive(request);
    const { rows, refused, more, unasked } = await access.list(context, archive);
    if (unasked.undated || unasked.identifiers > 0) void reply.header(unaskedHeader, JSON.stringify(unasked));
    return sendDatasets(request, reply, { datasets: [...rows.values()], refused, more });
  });

  server.get('/studies/:study/series', async (request, reply) => {
    const at = await places.study(request);
    await access.admitStudy(at, 'view');
    const rows = at.archive.documents === undefined ? seriesRows(at) : documentSeries(access, at);
    return sendDatasets(request, reply, await rows);
  });

  server.get('/studies/:study/metadata', async (request, reply) => {
    const { instances, refused } = await access.holding(await places.study(request), lookOf(request));
    return sendDatasets(request, reply, { datasets: datasets(instances), refused });
  });

  server.post('/studies/:study/opened', async (request, reply) => {
    await access.admitStudy(await places.study(request), 'view');
    return reply.code(204).send();
  });

  server.get('/studies/:study/series/:series/metadata', async (request, reply) => {
    const { instances, refused } = await access.holding(await places.series(request), 'view');
    return sendDatasets(request, reply, { datasets: datasets(instances), refused });
  });

  server.get('/studies/:study/series/:series/instances/:sop/metadata', async (request, reply) => {
    const { dataset } = await access.instance(await places.instance(request), 'view');
    return sendDatasets(request, reply, { datasets: [dataset] });
  });

  const instance = '/studies/:study/series/:series/instances/:sop';
  server.get(`${instance}/frames/:frame`, asStored, async (request, reply) => sendFrame(api, request, reply));

  server.get(`${instance}/bulkdata/*`, asStored, async (request, reply) => {
    const at = await places.instance(request);
    const tagPath = param(request, '*').toUpperCase();
    if (!/^[0-9A-F]{8}(\/\d{1,6}\/[0-9A-F]{8})*$/.test(tagPath)) throw new Refusal(404, 'not-found');
    const { facts } = await access.instance(at, 'view');
    const bytes = await api.bulkData.read({ archive: at.archive, facts }, tagPath);
    if (bytes === undefined) throw new Refusal(404, 'not-found');
    return reply.headers(privateHeaders).type('application/octet-stream').send(bytes);
  });
}

/** What is fetched ahead of need is no look yet, and is never written as one. */
function lookOf({ headers }: FastifyRequest): Extract<Action, 'view' | 'prefetch'> {
  return headers[prefetchHeader] === '1' ? 'prefetch' : 'view';
}

/** Pixels go as they are stored: on a hospital's own line, squeezing each raw slice takes longer than sending it whole. */
const asStored = { compress: false } as const;

/** Patient data is kept by no browser cache, and never taken for anything but its own type. */
export const privateHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

async function sendFrame(
  api: ArchiveApi,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const at = await api.places.instance(request);
  const wanted = param(request, 'frame');
  if (!/^[1-9]\d{0,6}$/.test(wanted)) throw new Refusal(404, 'not-found', { detail: 'not a frame number' });
  const { facts } = await api.access.instance(at, lookOf(request));
  const signal = whenGone(reply);
  const frame = await fetchFrame(at.archive, api.whole, { facts, number: Number(wanted), signal });
  const etag = `"${createHash('sha1').update(frame.bytes).digest('base64url')}"`;
  void reply.headers({ ...privateHeaders, etag });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const media =
    frame.transferSyntaxUid === '1.2.840.10008.1.2.4.50' ? 'image/jpeg' : 'application/octet-stream';
  void reply.header('content-type', `${media}; transfer-syntax=${frame.transferSyntaxUid}`);
  if (!isSqueezed(request, frame))
    return reply.header('content-length', frame.bytes.length).send(frame.bytes);
  const body = await squeeze(frame.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  return reply.headers({ 'content-encoding': 'br', 'content-length': body.length }).send(body);
}

/** Raw pixels on a line that the viewer has found slow: brotli at its quickest takes 3 ms for a slice and halves it. */
function isSqueezed({ headers }: FastifyRequest, frame: ProvenFrame): boolean {
  return (
    headers[slowLineHeader] === '1' &&
    /\bbr\b/.test(headers['accept-encoding'] ?? '') &&
    transferSyntax(frame.transferSyntaxUid)?.codec === 'native' &&
    frame.bytes.length > 65_536
  );
}

/** Rows seldom say whose they are, and the study is proven; one that says it is another's is not passed on. */
async function seriesRows(at: StudyPlace): Promise<Sent> {
  const { rows, more } = await queryAll(at.archive, {
    path: `${below.study(at.study)}/series`,
    keys: [],
    fields: seriesFields,
    uid: Tag.seriesInstanceUid,
    most: 5000,
  });
  const bound = boundIdentity(at.context.patient);
  const isOfStudy = (row: Dataset) => (text(row, Tag.studyInstanceUid) ?? at.study) === at.study;
  const isOthers = (row: Dataset) => guard(at.archive, bound, row).verdict === 'refused';
  const ofStudy = rows.filter(isOfStudy);
  const theirs = ofStudy.filter((row) => !isOthers(row));
  return {
    datasets: theirs.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([tag]) => tag !== '00081190')),
    ),
    refused: {
      ...noRefusals,
      contradicts: ofStudy.length - theirs.length,
      unreadable: rows.length - ofStudy.length,
    },
    more,
  };
}

/** A document is one series: what its instances say of it. */
async function documentSeries(access: StudyAccess, at: StudyPlace): Promise<Sent> {
  const { instances, refused } = await access.holding(at, 'view');
  const [first] = datasets(instances);
  if (first === undefined) return { datasets: [], refused };
  const of = [Tag.studyInstanceUid, Tag.seriesInstanceUid, ...seriesFields];
  const told = Object.fromEntries(Object.entries(first).filter(([tag]) => of.some((field) => field === tag)));
  const row = { ...told, [Tag.numberOfSeriesRelatedInstances]: { vr: 'IS', Value: [instances.size] } };
  return { datasets: [row], refused };
}

function datasets(instances: ReadonlyMap<string, PublishedInstance>): readonly Dataset[] {
  return [...instances.values()].map((instance) => instance.dataset);
}

interface Sent {
  readonly datasets: readonly Dataset[];
  readonly refused?: Refusals;
  readonly more?: boolean;
}

async function sendDatasets(request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  void reply.headers(privateHeaders).header('content-type', 'application/dicom+json; charset=utf-8');
  if (sent.refused !== undefined) void reply.header(refusedHeader, JSON.stringify(sent.refused));
  if (sent.more === true) void reply.header('warning', '299 lysbilde "There are more results"');
  const json = Buffer.from(JSON.stringify(sent.datasets), 'utf8');
  const wantsGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && json.length > 2048;
  if (!wantsGzip) return reply.send(json);
  return reply
    .headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    .send(await compress(json, { level: 1 }));
}
