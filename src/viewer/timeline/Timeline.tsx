import { SidebarLeftIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';

import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useCommand, useKeyOf } from '#viewer/ui/commands.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';
import { keyName } from '#viewer/ui/keyName.ts';

import { Announcements } from './Announcements.tsx';
import { returnFocus, useBodyCommand } from './body/useBodyCommand.ts';
import { Studies } from './Studies.tsx';
import { type TimelineProps } from './timelineProps.ts';
import { useFilter } from './useFilter.ts';
import './timeline.css';

/** The patient's studies across hospitals: found, narrowed, chosen. */
export function Timeline(props: TimelineProps) {
  const { isCollapsed, onCollapse } = props;
  const t = useMessages().timeline;
  const answer = useStudies();
  const search = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);
  useKeepFocus(section);
  useTimelineCommands(props, search);
  const [isBodyOpen, setBodyOpen] = useState(false);
  // Kept here: a list that is folded away for the pictures comes back as it was.
  const [filter, setFilter] = useFilter(props);
  useBodyCommand({ isOpen: isBodyOpen && !isCollapsed, onOpen: setBodyOpen, onCollapse });
  const toggleKey = useKeyOf('timeline-toggle');
  const toggle = (
    <IconButton
      label={isCollapsed ? t.expand : t.collapse}
      {...(toggleKey === undefined ? {} : { shortcut: keyName(toggleKey) })}
      tooltipSide="right"
      aria-expanded={!isCollapsed}
      icon={<SidebarLeftIcon aria-hidden />}
      onClick={() => onCollapse(!isCollapsed)}
    />
  );
  return (
    <section
      ref={section}
      className="timeline"
      aria-label={t.heading}
      data-timeline-state={answer.state}
      data-collapsed={isCollapsed || undefined}
    >
      <Announcements archives={answer.archives} />
      <Collapsing isCollapsed={isCollapsed} />
      {isCollapsed ? (
        <div className="timeline-rail">
          {toggle}
          <span className="rail-text">{t.total(answer.studies.length, answer.studies.length)}</span>
        </div>
      ) : (
        <Studies
          {...props}
          search={search}
          toggle={toggle}
          filter={filter}
          onFilter={setFilter}
          isBodyOpen={isBodyOpen}
          onBody={(isOpen) => {
            setBodyOpen(isOpen);
            if (!isOpen) returnFocus();
          }}
        />
      )}
    </section>
  );
}

/** That the timeline has come or gone, for whoever pressed the key with the focus elsewhere. */
function Collapsing({ isCollapsed }: Pick<TimelineProps, 'isCollapsed'>) {
  const t = useMessages().timeline;
  const [first] = useState(isCollapsed);
  const [hasChanged, setHasChanged] = useState(false);
  if (!hasChanged && isCollapsed !== first) setHasChanged(true);
  return (
    <output className="ds-sr-only">{hasChanged ? t.collapsedNow[isCollapsed ? 'yes' : 'no'] : ''}</output>
  );
}

function useTimelineCommands(
  { isCollapsed, onCollapse }: TimelineProps,
  search: React.RefObject<HTMLInputElement | null>,
): void {
  const { timeline: t, app } = useMessages();
  useCommand({
    id: 'timeline-toggle',
    name: isCollapsed ? t.expand : t.collapse,
    group: app.group.timeline,
    key: 'b',
    run: () => onCollapse(!isCollapsed),
  });
  useCommand({
    id: 'timeline-search',
    name: t.search,
    group: app.group.timeline,
    key: '/',
    run: () => {
      onCollapse(false);
      requestAnimationFrame(() => search.current?.focus());
    },
  });
}
