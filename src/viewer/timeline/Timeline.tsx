import { SidebarLeftIcon } from '@navikt/aksel-icons';
import { useCallback, useMemo, useRef, useState } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type ViewerConfig } from '#protocol/config.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useCommand, useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { Announcements } from './Announcements.tsx';
import { ArchiveLines } from './ArchiveLines.tsx';
import { EmptyList } from './EmptyList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { type Filter, matching, noFilter, without } from './filter.ts';
import { type ListedStudy, listStudies } from './listedStudy.ts';
import { Ribbon } from './Ribbon.tsx';
import { SeenNext } from './seen/SeenNext.tsx';
import { useListedSeen } from './seen/seenFacet.ts';
import { type ListCommands, StudyList } from './StudyList.tsx';
import { searchWords } from './studyWords.ts';
import './timeline.css';

export interface TimelineProps {
  readonly contextId: string;
  readonly config: ViewerConfig;
  /** Studies on screen, the present one first. */
  readonly open: readonly StudyInstanceUid[];
  readonly isCollapsed: boolean;
  readonly onCollapse: (isCollapsed: boolean) => void;
  readonly onOpen: (study: StudyInstanceUid, compare?: 'previous') => void;
}

/** The patient's studies across hospitals: found, narrowed, chosen. */
export function Timeline(props: TimelineProps) {
  const { isCollapsed, onCollapse } = props;
  const messages = useMessages();
  const t = messages.timeline;
  const answer = useStudies();
  const search = useRef<HTMLInputElement>(null);
  useCommand({
    id: 'timeline-toggle',
    name: isCollapsed ? t.expand : t.collapse,
    group: messages.app.group.timeline,
    key: 'b',
    run: () => onCollapse(!isCollapsed),
  });
  useCommand({
    id: 'timeline-search',
    name: t.search,
    group: messages.app.group.timeline,
    key: '/',
    run: () => {
      onCollapse(false);
      requestAnimationFrame(() => search.current?.focus());
    },
  });
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
      className="timeline"
      aria-label={t.heading}
      data-timeline-state={answer.state}
      data-collapsed={isCollapsed || undefined}
    >
      <Announcements archives={answer.archives} />
      {isCollapsed ? (
        <div className="timeline-rail">
          {toggle}
          <span className="rail-text">{t.total(answer.studies.length, answer.studies.length)}</span>
        </div>
      ) : (
        <Studies {...props} search={search} toggle={toggle} />
      )}
    </section>
  );
}

interface StudiesProps extends TimelineProps {
  readonly search: React.Ref<HTMLInputElement>;
  readonly toggle: React.ReactNode;
}

function Studies({ contextId, config, open, onOpen, search, toggle }: StudiesProps) {
  const messages = useMessages();
  const t = messages.timeline;
  const answer = useStudies();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const list = useRef<ListCommands>(null);
  const listed = useMemo(
    () => listStudies(answer.studies, config.hospitals, (study) => searchWords(messages, study)),
    [answer.studies, config.hospitals, messages],
  );
  const studies = useListedSeen(listed);
  const shown = useMemo(() => matching(studies, filter), [studies, filter]);
  const shownUids = useMemo(() => new Set<string>(shown.map(({ entry }) => entry.studyInstanceUid)), [shown]);
  const archiveNames = useCallback(
    (ids: readonly string[]) =>
      ids.map((id) => config.archives.find(({ archiveId }) => archiveId === id)?.name ?? id).join(', '),
    [config.archives],
  );
  const openUid = ({ entry }: ListedStudy) => entry.studyInstanceUid;
  return (
    <>
      <header className="timeline-header">
        <h2>{t.heading}</h2>
        <span className="timeline-total">{t.total(shown.length, studies.length)}</span>
        {toggle}
      </header>
      {open.length === 0 && <SeenNext studies={answer.studies} onOpen={onOpen} />}
      <ArchiveLines archives={answer.archives} onRetry={answer.retry} />
      <Ribbon
        studies={studies}
        matching={shownUids}
        open={open}
        period={filter.period}
        onPeriod={(period) =>
          setFilter(period === undefined ? without(filter, 'period') : { ...filter, period })
        }
        onPoint={(uid) => list.current?.focusStudy(uid)}
      />
      {studies.length > 0 && (
        <FilterBar studies={studies} filter={filter} onFilter={setFilter} search={search} />
      )}
      {shown.length === 0 ? (
        <EmptyList answer={answer} studies={studies} filter={filter} onFilter={setFilter} />
      ) : (
        <StudyList
          contextId={contextId}
          studies={shown}
          shownAs={(uid) =>
            uid === open[0] ? 'present' : open.some((one) => one === uid) ? 'prior' : undefined
          }
          isAnyOpen={open.length > 0}
          archiveNames={archiveNames}
          onOpen={(study) => onOpen(openUid(study))}
          onCompare={(study) => onOpen(openUid(study), 'previous')}
          commands={list}
        />
      )}
    </>
  );
}
