import { api } from 'dicomweb-client';

import { type SeriesInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { paths, refusedHeader, unaskedHeader } from '#protocol/paths.ts';

import { type Reply } from './answer.ts';
import { ArchiveError } from './archiveError.ts';

/** A cold archive on tape may take its time; after this the row says so and offers to ask again. */
const timeoutMilliseconds = 60_000;

interface SeriesPlace {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
}

/** DICOMweb with one archive, through the gateway. */
export interface ArchiveClient {
  searchForStudies(signal?: AbortSignal): Promise<Reply>;
  studyMetadata(studyInstanceUid: StudyInstanceUid, signal?: AbortSignal): Promise<Reply>;
  searchForSeries(studyInstanceUid: StudyInstanceUid, signal?: AbortSignal): Promise<Reply>;
  seriesMetadata(at: SeriesPlace, signal?: AbortSignal): Promise<Reply>;
}

export function archiveClient(contextId: string, archiveId: string): ArchiveClient {
  let latest: XMLHttpRequest | undefined;
  const client = new api.DICOMwebClient({
    url: paths.dicomWeb(contextId, archiveId),
    verbose: false,
    singlepart: true,
    requestHooks: [
      // dicomweb-client ignores hooks whose length is not 2.
      (request: XMLHttpRequest, _metadata: unknown) => {
        request.timeout = timeoutMilliseconds;
        latest = request;
        return request;
      },
    ],
  });
  const send = (call: () => unknown, signal?: AbortSignal): Promise<Reply> => {
    const settled = Promise.resolve(call());
    // The hook has run by now: dicomweb-client sends synchronously.
    return latest === undefined
      ? Promise.reject(new ArchiveError('internal', { detail: 'no request' }))
      : reply(latest, settled, signal);
  };
  return {
    searchForStudies: (signal) => send(() => client.searchForStudies(), signal),
    studyMetadata: (studyInstanceUID, signal) =>
      send(() => client.retrieveStudyMetadata({ studyInstanceUID, request: {} }), signal),
    searchForSeries: (studyInstanceUID, signal) =>
      send(() => client.searchForSeries({ studyInstanceUID }), signal),
    seriesMetadata: ({ studyInstanceUid, seriesInstanceUid }, signal) =>
      send(
        () =>
          client.retrieveSeriesMetadata({
            studyInstanceUID: studyInstanceUid,
            seriesInstanceUID: seriesInstanceUid,
            request: {},
          }),
        signal,
      ),
  };
}

/**
 * What came, read from the request itself: dicomweb-client takes bad JSON for null, 202 and 206 for success, a time-out for a failed
 * request, and never settles when a multipart answer meets `responseType: json`.
 */
function reply(request: XMLHttpRequest, settled: Promise<unknown>, signal?: AbortSignal): Promise<Reply> {
  settled.catch(() => undefined);
  const abort = () => request.abort();
  signal?.addEventListener('abort', abort, { once: true });
  return new Promise((resolve, reject) => {
    request.addEventListener('timeout', () => reject(new ArchiveError('too-slow')));
    request.addEventListener('error', () => reject(new ArchiveError('offline')));
    request.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    request.addEventListener('load', () => resolve(read(request)));
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
  });
}

function read(request: XMLHttpRequest): Reply {
  const body: unknown = request.response;
  return {
    status: request.status,
    contentType: request.getResponseHeader('Content-Type'),
    body,
    refused: request.getResponseHeader(refusedHeader),
    warning: request.getResponseHeader('Warning'),
    unasked: request.getResponseHeader(unaskedHeader),
  };
}
