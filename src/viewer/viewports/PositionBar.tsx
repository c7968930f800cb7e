import { useMessages } from '#viewer/i18n/messages.tsx';

export interface PositionBarProps {
  /** From 0. */
  readonly index: number;
  readonly total: number;
  readonly loaded: number;
  /** Positions that someone has marked, from 0. */
  readonly marks: readonly number[];
  readonly label: (n: number, total: number) => string;
  readonly onGoTo: (index: number) => void;
}

/** Where in the stack the picture lies, and how much of the stack is here yet. Drags and answers arrow keys. */
export function PositionBar({ index, total, loaded, marks, label, onGoTo }: PositionBarProps) {
  const { panes } = useMessages();
  if (total < 2) return null;
  const isWhole = loaded >= total;
  return (
    <div className="pane-position" data-whole={isWhole || undefined}>
      <input
        type="range"
        className="pane-position-range"
        aria-label={
          marks.length === 0 ? panes.position : `${panes.position}, ${panes.keys.place(marks.length)}`
        }
        aria-valuetext={label(index + 1, total)}
        aria-orientation="vertical"
        min={0}
        max={total - 1}
        value={index}
        onChange={(event) => onGoTo(Number(event.currentTarget.value))}
      />
      <span className="pane-position-track" aria-hidden>
        <span className="pane-position-loaded" style={{ height: `${(100 * loaded) / total}%` }} />
      </span>
      {marks.map((mark) => (
        <span
          key={mark}
          className="pane-position-mark"
          aria-hidden
          style={{ insetBlockStart: `${(100 * mark) / (total - 1)}%` }}
        />
      ))}
    </div>
  );
}
