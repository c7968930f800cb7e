import { type Instance } from '#dicom/instance.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { paths } from '#protocol/paths.ts';

import { type ReadyContents } from './studyContents.ts';
import { type StudyEntry } from './studyEntry.ts';

/** Where one of several archives gives a thumbnail; on the gateway, and journalled there. */
export interface ThumbnailSource {
  readonly archiveId: string;
  readonly url: string;
}

export type ThumbnailSources = NonEmpty<ThumbnailSource>;

export function thumbnailsOf({ addressesOf }: ReadyContents, instance: Instance): ThumbnailSources {
  const [first, ...more] = addressesOf(instance);
  const source = (at: typeof first) => ({ archiveId: at.archiveId, url: paths.thumbnail(at) });
  return [source(first), ...more.map(source)];
}

export function studyThumbnails(contextId: string, study: StudyEntry): ThumbnailSources {
  const { studyInstanceUid } = study;
  const [first, ...more] = study.sources;
  const source = (archiveId: string) => ({
    archiveId,
    url: paths.studyThumbnail({ contextId, archiveId, studyInstanceUid }),
  });
  return [source(first), ...more.map(source)];
}
