import { type RefObject, useEffect, useRef, useState } from 'react';

/** Places are fractions of the field's width: 0 at its left edge, 1 at its right. */
export interface BrushOptions {
  readonly onBrushed: (from: number, to: number) => void;
  readonly onPressed: (place: PointedPlace) => void;
  /** A mouse that rests on it; undefined when it has left. */
  readonly onHover: (place: PointedPlace | undefined) => void;
}

export interface PointedPlace {
  readonly at: number;
  /** 0 at the top, 1 at the bottom. */
  readonly down: number;
}

export interface Brush {
  readonly from: number;
  readonly to: number;
}

/** Movement below this many pixels is a press, not a brush. */
const slack = 4;

/** A stretch being dragged over an element; a press without a drag is told as such. What it does is also in a menu, for keys. */
export function useBrush(field: RefObject<HTMLElement | null>, options: BrushOptions): Brush | undefined {
  const [brush, setBrush] = useState<Brush>();
  const start = useRef<number | undefined>(undefined);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      const from = placeIn(element, event.clientX);
      start.current = from;
      setBrush({ from, to: from });
    };
    const move = (event: PointerEvent) => {
      const from = start.current;
      const at = placeIn(element, event.clientX);
      if (from !== undefined) setBrush({ from, to: at });
      else if (event.pointerType === 'mouse')
        latest.current.onHover({ at, down: downIn(element, event.clientY) });
    };
    const end = (event: PointerEvent) => {
      const from = start.current;
      const to = placeIn(element, event.clientX);
      if (from !== undefined && event.type === 'pointerup') {
        const isBrush = Math.abs(to - from) * element.clientWidth > slack;
        if (isBrush) latest.current.onBrushed(from, to);
        else latest.current.onPressed({ at: to, down: downIn(element, event.clientY) });
      }
      start.current = undefined;
      setBrush(undefined);
    };
    const abort = new AbortController();
    const { signal } = abort;
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', end, { signal });
    element.addEventListener('pointercancel', end, { signal });
    element.addEventListener('pointerleave', () => latest.current.onHover(undefined), { signal });
    return () => abort.abort();
  });
  return brush;
}

function placeIn(field: HTMLElement, clientX: number): number {
  const box = field.getBoundingClientRect();
  return box.width === 0 ? 0 : Math.min(1, Math.max(0, (clientX - box.left) / box.width));
}

function downIn(field: HTMLElement, clientY: number): number {
  const box = field.getBoundingClientRect();
  return box.height === 0 ? 0 : Math.min(0.999, Math.max(0, (clientY - box.top) / box.height));
}
