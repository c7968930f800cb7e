import { type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { type Window } from '#viewer/rendering/canvas.ts';
import { type Camera, millimetresPerPixel, raysOf } from './camera.ts';
import { fragmentShader, vertexShader } from './shader.ts';
import { type TextureGrid } from './textureGrid.ts';
import { type Lighting, mostPoints, type TransferFunction } from './transfer.ts';
import { type TextureScale } from './volumeValues.ts';

/** What a ray makes of the values it meets. */
export type RayLook =
  /** The highest value, through a window. */
  | { readonly kind: 'mip'; readonly window: Window; readonly isInverted: boolean }
  | { readonly kind: 'shaded'; readonly transfer: TransferFunction; readonly lighting: Lighting };

/** One picture to be drawn, or rows of it. */
export interface Shot {
  readonly camera: Camera;
  readonly look: RayLook;
  /** Voxels from sample to sample along the axis that a ray runs along most; one half misses nothing that interpolation shows. */
  readonly stride: number;
}

/** A volume in the graphics card's memory and the program that casts rays through it. All of it goes when `close` is called. */
export class RayCaster {
  readonly #gl: WebGL2RenderingContext;
  readonly #grid: VolumeGrid;
  readonly #texture: TextureGrid;
  readonly #scale: TextureScale;
  readonly #program: WebGLProgram;
  readonly #places = new Map<string, WebGLUniformLocation | null>();

  /** Throws where the card has no room, or will not build the program. */
  constructor(
    gl: WebGL2RenderingContext,
    of: { readonly grid: VolumeGrid; readonly texture: TextureGrid; readonly scale: TextureScale },
  ) {
    this.#gl = gl;
    this.#grid = of.grid;
    this.#texture = of.texture;
    this.#scale = of.scale;
    this.#program = programOf(gl);
    gl.useProgram(this.#program);
    gl.bindTexture(gl.TEXTURE_3D, gl.createTexture());
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texStorage3D(gl.TEXTURE_3D, 1, gl.R16F, ...of.texture.size);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R])
      gl.texParameteri(gl.TEXTURE_3D, side, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_3D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_3D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    if (gl.getError() !== gl.NO_ERROR) throw new Error('the graphics card has no room for the volume');
  }

  /** One layer of the texture, as `layerOf` makes it. */
  upload(layer: number, values: Float32Array): void {
    const gl = this.#gl;
    const [width, height] = this.#texture.size;
    gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, layer, width, height, 1, gl.RED, gl.FLOAT, values);
  }

  /** Draws on the canvas of the context; `rows` from the top, all where not given. */
  draw(shot: Shot, rows?: { readonly from: number; readonly to: number }): void {
    const gl = this.#gl;
    const { width, height } = gl.canvas;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, width, height);
    const { from, to } = rows ?? { from: 0, to: height };
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, height - to, width, to - from);
    this.#set(shot, { width, height, isPlace: false });
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Draws at a fraction of the canvas's resolution and spreads it out: for a hand that moves. */
  drawCoarsely(shot: Shot, fraction: number): void {
    const gl = this.#gl;
    const { width, height } = gl.canvas;
    const size = { width: Math.ceil(width / fraction), height: Math.ceil(height / fraction) };
    const frame = offscreen(gl, size, gl.RGBA8);
    gl.viewport(0, 0, size.width, size.height);
    gl.disable(gl.SCISSOR_TEST);
    this.#set(shot, { ...size, isPlace: false });
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, frame.buffer);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
    gl.blitFramebuffer(0, 0, size.width, size.height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.LINEAR);
    frame.close();
  }

  /**
   * Where the ray of a pixel (from the upper left) meets what is seen, in voxel indices: half hidden by then, or brightest for MIP. Undefined
   * where it meets nothing, and where the card cannot draw numbers (EXT_color_buffer_float).
   */
  placeAt(shot: Shot, pixel: { readonly x: number; readonly y: number }): Vector | undefined {
    const gl = this.#gl;
    if (gl.getExtension('EXT_color_buffer_float') === null) return undefined;
    const { width, height } = gl.canvas;
    const frame = offscreen(gl, { width: 1, height: 1 }, gl.RGBA32F);
    gl.viewport(0, 0, 1, 1);
    gl.disable(gl.SCISSOR_TEST);
    this.#set(shot, { width, height, isPlace: true, from: pixel });
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    const out = new Float32Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, out);
    frame.close();
    const [x = 0, y = 0, z = 0, isMet = 0] = out;
    return isMet > 0 ? [x, y, z] : undefined;
  }

  close(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #set(
    { camera, look, stride }: Shot,
    to: {
      readonly width: number;
      readonly height: number;
      readonly isPlace: boolean;
      readonly from?: { readonly x: number; readonly y: number };
    },
  ): void {
    const gl = this.#gl;
    const grid = this.#grid;
    const rays = raysOf(camera, grid, millimetresPerPixel(camera, grid, to));
    const { factors, size } = this.#texture;
    const at = (name: string) => this.#place(name);
    // A single pixel is drawn at the corner of a canvas of one: the rays begin where it lies.
    const corner =
      to.from === undefined ? { x: 0, y: 0 } : { x: Math.floor(to.from.x), y: Math.floor(to.from.y) };
    gl.uniform2f(at('uCanvas'), to.width, to.height);
    gl.uniform2f(at('uCorner'), corner.x, to.from === undefined ? 0 : to.height - 1 - corner.y);
    gl.uniform3f(at('uStart'), ...rays.start);
    gl.uniform3f(at('uRight'), ...rays.right);
    gl.uniform3f(at('uDown'), ...rays.down);
    gl.uniform3f(at('uForward'), ...rays.forward);
    gl.uniform3f(at('uTowards'), ...camera.forward);
    gl.uniform3f(at('uSize'), ...grid.size);
    gl.uniform3f(at('uExtent'), size[0] * factors[0], size[1] * factors[1], size[2] * factors[2]);
    gl.uniform1f(at('uStep'), stride / Math.max(...rays.forward.map(Math.abs)));
    gl.uniformMatrix3fv(at('uToPatient'), false, toPatient(grid));
    gl.uniform1i(at('uIsPlace'), to.isPlace ? 1 : 0);
    this.#setLook(look);
  }

  #setLook(look: RayLook): void {
    const gl = this.#gl;
    const { middle, half } = this.#scale;
    const at = (name: string) => this.#place(name);
    gl.uniform1i(at('uIsMip'), look.kind === 'mip' ? 1 : 0);
    if (look.kind === 'mip') {
      const { center, width } = look.window;
      // PS3.3 C.11.2.1.3.2 (LINEAR_EXACT), of the value that stands in the texture.
      const gain = half / width;
      const offset = (middle - center) / width + 0.5;
      gl.uniform1f(at('uGain'), look.isInverted ? -gain : gain);
      gl.uniform1f(at('uOffset'), look.isInverted ? 1 - offset : offset);
      return;
    }
    const { transfer, lighting } = look;
    const points = transfer.slice(0, mostPoints);
    const padded = Array.from({ length: mostPoints }, (_, index) => points[index] ?? points.at(-1));
    gl.uniform1i(at('uPoints'), points.length);
    gl.uniform1fv(
      at('uAt'),
      padded.map((point) => ((point?.at ?? 0) - middle) / half),
    );
    gl.uniform4fv(
      at('uColour'),
      padded.flatMap((point) => [...(point?.colour ?? [0, 0, 0]), point?.opacity ?? 0]),
    );
    gl.uniform3f(at('uLight'), lighting.ambient, lighting.diffuse, lighting.specular);
  }

  #place(name: string): WebGLUniformLocation | null {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const found = this.#gl.getUniformLocation(this.#program, name);
    this.#places.set(name, found);
    return found;
  }
}

/** How a step of one voxel along each axis lies in the patient, divided by its length: slopes by the voxel become slopes by the millimetre. */
function toPatient({ axes, spacing }: VolumeGrid): readonly number[] {
  return axes.flatMap((axis, at) => axis.map((part) => part / (spacing[at] ?? 1)));
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('the context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true)
    throw new Error(gl.getProgramInfoLog(program) ?? 'the program was not built');
  return program;
}

/** A picture that is not the canvas, bound until it is closed. */
function offscreen(
  gl: WebGL2RenderingContext,
  { width, height }: { readonly width: number; readonly height: number },
  format: GLenum,
): { readonly buffer: WebGLFramebuffer; readonly close: () => void } {
  const buffer = gl.createFramebuffer();
  const pixels = gl.createRenderbuffer();
  gl.bindRenderbuffer(gl.RENDERBUFFER, pixels);
  gl.renderbufferStorage(gl.RENDERBUFFER, format, width, height);
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
  gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, pixels);
  return {
    buffer,
    close: () => {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.deleteFramebuffer(buffer);
      gl.deleteRenderbuffer(pixels);
    },
  };
}
