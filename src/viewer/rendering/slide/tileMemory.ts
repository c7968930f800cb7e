import { cacheBudget, FrameCache } from '#viewer/rendering/stack/frameCache.ts';
import { memoryOf } from '#viewer/rendering/stack/imageStack.ts';

/** Decoded tiles of every slide on screen. A screenful of 4K takes some 70 MB of it. */
export const tileMemory = new FrameCache(
  Math.min(256 * 1024 ** 2, cacheBudget(typeof navigator === 'undefined' ? undefined : memoryOf(navigator))),
);

/** Slides on screen, each with what blanks it. */
export const openSlides = new Set<{ close(): void }>();

/** Nothing of any slide is left, on canvases or in memory. Small, so that it can be at hand where the rest of the slide viewer is not loaded. */
export function purgeSlides(): void {
  for (const slide of openSlides) slide.close();
  tileMemory.clear();
}
