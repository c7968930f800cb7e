import { type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { RayCaster, type Shot } from '#viewer/rendering/volume/rayCaster.ts';
import { type TextureGrid } from '#viewer/rendering/volume/textureGrid.ts';
import { layerOf, textureScale } from '#viewer/rendering/volume/volumeValues.ts';

/** A volume of numbers, as a test writes it down. */
export interface Phantom {
  readonly grid: VolumeGrid;
  /** One value a voxel, column by column, row by row, slice by slice. */
  readonly values: Float32Array;
  readonly lowest: number;
  readonly highest: number;
  readonly factors?: Vector;
}

/** A phantom on its way to the page: Playwright takes seconds over a quarter of a million numbers, and none over a text. */
export type PackedPhantom = Omit<Phantom, 'values'> & {
  /** The values' bytes in base64. */
  readonly values: string;
};

export interface Picture {
  /** RGBA, row by row from the top. */
  readonly pixels: Uint8Array;
  /** Voxel indices where rays meet what is seen, for the pixels asked for. */
  readonly places: readonly (Vector | undefined)[];
}

/** A picture on its way back, its pixels in base64. */
export type PackedPicture = Omit<Picture, 'pixels'> & { readonly pixels: string };

/** The product's own ray caster, for tests that know what each pixel must be. */
export function render(
  phantom: PackedPhantom,
  shot: Shot,
  of: { readonly side: number; readonly at?: readonly { readonly x: number; readonly y: number }[] },
): PackedPicture {
  const canvas = document.createElement('canvas');
  canvas.width = of.side;
  canvas.height = of.side;
  const gl = canvas.getContext('webgl2', { preserveDrawingBuffer: true });
  if (gl === null) throw new Error('no WebGL 2');
  const { grid, values, lowest, highest, factors = [1, 1, 1] } = phantom;
  const [columns, rows, slices] = grid.size;
  const whole = new Float32Array(bytesOf(values).buffer);
  const voxels = {
    size: grid.size,
    slices: Array.from({ length: slices }, (_, slice) =>
      whole.subarray(slice * columns * rows, (slice + 1) * columns * rows),
    ),
    slopes: new Float64Array(slices).fill(1),
    intercepts: new Float64Array(slices),
  };
  const side = (axis: 0 | 1 | 2) => Math.ceil(grid.size[axis] / factors[axis]);
  const texture: TextureGrid = { size: [side(0), side(1), side(2)], factors };
  const scale = textureScale({ lowest, highest });
  const caster = new RayCaster(gl, { grid, texture, scale });
  for (let layer = 0; layer < texture.size[2]; layer++)
    caster.upload(layer, layerOf(voxels, layer, { grid: texture, scale, lowest }));
  caster.draw(shot);
  const drawn = new Uint8Array(of.side * of.side * 4);
  gl.readPixels(0, 0, of.side, of.side, gl.RGBA, gl.UNSIGNED_BYTE, drawn);
  const places = (of.at ?? []).map((pixel) => caster.placeAt(shot, pixel));
  caster.close();
  return { pixels: packed(upright(drawn, of.side)), places };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

function packed(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}

/** WebGL counts rows from below. */
function upright(pixels: Uint8Array, side: number): Uint8Array {
  const out = new Uint8Array(pixels.length);
  for (let row = 0; row < side; row++)
    out.set(pixels.subarray((side - 1 - row) * side * 4, (side - row) * side * 4), row * side * 4);
  return out;
}

Object.assign(globalThis, { render });
