import jpeg from 'jpeg-js';
import { expect, type Locator, type Page } from '@playwright/test';

import { parseDatasets } from '#dicom/dataset.ts';
import { type Instance, parseInstance } from '#dicom/instance.ts';
import { paths } from '#protocol/paths.ts';

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the study that a page shows lies on the gateway. */
interface StudyAt {
  readonly archiveId: string;
  readonly study: string;
}

/** The slide's instances from the archive's own metadata, finest first. */
export async function slideInstances(
  page: Page,
  { archiveId, study }: StudyAt,
): Promise<readonly Instance[]> {
  const path = paths.studyMetadata({ contextId: contextOf(page), archiveId, studyInstanceUid: study });
  const answer = await page.request.get(new URL(path, page.url()).href);
  const instances = (parseDatasets(await answer.json()) ?? [])
    .map(parseInstance)
    .flatMap((instance) => ('unreadable' in instance ? [] : [instance]));
  return instances.toSorted((a, b) => b.numberOfFrames - a.numberOfFrames);
}

/** A stored tile, fetched past the viewer and decoded by another decoder than the viewer's. */
export async function storedTile(
  page: Page,
  { archiveId }: StudyAt,
  { instance, frameNumber }: { readonly instance: Instance; readonly frameNumber: number },
): Promise<Pixels> {
  const path = paths.frame({ ...instance, contextId: contextOf(page), archiveId }, frameNumber);
  const answer = await page.request.get(new URL(path, page.url()).href);
  expect(answer.headers()['content-type']).toContain('1.2.840.10008.1.2.4.50');
  return jpeg.decode(await answer.body(), { useTArray: true });
}

/** Pixels of a pane's canvas, in its device pixels. */
export async function canvasPixels(pane: Locator, region: Region): Promise<Pixels> {
  const base64 = await pane
    .locator('.image-canvas > canvas')
    .first()
    .evaluate((canvas, { x, y, width, height }) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no picture');
      const { data } = context.getImageData(x, y, width, height);
      // Playwright is slow with a hundred thousand numbers, not with a text.
      return btoa(data.reduce((letters, byte) => letters + String.fromCharCode(byte), ''));
    }, region);
  return { ...region, data: Buffer.from(base64, 'base64') };
}

export async function canvasSize(
  pane: Locator,
): Promise<{ readonly width: number; readonly height: number }> {
  return pane
    .locator('.image-canvas > canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      return { width: canvas.width, height: canvas.height };
    });
}

export function cut({ width, data }: Pixels, region: Region): Pixels {
  const out = new Uint8Array(region.width * region.height * 4);
  for (let row = 0; row < region.height; row++) {
    const from = ((region.y + row) * width + region.x) * 4;
    out.set(data.subarray(from, from + region.width * 4), row * region.width * 4);
  }
  return { ...region, data: out };
}

/** Mean difference of the colours, of 255. */
export function meanDifference(a: Pixels, b: Pixels): number {
  if (a.data.length !== b.data.length) throw new Error(`${a.data.length} bytes against ${b.data.length}`);
  let sum = 0;
  for (let at = 0; at < a.data.length; at++)
    if (at % 4 !== 3) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
  return sum / (a.data.length * 0.75);
}

function contextOf(page: Page): string {
  return decodeURIComponent(/\/p\/([^/?]+)/.exec(page.url())?.[1] ?? '');
}
