import { type Dataset, has, number, numbers, text } from './dataset.ts';

/** One overlay of group 60xx (PS3.3 C.9.2): graphics of one bit a pixel that the apparatus laid over its image. */
export interface OverlayPlane {
  /** `6000` to `601E`. */
  readonly group: string;
  readonly rows: number;
  readonly columns: number;
  /** Where its first pixel lies, in image pixels from the image's first: below 0 it begins outside. */
  readonly left: number;
  readonly top: number;
  readonly kind: 'graphics' | 'region';
  /** What the apparatus calls it: Overlay Label, else Description. */
  readonly name?: string;
  /** Overlay frames lie on the image frames from `first` on; without, its one frame lies on every frame of the image. */
  readonly frames?: { readonly first: number; readonly count: number };
  readonly bits: OverlayBits;
}

/** Where the bits are: in Overlay Data, or in one bit of every stored pixel that the value does not use (retired, PS3.3-2004). */
export type OverlayBits =
  { readonly kind: 'data'; readonly tag: string } | { readonly kind: 'embedded'; readonly position: number };

const groups = Array.from({ length: 16 }, (_, index) => (0x6000 + index * 2).toString(16).toUpperCase());
const rowsTags = groups.map((group) => `${group}0010`);
const largestSide = 16_384;
const none: readonly OverlayPlane[] = [];
const known = new WeakMap<Dataset, readonly OverlayPlane[]>();

/** The overlays of an object; the same array for the same dataset. A group without size is the empty form some writers leave: no overlay. */
export function overlayPlanesOf(dataset: Dataset): readonly OverlayPlane[] {
  const found = known.get(dataset);
  if (found !== undefined) return found;
  // Nearly every image has none: for a stack of thousands that is to be seen at a glance.
  const hasAny = rowsTags.some((tag) => dataset[tag] !== undefined);
  const planes = hasAny ? groups.flatMap((group) => planeOf(dataset, group) ?? []) : none;
  known.set(dataset, planes);
  return planes;
}

/** Which frame of the overlay, from 0, lies on an image frame (C.9.3.1.1); undefined where none does. */
export function overlayFrameOn(plane: OverlayPlane, imageFrame: number): number | undefined {
  if (plane.bits.kind === 'embedded' || plane.frames === undefined) return 0;
  const index = imageFrame - plane.frames.first;
  return index >= 0 && index < plane.frames.count ? index : undefined;
}

/** One overlay frame of Overlay Data as packed bits from the first pixel on, lowest bit first (PS3.5 8.1.2); undefined if the data is too short. Frames follow each other without padding. */
export function overlayBitsOf(
  plane: Pick<OverlayPlane, 'rows' | 'columns'>,
  data: Uint8Array,
  frame: number,
): Uint8Array<ArrayBuffer> | undefined {
  const pixels = plane.rows * plane.columns;
  const start = pixels * frame;
  if (data.length * 8 < start + pixels) return undefined;
  const [from, shift] = [start >> 3, start & 7];
  if (shift === 0) return data.slice(from, from + Math.ceil(pixels / 8));
  return Uint8Array.from(
    { length: Math.ceil(pixels / 8) },
    (_, index) => ((data[from + index] ?? 0) >> shift) | ((data[from + index + 1] ?? 0) << (8 - shift)),
  );
}

function planeOf(dataset: Dataset, group: string): OverlayPlane | undefined {
  const rows = number(dataset, `${group}0010`);
  const columns = number(dataset, `${group}0011`);
  if (rows === undefined || columns === undefined) return undefined;
  if (rows < 1 || columns < 1 || rows > largestSide || columns > largestSide) return undefined;
  const [originRow = 1, originColumn = 1] = numbers(dataset, `${group}0050`) ?? [];
  const name = text(dataset, `${group}1500`) ?? text(dataset, `${group}0022`);
  const frames = framesOf(dataset, group);
  return {
    group,
    rows,
    columns,
    left: originColumn - 1,
    top: originRow - 1,
    kind: text(dataset, `${group}0040`) === 'R' ? 'region' : 'graphics',
    ...(name === undefined ? {} : { name }),
    ...(frames === undefined ? {} : { frames }),
    bits: bitsOf(dataset, group),
  };
}

function framesOf(dataset: Dataset, group: string): OverlayPlane['frames'] {
  const count = number(dataset, `${group}0015`);
  const first = number(dataset, `${group}0051`);
  if (count === undefined && first === undefined) return undefined;
  return { first: first ?? 1, count: count ?? 1 };
}

/** Overlay Bits Allocated is 1 for Overlay Data, and that of the pixels for what is embedded in them; some archives leave the data out of metadata. */
function bitsOf(dataset: Dataset, group: string): OverlayBits {
  const tag = `${group}3000`;
  const allocated = number(dataset, `${group}0100`) ?? 1;
  if (allocated === 1 || has(dataset, tag)) return { kind: 'data', tag };
  return { kind: 'embedded', position: number(dataset, `${group}0102`) ?? 0 };
}
