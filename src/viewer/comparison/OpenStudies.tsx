import { compareDateTimes } from '#dicom/dates.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { useStudiesContents } from '#viewer/archives/useStudyContents.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { PaneSurroundingsProvider } from '#viewer/viewports/paneSurroundings.tsx';
import { LinkingBar } from './linking/LinkingBar.tsx';
import { arrange, lacksCited } from './arrangement.ts';
import { type OfferedStudy } from './hanging.ts';
import { PaneGrid } from './PaneGrid.tsx';
import { PaneCommands } from './PaneCommands.tsx';
import { usePaneStore } from './paneStore.ts';
import { PlanesGrid } from './PlanesGrid.tsx';
import { PriorBar } from './PriorBar.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import { SeriesStrip } from './SeriesStrip.tsx';
import { studyIndex } from './studyIndex.ts';
import { surroundings } from './surroundings.ts';
import { Toolbar } from './Toolbar.tsx';
import { useNarrow } from './useNarrow.ts';
import { usePrior } from './usePrior.ts';
import { leavingPlanes, openStudies } from './viewState.ts';
import { type ComparisonProps, type OpenStudy, type Workspace } from './workspace.ts';

/** One study, or several beside each other. */
export function OpenStudies(props: ComparisonProps) {
  const { panes } = useMessages();
  const workspace = useWorkspace(props);
  const { planes } = workspace.arrangement;
  const isReportOpen = usePaneStore(({ isReportOpen }) => isReportOpen);
  return (
    <div className="comparison" data-narrow={workspace.isNarrow || undefined}>
      <PaneCommands {...workspace} />
      <Toolbar {...workspace} />
      {(props.view.compare !== undefined || workspace.open.length > 1) && <PriorBar {...workspace} />}
      <LinkingBar {...workspace} />
      {workspace.lacksCited && <Notice kind="warning">{panes.cited.notThere}</Notice>}
      <PaneSurroundingsProvider value={surroundings(workspace)}>
        <div className="comparison-body">
          <SeriesStrip {...workspace} />
          {planes === undefined ? (
            <PaneGrid {...workspace} />
          ) : (
            <PlanesGrid workspace={workspace} planes={planes} />
          )}
          {isReportOpen && <ReportPanel {...workspace} />}
        </div>
      </PaneSurroundingsProvider>
    </div>
  );
}

function useWorkspace(props: ComparisonProps): Workspace {
  const { view } = props;
  const onView: ComparisonProps['onView'] = (next, how) => props.onView(leavingPlanes(view, next), how);
  const isNarrow = useNarrow();
  const uids = openStudies(view);
  const contents = useStudiesContents(uids);
  const open = uids.map((uid, index): OpenStudy => ({
    uid,
    contents: contents[index] ?? { state: 'loading' },
  }));
  const timeline = useStudies();
  const prior = usePrior(view, props.onView);
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
  const offer = { studies: ordered, present, isNarrow };
  const arrangement = arrange(view, offer);
  const lacks = lacksCited(view, offer);
  return { ...props, onView, open, timeline, prior, arrangement, isNarrow, lacksCited: lacks };
}

/** A study that is still on its way keeps its place in the layout. */
function offered({ uid, contents }: OpenStudy): OfferedStudy {
  if (contents.state !== 'ready') return { studyInstanceUid: uid, displaySets: [] };
  const { selections } = studyIndex(contents);
  return { studyInstanceUid: uid, displaySets: contents.displaySets, selections };
}
