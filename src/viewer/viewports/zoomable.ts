import { type RefObject, useEffect, useMemo } from 'react';

/** Zooming and moving of an element that is no canvas (a film, a page) by wheel, drag and pinch, written straight onto its style. */
export interface Zoom {
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (by: { readonly x: number; readonly y: number }) => void;
  readonly fit: () => void;
  readonly setScale: (scale: number) => void;
}

const [smallest, largest] = [0.25, 16];

export function useZoom(stage: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>): Zoom {
  const zoom = useMemo(() => zoomOf(content), [content]);
  useEffect(() => {
    const element = stage.current;
    return element === null ? undefined : followPointers(element, zoom);
  }, [stage, zoom]);
  return zoom;
}

function zoomOf(content: RefObject<HTMLElement | null>): Zoom {
  let [scale, x, y] = [1, 0, 0];
  const show = () => {
    content.current?.style.setProperty('transform', `translate(${x}px, ${y}px) scale(${scale})`);
  };
  const setScale = (wanted: number) => {
    const next = Math.max(smallest, Math.min(largest, wanted));
    [x, y] = [(x * next) / scale, (y * next) / scale];
    scale = next;
    show();
  };
  return {
    setScale,
    zoomBy: (factor) => setScale(scale * factor),
    fit: () => {
      [scale, x, y] = [1, 0, 0];
      show();
    },
    panBy: (by) => {
      [x, y] = [x + by.x, y + by.y];
      show();
    },
  };
}

function followPointers(element: HTMLElement, zoom: Zoom): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return a === undefined || b === undefined ? undefined : Math.hypot(a.x - b.x, a.y - b.y);
  };
  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoom.zoomBy(event.deltaY < 0 ? 1.1 : 1 / 1.1);
    },
    { passive: false, signal },
  );
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.target instanceof Element && event.target.closest('button, input, select') !== null) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const apart = spread();
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const now = spread();
      if (apart !== undefined && now !== undefined && apart > 0) zoom.zoomBy(now / apart);
      const share = 1 / pointers.size;
      zoom.panBy({ x: (event.clientX - before.x) * share, y: (event.clientY - before.y) * share });
    },
    { signal },
  );
  const lift = (event: PointerEvent) => pointers.delete(event.pointerId);
  element.addEventListener('pointerup', lift, { signal });
  element.addEventListener('pointercancel', lift, { signal });
  return () => controller.abort();
}
