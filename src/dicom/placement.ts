import { dot, type Plane, type Vector } from './geometry.ts';
import { type ImagePoint } from './graphicOutline.ts';
import { type ImageFrame, refersTo } from './imageReference.ts';
import { type Segmentation, type SegmentFrame } from './segmentation.ts';
import { areParallel, distanceTo, isWithin, type Slice, toImagePoint } from './sliceStack.ts';
import { type Contour, type Structure } from './structureSet.ts';

/** A contour where it lies on one image, in image pixels. */
export interface PlacedContour {
  readonly kind: Contour['kind'];
  readonly points: readonly ImagePoint[];
}

/** The contours of a structure that lie in this slice: every point of them nearer to it than to its neighbours. */
export function contoursOn(structure: Structure, slice: Slice): readonly PlacedContour[] {
  if (structure.frameOfReferenceUid !== slice.plane.frameOfReferenceUid) return [];
  return structure.contours.flatMap((contour) => {
    const points = pointsOn(contour, slice);
    return points === undefined ? [] : [{ kind: contour.kind, points }];
  });
}

function pointsOn({ points }: Contour, slice: Slice): readonly ImagePoint[] | undefined {
  const placed: ImagePoint[] = [];
  for (let at = 0; at + 2 < points.length; at += 3) {
    const point: Vector = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];
    if (!isWithin(distanceTo(slice, point), slice.reach)) return undefined;
    placed.push(toImagePoint(slice, point));
  }
  return placed.length === 0 ? undefined : placed;
}

/** Pixels of a segmentation's frame to pixels of an image, both from the outer corner of their first one, as canvases name it. */
export interface PixelMap {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export interface PlacedSegmentFrame {
  readonly frame: SegmentFrame;
  readonly map: PixelMap;
}

const samePixels: PixelMap = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** An image to lay a segmentation on. */
export interface PlacedImage extends ImageFrame {
  readonly slice: Slice | undefined;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The frames of a segmentation that hold for this image: of each segment the one whose slab the image's plane lies in. Where either has no
 * place in the patient, the frame must name the image and be of its size.
 */
export function segmentFramesOn(
  segmentation: Segmentation,
  image: PlacedImage,
): readonly PlacedSegmentFrame[] {
  const nearest = new Map<number | undefined, { readonly frame: SegmentFrame; readonly distance: number }>();
  const named: PlacedSegmentFrame[] = [];
  for (const frame of segmentation.frames) {
    if (frame.plane === undefined || image.slice === undefined) {
      const isSame = segmentation.rows === image.rows && segmentation.columns === image.columns;
      if (isSame && refersTo(frame.sources, image)) named.push({ frame, map: samePixels });
      continue;
    }
    const distance = slabDistance(segmentation, frame.plane, image.slice);
    const known = nearest.get(frame.segmentNumber);
    if (distance !== undefined && (known === undefined || distance < known.distance))
      nearest.set(frame.segmentNumber, { frame, distance });
  }
  const lying = [...nearest.values()].flatMap(({ frame }) => {
    const map = image.slice === undefined ? undefined : pixelMap(frame, image.slice);
    return map === undefined ? [] : [{ frame, map }];
  });
  return [...named, ...lying];
}

/** How far the image's plane is from the middle of the frame's slab, mm; undefined where it lies outside it, in another direction or in another Frame of Reference. */
function slabDistance({ step }: Segmentation, plane: Plane, slice: Slice): number | undefined {
  if (plane.frameOfReferenceUid !== slice.plane.frameOfReferenceUid || !areParallel(plane, slice.plane))
    return undefined;
  const distance = distanceTo(slice, plane.position);
  return isWithin(distance, step === undefined ? slice.reach : step / 2) ? Math.abs(distance) : undefined;
}

function pixelMap({ plane, spacing }: SegmentFrame, slice: Slice): PixelMap | undefined {
  if (plane === undefined || spacing === undefined) return undefined;
  const first = toImagePoint(slice, plane.position);
  const a = (dot(plane.row, slice.plane.row) * spacing.column) / slice.spacing.column;
  const b = (dot(plane.row, slice.plane.column) * spacing.column) / slice.spacing.row;
  const c = (dot(plane.column, slice.plane.row) * spacing.row) / slice.spacing.column;
  const d = (dot(plane.column, slice.plane.column) * spacing.row) / slice.spacing.row;
  // Its first pixel's centre lies half a pixel in from the corner that a map starts at.
  return { a, b, c, d, e: first.x - (a + c) / 2, f: first.y - (b + d) / 2 };
}
