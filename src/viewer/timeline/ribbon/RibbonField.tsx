import { type KeyboardEvent, memo, type Ref } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { periodWords } from '#viewer/timeline/periodWords.ts';

import { type Mark, type Ribbon } from './ribbonMarks.ts';
import { type Brush } from './useBrush.ts';

export const laneHeight = 14;

interface MarksProps {
  readonly drawn: Ribbon;
  readonly matching: ReadonlySet<string>;
  readonly open: readonly string[];
}

export interface RibbonFieldProps extends MarksProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly current: Mark | undefined;
  readonly marked: Brush | undefined;
  readonly valueText: string;
  readonly onCurrent: (studyInstanceUid: string | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The marks under one focus: to keys and screen readers a slider over the studies in time, whose value is the study it stands at. */
export function RibbonField({
  ref,
  current,
  marked,
  valueText,
  onCurrent,
  onKeyDown,
  ...marksProps
}: RibbonFieldProps) {
  const messages = useMessages();
  const { timeline: t, finding } = messages;
  const { marks, lanes, period } = marksProps.drawn;
  return (
    <div ref={ref} className="ribbon-field" style={{ height: lanes.length * laneHeight }}>
      <input
        type="range"
        className="ribbon-slider"
        aria-label={t.ribbon(periodWords(messages, period), marks.length)}
        aria-describedby="ribbon-keys"
        aria-valuetext={valueText}
        min={0}
        max={marks.length}
        step={1}
        value={current === undefined ? 0 : marks.indexOf(current) + 1}
        onChange={(event) => onCurrent(marks[Number(event.target.value) - 1]?.uid)}
        onKeyDown={onKeyDown}
      />
      <Marks {...marksProps} />
      {current !== undefined && (
        <span
          className="ribbon-current"
          style={{ left: `${current.at * 100}%`, top: current.lane * laneHeight, height: laneHeight }}
        />
      )}
      {marked !== undefined && (
        <span
          className="ribbon-brush"
          style={{
            left: `${Math.min(marked.from, marked.to) * 100}%`,
            width: `${Math.abs(marked.to - marked.from) * 100}%`,
          }}
        />
      )}
      <span id="ribbon-keys" hidden>
        {finding.ribbonKeys}
      </span>
    </div>
  );
}

/**
 * Two paths however many studies: those that pass and those that do not. Where studies are closer than the screen can part, a mark is the taller
 * the more of them it stands for. What is open stands out by height as well as colour. Not drawn anew for what a pointer rests on.
 */
const Marks = memo(function Marks({ drawn: { marks, lanes }, matching, open }: MarksProps) {
  const heights = heightsOf(marks);
  const path = (chosen: readonly Mark[]) =>
    [...heightsIn(chosen, heights)]
      .map(([place, height]) => {
        const [lane, bin] = [Math.floor(place / laneStep), place % laneStep];
        return `M${bin} ${(lane + 1) * laneHeight - 2}v${-height}`;
      })
      .join('');
  return (
    <svg viewBox={`0 0 ${bins} ${lanes.length * laneHeight}`} preserveAspectRatio="none" aria-hidden>
      {lanes.map((lane, index) => (
        <path key={lane} className="ribbon-lane" d={`M0 ${(index + 1) * laneHeight - 1}h${bins}`} />
      ))}
      <path className="ribbon-rest" d={path(marks.filter(({ uid }) => !matching.has(uid)))} />
      <path className="ribbon-marks" d={path(marks.filter(({ uid }) => matching.has(uid)))} />
      {marks
        .filter(({ uid }) => open.includes(uid))
        .map(({ uid, at }) => (
          <path
            key={uid}
            className="ribbon-open"
            data-shown={uid === open[0] ? 'present' : 'prior'}
            d={`M${(at * bins).toFixed(1)} 0v${lanes.length * laneHeight}`}
          />
        ))}
    </svg>
  );
});

/** Places that a screen tells apart: about a pixel and a half in the narrow column. */
const bins = 200;
const tallest = laneHeight - 3;
const shortest = 5;
const laneStep = bins + 1;

/** One number for lane and bin: thousands of marks are counted by it for every value that is chosen. */
function placeOf({ at, lane }: Mark): number {
  return lane * laneStep + Math.round(at * bins);
}

/** How tall a mark is that stands for so many. Where no two share a place, all are tall. */
function heightsOf(marks: readonly Mark[]): (count: number) => number {
  const most = Math.max(1, ...countsIn(marks).values());
  if (most < 3) return () => tallest;
  return (count) => shortest + ((tallest - shortest) * Math.log(count)) / Math.log(most);
}

function heightsIn(marks: readonly Mark[], heightOf: (count: number) => number): ReadonlyMap<number, number> {
  return new Map(
    [...countsIn(marks)].map(([place, count]) => [place, Math.round(heightOf(count) * 10) / 10]),
  );
}

function countsIn(marks: readonly Mark[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const mark of marks) {
    const place = placeOf(mark);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}
