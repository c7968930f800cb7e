import { type SlideTile } from '#dicom/slidePart.ts';
import { type GreyShown, paintGrey } from '#viewer/rendering/painting/brightness.ts';
import { fullRange, type GreyLook, greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { type DecodedTile } from './decodeTile.ts';

type GreyTile = Extract<DecodedTile, { readonly kind: 'grey' }>;

interface Raster {
  readonly shown: GreyShown;
  readonly canvas: OffscreenCanvas;
}

/**
 * One window for all grey tiles of a slide: tiles each in their own would be a chessboard. It is the object's own where it has one, else
 * all values met so far, and grows with them.
 */
export class GreyRange {
  readonly #rasters = new WeakMap<GreyTile, Raster>();
  readonly #looks = new Map<string, GreyLook>();
  readonly #met = new WeakSet<GreyTile>();
  #low = Infinity;
  #high = -Infinity;
  readonly #shown = new Map<GreyLook, GreyShown>();

  /** Counts a tile's values in. Every tile of a view is counted before any of it is painted. */
  meet(tile: SlideTile, decoded: DecodedTile): void {
    if (decoded.kind !== 'grey' || this.#met.has(decoded)) return;
    this.#met.add(decoded);
    const { center, width } = fullRange(decoded.values, this.#lookOf(tile));
    const [low, high] = [center - width / 2, center + width / 2];
    if (low >= this.#low && high <= this.#high) return;
    this.#low = Math.min(low, this.#low);
    this.#high = Math.max(high, this.#high);
    this.#shown.clear();
  }

  #shownOf(tile: SlideTile): GreyShown {
    const look = this.#lookOf(tile);
    const known = this.#shown.get(look);
    if (known !== undefined) return known;
    const [low, high] = [this.#low, this.#high];
    const own = look.voi ?? { center: (low + high) / 2, width: high - low, function: 'LINEAR' as const };
    const shown = { look, voi: own, isInverted: false };
    this.#shown.set(look, shown);
    return shown;
  }

  /** What to draw of a tile. */
  sourceOf(tile: SlideTile, decoded: DecodedTile): CanvasImageSource {
    if (decoded.kind === 'bitmap') return decoded.bitmap;
    const shown = this.#shownOf(tile);
    const known = this.#rasters.get(decoded);
    if (known?.shown === shown) return known.canvas;
    const canvas = known?.canvas ?? new OffscreenCanvas(decoded.columns, decoded.rows);
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser gives no 2D canvas');
    const pixels = new ImageData(decoded.columns, decoded.rows);
    paintGrey(decoded.values, shown, new Uint32Array(pixels.data.buffer));
    context.putImageData(pixels, 0, 0);
    this.#rasters.set(decoded, { shown, canvas });
    return canvas;
  }

  #lookOf({ instance, frameNumber }: SlideTile): GreyLook {
    const known = this.#looks.get(instance.sopInstanceUid);
    if (known !== undefined) return known;
    const look = greyLookOf(instance, frameNumber);
    this.#looks.set(instance.sopInstanceUid, look);
    return look;
  }
}
