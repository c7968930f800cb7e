import { type Graphic } from '#viewer/rendering/decoding/frameGraphics.ts';
import { bitsTile } from './graphicTiles.ts';

/** Paints over the pixels that a bitmap hides, and keeps what it has made of it for as long as it is shown. */
export class ShutterTile {
  #of: Graphic | undefined;
  #tile: OffscreenCanvas | undefined;

  /** The context is in image pixels already; `zoom` is device pixels to one of them. Made smaller, its edge is as soft as the image is. */
  paint(context: CanvasRenderingContext2D, bitmap: Graphic, zoom: number): void {
    if (this.#of !== bitmap) {
      this.clear();
      this.#of = bitmap;
      this.#tile = bitsTile(bitmap, bitmap.colour ?? black);
    }
    if (this.#tile === undefined) return;
    context.imageSmoothingEnabled = zoom < 1;
    context.imageSmoothingQuality = zoom < 0.5 ? 'medium' : 'low';
    context.drawImage(this.#tile, bitmap.plane.left, bitmap.plane.top);
  }

  clear(): void {
    // Letting go of it would leave its pixels to the garbage collector's leisure.
    if (this.#tile !== undefined) this.#tile.width = this.#tile.height = 0;
    this.#of = this.#tile = undefined;
  }
}

const black = { red: 0, green: 0, blue: 0 };
