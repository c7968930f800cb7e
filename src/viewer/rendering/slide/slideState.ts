import { pixelSpacing } from '#dicom/geometry.ts';
import { type SlideState } from './slide.ts';
import { sceneFidelity, type SlideScene, tileAtMiddle } from './slideScene.ts';

/** What can be said of a painted view; `zoom` is device pixels per pixel of the finest level. */
export function stateOf(scene: SlideScene, zoom: number): SlideState {
  const { tiles, failed, target, isCovered } = scene;
  const [first] = failed;
  const middle = tileAtMiddle(scene);
  if (middle === undefined || !isCovered) {
    const hasFailedAltogether = first !== undefined && failed.length === tiles.due && middle === undefined;
    if (!hasFailedAltogether) return { state: 'loading', tiles };
    return { state: 'failed', reason: first.failure.reason, detail: first.failure.message };
  }
  const spacing = target.image.levels[0].spacing ?? pixelSpacing(target.image.levels[0].parts[0].instance);
  return {
    state: 'painted',
    instance: middle.tile.instance,
    frameNumber: middle.tile.frameNumber,
    fidelity: sceneFidelity(scene),
    tiles,
    ...(first === undefined
      ? {}
      : { failure: { reason: first.failure.reason, detail: first.failure.message } }),
    zoom,
    ...(spacing === undefined ? {} : { millimetresPerPixel: (spacing.column / zoom) * devicePixelRatio }),
  };
}
