import {
  cache,
  getConfiguration,
  metaData,
  RenderingEngine,
  setConfiguration,
  setUseCPURendering,
} from '@cornerstonejs/core';
import { scheme } from './imageOf.ts';

let engine: RenderingEngine | undefined;
let isPrepared = false;

/** The one engine of the page, made when first needed and anew after a purge. */
export function openEngine(): RenderingEngine {
  prepare();
  engine ??= new RenderingEngine(scheme);
  return engine;
}

/** Destroys the engine with all it has drawn, and empties Cornerstone's cache. */
export function destroyEngine(): void {
  engine?.destroy();
  engine = undefined;
  cache.purgeCache();
}

function prepare(): void {
  if (isPrepared) return;
  isPrepared = true;
  const { rendering, ...rest } = getConfiguration();
  setConfiguration({ ...rest, rendering: { ...rendering, webGlContextCount: 1 } });
  // Always, not only on software GL: the GPU interpolates values before the window and so gives another picture than ours.
  setUseCPURendering(true);
  metaData.addProvider(describe, 10_000);
}

const plane = {
  frameOfReferenceUID: scheme,
  rowPixelSpacing: 1,
  columnPixelSpacing: 1,
  rowCosines: [1, 0, 0],
  columnCosines: [0, 1, 0],
  imageOrientationPatient: [1, 0, 0, 0, 1, 0],
  imagePositionPatient: [0, 0, 0],
  usingDefaultValues: true,
};

/** What Cornerstone asks of our images besides their pixels. */
function describe(type: string, imageId: unknown): unknown {
  if (typeof imageId !== 'string' || !imageId.startsWith(`${scheme}:`)) return undefined;
  if (type === 'imagePlaneModule') return plane;
  if (type === 'imagePixelModule') return {};
  if (type === 'generalSeriesModule') return { modality: '' };
  return undefined;
}
