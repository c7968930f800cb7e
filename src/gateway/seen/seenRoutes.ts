import { type FastifyInstance, type FastifyRequest } from 'fastify';
import * as v from 'valibot';

import { isStudyInstanceUid } from '#dicom/uid.ts';
import { Refusal, type ViewingContext } from '#gateway/gate.ts';
import { SeenMarks, UnseenInstances } from '#protocol/seen.ts';

import { type SeenPlace, type SeenStore } from './seenMarks.ts';

interface SeenParts {
  readonly marks: SeenStore;
  /** The request's context if it is open: a locked or ended session neither reads nor writes. Noting a mark is no sign of a person. */
  readonly placeOf: (request: FastifyRequest) => Promise<{
    readonly context: ViewingContext;
    readonly record: { readonly issuer: string; readonly subject: string };
  }>;
  /** Whether the journal has this context's view of the study. */
  readonly hasViewed: (context: ViewingContext, study: string) => Promise<boolean>;
}

const base = '/api/contexts/:contextId/seen';
/** A thousand instances with their UIDs. */
const bodyLimit = 1024 * 1024;

/** The user's own seen-marks. Only what this context was let in to view can be marked. */
export function seenRoutes(server: FastifyInstance, { marks, placeOf, hasViewed }: SeenParts): void {
  const placed = async (request: FastifyRequest) => {
    const { context, record } = await placeOf(request);
    const place: SeenPlace = {
      viewer: record,
      patient: context.patient,
      sessionId: context.sessionId,
    };
    return { context, place };
  };

  server.get(base, async (request) => marks.summary((await placed(request)).place));

  server.get(`${base}/:study`, async (request) => {
    const { place } = await placed(request);
    return marks.ofStudy(place, studyIn(request));
  });

  server.post(`${base}/:study`, { bodyLimit }, async (request, reply) => {
    const { context, place } = await placed(request);
    const study = studyIn(request);
    const given = bodyOf(SeenMarks, request);
    if (!(await hasViewed(context, study))) throw new Refusal(404, 'not-found');
    if (!(await marks.add(place, study, given))) throw new Refusal(423, 'locked');
    return reply.status(204).send();
  });

  server.post(`${base}/:study/unseen`, { bodyLimit }, async (request, reply) => {
    const { place } = await placed(request);
    const { sopInstanceUids } = bodyOf(UnseenInstances, request);
    if (!(await marks.remove(place, studyIn(request), sopInstanceUids))) throw new Refusal(423, 'locked');
    return reply.status(204).send();
  });
}

function studyIn({ params }: FastifyRequest): string {
  const study = v.parse(v.record(v.string(), v.string()), params)['study'];
  if (!isStudyInstanceUid(study)) throw new Refusal(404, 'not-found', { detail: 'not a UID' });
  return study;
}

function bodyOf<const S extends v.GenericSchema>(schema: S, { body }: FastifyRequest): v.InferOutput<S> {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new Refusal(400, 'bad-request', { detail: 'not marks' });
  return parsed.output;
}
