import { type Page } from '@playwright/test';
import * as v from 'valibot';

import { type Dataset, numbers, parseDatasets, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { AccessLog } from '#protocol/accessLog.ts';

/** The gateway as the page's own session sees it: `/api/contexts/{contextId}` on the page's origin. */
export function api(page: Page): string {
  const url = new URL(page.url());
  const contextId = /\/p\/([^/]+)/.exec(url.pathname)?.[1];
  if (contextId === undefined) throw new Error(`no context in ${url.pathname}`);
  return `${url.origin}/api/contexts/${contextId}`;
}

export async function metadata(page: Page, archiveId: string, study: string): Promise<readonly Dataset[]> {
  const answer = await page.request.get(
    `${api(page)}/archives/${archiveId}/dicom-web/studies/${study}/metadata`,
  );
  if (!answer.ok()) throw new Error(`${answer.status()} for metadata`);
  const datasets = parseDatasets(await answer.json());
  if (datasets === undefined) throw new Error('metadata is not DICOM JSON');
  return datasets;
}

/** Head–feet position of every slice of a study, by SOP Instance UID, mm. */
export async function positions(
  page: Page,
  archiveId: string,
  study: string,
): Promise<ReadonlyMap<string, number>> {
  const datasets = await metadata(page, archiveId, study);
  return new Map(
    datasets.flatMap((one) => {
      const [uid, z] = [text(one, Tag.sopInstanceUid), numbers(one, Tag.imagePositionPatient)?.[2]];
      return uid === undefined || z === undefined ? [] : [[uid, z] as const];
    }),
  );
}

/** The journal as the patient may see it. */
export async function accessLog(page: Page): Promise<AccessLog> {
  return v.parse(AccessLog, await (await page.request.get(`${api(page)}/access-log`)).json());
}
