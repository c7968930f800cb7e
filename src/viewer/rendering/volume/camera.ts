import { cross, dot, type EdgeLetters, length, lettersOf, scale, type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';

/**
 * From where a volume is seen, without perspective: a millimetre is as long near as far away. Unit vectors in the patient's system
 * (+x left, +y posterior, +z head) that always make a right-handed system, so that nothing is ever seen mirrored.
 */
export interface Camera {
  /** Towards the right of the screen, down it, and into it. */
  readonly right: Vector;
  readonly down: Vector;
  readonly forward: Vector;
  /** As against the whole volume just seen. */
  readonly zoom: number;
  /** Millimetres from the middle of the volume to what lies in the middle of the screen, right and down. */
  readonly pan: { readonly x: number; readonly y: number };
}

export type ViewedFrom = 'front' | 'back' | 'left' | 'right' | 'head' | 'feet';
export const viewedFrom: readonly ViewedFrom[] = ['front', 'back', 'left', 'right', 'head', 'feet'];

const looking: Readonly<Record<ViewedFrom, { readonly down: Vector; readonly forward: Vector }>> = {
  front: { down: [0, 0, -1], forward: [0, 1, 0] },
  back: { down: [0, 0, -1], forward: [0, -1, 0] },
  left: { down: [0, 0, -1], forward: [-1, 0, 0] },
  right: { down: [0, 0, -1], forward: [1, 0, 0] },
  head: { down: [0, 1, 0], forward: [0, 0, -1] },
  feet: { down: [0, 1, 0], forward: [0, 0, 1] },
};

export function cameraFrom(from: ViewedFrom): Camera {
  const { down, forward } = looking[from];
  return { right: cross(down, forward), down, forward, zoom: 1, pan: { x: 0, y: 0 } };
}

/** As a hand turns a globe: what is nearest follows it, by so many degrees to the right and down. */
export function turned(camera: Camera, by: { readonly x: number; readonly y: number }): Camera {
  const [x, y] = [(by.x * Math.PI) / 180, (by.y * Math.PI) / 180];
  const right = combined([camera.right, Math.cos(x)], [camera.forward, -Math.sin(x)]);
  const across = combined([camera.forward, Math.cos(x)], [camera.right, Math.sin(x)]);
  const down = combined([camera.down, Math.cos(y)], [across, -Math.sin(y)]);
  return squared({ ...camera, right, down });
}

/** Turns the picture clockwise by so many degrees. */
export function rolled(camera: Camera, degrees: number): Camera {
  const angle = (degrees * Math.PI) / 180;
  const right = combined([camera.right, Math.cos(angle)], [camera.down, -Math.sin(angle)]);
  const down = combined([camera.down, Math.cos(angle)], [camera.right, Math.sin(angle)]);
  return squared({ ...camera, right, down });
}

/** Many small turns would otherwise stretch the picture. */
function squared(camera: Camera): Camera {
  const right = unit(camera.right);
  const down = unit(combined([camera.down, 1], [right, -dot(camera.down, right)]));
  return { ...camera, right, down, forward: cross(right, down) };
}

/** Letters at the edges of the screen. */
export function cameraLetters({ right, down }: Camera): EdgeLetters {
  return {
    left: lettersOf(scale(right, -1)),
    right: lettersOf(right),
    top: lettersOf(scale(down, -1)),
    bottom: lettersOf(down),
  };
}

/** Millimetres of one pixel of a canvas, everywhere in the picture. */
export function millimetresPerPixel(
  camera: Camera,
  grid: VolumeGrid,
  canvas: { readonly width: number; readonly height: number },
): number {
  const longest = Math.max(...grid.size.map((count, axis) => count * (grid.spacing[axis] ?? 1)));
  return (longest * 1.15) / Math.min(canvas.width, canvas.height) / camera.zoom;
}

/** Voxel indices along rays: `start + x·right + y·down + t·forward`, x and y in pixels from the middle of the canvas, t in millimetres. */
export interface Rays {
  readonly start: Vector;
  readonly right: Vector;
  readonly down: Vector;
  readonly forward: Vector;
}

export function raysOf(camera: Camera, grid: VolumeGrid, millimetres: number): Rays {
  const inVoxels = (way: Vector): Vector => [
    dot(way, grid.axes[0]) / grid.spacing[0],
    dot(way, grid.axes[1]) / grid.spacing[1],
    dot(way, grid.axes[2]) / grid.spacing[2],
  ];
  const middle: Vector = [(grid.size[0] - 1) / 2, (grid.size[1] - 1) / 2, (grid.size[2] - 1) / 2];
  const panned = combined([camera.right, camera.pan.x], [camera.down, camera.pan.y]);
  return {
    start: combined([middle, 1], [inVoxels(panned), 1]),
    right: inVoxels(scale(camera.right, millimetres)),
    down: inVoxels(scale(camera.down, millimetres)),
    forward: inVoxels(camera.forward),
  };
}

function combined(...parts: readonly (readonly [Vector, number])[]): Vector {
  return parts.reduce<Vector>(
    (sum, [way, by]) => [sum[0] + way[0] * by, sum[1] + way[1] * by, sum[2] + way[2] * by],
    [0, 0, 0],
  );
}

function unit(a: Vector): Vector {
  return scale(a, 1 / length(a));
}
