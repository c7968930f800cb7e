import { paths, requestHeader } from '#protocol/paths.ts';
import {
  type SeenInstance,
  SeenInstances,
  type SeenMarks,
  SeenSummary,
  type UnseenInstances,
} from '#protocol/seen.ts';
import { ArchiveError, problemOf } from '#viewer/archives/archiveError.ts';
import { requestJson } from '#viewer/archives/requestJson.ts';

/** The gateway's memory of what this user has seen. All throw ArchiveError. */
export const seenRequests = {
  summary: (contextId: string): Promise<SeenSummary> => requestJson(paths.seen(contextId), SeenSummary),
  ofStudy: (contextId: string, study: string): Promise<readonly SeenInstance[]> =>
    requestJson(paths.seenStudy(contextId, study), SeenInstances),
  add: (contextId: string, study: string, marks: SeenMarks): Promise<void> =>
    send(paths.seenStudy(contextId, study), marks),
  remove: (contextId: string, study: string, instances: UnseenInstances): Promise<void> =>
    send(paths.unseen(contextId, study), instances),
};

/** `keepalive`: the last marks are told while the page is already going away. */
async function send(url: string, body: SeenMarks | UnseenInstances): Promise<void> {
  const json = JSON.stringify(body);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [requestHeader]: '1' },
    body: json,
    keepalive: json.length < 60_000,
  }).catch((cause: unknown) => {
    throw new ArchiveError('offline', { cause });
  });
  if (response.ok) return;
  throw problemOf(response.status, await response.json().catch(() => null));
}
