import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PairCommands, type PairSide } from '#viewer/rendering/pair/pair.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Points, pointsOf } from './adjusting.ts';
import { type PairOnScreen } from './usePairSession.ts';

export interface PointMarkersProps {
  readonly half: PairSide;
  readonly points: Points;
  readonly commands: PairCommands;
  readonly onPlaced: PairOnScreen['onPlaced'];
  readonly onMove: (number: number, to: Point) => void;
}

const coarse = 8;
const fine = 1;
const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The points set in one half. Each can be moved by arrow keys; they follow the picture past React. */
export function PointMarkers({ half, points, commands, onPlaced, onMove }: PointMarkersProps) {
  const { pair } = useMessages().panes.photoSet;
  const layer = useRef<HTMLDivElement>(null);
  const own = pointsOf(points, half);
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
    const stride = event.shiftKey ? fine : coarse;
    const to = commands.toImage(half, { x: seen.x + way.x * stride, y: seen.y + way.y * stride });
    if (to !== undefined) onMove(number, to);
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
          onClick={(event) => event.currentTarget.blur()}
        >
          {number + 1}
        </button>
      ))}
    </div>
  );
}
