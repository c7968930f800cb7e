/** The gateway's HTTP paths, used by the viewer to ask and by the gateway to answer. UIDs are checked before they come here. */

const context = (contextId: string) => `/api/contexts/${encodeURIComponent(contextId)}`;

export interface StudyPath {
  readonly contextId: string;
  readonly archiveId: string;
  readonly studyInstanceUid: string;
}

export interface InstancePath extends StudyPath {
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
}

export const paths = {
  /** The viewer itself; everything behind it is the viewer's own URL state. */
  view: (contextId: string) => `/p/${encodeURIComponent(contextId)}/`,
  session: (contextId: string) => `${context(contextId)}/session`,
  config: (contextId: string) => `${context(contextId)}/config`,
  lock: (contextId: string) => `${context(contextId)}/lock`,
  unlock: (contextId: string) => `${context(contextId)}/unlock`,
  logOut: (contextId: string) => `${context(contextId)}/log-out`,
  accessLog: (contextId: string) => `${context(contextId)}/access-log`,
  /** Layouts that this user has saved: GET lists, POST keeps one more. Nothing in them is of the patient. */
  layouts: (contextId: string) => `${context(contextId)}/layouts`,
  /** PUT writes it anew, DELETE forgets it. */
  layout: (contextId: string, layoutId: string) =>
    `${paths.layouts(contextId)}/${encodeURIComponent(layoutId)}`,
  /** DiagnosticReports of the record for this patient. */
  reports: (contextId: string) => `${context(contextId)}/reports`,
  /** How far this user has come in each of the patient's studies (SeenSummary). */
  seen: (contextId: string) => `${context(contextId)}/seen`,
  /** What of one study this user has had on screen: GET SeenInstances, POST SeenMarks. */
  seenStudy: (contextId: string, studyInstanceUid: string) =>
    `${context(contextId)}/seen/${studyInstanceUid}`,
  /** POST UnseenInstances. */
  unseen: (contextId: string, studyInstanceUid: string) =>
    `${paths.seenStudy(contextId, studyInstanceUid)}/unseen`,
  dicomWeb: (contextId: string, archiveId: string) =>
    `${context(contextId)}/archives/${encodeURIComponent(archiveId)}/dicom-web`,
  studies: (contextId: string, archiveId: string) => `${paths.dicomWeb(contextId, archiveId)}/studies`,
  /** CodingsAnswer: what these studies are of, at most `mostCodingsAsked` of them. */
  codings: (contextId: string, archiveId: string, studies: readonly string[]) =>
    `${paths.dicomWeb(contextId, archiveId)}/codings?studies=${studies.join(',')}`,
  study: (at: StudyPath) => `${paths.studies(at.contextId, at.archiveId)}/${at.studyInstanceUid}`,
  studyMetadata: (at: StudyPath) => `${paths.study(at)}/metadata`,
  /** POST: the study is about to be shown from what was fetched ahead. 204 when the look stands in the journal. */
  studyOpened: (at: StudyPath) => `${paths.study(at)}/opened`,
  studyThumbnail: (at: StudyPath) => `${paths.study(at)}/thumbnail`,
  instance: (at: InstancePath) =>
    `${paths.study(at)}/series/${at.seriesInstanceUid}/instances/${at.sopInstanceUid}`,
  /** JPEG or PNG, at most 256 px. */
  thumbnail: (at: InstancePath) => `${paths.instance(at)}/thumbnail`,
  /** One frame, single part, its true transfer syntax in Content-Type's `transfer-syntax` parameter. `frameNumber` counts from 1. */
  frame: (at: InstancePath, frameNumber: number) => `${paths.instance(at)}/frames/${frameNumber}`,
  /** video/mp4 with Range. `h264` asks for it re-encoded, where the browser does not play it as it is stored. */
  video: (at: InstancePath, as?: 'h264') =>
    `${paths.instance(at)}/video${as === undefined ? '' : `?as=${as}`}`,
  /** VideoDescription of the same: what it is, and when each frame is shown. */
  videoDescription: (at: InstancePath, as?: 'h264') =>
    `${paths.instance(at)}/video/description${as === undefined ? '' : `?as=${as}`}`,
  /** The encapsulated document with its own media type. */
  document: (at: InstancePath) => `${paths.instance(at)}/document`,
  /** The whole file as an attachment; its look in the journal is a download. */
  original: (at: InstancePath) => `${paths.instance(at)}/original`,
  /** One bulk value, addressed by its tag path, `54000100/0/54001010`: indexes from 0. */
  bulkData: (at: InstancePath, tagPath: string) => `${paths.instance(at)}/bulkdata/${tagPath}`,
} as const;

/** State-changing requests carry this header; a cross-site form cannot. Its value is `1`. */
export const requestHeader = 'lysbilde-request';

/**
 * On a list of studies: how many rows the patient guard refused, as JSON of `Refusals`.
 * `Warning: 299` stands beside it when the archive has more rows than it gave («flere finnes»).
 */
export const refusedHeader = 'lysbilde-refused';

/** On a list of studies: what the archive could not be asked for, as JSON of `Unasked`. Absent where it was asked for everything. */
export const unaskedHeader = 'lysbilde-unasked';

/** On a request for a frame: the line is slow, and squeezing raw pixels is worth the time. Its value is `1`. */
export const slowLineHeader = 'lysbilde-slow-line';

/**
 * On a request for metadata or a frame: it is fetched ahead of need and not shown yet, and stands in the journal as that. Its value is `1`.
 * Only studies that this context has been given in a list may be fetched so.
 */
export const prefetchHeader = 'lysbilde-prefetch';
