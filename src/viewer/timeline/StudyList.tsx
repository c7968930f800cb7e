import {
  type KeyboardEvent,
  memo,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand, useKeyOf } from '#viewer/ui/commands.tsx';

import { type ListItem, listItems } from './listItems.ts';
import { type ListedStudy } from './listedStudy.ts';
import { type Shown, StudyRow } from './StudyRow.tsx';
import { useRowFocus } from './useRowFocus.ts';

/** What the ribbon and the keys ask of the list. */
export interface ListCommands {
  readonly focusStudy: (studyInstanceUid: string) => void;
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
  const { studies, commands, onCompare, isAnyOpen } = props;
  const t = useMessages().timeline;
  const items = useMemo(() => listItems(studies), [studies]);
  const { scroller, totalHeight, drawn, isScrolling, activeIndex, activeItem, ...focus } = useRowFocus(items);
  const [hasFocus, setHasFocus] = useState(false);
  const latest = useRef(focus.onKeyDown);
  useEffect(() => {
    latest.current = focus.onKeyDown;
  });
  const onKeyDown = useCallback((event: KeyboardEvent) => latest.current(event), []);
  useImperativeHandle(commands, () => ({ focusStudy: focus.focusStudy }));
  useCommand({
    id: 'compare-previous',
    name: t.compare,
    key: 'k',
    when: (hasFocus || !isAnyOpen) && activeItem !== undefined,
    run: () => {
      if (activeItem !== undefined) onCompare(activeItem.study);
    },
  });
  const compareKey = useKeyOf('compare-previous') ?? 'k';

  return (
    <div ref={scroller} className="study-scroller">
      <p id="timeline-keys" hidden>
        {t.keysHint}
      </p>
      <ul className="study-list" aria-label={t.heading} style={{ height: totalHeight }}>
        {drawn.map(({ index, start, height }) => (
          <li
            key={keyOf(items[index])}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className="study-slot"
            style={{ transform: `translateY(${start}px)`, height }}
          >
            <Slot
              {...props}
              item={items[index]}
              isActive={index === activeIndex}
              isPassing={isScrolling}
              compareKey={compareKey}
              onActive={focus.setActive}
              onFocused={setHasFocus}
              onKeyDown={onKeyDown}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SlotProps extends StudyListProps {
  readonly item: ListItem | undefined;
  readonly isActive: boolean;
  readonly isPassing: boolean;
  readonly compareKey: string;
  readonly onActive: (studyInstanceUid: string) => void;
  readonly onFocused: (hasFocus: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Scrolling draws only the rows that come into sight: measured, drawing all of them anew took most of each frame. */
const Slot = memo(function Slot({ item, ...props }: SlotProps) {
  const t = useMessages().timeline;
  if (item === undefined) return null;
  if (item.kind === 'year') {
    return (
      <h3 className="study-year">
        {item.year ?? t.undated}
        <span>{t.yearCount(item.count)}</span>
      </h3>
    );
  }
  const { study } = item;
  return (
    <StudyRow
      contextId={props.contextId}
      study={study}
      position={item.position}
      shown={props.shownAs(study.entry.studyInstanceUid)}
      isActive={props.isActive}
      isPassing={props.isPassing}
      archiveNames={props.archiveNames(study.entry.sources)}
      compareKey={props.compareKey}
      onOpen={() => props.onOpen(study)}
      onCompare={() => props.onCompare(study)}
      onKeyDown={props.onKeyDown}
      onFocus={() => {
        props.onActive(study.entry.studyInstanceUid);
        props.onFocused(true);
      }}
      onBlur={() => props.onFocused(false)}
    />
  );
});

function keyOf(item: ListItem | undefined): string {
  if (item === undefined) return 'none';
  return item.kind === 'study' ? item.study.entry.studyInstanceUid : `year ${item.year}`;
}
