import { type InstancePath, paths } from '#protocol/paths.ts';

import { type StudyEntry } from './studyEntry.ts';

/** Addresses for `<img>`, `<video>` and the like; all on the gateway, all journalled there. */
export const thumbnailUrl = (at: InstancePath): string => paths.thumbnail(at);
export const documentUrl = (at: InstancePath): string => paths.document(at);

/** The whole file, saved under the name the gateway gives it. */
export const originalUrl = (at: InstancePath): string => paths.original(at);

export function studyThumbnailUrl(contextId: string, study: StudyEntry): string {
  return paths.studyThumbnail({
    contextId,
    archiveId: study.sources[0],
    studyInstanceUid: study.studyInstanceUid,
  });
}
