import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PairCommands, type PairSide } from '#viewer/rendering/pair/pair.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Points, pointsOf } from './adjusting.ts';
import { useSettled } from '#viewer/viewports/useSettled.ts';
import { type PairOnScreen } from './usePairSession.ts';

export interface PointMarkersProps {
  readonly half: PairSide;
  readonly points: Points;
  readonly commands: PairCommands;
  readonly onPlaced: PairOnScreen['onPlaced'];
  readonly onMove: (number: number, to: Point) => void;
}

/** CSS pixels of a press with Shift held; without it, one. */
const far = 10;
const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The points set in one half. Each can be moved by arrow keys; they follow the picture past React. */
export function PointMarkers({ half, points, commands, onPlaced, onMove }: PointMarkersProps) {
  const { photoSet, measuring } = useMessages().panes;
  const { pair } = photoSet;
  const layer = useRef<HTMLDivElement>(null);
  const own = pointsOf(points, half);
  const [moved, setMoved] = useState<number>();
  const at = useSettled(moved === undefined ? undefined : own[moved]);
  useLayoutEffect(() => {
    const place = () => {
      for (const [index, point] of own.entries()) {
        const marker = layer.current?.children[index];
        const at = commands.toScreen(half, point);
        if (!(marker instanceof HTMLElement) || at === undefined) continue;
        marker.style.transform = `translate(${at.x}px, ${at.y}px)`;
      }
    };
    place();
    return onPlaced(place);
  });
  const onKey = (event: KeyboardEvent<HTMLButtonElement>, number: number, point: Point) => {
    const way = ways[event.key];
    const seen = commands.toScreen(half, point);
    if (way === undefined || seen === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const stride = event.shiftKey ? far : 1;
    const to = commands.toImage(half, { x: seen.x + way.x * stride, y: seen.y + way.y * stride });
    if (to === undefined) return;
    onMove(number, to);
    setMoved(number);
  };
  return (
    <div ref={layer} className="pair-points">
      {own.map((point, number) => (
        <button
          key={number}
          type="button"
          className="pair-point"
          data-half={half}
          aria-label={`${pair.adjust.point(number + 1, pair[half])}. ${pair.adjust.pointKeys}`}
          onKeyDown={(event) => onKey(event, number, point)}
          onClick={focusNext}
        >
          {number + 1}
        </button>
      ))}
      <output className="visually-hidden">
        {at !== undefined && measuring.pointing.at(Math.floor(at.x), Math.floor(at.y))}
      </output>
    </div>
  );
}

/** On to where the next point is set; the last one leads to applying them. */
function focusNext(): void {
  document.querySelector<HTMLElement>('.pair-adjust [data-next]')?.focus();
}
