import { type View, zoomOf } from '#viewer/rendering/painting/view.ts';
import { dot, pixelSpacing, planeOf, type Vector } from '#dicom/geometry.ts';
import { moveBy, turnBy } from '#dicom/rigid.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';
import { millimetresPerColumn } from './shownStack.ts';
import { type Painted } from './painted.ts';
import { spaceOf, wayBetween } from './space.ts';
import { type StackView } from './stackView.ts';

/** A canvas, and where its patient coordinates have been laid. */
interface PlacedView {
  readonly view: StackView;
  readonly laidOn: LaidOn | undefined;
}

/**
 * The view that shows in `to` what `from` shows: the same millimetres to a screen pixel where both know theirs, otherwise the same part of the
 * whole image; the same place in the patient in one Frame of Reference, otherwise the same distance from the middle of the image.
 */
export function followedView(leads: PlacedView, follows: PlacedView): View | undefined {
  const same = sameView(leads, follows);
  if (same === undefined) return undefined;
  const { against: _, ...followed } = same;
  // Each image lies against its own side.
  const { against } = follows.view.view;
  return against === undefined ? followed : { ...followed, against };
}

function sameView(leads: PlacedView, follows: PlacedView): View | undefined {
  const [from, to] = [leads.view, follows.view];
  const [mine, theirs] = [from.painted, to.painted];
  if (mine === undefined || theirs === undefined) return undefined;
  // Turning is linked on its own.
  const turned = { rotation: to.view.rotation, isFlipped: to.view.isFlipped };
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
  return { ...scaled, ...(patientOffset(leads, follows) ?? middleOffset(from.view, mine, theirs)) };
}

function middleOffset(view: View, mine: Painted, theirs: Painted) {
  const [a, b] = [millimetresPerColumn(mine.position) ?? 1, millimetresPerColumn(theirs.position) ?? 1];
  return {
    offsetX: (view.offsetX * a) / b,
    offsetY: (view.offsetY * a * mine.image.aspect) / (b * theirs.image.aspect),
  };
}

/** What lies at the middle of one canvas, looked up in the other image; undefined unless both are planes of one Frame of Reference (or laid on each other) seen from the same side. */
function patientOffset(leads: PlacedView, follows: PlacedView) {
  const [mine, theirs] = [leads.view.painted, follows.view.painted];
  if (mine === undefined || theirs === undefined) return undefined;
  const { view } = leads.view;
  const [p, q] = [mine, theirs].map(({ position }) => planeOf(position.instance, position.frameNumber));
  const [s, t] = [mine, theirs].map(({ position }) => pixelSpacing(position.instance, position.frameNumber));
  if (p === undefined || q === undefined || s === undefined || t === undefined) return undefined;
  const way = wayBetween(spaceOf(p, leads.laidOn), spaceOf(q, follows.laidOn));
  if (way === undefined) return undefined;
  if (dot(turnBy(way, p.row), q.row) < 0.9 || dot(turnBy(way, p.column), q.column) < 0.9) return undefined;
  // Pixel positions name centres of pixels; the middle of an image lies half a pixel before the centre of index n / 2.
  const x = (mine.image.columns / 2 + view.offsetX - 0.5) * s.column;
  const y = (mine.image.rows / 2 + view.offsetY - 0.5) * s.row;
  const along = (i: 0 | 1 | 2) => p.position[i] + p.row[i] * x + p.column[i] * y;
  const there = moveBy(way, [along(0), along(1), along(2)]);
  const at: Vector = [there[0] - q.position[0], there[1] - q.position[1], there[2] - q.position[2]];
  return {
    offsetX: dot(at, q.row) / t.column + 0.5 - theirs.image.columns / 2,
    offsetY: dot(at, q.column) / t.row + 0.5 - theirs.image.rows / 2,
  };
}
