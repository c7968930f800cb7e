import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, items, number, numbers, text } from './dataset.ts';
import { spacing } from './geometry.ts';
import { type ImagePoint } from './graphicOutline.ts';
import { type ImageFrame, itemsFor } from './imageReference.ts';
import { optional } from './study.ts';

/** The part of an image that a state shows, in image pixels from the outer corner of the first one. It may reach outside the image. */
export interface DisplayedArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Screen pixels per image pixel, where the state says so (MAGNIFY); otherwise the area is made to fit. */
  readonly magnification?: number;
  /** The state asks for true size in millimetres, which a screen without calibration cannot give: made to fit instead. */
  readonly isTrueSize: boolean;
  /** Height of a pixel divided by its width, as the state wants it shown. */
  readonly aspect?: number;
}

/** Turned as a view is: mirrored left–right first, then clockwise. */
export interface Turn {
  readonly rotation: 0 | 90 | 180 | 270;
  readonly isFlipped: boolean;
}

/** Farther out than this, in image pixels, no image lies. */
const farthest = 1e6;

/** Displayed Area of one image (PS3.3 C.10.4); undefined where none is selected or its corners make no area. */
export function displayedArea(state: Dataset, image: ImageFrame): DisplayedArea | undefined {
  const [item] = itemsFor(items(state, AnnotationTag.displayedAreaSelectionSequence), image);
  if (item === undefined) return undefined;
  // Which corner is upper left is said after turning, so the two may stand either way about; pixels count from 1 and both ends belong to the area.
  const [x1, y1] = numbers(item, AnnotationTag.displayedAreaTopLeftHandCorner) ?? [];
  const [x2, y2] = numbers(item, AnnotationTag.displayedAreaBottomRightHandCorner) ?? [];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  if (![x1, y1, x2, y2].every((value) => Math.abs(value) <= farthest)) return undefined;
  const mode = text(item, AnnotationTag.presentationSizeMode);
  const ratio = number(item, AnnotationTag.presentationPixelMagnificationRatio);
  return {
    left: Math.min(x1, x2) - 1,
    top: Math.min(y1, y2) - 1,
    right: Math.max(x1, x2),
    bottom: Math.max(y1, y2),
    isTrueSize: mode === 'TRUE SIZE',
    ...optional('aspect', aspectOf(item)),
    ...(mode === 'MAGNIFY' && ratio !== undefined && ratio > 0 ? { magnification: ratio } : {}),
  };
}

/** Presentation Pixel Spacing or Presentation Pixel Aspect Ratio, vertical before horizontal both (PS3.3 C.10.4). */
function aspectOf(item: Dataset): number | undefined {
  const stated =
    spacing(item, AnnotationTag.presentationPixelSpacing) ??
    spacing(item, AnnotationTag.presentationPixelAspectRatio);
  return stated === undefined ? undefined : stated.row / stated.column;
}

/**
 * Image Rotation, then Image Horizontal Flip (PS3.3 C.10.6), as mirroring followed by a turn: mirroring after a turn is the turn the other
 * way about after mirroring. Undefined for a rotation that is no quarter turn.
 */
export function turnOf(state: Dataset): Turn | undefined {
  const stated = number(state, AnnotationTag.imageRotation) ?? 0;
  const isFlipped = text(state, AnnotationTag.imageHorizontalFlip) === 'Y';
  const rotation = (((isFlipped ? -stated : stated) % 360) + 360) % 360;
  return rotation === 0 || rotation === 90 || rotation === 180 || rotation === 270
    ? { rotation, isFlipped }
    : undefined;
}

/** From fractions of the area as it is seen, (0, 0) upper left, to image pixels (PS3.3 C.10.5.1.2, DISPLAY). */
export function areaToImage(area: DisplayedArea, turn: Turn): (fraction: ImagePoint) => ImagePoint {
  return ({ x, y }) => {
    const [u, v] = unturned(turn.rotation, { x, y });
    const across = turn.isFlipped ? 1 - u : u;
    return {
      x: area.left + across * (area.right - area.left),
      y: area.top + v * (area.bottom - area.top),
    };
  };
}

/** What lies at (x, y) after turning clockwise lay here before. */
function unturned(rotation: Turn['rotation'], { x, y }: ImagePoint): readonly [number, number] {
  switch (rotation) {
    case 0:
      return [x, y];
    case 90:
      return [y, 1 - x];
    case 180:
      return [1 - x, 1 - y];
    case 270:
      return [1 - y, x];
  }
}
