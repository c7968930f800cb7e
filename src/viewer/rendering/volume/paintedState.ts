import { dot, type Vector } from '#dicom/geometry.ts';
import { type VoxelStack } from '#viewer/rendering/planes/voxelStack.ts';
import { type Camera, cameraLetters } from './camera.ts';
import { type LookChoice } from './lookChoice.ts';
import { type PaintedVolume } from './volume.ts';

/** What a drawn volume says of itself. */
export function paintedState(
  stack: VoxelStack,
  of: {
    readonly camera: Camera;
    readonly look: LookChoice;
    readonly isCoarse: boolean;
    readonly held: Vector;
    /** Of a device pixel. */
    readonly millimetres: number;
  },
): PaintedVolume {
  const { camera, look, isCoarse, held } = of;
  const { size } = stack.source.volume.grid;
  const isWhole = held.every((side, axis) => side === size[axis]);
  const seen = (way: Vector): Vector => [
    dot(way, camera.right),
    dot(way, camera.down),
    dot(way, camera.forward),
  ];
  return {
    state: 'painted',
    preset: look.preset,
    isInverted: look.isInverted,
    window: look.window,
    change: look.change,
    isCoarse,
    fidelity: isCoarse || !isWhole ? 'preview' : stack.fidelity,
    slices: stack.total,
    letters: cameraLetters(camera),
    towards: { left: seen([1, 0, 0]), back: seen([0, 1, 0]), head: seen([0, 0, 1]) },
    zoom: camera.zoom,
    // Adding nought makes of minus nought plain nought.
    moved: { right: -camera.pan.x + 0, down: -camera.pan.y + 0 },
    millimetresPerPixel: of.millimetres * devicePixelRatio,
    stored: size,
    held,
  };
}
