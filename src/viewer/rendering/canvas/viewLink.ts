import { type View, zoomOf } from '#viewer/rendering/painting/view.ts';
import { dot, pixelSpacing, planeOf, type Vector } from '#dicom/geometry.ts';
import { millimetresPerColumn } from './shownStack.ts';
import { type Painted } from './painted.ts';
import { type StackView } from './stackView.ts';

/**
 * The view that shows in `to` what `from` shows: the same millimetres to a screen pixel where both know theirs, otherwise the same part of the
 * whole image; the same place in the patient in one Frame of Reference, otherwise the same distance from the middle of the image.
 */
export function followedView(from: StackView, to: StackView): View | undefined {
  const same = sameView(from, to);
  if (same === undefined) return undefined;
  const { against: _, ...followed } = same;
  // Each image lies against its own side.
  const { against } = to.view;
  return against === undefined ? followed : { ...followed, against };
}

function sameView(from: StackView, to: StackView): View | undefined {
  const [mine, theirs] = [from.painted, to.painted];
  if (mine === undefined || theirs === undefined) return undefined;
  const turned = { rotation: from.view.rotation, isFlipped: from.view.isFlipped };
  if (from.view.zoom === 'fit' && from.view.offsetX === 0 && from.view.offsetY === 0)
    return { ...from.view, ...turned };
  const [a, b] = [millimetresPerColumn(mine.position), millimetresPerColumn(theirs.position)];
  const zoom = zoomOf(from.view, mine.image, from.canvas);
  if (a === undefined || b === undefined) {
    const share = theirs.image.columns / mine.image.columns;
    const fit = (view: StackView, painted: Painted) =>
      zoomOf({ ...from.view, zoom: 'fit' }, painted.image, view.canvas);
    return {
      ...turned,
      zoom: (zoom / fit(from, mine)) * fit(to, theirs),
      offsetX: from.view.offsetX * share,
      offsetY: from.view.offsetY * (theirs.image.rows / mine.image.rows),
    };
  }
  const scaled = { ...turned, zoom: (zoom * b) / a };
  return { ...scaled, ...(patientOffset(from.view, mine, theirs) ?? middleOffset(from.view, mine, theirs)) };
}

function middleOffset(view: View, mine: Painted, theirs: Painted) {
  const [a, b] = [millimetresPerColumn(mine.position) ?? 1, millimetresPerColumn(theirs.position) ?? 1];
  return {
    offsetX: (view.offsetX * a) / b,
    offsetY: (view.offsetY * a * mine.image.aspect) / (b * theirs.image.aspect),
  };
}

/** What lies at the middle of one canvas, looked up in the other image; undefined unless both are planes of one Frame of Reference seen from the same side. */
function patientOffset(view: View, mine: Painted, theirs: Painted) {
  const [p, q] = [mine, theirs].map(({ position }) => planeOf(position.instance, position.frameNumber));
  const [s, t] = [mine, theirs].map(({ position }) => pixelSpacing(position.instance, position.frameNumber));
  if (p === undefined || q === undefined || s === undefined || t === undefined) return undefined;
  if (p.frameOfReferenceUid === undefined || p.frameOfReferenceUid !== q.frameOfReferenceUid)
    return undefined;
  if (dot(p.row, q.row) < 0.9 || dot(p.column, q.column) < 0.9) return undefined;
  // Pixel positions name centres of pixels; the middle of an image lies half a pixel before the centre of index n / 2.
  const x = (mine.image.columns / 2 + view.offsetX - 0.5) * s.column;
  const y = (mine.image.rows / 2 + view.offsetY - 0.5) * s.row;
  const from = [0, 1, 2].map(
    (i) => (p.position[i] ?? 0) + (p.row[i] ?? 0) * x + (p.column[i] ?? 0) * y - (q.position[i] ?? 0),
  );
  const at: Vector = [from[0] ?? 0, from[1] ?? 0, from[2] ?? 0];
  return {
    offsetX: dot(at, q.row) / t.column + 0.5 - theirs.image.columns / 2,
    offsetY: dot(at, q.column) / t.row + 0.5 - theirs.image.rows / 2,
  };
}
