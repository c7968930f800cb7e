import { ExclamationmarkTriangleIcon, SplitHorizontalIcon } from '@navikt/aksel-icons';
import { type FocusEvent, type KeyboardEvent, memo } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';
import { type Passing } from './passing.ts';
import { StudySeen } from './seen/StudySeen.tsx';
import { StudyThumbnail } from './StudyThumbnail.tsx';
import { archivedWords, countWords, dateWords, hospitalWords, whatWords } from './studyWords.ts';

/** What a study is in the view beside the list. */
export type Shown = 'present' | 'prior' | undefined;

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
  const messages = useMessages();
  const t = messages.timeline;
  return (
    <div
      className="study-row"
      data-study-uid={study.entry.studyInstanceUid}
      data-hospital={study.hospital ?? ''}
      data-archive={study.entry.sources.join(' ')}
      data-position={position}
      data-shown={shown}
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
        <StudyThumbnail contextId={props.contextId} study={study} passing={props.passing} />
        <StudyText study={study} shown={shown} archiveNames={archiveNames} />
      </button>
      <IconButton
        className="study-compare"
        label={t.compare}
        shortcut={keyName(props.compareKey)}
        tooltipSide="left"
        tabIndex={isActive ? 0 : -1}
        icon={<SplitHorizontalIcon aria-hidden />}
        onClick={() => hands.onCompare(study)}
      />
    </div>
  );
});

/** Whoever sends the focus to the row as a whole means what it opens. */
function focusOwnButton({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('.study-open')?.focus();
}

function StudyText({ study, shown, archiveNames }: Pick<StudyRowProps, 'study' | 'shown' | 'archiveNames'>) {
  const messages = useMessages();
  const t = messages.timeline;
  const counts = countWords(messages, study);
  const archived = archivedWords(messages, study);
  return (
    <span className="study-text">
      <span className="study-first">
        <span className="study-date">{dateWords(messages, study)}</span>
        <span className="study-medium">
          <MediumIcon medium={study.medium} />
          <span>{t.medium[study.medium]}</span>
          {counts !== '' && <span className="study-counts">· {counts}</span>}
        </span>
        {study.entry.nameDiffers && (
          <span className="study-warning" title={t.nameDiffers}>
            <ExclamationmarkTriangleIcon aria-hidden />
            {t.nameDiffersShort}
          </span>
        )}
      </span>
      <span className="study-what">{whatWords(messages, study)}</span>
      <span className="study-last">
        <span className="study-where" title={t.sources(archiveNames)}>
          {hospitalWords(messages, study)}
        </span>
        {archived !== undefined && <span className="study-sources">{archived}</span>}
        <StudySeen study={study.entry} />
        {study.entry.sources.length > 1 && (
          <span className="study-sources" title={archiveNames}>
            {messages.sources.count(study.entry.sources.length)}
          </span>
        )}
        {shown !== undefined && (
          <span className="study-mark">{shown === 'present' ? t.isOpen : t.isPrior}</span>
        )}
      </span>
    </span>
  );
}
