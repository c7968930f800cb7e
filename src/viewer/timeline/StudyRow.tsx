import { SplitHorizontalIcon } from '@navikt/aksel-icons';
import { type FocusEvent, type KeyboardEvent, memo } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { type ListedStudy } from './listedStudy.ts';
import { type Passing } from './passing.ts';
import { type Shown, StudyText } from './StudyText.tsx';
import { StudyThumbnail } from './StudyThumbnail.tsx';
import { useRowDetail } from './useRowDetail.ts';

/** The type under which a row is dragged; panes take it. */
export const studyDragType = 'application/x-lysbilde-study';

/** What a hand does to a row. The same functions for as long as the list stands, or every row would be drawn anew for each that comes. */
export interface RowHands {
  readonly onOpen: (study: ListedStudy) => void;
  readonly onCompare: (study: ListedStudy) => void;
  readonly onFocus: (study: ListedStudy) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface StudyRowProps {
  readonly contextId: string;
  readonly study: ListedStudy;
  /** Within the shown list, from 0. */
  readonly position: number;
  readonly shown: Shown;
  readonly isActive: boolean;
  readonly passing: Passing;
  readonly archiveNames: string;
  readonly compareKey: string;
  readonly hands: RowHands;
}

/** Scrolling draws only the rows that come into sight: measured, drawing all of them anew took most of each frame. */
export const StudyRow = memo(function StudyRow(props: StudyRowProps) {
  const { study, shown, position, isActive, archiveNames, hands } = props;
  const drawn = useRowDetail(props.passing);
  // What Tab reaches must be there.
  const detail = isActive && drawn === 'words' ? 'whole' : drawn;
  return (
    <div
      className="study-row"
      data-study-uid={study.entry.studyInstanceUid}
      data-hospital={study.hospital ?? ''}
      data-archive={study.entry.sources.join(' ')}
      data-position={position}
      data-shown={shown}
      data-detail={detail}
      draggable
      tabIndex={-1}
      onFocus={focusOwnButton}
      onDragStart={(event) => {
        event.dataTransfer.setData(studyDragType, study.entry.studyInstanceUid);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <button
        type="button"
        className="study-open"
        tabIndex={isActive ? 0 : -1}
        aria-current={shown === 'present' ? 'true' : undefined}
        onClick={() => hands.onOpen(study)}
        onFocus={() => hands.onFocus(study)}
        onBlur={hands.onBlur}
        onKeyDown={hands.onKeyDown}
        aria-describedby="timeline-keys"
      >
        <StudyThumbnail contextId={props.contextId} study={study} detail={detail} />
        <StudyText study={study} shown={shown} archiveNames={archiveNames} detail={detail} />
      </button>
      {detail !== 'words' && <CompareButton {...props} />}
    </div>
  );
});

function CompareButton({ study, isActive, compareKey, hands }: StudyRowProps) {
  return (
    <IconButton
      className="study-compare"
      label={useMessages().timeline.compare}
      shortcut={keyName(compareKey)}
      tooltipSide="left"
      tabIndex={isActive ? 0 : -1}
      icon={<SplitHorizontalIcon aria-hidden />}
      onClick={() => hands.onCompare(study)}
    />
  );
}

/** Whoever sends the focus to the row as a whole means what it opens. */
function focusOwnButton({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('.study-open')?.focus();
}
