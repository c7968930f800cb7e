import { cssColour, type Colour } from '#dicom/displayColour.ts';
import { type GraphicMark } from '#dicom/graphicAnnotation.ts';
import { type PlacedContour } from '#dicom/placement.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** Image pixels to device pixels. */
export type ToScreen = (point: Point) => Point;

const dark = 'rgb(0 0 0 / 0.65)';
const fontSize = 13;

/** A line that is seen on any image: its colour with a dark edge. */
export function strokeLine(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  how: { readonly colour: Colour; readonly isClosed: boolean },
): void {
  context.beginPath();
  for (const [index, { x, y }] of points.entries()) {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (how.isClosed) context.closePath();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = dark;
  context.lineWidth = 3.5 * devicePixelRatio;
  context.stroke();
  context.strokeStyle = cssColour(how.colour);
  context.lineWidth = 1.5 * devicePixelRatio;
  context.stroke();
}

/** A place without extent: a cross with its middle left open, so that what it points at is seen. */
export function strokePoint(context: CanvasRenderingContext2D, at: Point, colour: Colour): void {
  const [near, far] = [2 * devicePixelRatio, 7 * devicePixelRatio];
  for (const [x, y] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    const arm = [near, far].map((reach) => ({ x: at.x + x * reach, y: at.y + y * reach }));
    strokeLine(context, arm, { colour, isClosed: false });
  }
}

export function drawContour(
  context: CanvasRenderingContext2D,
  { kind, points }: PlacedContour,
  how: { readonly colour: Colour; readonly toScreen: ToScreen },
): void {
  const placed = points.map(how.toScreen);
  const [first] = placed;
  if (kind !== 'point') strokeLine(context, placed, { colour: how.colour, isClosed: kind === 'closed' });
  else if (first !== undefined) strokePoint(context, first, how.colour);
}

export function drawGraphic(context: CanvasRenderingContext2D, mark: GraphicMark, toScreen: ToScreen): void {
  switch (mark.kind) {
    case 'point':
      strokePoint(context, toScreen(mark.at), mark.colour);
      return;
    case 'line': {
      const points = mark.points.map(toScreen);
      strokeLine(context, points, { colour: mark.colour, isClosed: false });
      if (!mark.isFilled) return;
      context.fillStyle = cssColour(mark.colour, 0.35);
      context.fill();
      return;
    }
    case 'text':
      drawText(context, mark, toScreen);
  }
}

/** Upright and of one size whatever the zoom: a text is there to be read. */
function drawText(
  context: CanvasRenderingContext2D,
  mark: GraphicMark & { readonly kind: 'text' },
  toScreen: ToScreen,
): void {
  const size = fontSize * devicePixelRatio;
  context.font = `500 ${size}px 'Inter Variable', system-ui, sans-serif`;
  context.textBaseline = 'top';
  context.textAlign = 'left';
  const width = Math.max(...mark.lines.map((line) => context.measureText(line).width));
  const [step, pad] = [size * 1.3, 3 * devicePixelRatio];
  const at = placeOf(mark, { width, height: step * mark.lines.length, toScreen });
  if (mark.anchor !== undefined && mark.isAnchorVisible && mark.box !== undefined) {
    const anchor = toScreen(mark.anchor);
    const from = {
      x: Math.min(Math.max(anchor.x, at.x), at.x + width),
      y: Math.min(Math.max(anchor.y, at.y), at.y + step * mark.lines.length),
    };
    strokeLine(context, [from, anchor], { colour: mark.colour, isClosed: false });
  }
  context.fillStyle = dark;
  context.fillRect(at.x - pad, at.y - pad, width + 2 * pad, step * mark.lines.length + 2 * pad - size * 0.2);
  context.fillStyle = cssColour(mark.colour);
  for (const [index, line] of mark.lines.entries()) context.fillText(line, at.x, at.y + index * step);
}

/** Inside its box where it has one; otherwise beside its anchor, so that what is pointed at is not covered. */
function placeOf(
  mark: GraphicMark & { readonly kind: 'text' },
  of: { readonly width: number; readonly height: number; readonly toScreen: ToScreen },
): Point {
  if (mark.box === undefined) {
    const anchor = of.toScreen(mark.anchor ?? { x: 0, y: 0 });
    const gap = 9 * devicePixelRatio;
    return { x: Math.round(anchor.x + gap), y: Math.round(anchor.y - of.height / 2) };
  }
  const [a, b] = mark.box.map(of.toScreen);
  const [left, right] = [Math.min(a?.x ?? 0, b?.x ?? 0), Math.max(a?.x ?? 0, b?.x ?? 0)];
  const top = Math.min(a?.y ?? 0, b?.y ?? 0);
  const free = right - left - of.width;
  const shift = { left: 0, center: free / 2, right: free }[mark.justification];
  return { x: Math.round(left + Math.max(0, shift)), y: Math.round(top) };
}
