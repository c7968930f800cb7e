import { ExclamationmarkTriangleIcon, SplitHorizontalIcon } from '@navikt/aksel-icons';
import { type FocusEvent, type KeyboardEvent } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';
import { StudySeen } from './seen/StudySeen.tsx';
import { StudyThumbnail } from './StudyThumbnail.tsx';
import { archivedWords, countWords, dateWords, hospitalWords, whatWords } from './studyWords.ts';

/** What a study is in the view beside the list. */
export type Shown = 'present' | 'prior' | undefined;

/** The type under which a row is dragged; panes take it. */
export const studyDragType = 'application/x-lysbilde-study';

export interface StudyRowProps {
  readonly contextId: string;
  readonly study: ListedStudy;
  /** Within the shown list, from 0. */
  readonly position: number;
  readonly shown: Shown;
  readonly isActive: boolean;
  readonly isPassing: boolean;
  readonly archiveNames: string;
  readonly compareKey: string;
  readonly onOpen: () => void;
  readonly onCompare: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function StudyRow(props: StudyRowProps) {
  const { study, shown, position, isActive, archiveNames } = props;
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
        onClick={props.onOpen}
        onFocus={props.onFocus}
        onBlur={props.onBlur}
        onKeyDown={props.onKeyDown}
        aria-describedby="timeline-keys"
      >
        <StudyThumbnail contextId={props.contextId} study={study} isPassing={props.isPassing} />
        <StudyText study={study} shown={shown} archiveNames={archiveNames} />
      </button>
      <IconButton
        className="study-compare"
        label={t.compare}
        shortcut={keyName(props.compareKey)}
        tooltipSide="left"
        tabIndex={isActive ? 0 : -1}
        icon={<SplitHorizontalIcon aria-hidden />}
        onClick={props.onCompare}
      />
    </div>
  );
}

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
