import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { Refusal, type ViewingContext } from '#gateway/gate.ts';

import { type StoredContext } from './contexts.ts';
import { invokedView, namesPatient, shownBy, viewAddress } from './links.ts';
import { orUnavailable, type SessionParts } from './sessions.ts';

interface LinkParts {
  readonly session: Pick<SessionParts, 'contexts' | 'cookies'>;
  readonly hasViewed: (context: ViewingContext, study: string) => Promise<boolean>;
  readonly noContextPage: () => string;
}

/**
 * Links that outlive the context they were made in: they lead to a context that this browser's session has now. They open nothing by
 * themselves: without a launch from the record there is no patient, and what is not this patient's the viewer does not find.
 */
export function linkRoutes(server: FastifyInstance, parts: LinkParts): void {
  const { contexts, cookies } = parts.session;
  const inSession = async (request: FastifyRequest) => {
    const cookie = cookies.session(request);
    return cookie === undefined ? [] : orUnavailable(contexts.ofSession(cookie));
  };
  const lead = (reply: FastifyReply, to: StoredContext | undefined, show: URLSearchParams) =>
    to === undefined
      ? reply.status(404).type('text/html; charset=utf-8').send(parts.noContextPage())
      : reply.redirect(viewAddress(to.context.contextId, show, []), 303);

  server.get('/link', { config: { isPage: true } }, async (request, reply) => {
    const show = shownBy(queryOf(request));
    const open = await inSession(request);
    const [study = ''] = (show.get('studies') ?? '').split(',');
    return lead(reply, await whereViewed(open, study, parts.hasViewed), show);
  });

  server.get('/IHEInvokeImageDisplay', { config: { isPage: true } }, async (request, reply) => {
    const query = queryOf(request);
    const show = invokedView(query);
    if (show === undefined) throw new Refusal(400, 'bad-request', { detail: 'requestType and studyUID' });
    const patient = query.get('patientID') ?? '';
    const open = (await inSession(request)).filter(
      ({ context }) => patient === '' || namesPatient(patient, context.patient.identifiers),
    );
    const [study = ''] = (show.get('studies') ?? '').split(',');
    return lead(reply, await whereViewed(open, study, parts.hasViewed), show);
  });
}

/** Of several patients' contexts the newest of the one whose study it has been; else the newest launch, in which a study of another patient is not found. */
async function whereViewed(
  open: readonly StoredContext[],
  study: string,
  hasViewed: LinkParts['hasViewed'],
): Promise<StoredContext | undefined> {
  if (open.length < 2) return open[0];
  for (const { context } of open) {
    if (!(await orUnavailable(hasViewed(context, study)))) continue;
    const isSame = (other: StoredContext) =>
      JSON.stringify(other.context.patient.identifiers) === JSON.stringify(context.patient.identifiers);
    return open.find(isSame);
  }
  return open[0];
}

function queryOf({ url }: FastifyRequest): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams;
}
