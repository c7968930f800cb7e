import { type FastifyInstance } from 'fastify';
import * as v from 'valibot';

import { isStudyInstanceUid } from '#dicom/uid.ts';
import { privateHeaders } from '#gateway/archives/archiveApi.ts';
import { type RequestPlaces, whenGone } from '#gateway/archives/requestPlace.ts';
import { Refusal } from '#gateway/gate.ts';
import { type CodingsAnswer, mostCodingsAsked } from '#protocol/codings.ts';

import { type Codings } from './codings.ts';

const Query = v.object({ studies: v.string() });

/** `…/codings?studies=uid,uid`, below `…/dicom-web`. */
export function registerCodingsApi(
  server: FastifyInstance,
  { places, codings }: { readonly places: RequestPlaces; readonly codings: Codings },
): void {
  server.get('/codings', async (request, reply) => {
    const { context, archive } = await places.archive(request);
    const query = v.safeParse(Query, request.query);
    const asked = query.success ? query.output.studies.split(',') : [];
    const studies = asked.filter((uid) => isStudyInstanceUid(uid));
    if (studies.length === 0 || studies.length > mostCodingsAsked || studies.length < asked.length)
      throw new Refusal(400, 'bad-request', { detail: 'studies' });
    const answer = await codings.of({ context, archive, studies, signal: whenGone(reply) });
    return reply.headers(privateHeaders).send(answer satisfies Readonly<CodingsAnswer>);
  });
}
