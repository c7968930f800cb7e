import { type OfferedStudy } from './hanging/offer.ts';
import { studyIndex } from './studyIndex.ts';
import { studyRegions } from './studyRegions.ts';
import { type OpenStudy } from './workspace.ts';

/** An open study as the hanging rules see it. */
export function offered({ uid, contents }: OpenStudy): OfferedStudy {
  if (contents.state !== 'ready') return { studyInstanceUid: uid, displaySets: [], isWaiting: true };
  const { selections } = studyIndex(contents);
  const regions = studyRegions(contents);
  return { studyInstanceUid: uid, displaySets: contents.displaySets, selections, regions };
}
