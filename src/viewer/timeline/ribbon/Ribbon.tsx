import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useMemo, useRef } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';
import { type Period } from '#viewer/timeline/period.ts';
import { periodWords } from '#viewer/timeline/periodWords.ts';
import { dateWords, hospitalWords, whatWords } from '#viewer/timeline/studyWords.ts';
import { IconButton } from '#viewer/ui/Button.tsx';

import { laneHeight, RibbonField } from './RibbonField.tsx';
import { nearestMark, periodBetween, placesOf, ribbon, ticksOf } from './ribbonMarks.ts';
import { useBrush } from './useBrush.ts';
import { useRibbonKeys } from './useRibbonKeys.ts';
import './ribbon.css';

export interface RibbonProps {
  readonly studies: readonly ListedStudy[];
  /** Those that pass the filters; the others stay, faintly, so that the whole is always in sight. */
  readonly shown: readonly ListedStudy[];
  readonly open: readonly string[];
  readonly period: Period | undefined;
  readonly onPeriod: (period: Period | undefined) => void;
  readonly onPoint: (studyInstanceUid: string) => void;
  readonly onOpen: (studyInstanceUid: StudyInstanceUid) => void;
}

/** Years from left to right, a lane for each specialty, a mark for each study. Drag narrows to years, then to months, then to days; a press goes to the nearest study. */
export function Ribbon({ studies, shown, open, period, onPeriod, onPoint, onOpen }: RibbonProps) {
  const messages = useMessages();
  const { timeline: t, finding } = messages;
  const drawn = useMemo(() => ribbon(studies, period), [studies, period]);
  const matching = useMemo(() => new Set<string>(shown.map(({ entry }) => entry.studyInstanceUid)), [shown]);
  const field = useRef<HTMLDivElement>(null);
  const keys = useRibbonKeys(drawn, { onOpen, onPeriod, isNarrowed: period !== undefined });
  const { current } = keys;
  const height = drawn.lanes.length * laneHeight;
  const pointed = ({ at, down }: { at: number; down: number }) =>
    nearestMark(drawn.marks, { at, lane: Math.floor((down * height) / laneHeight) });
  const brushed = useBrush(field, {
    onBrushed: (from, to) => onPeriod(periodBetween(drawn.period, from, to)),
    onPressed: (place) => {
      const mark = pointed(place);
      if (mark !== undefined) onPoint(mark.uid);
    },
    onHover: (place) => keys.setCurrent(place === undefined ? undefined : pointed(place)?.uid),
  });
  const study = useStudyAt(studies, current?.uid);
  if (drawn.marks.length === 0 && period === undefined) return null;
  const marked =
    keys.marked === undefined ? undefined : finding.ribbonYears(periodWords(messages, keys.marked));
  const place = current === undefined ? 0 : drawn.marks.indexOf(current) + 1;
  const value =
    study === undefined ? finding.ribbonNone : finding.ribbonMark(study, place, drawn.marks.length);
  const told =
    brushed === undefined
      ? (marked ?? study)
      : periodWords(messages, periodBetween(drawn.period, brushed.from, brushed.to));
  return (
    <figure className="ribbon" aria-label={t.ribbon(periodWords(messages, drawn.period), drawn.marks.length)}>
      <LaneNames lanes={drawn.lanes} />
      <RibbonField
        ref={field}
        drawn={drawn}
        matching={matching}
        open={open}
        current={current}
        marked={brushed ?? (keys.marked === undefined ? undefined : placesOf(drawn.period, keys.marked))}
        valueText={marked ?? value}
        onCurrent={keys.setCurrent}
        onKeyDown={keys.onKeyDown}
      />
      <Years drawn={drawn} />
      {told !== undefined && <p className="ribbon-told">{told}</p>}
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

function LaneNames({ lanes }: Pick<ReturnType<typeof ribbon>, 'lanes'>) {
  const { finding } = useMessages();
  return (
    <div className="ribbon-lanes" aria-hidden>
      {lanes.map((lane) => (
        <span key={lane} style={{ height: laneHeight }} title={finding.specialty[lane]}>
          {finding.lane[lane]}
        </span>
      ))}
    </div>
  );
}

/** The words of one study, in a line: «14.03.2024 · CT thorax · UNN Tromsø». */
function useStudyAt(studies: readonly ListedStudy[], uid: string | undefined): string | undefined {
  const messages = useMessages();
  return useMemo(() => {
    const study = studies.find(({ entry }) => entry.studyInstanceUid === uid);
    if (study === undefined) return undefined;
    return [dateWords(messages, study), whatWords(messages, study), hospitalWords(messages, study)].join(
      ' · ',
    );
  }, [messages, studies, uid]);
}

/** Share of the ribbon that two years take which are written towards each other. */
const twoWords = 0.23;

function Years({ drawn: { period, undated } }: { drawn: ReturnType<typeof ribbon> }) {
  const { timeline: t, finding } = useMessages();
  return (
    <div className="ribbon-years">
      {ticksOf(period, 6).map(({ date, unit, at }, index, ticks) => {
        const isLate = at > 0.9;
        const isCrowded = isLate && at - (ticks[index - 1]?.at ?? 0) < twoWords;
        return (
          <span key={at} aria-hidden data-late={isLate || undefined} style={{ left: `${at * 100}%` }}>
            {isCrowded ? undefined : finding.tick(date, unit)}
          </span>
        );
      })}
      {undated > 0 && <em>{t.ribbonUndated(undated)}</em>}
    </div>
  );
}
