import { type Tool } from '#viewer/rendering/canvas.ts';
import { listenToGestures } from '#viewer/rendering/canvas/gestures.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type VolumeSession } from './volumeSession.ts';

/** Degrees that a volume turns for one CSS pixel of dragging. */
const degrees = 0.5;

/** Hands on a volume: they turn it, unless the tool in hand moves, zooms or windows; the wheel zooms, two fingers move and zoom. */
export function listenToVolume(
  element: HTMLElement,
  session: VolumeSession,
  of: { readonly tool: () => Tool; readonly onOpen: (stackIndex: number) => void },
): () => void {
  let last: Point | undefined;
  const controller = new AbortController();
  element.addEventListener(
    'dblclick',
    (event) => {
      const box = element.getBoundingClientRect();
      const index = session.stackIndexAt({ x: event.clientX - box.left, y: event.clientY - box.top });
      if (index !== undefined) of.onOpen(index);
    },
    { signal: controller.signal },
  );
  const end = listenToGestures(element, {
    // To turn is, for a hand, to draw: it follows from the press on, in both directions.
    tool: () => (moves.has(of.tool()) ? of.tool() : 'length'),
    isWhole: () => false,
    scrollBy: () => undefined,
    turn: (pixels) => session.zoomBy(Math.exp(-pixels / 600)),
    pan: ({ x, y }) => session.panBy({ x: x / devicePixelRatio, y: y / devicePixelRatio }),
    zoom: (factor) => session.zoomBy(factor),
    window: ({ x, y }) =>
      session.windowBy({ center: -y / (256 * devicePixelRatio), width: x / (256 * devicePixelRatio) }),
    measure: (phase, at) => {
      const step = degrees / devicePixelRatio;
      if (phase === 'move' && last !== undefined)
        session.turnBy({ x: (at.x - last.x) * step, y: (at.y - last.y) * step });
      last = phase === 'up' ? undefined : at;
      return true;
    },
    hover: () => undefined,
    left: () => undefined,
  });
  return () => {
    controller.abort();
    end();
  };
}

const moves: ReadonlySet<Tool> = new Set<Tool>(['window', 'zoom', 'pan']);
