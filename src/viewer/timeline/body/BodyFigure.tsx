import { type KeyboardEvent, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { spotWords } from '#viewer/timeline/regionWords.ts';

import {
  backOutline,
  type Build,
  type FigurePart,
  figureParts,
  figureSize,
  type FigureView,
} from './figure.ts';
import { partAfter } from './moveOnFigure.ts';

export interface Places {
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
  readonly onToggle: (spot: string) => void;
}

export interface BodyFigureProps extends Places {
  readonly build: Build;
  readonly view: FigureView;
}

/** One side of a person, drawn; over each part lies a button with its name and its number of studies. One stop for Tab, arrows within. */
export function BodyFigure({ build, view, ...places }: BodyFigureProps) {
  const t = useMessages().finding;
  const parts = figureParts(build, view);
  const [active, setActive] = useState<string>();
  const figure = useRef<HTMLDivElement>(null);
  const hasStudies = ({ spot }: FigurePart) => (places.counts.get(spot) ?? 0) > 0;
  const tabStop = parts.find(({ spot }) => spot === active) ?? parts.find(hasStudies) ?? parts[0];
  const move = (event: KeyboardEvent, part: FigurePart) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = partAfter(event.key, parts, part);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next.spot);
    figure.current?.querySelector<HTMLElement>(`[data-spot="${next.spot}"]`)?.focus();
  };
  const left = { mark: t.leftMark, words: t.leftSide };
  const right = { mark: t.rightMark, words: t.rightSide };
  const [viewersLeft, viewersRight] = view === 'front' ? ([right, left] as const) : ([left, right] as const);
  return (
    <fieldset className="body-view" aria-describedby="body-keys">
      <legend>{t[view]}</legend>
      <div ref={figure} className="body-figure">
        <Drawing build={build} view={view} parts={parts} {...places} />
        <b aria-hidden className="body-side" data-at="left" title={viewersLeft.words}>
          {viewersLeft.mark}
        </b>
        <b aria-hidden className="body-side" data-at="right" title={viewersRight.words}>
          {viewersRight.mark}
        </b>
        {parts.map((part) => (
          <PartButton
            key={part.spot}
            part={part}
            isTabStop={part === tabStop}
            onActive={setActive}
            onMove={move}
            {...places}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface PartButtonProps extends Places {
  readonly part: FigurePart;
  readonly isTabStop: boolean;
  readonly onActive: (spot: string) => void;
  readonly onMove: (event: KeyboardEvent, part: FigurePart) => void;
}

function PartButton({ part, isTabStop, counts, chosen, ...act }: PartButtonProps) {
  const messages = useMessages();
  const { spot, target } = part;
  const count = counts.get(spot) ?? 0;
  const name = spotWords(messages, spot);
  const share = (length: number, whole: number) => `${(length / whole) * 100}%`;
  return (
    <button
      type="button"
      className="body-part"
      data-spot={spot}
      data-count={count}
      aria-pressed={chosen.includes(spot)}
      aria-label={messages.finding.place(name, count)}
      title={messages.finding.place(name, count)}
      tabIndex={isTabStop ? 0 : -1}
      style={{
        left: share(target.x, figureSize.width),
        top: share(target.y, figureSize.height),
        width: share(target.width, figureSize.width),
        height: share(target.height, figureSize.height),
      }}
      onClick={() => act.onToggle(spot)}
      onFocus={() => act.onActive(spot)}
      onKeyDown={(event) => act.onMove(event, part)}
    >
      {count > 0 && <span>{messages.common.number(count)}</span>}
    </button>
  );
}

interface DrawingProps extends Places {
  readonly build: Build;
  readonly view: FigureView;
  readonly parts: readonly FigurePart[];
}

/** Three looks that differ in more than colour: an outline without studies, filled with them, filled and hatched when chosen. */
function Drawing({ build, view, parts, counts, chosen }: DrawingProps) {
  const hatch = `body-hatch-${view}`;
  const lookOf = ({ spot }: FigurePart) =>
    chosen.includes(spot) ? 'chosen' : (counts.get(spot) ?? 0) > 0 ? 'studies' : 'none';
  return (
    <svg viewBox={`0 0 ${figureSize.width} ${figureSize.height}`} aria-hidden>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="body-hatch" d="M0 0v5" />
        </pattern>
      </defs>
      {view === 'back' &&
        backOutline(build).map((path) => (
          <path key={path} className="body-shape" data-look="ground" d={path} />
        ))}
      {parts.map((part) => (
        <path key={part.spot} className="body-shape" data-look={lookOf(part)} d={part.path} />
      ))}
      {parts
        .filter((part) => lookOf(part) === 'chosen')
        .map(({ spot, path }) => (
          <path key={spot} d={path} fill={`url(#${hatch})`} />
        ))}
    </svg>
  );
}
