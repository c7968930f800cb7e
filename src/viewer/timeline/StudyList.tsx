import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand, useKeyOf } from '#viewer/ui/commands.tsx';

import { type ListItem, listItems } from './listItems.ts';
import { type ListedStudy } from './listedStudy.ts';
import { type RowHands, StudyRow } from './StudyRow.tsx';
import { type Shown } from './StudyText.tsx';
import { useRowFocus } from './useRowFocus.ts';

/** What the ribbon and the keys ask of the list. */
export interface ListCommands {
  readonly focusStudy: (studyInstanceUid: string) => void;
  /** The row that Tab reaches, in sight and with the focus. */
  readonly focusActive: () => void;
}

export interface StudyListProps {
  readonly contextId: string;
  readonly studies: readonly ListedStudy[];
  readonly shownAs: (studyInstanceUid: string) => Shown;
  /** A study is on screen: the key is then about that one, unless the list has the focus. */
  readonly isAnyOpen: boolean;
  readonly archiveNames: (archiveIds: readonly string[]) => string;
  readonly onOpen: (study: ListedStudy) => void;
  readonly onCompare: (study: ListedStudy) => void;
  readonly commands: Ref<ListCommands>;
}

/** Years and studies, of which only those in sight are in the page. */
export function StudyList(props: StudyListProps) {
  const { studies, commands, onOpen, onCompare, isAnyOpen } = props;
  const t = useMessages().timeline;
  const items = useMemo(() => listItems(studies), [studies]);
  const { scroller, totalHeight, drawn, passing, activeIndex, activeItem, ...focus } = useRowFocus(items);
  const [hasFocus, setHasFocus] = useState(false);
  const hands = useSteadyHands({
    onOpen,
    onCompare,
    onFocus: ({ entry }) => {
      focus.setActive(entry.studyInstanceUid);
      setHasFocus(true);
    },
    onBlur: () => setHasFocus(false),
    onKeyDown: focus.onKeyDown,
  });
  const activeUid = activeItem?.study.entry.studyInstanceUid;
  useImperativeHandle(commands, () => ({
    focusStudy: focus.focusStudy,
    focusActive: () => {
      if (activeUid !== undefined) focus.focusStudy(activeUid);
    },
  }));
  const compareKey = useCompareKey((hasFocus || !isAnyOpen) && activeItem !== undefined, () => {
    if (activeItem !== undefined) onCompare(activeItem.study);
  });
  const row = ({ study, position }: StudyItem, index: number) => (
    <StudyRow
      contextId={props.contextId}
      study={study}
      position={position}
      shown={props.shownAs(study.entry.studyInstanceUid)}
      isActive={index === activeIndex}
      passing={passing}
      archiveNames={props.archiveNames(study.entry.sources)}
      compareKey={compareKey}
      hands={hands}
    />
  );
  return (
    <div ref={scroller} className="study-scroller">
      <p id="timeline-keys" hidden>
        {t.keysHint}
      </p>
      <ul className="study-list" aria-label={t.heading} style={{ height: totalHeight }}>
        {drawn.map(({ item, index, start, height }) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className="study-slot"
            style={{ transform: `translateY(${start}px)`, height }}
          >
            {item.kind === 'study' ? row(item, index) : <YearHeading {...item} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

type StudyItem = Extract<ListItem, { kind: 'study' }>;

function YearHeading({ year, count }: Extract<ListItem, { kind: 'year' }>) {
  const t = useMessages().timeline;
  return (
    <h3 className="study-year">
      {year ?? t.undated}
      <span>{t.yearCount(count)}</span>
    </h3>
  );
}

/** The key that compares the study in focus with its previous, and its name on every row. */
function useCompareKey(when: boolean, run: () => void): string {
  const { timeline: t, app } = useMessages();
  // The very command that the images offer, so that one chosen key does both.
  const id = 'compare.previous';
  useCommand({ id, name: t.compare, group: app.group.timeline, key: 'k', when, run });
  return useKeyOf(id) ?? 'k';
}

/** The same functions each time, which do what the latest are told to. */
function useSteadyHands(hands: RowHands): RowHands {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  const [steady] = useState((): RowHands => ({
    onOpen: (study) => latest.current.onOpen(study),
    onCompare: (study) => latest.current.onCompare(study),
    onFocus: (study) => latest.current.onFocus(study),
    onBlur: () => latest.current.onBlur(),
    onKeyDown: (event) => latest.current.onKeyDown(event),
  }));
  return steady;
}

function keyOf(item: ListItem): string {
  return item.kind === 'study' ? item.study.entry.studyInstanceUid : `year ${item.year}`;
}
