import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type ChartScale, chartScale, labelled } from './chartScale.ts';

export interface TrendPoint {
  readonly id: string;
  /** Milliseconds of the day. */
  readonly time: number;
  readonly value: number;
  /** As written below it. */
  readonly date: string;
  /** Everything of it, as screen readers say it. */
  readonly label: string;
  readonly mark: 'round' | 'square';
  readonly onOpen?: () => void;
}

export interface TrendChartProps {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  /** What the marks mean. */
  readonly names: Readonly<Record<TrendPoint['mark'], string>>;
}

const height = 168;
const usualWidth = 420;

/** A course over time. Its points are buttons that the arrow keys walk; a table of the same numbers stands beside it. */
export function TrendChart({ title, description, unit, points, names }: TrendChartProps) {
  const [heading, details] = [useId(), useId()];
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const box = { left: 44, right: width - 34, top: 22, bottom: height - 26 };
  const scale = chartScale(points, box);
  const marks = [...new Set(points.map(({ mark }) => mark))];
  const written = labelled(
    points.map(({ time }) => scale.x(time)),
    78,
  );
  return (
    <figure ref={figure} className="trend">
      <svg
        aria-labelledby={heading}
        aria-describedby={details}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id={heading}>{title}</title>
        <desc id={details}>{description}</desc>
        <Axis scale={scale} box={box} unit={unit} />
        {points.map(({ id, time, date }, index) =>
          written.has(index) ? (
            <text
              key={id}
              className="trend-text"
              x={scale.x(time)}
              y={height - 8}
              textAnchor="middle"
              aria-hidden
            >
              {date}
            </text>
          ) : null,
        )}
        <polyline
          className="trend-line"
          points={points.map(({ time, value }) => `${scale.x(time)},${scale.y(value)}`).join(' ')}
        />
        {points.map(({ id, time, value, mark }) => (
          <g key={id} className="trend-mark" transform={`translate(${scale.x(time)} ${scale.y(value)})`}>
            {mark === 'round' ? <circle r={4.5} /> : <rect x={-4} y={-4} width={8} height={8} />}
          </g>
        ))}
      </svg>
      <Points points={points} scale={scale} />
      {marks.length > 1 && (
        <figcaption className="target-note">
          {marks.map((mark) => `${mark === 'round' ? '●' : '■'} ${names[mark]}`).join('   ')}
        </figcaption>
      )}
    </figure>
  );
}

function Axis(props: {
  readonly scale: ChartScale;
  readonly box: { readonly left: number; readonly right: number };
  readonly unit: string;
}) {
  const { common } = useMessages();
  const { scale, box, unit } = props;
  return (
    <g aria-hidden>
      <text className="trend-text" x={box.left - 6} y={10} textAnchor="end">
        {unit}
      </text>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className="trend-grid"
            x1={box.left}
            x2={box.right + 20}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
          />
          <text className="trend-text" x={box.left - 6} y={scale.y(tick) + 4} textAnchor="end">
            {common.number(tick, 3)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** One stop of the Tab key, the newest to begin with. */
function Points({ points, scale }: { readonly points: readonly TrendPoint[]; readonly scale: ChartScale }) {
  const last = points.length - 1;
  const [wanted, setCurrent] = useState<string>();
  const found = points.findIndex(({ id }) => id === wanted);
  const current = found === -1 ? last : found;
  const onKey = (event: KeyboardEvent<HTMLButtonElement>, index: number) => {
    const to = nextOf(event.key, { index, last });
    if (to === undefined) return;
    // Else the panes' own arrows would turn the images.
    event.preventDefault();
    event.currentTarget.parentElement?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div>
      {points.map(({ id, time, value, label, onOpen }, index) => (
        <button
          key={id}
          type="button"
          className="trend-point"
          tabIndex={index === current ? 0 : -1}
          aria-label={label}
          aria-disabled={onOpen === undefined || undefined}
          title={label}
          style={{ insetInlineStart: `${scale.x(time)}px`, insetBlockStart: `${scale.y(value)}px` }}
          onFocus={() => setCurrent(id)}
          onClick={onOpen}
          onKeyDown={(event) => onKey(event, index)}
        />
      ))}
    </div>
  );
}

function nextOf(key: string, { index, last }: { readonly index: number; readonly last: number }) {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Drawn at its own size, so that its text is as large as text. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(usualWidth);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = () => setWidth(Math.max(240, current.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
