import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useMemo, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';

import { type Period } from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';
import { type Mark, periodBetween, ribbon, yearTicks } from './ribbonMarks.ts';
import { useBrush } from './useBrush.ts';

export interface RibbonProps {
  readonly studies: readonly ListedStudy[];
  /** UIDs that pass the filters; the others stay, faintly, so that the whole is always in sight. */
  readonly matching: ReadonlySet<string>;
  readonly open: readonly string[];
  readonly period: Period | undefined;
  readonly onPeriod: (period: Period | undefined) => void;
  readonly onPoint: (studyInstanceUid: string) => void;
}

const laneHeight = 12;

/** Years from left to right, a lane for each medium, a mark for each study. Drag narrows to years; a press goes to the nearest study. */
export function Ribbon({ studies, matching, open, period, onPeriod, onPoint }: RibbonProps) {
  const messages = useMessages();
  const t = messages.timeline;
  const drawn = useMemo(() => ribbon(studies, period), [studies, period]);
  const field = useRef<HTMLDivElement>(null);
  const brush = useBrush(field, {
    onBrushed: (from, to) => onPeriod(periodBetween(drawn.period, from, to)),
    onPressed: (at) => pointAt(drawn.marks, at, onPoint),
  });
  if (drawn.marks.length === 0 && period === undefined) return null;
  return (
    <figure className="ribbon" aria-label={t.ribbon(drawn.period.from, drawn.period.to, drawn.marks.length)}>
      <div className="ribbon-lanes" aria-hidden>
        {drawn.lanes.map((lane) => (
          <span key={lane} title={t.medium[lane]}>
            <MediumIcon medium={lane} />
          </span>
        ))}
      </div>
      <div ref={field} className="ribbon-field" style={{ height: drawn.lanes.length * laneHeight }}>
        <Marks marks={drawn.marks} lanes={drawn.lanes.length} matching={matching} open={open} />
        {brush !== undefined && (
          <span
            className="ribbon-brush"
            style={{
              left: `${Math.min(brush.from, brush.to) * 100}%`,
              width: `${Math.abs(brush.to - brush.from) * 100}%`,
            }}
          />
        )}
      </div>
      <Years period={drawn.period} undated={drawn.undated} />
      {period !== undefined && (
        <IconButton
          className="ribbon-all"
          label={t.ribbonAll}
          tooltipSide="left"
          icon={<ArrowsCirclepathIcon aria-hidden />}
          onClick={() => onPeriod(undefined)}
        />
      )}
    </figure>
  );
}

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly lanes: number;
  readonly matching: ReadonlySet<string>;
  readonly open: readonly string[];
}

/** Two paths however many studies: those that pass and those that do not. What is open stands out by height as well as colour. */
function Marks({ marks, lanes, matching, open }: MarksProps) {
  const path = (chosen: readonly Mark[]) =>
    chosen
      .map(({ at, lane }) => `M${(at * 1000).toFixed(1)} ${lane * laneHeight + 2}v${laneHeight - 4}`)
      .join('');
  return (
    <svg viewBox={`0 0 1000 ${lanes * laneHeight}`} preserveAspectRatio="none" aria-hidden>
      <path className="ribbon-rest" d={path(marks.filter(({ uid }) => !matching.has(uid)))} />
      <path className="ribbon-marks" d={path(marks.filter(({ uid }) => matching.has(uid)))} />
      {marks
        .filter(({ uid }) => open.includes(uid))
        .map(({ uid, at }) => (
          <path
            key={uid}
            className="ribbon-open"
            data-shown={uid === open[0] ? 'present' : 'prior'}
            d={`M${(at * 1000).toFixed(1)} 0v${lanes * laneHeight}`}
          />
        ))}
    </svg>
  );
}

function Years({ period, undated }: { period: Period; undated: number }) {
  const t = useMessages().timeline;
  const length = period.to - period.from + 1;
  return (
    <div className="ribbon-years" aria-hidden>
      {yearTicks(period, 6).map((year) => (
        <span key={year} style={{ left: `${((year - period.from) / length) * 100}%` }}>
          {year}
        </span>
      ))}
      {undated > 0 && <em>{t.ribbonUndated(undated)}</em>}
    </div>
  );
}

function pointAt(marks: readonly Mark[], at: number, onPoint: (uid: string) => void): void {
  const [nearest] = marks.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  if (nearest !== undefined) onPoint(nearest.uid);
}
