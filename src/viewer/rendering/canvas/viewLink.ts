import { type CanvasSize, type ImageSize, type View, zoomOf } from '#viewer/rendering/painting/view.ts';
import { dot, pixelSpacing, type Plane, planeOf, type Spacing, type Vector } from '#dicom/geometry.ts';
import { moveBy, turnBy } from '#dicom/rigid.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';
import { millimetresPerColumn } from './shownStack.ts';
import { spaceOf, wayBetween } from './space.ts';
import { type StackView } from './stackView.ts';

/** What one canvas shows of its image, and where that lies: plain values, which can be told to another window. */
export interface ShownView {
  readonly view: View;
  readonly image: ImageSize;
  readonly canvas: CanvasSize;
  readonly millimetresPerColumn: number | undefined;
  readonly place: { readonly plane: Plane; readonly spacing: Spacing } | undefined;
  /** Where its patient coordinates have been laid. */
  readonly laidOn: LaidOn | undefined;
}

/** Undefined while nothing is painted. */
export function shownBy(of: {
  readonly view: StackView;
  readonly laidOn: LaidOn | undefined;
}): ShownView | undefined {
  const { painted, view, canvas } = of.view;
  if (painted === undefined) return undefined;
  const { position, image } = painted;
  const plane = planeOf(position.instance, position.frameNumber);
  const spacing = pixelSpacing(position.instance, position.frameNumber);
  return {
    view,
    image,
    canvas: { width: canvas.width, height: canvas.height },
    millimetresPerColumn: millimetresPerColumn(position),
    place: plane === undefined || spacing === undefined ? undefined : { plane, spacing },
    laidOn: of.laidOn,
  };
}

/**
 * The view that shows in `to` what `from` shows: the same millimetres to a screen pixel where both know theirs, otherwise the same part of the
 * whole image; the same place in the patient in one Frame of Reference, otherwise the same distance from the middle of the image.
 */
export function followedView(leads: ShownView | undefined, follows: ShownView | undefined): View | undefined {
  if (leads === undefined || follows === undefined) return undefined;
  const { against: _, ...followed } = sameView(leads, follows);
  // Each image lies against its own side.
  const { against } = follows.view;
  return against === undefined ? followed : { ...followed, against };
}

function sameView(from: ShownView, to: ShownView): View {
  // Turning is linked on its own.
  const turned = { rotation: to.view.rotation, isFlipped: to.view.isFlipped };
  if (from.view.zoom === 'fit' && from.view.offsetX === 0 && from.view.offsetY === 0)
    return { ...from.view, ...turned };
  const [a, b] = [from.millimetresPerColumn, to.millimetresPerColumn];
  const zoom = zoomOf(from.view, from.image, from.canvas);
  if (a === undefined || b === undefined) {
    const share = to.image.columns / from.image.columns;
    const fit = ({ image, canvas }: ShownView) => zoomOf({ ...from.view, zoom: 'fit' }, image, canvas);
    return {
      ...turned,
      zoom: (zoom / fit(from)) * fit(to),
      offsetX: from.view.offsetX * share,
      offsetY: from.view.offsetY * (to.image.rows / from.image.rows),
    };
  }
  const scaled = { ...turned, zoom: (zoom * b) / a };
  return { ...scaled, ...(patientOffset(from, to) ?? middleOffset(from, to, a / b)) };
}

function middleOffset({ view, image }: ShownView, to: ShownView, ratio: number) {
  return {
    offsetX: view.offsetX * ratio,
    offsetY: (view.offsetY * ratio * image.aspect) / to.image.aspect,
  };
}

/** What lies at the middle of one canvas, looked up in the other image; undefined unless both are planes of one Frame of Reference (or laid on each other) seen from the same side. */
function patientOffset(from: ShownView, to: ShownView) {
  if (from.place === undefined || to.place === undefined) return undefined;
  const [{ plane: p, spacing: s }, { plane: q, spacing: t }] = [from.place, to.place];
  const way = wayBetween(spaceOf(p, from.laidOn), spaceOf(q, to.laidOn));
  if (way === undefined) return undefined;
  if (dot(turnBy(way, p.row), q.row) < 0.9 || dot(turnBy(way, p.column), q.column) < 0.9) return undefined;
  // Pixel positions name centres of pixels; the middle of an image lies half a pixel before the centre of index n / 2.
  const x = (from.image.columns / 2 + from.view.offsetX - 0.5) * s.column;
  const y = (from.image.rows / 2 + from.view.offsetY - 0.5) * s.row;
  const along = (i: 0 | 1 | 2) => p.position[i] + p.row[i] * x + p.column[i] * y;
  const there = moveBy(way, [along(0), along(1), along(2)]);
  const at: Vector = [there[0] - q.position[0], there[1] - q.position[1], there[2] - q.position[2]];
  return {
    offsetX: dot(at, q.row) / t.column + 0.5 - to.image.columns / 2,
    offsetY: dot(at, q.column) / t.row + 0.5 - to.image.rows / 2,
  };
}
