import { type Page } from '@playwright/test';

import { parseDatasets } from '#dicom/dataset.ts';
import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { type Instance, parseInstance } from '#dicom/instance.ts';
import { isStudyInstanceUid } from '#dicom/uid.ts';
import { paths } from '#protocol/paths.ts';
import { emptyView, viewQuery } from '#viewer/comparison/viewState.ts';

/** Where one instance stands in its study as the viewer lays it out. */
export interface Place {
  readonly displaySet: DisplaySet;
  readonly instance: Instance;
  /** Of its first frame, among the positions of the display set. */
  readonly index: number;
}

/** Every instance of a study, by SOP Instance UID, from the very metadata that the viewer is given. */
export async function placesOf(page: Page, at: { readonly archiveId: string; readonly study: string }) {
  const contextId = decodeURIComponent(/\/p\/([^/?]+)/.exec(page.url())?.[1] ?? '');
  const path = paths.studyMetadata({ contextId, archiveId: at.archiveId, studyInstanceUid: at.study });
  const answer = await page.request.get(new URL(path, page.url()).href);
  if (!answer.ok()) throw new Error(`metadata: status ${answer.status()}`);
  const instances = (parseDatasets(await answer.json()) ?? [])
    .map(parseInstance)
    .flatMap((instance) => ('unreadable' in instance ? [] : [instance]));
  return new Map(groupIntoDisplaySets(instances).flatMap(placesIn));
}

function placesIn(displaySet: DisplaySet): readonly (readonly [string, Place])[] {
  switch (displaySet.kind) {
    case 'images':
    case 'cine':
    case 'photos': {
      const positions = stackPositions(displaySet);
      return positions.flatMap(({ instance, frameNumber }, index) =>
        frameNumber === 1 ? [[instance.sopInstanceUid, { displaySet, instance, index }] as const] : [],
      );
    }
    case 'slide':
    case 'unsupported':
      return displaySet.instances.map((instance, index) => [
        instance.sopInstanceUid,
        { displaySet, instance, index },
      ]);
    case 'video':
    case 'audio':
    case 'ecg':
    case 'document':
    case 'report':
      return [[displaySet.instance.sopInstanceUid, { displaySet, instance: displaySet.instance, index: 0 }]];
  }
}

/** Goes to the address of one display set alone in one pane, as the browser's own Back and Forward do, without loading the page anew. */
export async function goToDisplaySet(page: Page, study: string, displaySetId?: string): Promise<void> {
  if (!isStudyInstanceUid(study)) throw new Error(`${study} is no UID`);
  const query = viewQuery({
    ...emptyView,
    studies: [study],
    grid: { rows: 1, columns: 1 },
    panes: displaySetId === undefined ? [] : [{ displaySetId, study: 0 }],
  });
  await page.evaluate((search) => {
    history.pushState(null, '', `${location.pathname}?${search}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query.toString());
}
