import { lettersOf, scale, type Vector } from '#dicom/geometry.ts';
import { zoomOf } from '#viewer/rendering/painting/view.ts';
import { slabSlices } from './planeCut.ts';
import { placeOf, type PlaneGrid } from './planeGrid.ts';
import { type PlaneState, type Probe } from './planes.ts';
import { type PlaneView } from './planeView.ts';
import { type Scene } from './scene.ts';
import { type VoxelStack } from './voxelStack.ts';

/** What a plane says of itself. */
export function planeState(of: {
  readonly view: PlaneView;
  readonly scene: Scene;
  readonly isExact: boolean;
  readonly isAnythingHere: boolean;
  /** The stored image that the plane lies along. */
  readonly image: PlaneState['source'];
  readonly probe: Probe | undefined;
  readonly cross: PlaneState['cross'];
}): PlaneState {
  const { view, scene, isExact } = of;
  const { grid, index, isCoarse } = view;
  const { over, slab } = scene;
  const { count } = slabSlices(grid, index, slab);
  const stacks = over === undefined ? [scene.base] : [scene.base, over.stack];
  const counted = {
    loaded: sum(stacks.map(({ loaded }) => loaded)),
    failed: sum(stacks.map(({ failed }) => failed)),
    slices: sum(stacks.map(({ total }) => total)),
  };
  const zoom = zoomOf(view.view, view.image, view.surface.canvas);
  return {
    plane: grid.plane,
    state: of.isAnythingHere ? 'painted' : 'loading',
    index,
    total: grid.size[2],
    source: count === 1 && over === undefined && !isCoarse ? of.image : undefined,
    fidelity: fidelityOf(counted, { isCoarse, stacks }),
    ...counted,
    isExact,
    isCoarse,
    slab:
      count === 1
        ? undefined
        : { millimetres: count * grid.spacing[2], slices: count, projection: slab.projection },
    position: positionOf(grid, placeOf(grid, [0, 0, index])),
    window: scene.window,
    isInverted: scene.isInverted,
    scale: zoom,
    orientationLetters: letters(grid),
    millimetresPerPixel: (grid.spacing[0] * devicePixelRatio) / zoom,
    probe: of.probe,
    cross: of.cross,
  };
}

function letters({ axes: [right, down] }: PlaneGrid): PlaneState['orientationLetters'] {
  return {
    left: lettersOf(scale(right, -1)),
    right: lettersOf(right),
    top: lettersOf(scale(down, -1)),
    bottom: lettersOf(down),
  };
}

function fidelityOf(
  { loaded, failed, slices }: { readonly loaded: number; readonly failed: number; readonly slices: number },
  of: { readonly isCoarse: boolean; readonly stacks: readonly VoxelStack[] },
): PlaneState['fidelity'] {
  if (failed > 0 && loaded + failed >= slices) return 'incomplete';
  if (loaded < slices || of.isCoarse) return 'preview';
  return of.stacks.some(({ fidelity }) => fidelity === 'lossy') ? 'lossy' : 'true';
}

/** Along the patient's own axis nearest to the way from slice to slice: +x left, +y posterior, +z head. */
function positionOf({ axes }: PlaneGrid, place: Vector): number {
  const on = axes[2];
  const axis = ([0, 1, 2] as const).reduce(
    (best, one) => (Math.abs(on[one]) > Math.abs(on[best]) ? one : best),
    0 as 0 | 1 | 2,
  );
  return place[axis];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
