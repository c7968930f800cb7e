import { useMemo } from 'react';

import { compareDateTimes } from '#dicom/dates.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { useStudiesContents } from '#viewer/archives/useStudyContents.ts';
import { useCodings } from '#viewer/archives/useCodings.tsx';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { PaneSurroundingsProvider } from '#viewer/viewports/paneSurroundings.tsx';
import { LinkingBar } from './linking/LinkingBar.tsx';
import { useElsewhere, useOtherWindow } from './linking/otherWindow.ts';
import { arrange } from './arrangement.ts';
import { LinkNotices } from './deepLink/LinkNotices.tsx';
import { MeasuringPanel } from './change/MeasuringPanel.tsx';
import { usePriorSide } from './hanging/priorSide.ts';
import { offered } from './offered.ts';
import { useLayoutChanges } from './layoutChanges.ts';
import { LayoutDialogs } from './layouts/LayoutDialogs.tsx';
import { knownRules } from './layouts/knownRules.ts';
import { useLayouts } from './layouts/useLayouts.ts';
import { NarrowToolbar } from './NarrowToolbar.tsx';
import { PaneGrid } from './PaneGrid.tsx';
import { PaneCommands } from './PaneCommands.tsx';
import { usePaneStore } from './paneStore.ts';
import { PlanesGrid } from './PlanesGrid.tsx';
import { PriorBar } from './PriorBar.tsx';
import { openCodings } from './priors/openCodings.ts';
import { usePriorPrefetch } from './priors/usePriorPrefetch.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { SeenCommands } from './seen/SeenCommands.tsx';
import { Spoken } from './Spoken.tsx';
import { SeriesStrip } from './SeriesStrip.tsx';
import { surroundings } from './surroundings.ts';
import { Toolbar } from './Toolbar.tsx';
import { useDevice } from './useDevice.ts';
import { usePrior } from './usePrior.ts';
import { StressAccount } from './loops/StressAccount.tsx';
import { StressPlace } from './loops/StressPlace.tsx';
import { stressTableOf } from './loops/stressWords.ts';
import { SerialPlace } from './serial/SerialPlace.tsx';
import { serialPair } from './serial/serialPair.ts';
import { VolumePlace } from './volume/VolumePlace.tsx';
import { openStudies } from './viewState.ts';
import { type ComparisonProps, type OpenStudy, readyContents, type Workspace } from './workspace.ts';

/** One study, or several beside each other. */
export function OpenStudies(props: ComparisonProps) {
  const { panes } = useMessages();
  const workspace = useWorkspace(props);
  usePriorPrefetch(workspace);
  useOtherWindow(workspace);
  const isReportOpen = usePaneStore(({ isReportOpen }) => isReportOpen);
  return (
    <div className="comparison" data-narrow={workspace.isNarrow || undefined}>
      <PaneCommands {...workspace} />
      <Spoken {...workspace} />
      <LayoutDialogs {...workspace} />
      {workspace.isNarrow ? <NarrowToolbar {...workspace} /> : <Toolbar {...workspace} />}
      {(props.view.compare !== undefined ||
        workspace.open.length > 1 ||
        workspace.elsewhere !== undefined) && <PriorBar {...workspace} />}
      <div className="comparison-notices" aria-live="polite">
        <SeenCommands {...workspace} />
        {isUnknown(workspace) && <Notice kind="warning">{panes.hanging.unknownLayout}</Notice>}
        <LinkNotices {...workspace} />
      </div>
      <LinkingBar {...workspace} />
      {props.view.stress === undefined && <StressAccount {...workspace} />}
      <PaneSurroundingsProvider value={surroundings(workspace)}>
        <div className="comparison-body">
          <SeriesStrip {...workspace} />
          <Shown workspace={workspace} />
          {isReportOpen && <ReportPanel {...workspace} />}
          <MeasuringPanel {...workspace} />
        </div>
      </PaneSurroundingsProvider>
    </div>
  );
}

/** The panes, or what stands in their place. */
function Shown({ workspace }: { readonly workspace: Workspace }) {
  const { planes, volume } = workspace.arrangement;
  if (volume !== undefined) return <VolumePlace workspace={workspace} displaySet={volume} />;
  if (planes !== undefined) return <PlanesGrid workspace={workspace} planes={planes} />;
  const [uid] = workspace.view.studies;
  const contents = uid === undefined ? undefined : readyContents(workspace.open, uid);
  const table = contents === undefined ? undefined : stressTableOf(contents.displaySets);
  if (workspace.view.stress === 'table' && contents !== undefined && table !== undefined)
    return <StressPlace workspace={workspace} contents={contents} table={table} />;
  const ecgs = workspace.view.ecg === 'over' ? serialPair(workspace) : undefined;
  if (ecgs !== undefined) return <SerialPlace workspace={workspace} pair={ecgs} />;
  return <PaneGrid {...workspace} />;
}

function useWorkspace(props: ComparisonProps): Workspace {
  const { view } = props;
  const { onView, undo } = useLayoutChanges(props);
  const device = useDevice();
  const priorSide = usePriorSide(({ side }) => side);
  const layouts = useLayouts(props.contextId, props.config.layouts);
  const rules = knownRules(layouts.saved, props.config.hangingRules);
  const uids = openStudies(view);
  const contents = useStudiesContents(uids);
  const open = uids.map((uid, index): OpenStudy => ({
    uid,
    contents: contents[index] ?? { state: 'loading' },
  }));
  const timeline = useStudies();
  const read = useCodings();
  const codings = useMemo(() => openCodings(contents, read), [contents, read]);
  const prior = usePrior(props, codings);
  const elsewhere = useElsewhere(timeline);
  const dateOf = (uid: StudyInstanceUid) => {
    const entry = timeline.studies.find(({ studyInstanceUid }) => studyInstanceUid === uid);
    return { date: entry?.studyDate, time: entry?.studyTime };
  };
  const [present, ...others] = open.map(offered);
  const byAge = others.toSorted((a, b) =>
    compareDateTimes(dateOf(a.studyInstanceUid), dateOf(b.studyInstanceUid)),
  );
  const ordered = present === undefined ? [] : [...byAge, present];
  if (present === undefined || !isNonEmpty(ordered)) throw new Error('a view of studies names one');
  const offer = { studies: ordered, present, device, priorSide };
  const arrangement = arrange(view, offer, rules);
  const isNarrow = device === 'phone';
  const shown = { offer, rules, layouts, arrangement, isNarrow };
  return { ...props, onView, undo, open, timeline, prior, elsewhere, ...shown };
}

/** The address asks for a layout that is not there: another stands in its place, which is told. */
function isUnknown({ view, rules }: Workspace): boolean {
  return view.layout !== undefined && !rules.some(({ id }) => id === view.layout);
}

/** A study that is still on its way keeps its place in the layout. */
