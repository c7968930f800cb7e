import { isVideoCodec, transferSyntax } from '#dicom/transferSyntax.ts';
import { Refusal } from '#gateway/gate.ts';

import { type Archive, idle, megabyte } from './archive.ts';
import { type ArchiveAnswer } from './archiveConnection.ts';
import { below } from './archiveUrl.ts';
import { type FrameProof, proveFrame } from './frameProof.ts';
import { type InstanceFacts, nativeLength, type PixelShape } from './instanceFacts.ts';
import { type Attachment } from './mhd/documentReference.ts';
import { mediaType, parameter, readMultipart } from './multipart.ts';
import { frameAt } from './part10.ts';
import { type WholeInstances } from './wholeInstances.ts';

/** One frame as stored, its transfer syntax proven by its own bytes. */
export interface ProvenFrame {
  readonly transferSyntaxUid: string;
  readonly bytes: Buffer;
}

const accepts = {
  multipart: 'multipart/related; type="application/octet-stream"; transfer-syntax=*',
  single: 'application/octet-stream; transfer-syntax=*',
} as const;

export interface FrameRequest {
  readonly facts: InstanceFacts;
  /** From 1. */
  readonly number: number;
  readonly signal?: AbortSignal;
}

/**
 * Frame `number` of an instance, by `transfer-syntax=*`; where that fails or its bytes prove nothing, cut from the whole instance. Throws
 * Refusal `damaged` or `unsupported` when the stored bytes themselves are so, `not-found` when there is no such frame.
 */
export async function fetchFrame(
  archive: Archive,
  whole: WholeInstances,
  request: FrameRequest,
): Promise<ProvenFrame> {
  const { facts, number } = request;
  const shape = facts.pixels;
  if (shape === undefined) throw new Refusal(404, 'not-found', { detail: 'no pixels' });
  if (number < 1 || number > facts.numberOfFrames)
    throw new Refusal(404, 'not-found', { detail: 'no such frame' });
  checkSize(shape);
  if (facts.attachment !== undefined) return photograph(archive, facts.attachment, shape);
  if (whole.kept(archive, facts) === undefined && archive.capabilities.get('anyTransferSyntax') !== false) {
    const asked = await askFrame(archive, shape, request);
    if (asked !== undefined && 'transferSyntaxUid' in asked) return asked;
    if (asked !== undefined && 'unsupported' in asked)
      throw new Refusal(415, 'unsupported', { detail: `video: ${asked.unsupported}` });
  }
  return cutFrame(archive, whole, { facts, number, shape });
}

/** A picture of a document archive is proven as any frame is. */
async function photograph(archive: Archive, attachment: Attachment, shape: PixelShape): Promise<ProvenFrame> {
  const bytes = await archive.documents?.read(attachment);
  return proven(bytes === undefined ? undefined : proveFrame(bytes, undefined, shape));
}

/** Undefined: the archive could not give it this way, and the whole instance may. */
async function askFrame(
  archive: Archive,
  shape: PixelShape,
  request: FrameRequest,
): Promise<FrameProof | undefined> {
  const { facts, number, signal } = request;
  const known = archive.capabilities.get('framesAccept');
  for (const form of known === undefined ? (['multipart', 'single'] as const) : [known]) {
    try {
      const answer = await archive.connection.get({
        path: `${below.instance(facts)}/frames/${number}`,
        accept: accepts[form],
        idle: idle.frame(archive),
        maxBytes: Math.ceil(nativeLength(shape) * 1.5) + megabyte,
        ...(signal === undefined ? {} : { signal }),
      });
      if (answer.status !== 200) continue;
      archive.capabilities.learn('framesAccept', form);
      return proofOf(answer, facts, shape);
    } catch (error) {
      if (
        !(error instanceof Refusal) ||
        error.problem === 'archive-unreachable' ||
        error.problem === 'archive-timeout'
      )
        throw error;
      if (error.problem === 'archive-refused') throw error;
      return undefined;
    }
  }
  return undefined;
}

function proofOf(answer: ArchiveAnswer, facts: InstanceFacts, shape: PixelShape): FrameProof {
  const { contentType, body } = singlePart(answer);
  const declared = parameter(contentType, 'transfer-syntax') ?? facts.transferSyntaxUid;
  return proveFrame(body, declared, shape);
}

/** Pixels come as octet-stream or an image or video type; an HTML or JSON page is not pixels whatever its status. */
function singlePart(answer: ArchiveAnswer): { readonly contentType: string; readonly body: Buffer } {
  const outer = answer.headers['content-type'] ?? '';
  if (mediaType(outer) !== 'multipart/related') return { contentType: allowed(outer), body: answer.body };
  const [part, ...more] = readMultipart(outer, answer.body);
  if (part === undefined || more.length > 0)
    throw new Refusal(502, 'archive-malformed', {
      detail: `${more.length + (part === undefined ? 0 : 1)} parts where 1 was expected`,
    });
  return { contentType: allowed(part.headers['content-type'] ?? ''), body: part.body };
}

function allowed(contentType: string): string {
  const media = mediaType(contentType);
  if (media === 'application/octet-stream' || /^(image|video)\/[a-z0-9.+-]+$/.test(media)) return contentType;
  throw new Refusal(502, 'archive-malformed', { detail: media === '' ? 'no media type' : media });
}

async function cutFrame(
  archive: Archive,
  whole: WholeInstances,
  wanted: FrameRequest & { readonly shape: PixelShape },
): Promise<ProvenFrame> {
  const file = await whole.get(archive, wanted.facts);
  const syntax = transferSyntax(file.transferSyntaxUid);
  if (syntax !== undefined && isVideoCodec(syntax.codec))
    throw new Refusal(415, 'unsupported', { detail: `video: ${syntax.name}` });
  const bytes = frameAt(file, wanted.number);
  return proven(bytes === undefined ? undefined : proveFrame(bytes, file.transferSyntaxUid, wanted.shape));
}

function proven(proof: FrameProof | undefined): ProvenFrame {
  if (proof === undefined)
    throw new Refusal(502, 'damaged', { detail: 'frame not found in the stored object' });
  if ('transferSyntaxUid' in proof) return proof;
  if ('unsupported' in proof) throw new Refusal(415, 'unsupported', { detail: proof.unsupported });
  throw new Refusal(502, 'damaged', {
    detail: 'damaged' in proof ? proof.damaged : 'transfer syntax unknown',
  });
}

/** Refused before anything is fetched: no real frame is larger, and decoders run out of memory on such. */
function checkSize(shape: PixelShape): void {
  const decoded = shape.rows * shape.columns * shape.samples * Math.ceil(shape.bitsAllocated / 8);
  if (shape.rows > 16_384 || shape.columns > 16_384 || decoded > 256 * megabyte)
    throw new Refusal(415, 'unsupported', { detail: `frame of ${shape.columns}×${shape.rows}` });
}
