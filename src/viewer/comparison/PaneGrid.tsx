import { type DragEvent, type ReactNode, useMemo, useRef, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Viewport } from '#viewer/viewports/Viewport.tsx';
import { putImageInto, putInto, putStudyInto } from './arrangement.ts';
import { isOurs, readDragged } from './dragged.ts';
import { type Cell } from './hanging.ts';
import { paneHeading } from './headings.ts';
import { linksOf, type PaneLink } from './links.ts';
import { useBonds, useSpatial } from './linking/bonds.ts';
import { useLinkingStore } from './linking/linkingStore.ts';
import { type OpenStudy, readyContents, type Workspace } from './workspace.ts';
import { paneKeys } from './paneKeys.ts';
import { playTogether } from './playTogether.ts';
import { usePaneStore } from './paneStore.ts';
import { useFocusOnOpen } from './useFocusOnOpen.ts';
import { WaitingPane } from './WaitingPane.tsx';

/** The panes, by place from the upper left. */
export function PaneGrid(workspace: Workspace) {
  const { arrangement, open, view } = workspace;
  const { grid, cells } = arrangement;
  const links = linksOf(
    cells.map((cell) => cell?.displaySet),
    view.unlinked,
    useBonds(workspace),
  );
  const keys = paneKeys(cells);
  const waiting = open.filter(({ contents }) => contents.state !== 'ready').toReversed();
  const element = useRef<HTMLDivElement>(null);
  useFocusOnOpen(element, view.studies[0]);
  const { active, set } = usePaneStore();
  const activate = (place: number) => {
    if (usePaneStore.getState().active !== place) set({ active: place });
  };
  const empty = cells.flatMap((cell, place) => (cell === undefined ? [place] : []));
  return (
    <div
      ref={element}
      className="pane-grid"
      style={{
        gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${grid.rows}, minmax(0, 1fr))`,
      }}
      data-rule={arrangement.rule}
    >
      {cells.map((cell, place) => (
        <Place key={keys[place]} workspace={workspace} place={place}>
          {cell === undefined ? (
            <WaitingPane
              place={place + 1}
              study={waiting[empty.indexOf(place)]}
              isChoosing={workspace.view.compare === 'previous'}
              isActive={active === place}
              onActivate={() => activate(place)}
            />
          ) : (
            <Filled
              workspace={workspace}
              place={place}
              cell={cell}
              link={links[place]}
              paneKey={keys[place] ?? ''}
              onActivate={() => activate(place)}
            />
          )}
        </Place>
      ))}
    </div>
  );
}

interface FilledProps {
  readonly workspace: Workspace;
  readonly place: number;
  readonly cell: Cell;
  readonly link: PaneLink | undefined;
  readonly paneKey: string;
  readonly onActivate: () => void;
}

function Filled({ workspace, place, cell, link, paneKey, onActivate }: FilledProps) {
  const { open, prior, session, view, onView, arrangement } = workspace;
  const words = useMessages();
  const { active, tool, level, setHandle, resume } = usePaneStore();
  const { displaySet } = cell;
  const start = cell.start ?? (resume?.displaySetId === displaySet.id ? resume.index : undefined);
  const isResumed = arrangement.cells.some(
    (one) => one !== undefined && one.displaySet.id === resume?.displaySetId,
  );
  // A stack that comes back from its planes stands where they left it; others go there.
  const leads = isResumed
    ? displaySet.id === resume?.displaySetId
    : displaySet.studyInstanceUid === prior.present?.studyInstanceUid;
  const shared = useShared(link, leads);
  const spatial = useSpatial(displaySet, active === place);
  const contents = readyContents(open, displaySet.studyInstanceUid);
  if (contents === undefined) return null;
  const compared = view.compare;
  const heading = paneHeading(words, {
    study: contents.study,
    present: prior.present,
    compared,
    session,
    displaySet,
  });
  return (
    <Viewport
      place={place + 1}
      displaySet={displaySet}
      {...(start === undefined ? {} : { start })}
      contents={contents}
      heading={heading}
      isActive={active === place}
      onActivate={onActivate}
      tool={tool}
      level={level}
      isAmongOthers={arrangement.cells.length > 1}
      {...(shared === undefined ? {} : { link: shared })}
      spatial={spatial}
      notes={(link?.notes ?? []).flatMap(({ kind, why }) => {
        const sentence = words.panes.compare.note[why];
        return sentence === ''
          ? []
          : [words.panes.compare.linkNote(words.panes.compare.link[kind], sentence)];
      })}
      onHandle={(handle) => setHandle(paneKey, handle)}
      onPlayPause={(wish) => link?.shares.cine === true && playTogether(workspace, wish)}
      onOpen={(id, image) => {
        const wanted = contents.displaySets.find((one) => one.id === id);
        if (wanted !== undefined) onView(putImageInto(view, place, { displaySet: wanted, image }));
      }}
    />
  );
}

/** The same object for as long as the link is the same: another one would anchor the panes anew. */
function useShared(link: PaneLink | undefined, leads: boolean) {
  const round = useLinkingStore((store) => store.round);
  const group = link?.group === 'alone' || link === undefined ? undefined : `${link.group} ${round}`;
  const {
    scroll = false,
    view = false,
    window = false,
    cine = false,
    orientation = false,
  } = link?.shares ?? {};
  return useMemo(
    () => (group === undefined ? undefined : { group, leads, scroll, view, window, cine, orientation }),
    [group, leads, scroll, view, window, cine, orientation],
  );
}

interface PlaceProps {
  readonly workspace: Workspace;
  readonly place: number;
  readonly children: ReactNode;
}

/** Where a pane stands; a study or a series dropped here is shown here. */
function Place({ workspace, place, children }: PlaceProps) {
  const { panes } = useMessages();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    show(workspace, place, event.dataTransfer);
  };
  return (
    <div
      className="pane-place"
      onDragOver={(event) => {
        if (!isOurs(event.dataTransfer.types)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
      {isOver && <div className="pane-drop">{panes.state.dropHere}</div>}
    </div>
  );
}

function show({ view, onView, open, arrangement }: Workspace, place: number, transfer: DataTransfer): void {
  const dragged = readDragged(transfer);
  if (dragged === undefined) return;
  usePaneStore.getState().set({ active: place });
  if (dragged.kind === 'study') {
    onView(putStudyInto(view, dragged.study, { place, shown: arrangement }));
    return;
  }
  const displaySet = setNamed(open, dragged.displaySetId);
  if (displaySet !== undefined) onView(putInto(view, place, displaySet));
}

function setNamed(open: readonly OpenStudy[], id: string): DisplaySet | undefined {
  return open
    .flatMap(({ contents }) => (contents.state === 'ready' ? contents.displaySets : []))
    .find((displaySet) => displaySet.id === id);
}
