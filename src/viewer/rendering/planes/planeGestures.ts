import { draggedWindow } from '#viewer/rendering/canvas/draggedWindow.ts';
import { listenToGestures } from '#viewer/rendering/canvas/gestures.ts';
import { fitZoom, type Point, zoomOf } from '#viewer/rendering/painting/view.ts';
import { type PlanesSession } from './planesSession.ts';
import { type PlaneView } from './planeView.ts';

/** Hands on one plane: the wheel goes through its slices, and the hand that scrolls a stack moves the crosshair here. */
export function listenToPlane(
  element: HTMLElement,
  { view, session }: { readonly view: PlaneView; readonly session: PlanesSession },
): () => void {
  const { plane } = view.grid;
  const controller = new AbortController();
  const { signal } = controller;
  const point = (at: Point | undefined) => {
    view.point(at);
    session.changed();
  };
  element.addEventListener('pointermove', (event) => point(pointOf(element, event)), { signal });
  element.addEventListener('pointerleave', () => point(undefined), { signal });
  const end = listenToGestures(element, {
    // To place the crosshair is, for a hand, to draw: it follows from the press on.
    tool: () => (isPlacing(view) ? 'length' : view.tool),
    isWhole: () =>
      zoomOf(view.view, view.image, view.surface.canvas) <=
      1.01 * fitZoom(view.image, view.surface.canvas, 0),
    scrollBy: (slices) => session.step(plane, slices),
    pan: ({ x, y }) => session.panBy(plane, { x: x / devicePixelRatio, y: y / devicePixelRatio }),
    zoom: (factor, at) => session.zoomBy(plane, factor, at),
    window: (by) => session.setWindow(draggedWindow(session.window, by)),
    measure: (phase, at) => {
      if (!isPlacing(view)) return view.measurements.hand(phase, at);
      const place = phase === 'up' ? undefined : view.placeAt(at);
      if (place !== undefined) session.moveTo(place);
      return true;
    },
    hover: (at) => {
      view.measurements.hover(at);
    },
    left: () => undefined,
  });
  return () => {
    controller.abort();
    end();
  };
}

/** The crosshair follows the hand; a plane tells the value under the pointer whatever the tool. */
function isPlacing({ tool }: PlaneView): boolean {
  return tool === 'scroll' || tool === 'probe' || tool === 'cursor';
}

function pointOf(element: HTMLElement, event: PointerEvent): Point {
  const box = element.getBoundingClientRect();
  return {
    x: (event.clientX - box.left) * devicePixelRatio,
    y: (event.clientY - box.top) * devicePixelRatio,
  };
}
