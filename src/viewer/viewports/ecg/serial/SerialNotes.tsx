import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { overDashes } from '#viewer/viewports/ecg/ecgDrawing.ts';
import { ink } from '#viewer/viewports/ecg/pen.ts';
import { type BothGroups, type Difference, differencesOf } from './differences.ts';
import { type LaidOver } from './useLaidOver.ts';
import { type ChosenRecording } from './useRecording.ts';

export interface SerialNotesProps extends BothGroups {
  readonly sides: { readonly later: ChosenRecording; readonly earlier: ChosenRecording };
  readonly laid: LaidOver;
  readonly isPainted: boolean;
}

/** Which line is whose, how they were laid together, and what makes the two recordings unlike each other. */
export function SerialNotes({ sides, laid, later, earlier, isPainted }: SerialNotesProps) {
  const { panes } = useMessages();
  const { alignment, lanes } = laid;
  const shared = lanes.filter((lane) => lane.later !== undefined && lane.earlier !== undefined).length;
  return (
    <div className="serial-notes">
      <ul className="serial-legend">
        <Line recording={sides.later} side="later" isPainted={isPainted} />
        <Line recording={sides.earlier} side="earlier" isPainted={isPainted} />
      </ul>
      <output className="serial-laid" data-alignment={alignment.kind}>
        {alignment.kind === 'beat'
          ? panes.serial.byBeat(alignment.lead)
          : panes.serial.byStart(panes.serial.why[alignment.why])}
        {laid.byHand !== 0 && ` ${panes.serial.byHand(laid.byHand * 1000)}`}
      </output>
      <ul className="serial-differences">
        {differencesOf(lanes, { later, earlier }).map((difference) => {
          const words = differenceWords(panes, difference, shared);
          return (
            <li key={words} data-weight={difference.kind === 'voltage' ? 'grave' : undefined}>
              {words}
            </li>
          );
        })}
        {(['later', 'earlier'] as const).map(
          (side) =>
            sides[side].unreadable.length > 0 && (
              <li key={side} data-weight="grave" title={sides[side].unreadable.join(', ')}>
                {panes.serial.of[side](panes.ecg.groupsUnreadable(sides[side].unreadable.length))}
              </li>
            ),
        )}
      </ul>
    </div>
  );
}

interface LineProps {
  readonly recording: ChosenRecording;
  readonly side: 'later' | 'earlier';
  readonly isPainted: boolean;
}

/** The earlier recording stands on the same paper and is a viewport of its own to automation and to the book of what was seen. */
function Line({ recording, side, isPainted }: LineProps) {
  const { serial } = useMessages().panes;
  const { heading, displaySet } = recording;
  const viewport =
    side === 'later'
      ? {}
      : {
          'data-viewport': 2,
          'data-kind': 'ecg',
          'data-role': heading.role,
          'data-state': 'painted',
          'data-fidelity': 'true',
          'data-display-set': displaySet.id,
          ...(isPainted
            ? { 'data-sop-instance-uid': displaySet.instance.sopInstanceUid, 'data-frame': 1 }
            : {}),
        };
  return (
    <li {...viewport}>
      <svg className="serial-line" viewBox="0 0 40 12" aria-hidden>
        <line
          x1="2"
          x2="38"
          y1="6"
          y2="6"
          strokeWidth="2"
          stroke={side === 'later' ? ink.curve : ink.over}
          {...(side === 'later' ? {} : { strokeDasharray: overDashes.join(' ') })}
        />
      </svg>
      <strong>{serial.line[side]}</strong>
      <span>
        {[heading.date, heading.age, heading.hospital, heading.description]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')}
      </span>
      {heading.warning !== undefined && <span className="pane-warning">{heading.warning}</span>}
    </li>
  );
}

/** `shared`: how many leads both have; what holds for all of them is said without naming them. */
function differenceWords({ serial, ecg }: Messages['panes'], difference: Difference, shared: number): string {
  const { differs } = serial;
  const inLeads = (names: readonly string[]) => (names.length === shared ? undefined : names);
  switch (difference.kind) {
    case 'leads':
      return differs.leads[difference.only](difference.names);
    case 'voltage':
      return differs.voltage[difference.lacking](inLeads(difference.names));
    case 'sampling':
      return differs.sampling(difference.later, difference.earlier);
    case 'seconds':
      return differs.seconds(difference.later, difference.earlier);
    case 'step':
      return differs.step(difference.later, difference.earlier, inLeads(difference.names));
    case 'filters':
      return differs.filters(
        ecg.filters(difference.later),
        ecg.filters(difference.earlier),
        inLeads(difference.names),
      );
  }
}
