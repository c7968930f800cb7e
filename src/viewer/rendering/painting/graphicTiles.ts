import { type Colour, ownColour } from '#dicom/displayColour.ts';
import { type Graphic } from '#viewer/rendering/decoding/frameGraphics.ts';
import { type ImageSize } from './view.ts';

/** Paints overlays crisp over an image, and keeps what it has made of them for as long as they are shown. */
export class GraphicTiles {
  #tiles = new Map<Graphic, Tiles>();

  /** The context is in image pixels already; `zoom` is device pixels to one of them along a row. */
  paint(
    context: CanvasRenderingContext2D,
    graphics: readonly Graphic[],
    { zoom, image }: { readonly zoom: number; readonly image: ImageSize },
  ): void {
    this.#keepOnly(graphics);
    const factor = shrinkFactor(zoom);
    // What is left of the shrinking is smoothed: it leaves at least half of every line's strength.
    context.imageSmoothingEnabled = zoom * factor < 1;
    context.imageSmoothingQuality = 'low';
    for (const graphic of graphics) {
      const { light, dark } = this.#tilesOf(graphic, factor);
      const { left, top, kind } = graphic.plane;
      const [wide, high] = [light.width * factor, light.height * factor];
      const [across, down] = [1 / zoom, 1 / (zoom * image.aspect)];
      context.globalAlpha = kind === 'region' ? 0.4 : 1;
      // A dark edge of one device pixel: legible on light tissue too.
      if (kind === 'graphics')
        for (const [dx, dy] of edges)
          context.drawImage(dark, left + dx * across, top + dy * down, wide, high);
      context.drawImage(light, left, top, wide, high);
    }
    context.globalAlpha = 1;
  }

  clear(): void {
    this.#keepOnly([]);
  }

  #keepOnly(graphics: readonly Graphic[]): void {
    for (const [graphic, { light, dark }] of this.#tiles) {
      if (graphics.includes(graphic)) continue;
      // Letting go of them would leave their pixels to the garbage collector's leisure.
      for (const tile of [light, dark]) tile.width = tile.height = 0;
      this.#tiles.delete(graphic);
    }
  }

  #tilesOf(graphic: Graphic, factor: number): Tiles {
    const known = this.#tiles.get(graphic);
    if (known?.factor === factor) return known;
    const bits = shrunk(graphic, factor);
    const made = { factor, light: tile(bits, wordOf(graphic.colour)), dark: tile(bits, 0xff00_0000) };
    this.#tiles.set(graphic, made);
    return made;
  }
}

interface Tiles {
  readonly factor: number;
  readonly light: OffscreenCanvas;
  readonly dark: OffscreenCanvas;
}

const edges = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/** The largest power of two that an image is made smaller by: overlays are shrunk by it with no line lost. */
export function shrinkFactor(zoom: number): number {
  return zoom >= 1 ? 1 : 2 ** Math.floor(Math.log2(1 / zoom));
}

/** One byte a square of `factor` pixels: 1 where any of them is set. */
export function shrunk(
  { plane, bits }: Graphic,
  factor: number,
): { readonly columns: number; readonly rows: number; readonly set: Uint8Array } {
  const [columns, rows] = [Math.ceil(plane.columns / factor), Math.ceil(plane.rows / factor)];
  const set = new Uint8Array(columns * rows);
  for (let row = 0, at = 0; row < plane.rows; row++) {
    const line = Math.floor(row / factor) * columns;
    for (let column = 0; column < plane.columns; column++, at++)
      if (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) set[line + Math.floor(column / factor)] = 1;
  }
  return { columns, rows, set };
}

/** The bits of a graphic in one colour, a pixel each, transparent where none is set. */
export function bitsTile(graphic: Graphic, colour: Colour): OffscreenCanvas {
  return tile(shrunk(graphic, 1), wordOf(colour));
}

/** Opaque, as a little-endian RGBA word. */
function wordOf({ red, green, blue }: Colour = ownColour(0)): number {
  return (0xff00_0000 | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

/** `colour` as a little-endian RGBA word where a bit is set, transparent elsewhere. */
function tile({ columns, rows, set }: ReturnType<typeof shrunk>, colour: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  const pixels = new ImageData(columns, rows);
  const words = new Uint32Array(pixels.data.buffer);
  for (let i = 0; i < set.length; i++) if (set[i] === 1) words[i] = colour;
  context.putImageData(pixels, 0, 0);
  return canvas;
}
