import { type FastifyReply, type FastifyRequest } from 'fastify';
import * as v from 'valibot';

import { isSeriesInstanceUid, isSopInstanceUid, isStudyInstanceUid } from '#dicom/uid.ts';
import { type Gate, Refusal, type ViewingContext } from '#gateway/gate.ts';

import { type Archive } from './archive.ts';
import { type InstancePlace, type StudyPlace } from './studyAccess.ts';

/** Where every route begins: the context the request's cookie may use, the archive it names, and UIDs that are UIDs. */
export class RequestPlaces {
  readonly #gate: Gate;
  readonly #archives: ReadonlyMap<string, Archive>;

  constructor(gate: Gate, archives: readonly Archive[]) {
    this.#gate = gate;
    this.#archives = new Map(archives.map((archive) => [archive.config.archiveId, archive]));
  }

  async archive(
    request: FastifyRequest,
  ): Promise<{ readonly context: ViewingContext; readonly archive: Archive }> {
    const context = await this.#gate.contextOf(request);
    const archive = this.#archives.get(v.parse(ArchiveParams, request.params).archiveId);
    if (archive === undefined) throw new Refusal(404, 'not-found', { detail: 'no such archive' });
    return { context, archive };
  }

  async study(request: FastifyRequest): Promise<StudyPlace> {
    const place = await this.archive(request);
    return { ...place, study: checked(isStudyInstanceUid, param(request, 'study')) };
  }

  async series(request: FastifyRequest): Promise<StudyPlace & Pick<InstancePlace, 'series'>> {
    const place = await this.study(request);
    return { ...place, series: checked(isSeriesInstanceUid, param(request, 'series')) };
  }

  async instance(request: FastifyRequest): Promise<InstancePlace> {
    const place = await this.series(request);
    return { ...place, sop: checked(isSopInstanceUid, param(request, 'sop')) };
  }
}

const ArchiveParams = v.object({ archiveId: v.string() });
const Params = v.record(v.string(), v.string());

export function param(request: FastifyRequest, name: string): string {
  return v.parse(Params, request.params)[name] ?? '';
}

/** Aborts when the browser has gone before it was answered: a viewer that scrolls past a frame cancels it. */
export function whenGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded)
      controller.abort(new Refusal(499, 'archive-unreachable', { detail: 'cancelled' }));
  });
  return controller.signal;
}

function checked<U extends string>(is: (value: unknown) => value is U, value: string): U {
  if (!is(value)) throw new Refusal(404, 'not-found', { detail: 'not a UID' });
  return value;
}
