import { type APIRequestContext, type Page } from '@playwright/test';

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
  return (await answer.json()) as readonly Dataset[];
}

export type Dataset = Readonly<Record<string, { readonly Value?: readonly unknown[] } | undefined>>;

export const value = (dataset: Dataset, tag: string): unknown => dataset[tag]?.Value?.[0];

/** Head–feet position of every slice of a study, by SOP Instance UID, mm. */
export async function positions(
  page: Page,
  archiveId: string,
  study: string,
): Promise<ReadonlyMap<string, number>> {
  const datasets = await metadata(page, archiveId, study);
  return new Map(
    datasets.map((one) => [String(value(one, '00080018')), Number(one['00200032']?.Value?.[2])]),
  );
}

export interface LookUp {
  readonly action: string;
  readonly outcome: string;
  readonly studyInstanceUid?: string;
  readonly archiveId?: string;
}

/** The journal as the patient may see it. */
export async function accessLog(page: Page): Promise<readonly LookUp[]> {
  return (await (await page.request.get(`${api(page)}/access-log`)).json()) as readonly LookUp[];
}

export type Asker = APIRequestContext;
