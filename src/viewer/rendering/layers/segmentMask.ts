import { cssColour, type Colour } from '#dicom/displayColour.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';

/** The pixels of one segment in one frame, ready to draw: both in the frame's own pixels, from the corner of the first. */
export interface SegmentMask {
  /** In the segment's colour; as opaque as the segment is present. */
  readonly fill: OffscreenCanvas;
  /** Along the outer edges of the pixels that belong to the segment (at least half). */
  readonly outline: Path2D;
  readonly colour: Colour;
}

export interface MaskSource {
  readonly values: Samples;
  readonly rows: number;
  readonly columns: number;
  /** The share of a pixel, 0–1, that a stored value says belongs to the segment. */
  readonly shareOf: (value: number) => number;
  readonly colour: Colour;
}

/** Undefined where no pixel belongs to the segment. */
export function segmentMask(source: MaskSource): SegmentMask | undefined {
  const { values, rows, columns, shareOf, colour } = source;
  const image = new ImageData(columns, rows);
  const inside = new Uint8Array(rows * columns);
  let isEmpty = true;
  for (let at = 0; at < inside.length; at++) {
    const share = shareOf(values[at] ?? 0);
    if (share <= 0) continue;
    isEmpty = false;
    image.data.set([colour.red, colour.green, colour.blue, Math.round(share * 255)], at * 4);
    if (share >= 0.5) inside[at] = 1;
  }
  if (isEmpty) return undefined;
  const fill = new OffscreenCanvas(columns, rows);
  fill.getContext('2d')?.putImageData(image, 0, 0);
  const outline = new Path2D();
  for (const [x1, y1, x2, y2] of edges(inside, { rows, columns })) {
    outline.moveTo(x1, y1);
    outline.lineTo(x2, y2);
  }
  return { fill, outline, colour };
}

type Edge = readonly [x1: number, y1: number, x2: number, y2: number];

/** The straight runs of the border between what is inside and what is not; beyond the frame nothing is inside. */
export function edges(
  inside: Uint8Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): readonly Edge[] {
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= rows || column >= columns ? 0 : (inside[row * columns + column] ?? 0);
  const found: Edge[] = [];
  const runs = (lines: number, length: number, of: (line: number, along: number) => boolean) =>
    Array.from({ length: lines }, (_, line) => {
      const spans: [number, number, number][] = [];
      let start = -1;
      for (let along = 0; along <= length; along++) {
        const isBorder = along < length && of(line, along);
        if (isBorder && start < 0) start = along;
        if (!isBorder && start >= 0) {
          spans.push([line, start, along]);
          start = -1;
        }
      }
      return spans;
    }).flat();
  for (const [y, from, to] of runs(rows + 1, columns, (y, x) => at(y - 1, x) !== at(y, x)))
    found.push([from, y, to, y]);
  for (const [x, from, to] of runs(columns + 1, rows, (x, y) => at(y, x - 1) !== at(y, x)))
    found.push([x, from, x, to]);
  return found;
}

/** How much of the image a segment hides. */
const opacity = 0.32;

/** Draws a mask through `matrix` (its pixels to device pixels): what lies between its pixels is never mixed, so that it ends where they end. */
export function drawMask(
  context: CanvasRenderingContext2D,
  { fill, outline, colour }: SegmentMask,
  matrix: DOMMatrix,
): void {
  context.setTransform(matrix);
  context.imageSmoothingEnabled = false;
  context.globalAlpha = opacity;
  context.drawImage(fill, 0, 0);
  context.globalAlpha = 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  const placed = new Path2D();
  placed.addPath(outline, matrix);
  context.lineCap = 'square';
  context.strokeStyle = cssColour(colour);
  context.lineWidth = Math.max(1, 1.25 * devicePixelRatio);
  context.stroke(placed);
}
