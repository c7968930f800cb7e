import { type Vector } from '#dicom/geometry.ts';
import { type VoxelStack } from '#viewer/rendering/planes/voxelStack.ts';
import { RayCaster } from './rayCaster.ts';
import { textureGrid, type TextureGrid, type TextureLimits } from './textureGrid.ts';
import { type VolumeFailure } from './volume.ts';
import { layerOf, rangeWith, textureScale, type TextureScale, type ValueRange } from './volumeValues.ts';

/** A whole volume on its way into a graphics card: its range is found and its layers are sent in slices of time, so that no hand waits. */
export class RayLoad {
  readonly #canvas: HTMLCanvasElement;
  readonly #stack: VoxelStack;
  readonly #texture: TextureGrid | undefined;
  readonly #limits: TextureLimits;
  #range: ValueRange | undefined;
  #ranged = 0;
  #scale: TextureScale = { middle: 0, half: 1 };
  #caster: RayCaster | undefined;
  #sent = 0;

  constructor(canvas: HTMLCanvasElement, stack: VoxelStack, limits: TextureLimits) {
    this.#canvas = canvas;
    this.#stack = stack;
    this.#limits = limits;
    this.#texture = textureGrid(stack.source.volume.grid.size, limits);
  }

  /** Texels that the volume is held in. */
  get held(): Vector | undefined {
    return this.#texture?.size;
  }

  /** Goes on until the time is up; gives the ray caster when it has everything. */
  work(until: number): RayCaster | VolumeFailure | 'working' {
    const texture = this.#texture;
    if (texture === undefined) return { why: 'too-coarse', limits: this.#limits };
    while (performance.now() < until) {
      if (this.#ranged < this.#stack.total) this.#measure();
      else if (this.#caster === undefined) {
        const caster = this.#open(texture);
        if ('why' in caster) return caster;
        this.#caster = caster;
      } else if (this.#sent < texture.size[2]) this.#send(this.#caster, texture);
      else return this.#caster;
    }
    return 'working';
  }

  close(): void {
    this.#caster?.close();
  }

  #measure(): void {
    this.#range = rangeWith(this.#stack.voxels, this.#ranged, this.#range);
    this.#ranged += 1;
  }

  #open(texture: TextureGrid): RayCaster | VolumeFailure {
    const gl = this.#canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      preserveDrawingBuffer: true,
      powerPreference: 'high-performance',
    });
    if (gl === null) return { why: 'no-context' };
    if (this.#range !== undefined) this.#scale = textureScale(this.#range);
    try {
      return new RayCaster(gl, { grid: this.#stack.source.volume.grid, texture, scale: this.#scale });
    } catch {
      // Said to the user: the card has no room, or would not build the program.
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      return { why: 'card' };
    }
  }

  #send(caster: RayCaster, texture: TextureGrid): void {
    const lowest = this.#range?.lowest ?? 0;
    const values = layerOf(this.#stack.voxels, this.#sent, { grid: texture, scale: this.#scale, lowest });
    caster.upload(this.#sent, values);
    this.#sent += 1;
  }
}
