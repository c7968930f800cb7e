import { useCallback, useMemo, useRef } from 'react';

import { type ViewerConfig } from '#protocol/config.ts';
import { useCodings } from '#viewer/archives/useCodings.tsx';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';

import { ArchiveLines } from './ArchiveLines.tsx';
import { BodyPanel } from './body/BodyPanel.tsx';
import { EmptyList } from './EmptyList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { choosing, chosenIn, type Filter, tally, without } from './filter.ts';
import { type ListedStudy, listStudies, type WordsOf } from './listedStudy.ts';
import { RegionsPending } from './RegionsPending.tsx';
import { Ribbon } from './ribbon/Ribbon.tsx';
import { SeenNext } from './seen/SeenNext.tsx';
import { useListedSeen } from './seen/seenFacet.ts';
import { type ListCommands, StudyList } from './StudyList.tsx';
import { searchWords } from './studyWords.ts';
import { type TimelineProps } from './timelineProps.ts';

export interface StudiesProps extends TimelineProps {
  readonly search: React.Ref<HTMLInputElement>;
  readonly toggle: React.ReactNode;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly isBodyOpen: boolean;
  readonly onBody: (isOpen: boolean) => void;
}

/** The open timeline: what narrows the studies, then the studies. */
export function Studies(props: StudiesProps) {
  const { open, onOpen, filter, onFilter: setFilter, isBodyOpen, onBody } = props;
  const t = useMessages().timeline;
  const answer = useStudies();
  const list = useRef<ListCommands>(null);
  const studies = useListedSeen(useListedStudies(props.config));
  const counted = useMemo(() => tally(studies, filter), [studies, filter]);
  const { shown } = counted;
  const onToList = () => list.current?.focusActive();
  const filtering = { studies, filter, tally: counted, onFilter: setFilter, onToList };
  return (
    <>
      <header className="timeline-header">
        <h2>{t.heading}</h2>
        <output className="timeline-total">{t.total(shown.length, studies.length)}</output>
        {props.toggle}
      </header>
      {open.length === 0 && <SeenNext answer={answer} onOpen={onOpen} />}
      <ArchiveLines archives={answer.archives} onRetry={answer.retry} />
      <Ribbon
        studies={studies}
        shown={shown}
        open={open}
        period={filter.period}
        onPeriod={(period) =>
          setFilter(period === undefined ? without(filter, 'period') : { ...filter, period })
        }
        onPoint={(uid) => list.current?.focusStudy(uid)}
        onOpen={onOpen}
      />
      {studies.length > 0 && (
        <FilterBar
          {...filtering}
          present={studies.find(({ entry }) => entry.studyInstanceUid === open[0])}
          search={props.search}
          isBodyOpen={isBodyOpen}
          onBody={() => onBody(!isBodyOpen)}
        />
      )}
      <RegionsPending studies={studies} />
      {isBodyOpen && studies.length > 0 && (
        <BodyPanel
          build={props.build}
          counts={counted.countsOf('regions')}
          chosen={chosenIn(filter, 'regions')}
          shown={shown.length}
          onChosen={(spots) => setFilter(choosing(filter, 'regions', spots))}
          onClose={() => onBody(false)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyList {...filtering} answer={answer} />
      ) : (
        <ShownStudies {...props} shown={shown} list={list} />
      )}
    </>
  );
}

interface ShownStudiesProps extends TimelineProps {
  readonly shown: readonly ListedStudy[];
  readonly list: React.Ref<ListCommands>;
}

function ShownStudies({ contextId, config, open, onOpen, shown, list }: ShownStudiesProps) {
  const archiveNames = useCallback(
    (ids: readonly string[]) =>
      ids.map((id) => config.archives.find(({ archiveId }) => archiveId === id)?.name ?? id).join(', '),
    [config.archives],
  );
  const openUid = ({ entry }: ListedStudy) => entry.studyInstanceUid;
  return (
    <StudyList
      contextId={contextId}
      studies={shown}
      shownAs={(uid) => (uid === open[0] ? 'present' : open.some((one) => one === uid) ? 'prior' : undefined)}
      isAnyOpen={open.length > 0}
      archiveNames={archiveNames}
      onOpen={(study) => onOpen(openUid(study))}
      onCompare={(study) => onOpen(openUid(study), 'previous')}
      commands={list}
    />
  );
}

function useListedStudies({ hospitals }: ViewerConfig): readonly ListedStudy[] {
  const messages = useMessages();
  const { studies } = useStudies();
  const codings = useCodings();
  const wordsOf = useCallback<WordsOf>((study) => searchWords(messages, study), [messages]);
  return useMemo(
    () => listStudies(studies, { hospitals, codings, wordsOf }),
    [studies, hospitals, codings, wordsOf],
  );
}
