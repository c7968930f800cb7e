import { type DragEvent, type ReactNode, useMemo, useRef, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';
import { Viewport } from '#viewer/viewports/Viewport.tsx';
import { putImageInto, putInto, putStudyInto } from './arrangement.ts';
import { draggedPane, isOurs, readDragged } from './dragged.ts';
import { type Cell } from './hanging/offer.ts';
import { paneHeading } from './headings.ts';
import { linksOf, type PaneLink } from './links.ts';
import { linkable } from './lockedPanes.ts';
import { type LockedLoop } from './loops/lockedLoops.ts';
import { useLockedLoops } from './loops/useLockedLoops.ts';
import { useBonds, useSpatial } from './linking/bonds.ts';
import { useCommonNotes, withoutNotes } from './linking/commonNotes.ts';
import { useLinkingStore } from './linking/linkingStore.ts';
import { type OpenStudy, readyContents, type Workspace } from './workspace.ts';
import { paneKeys } from './paneKeys.ts';
import { noteShown } from './projections/shownProjections.ts';
import { playTogether } from './playTogether.ts';
import { usePaneStore } from './paneStore.ts';
import { swapped } from './swapPanes.ts';
import { useNotes } from './useNotes.ts';
import { useFocusOnOpen } from './useFocusOnOpen.ts';
import { Vacant } from './Vacant.tsx';

/** Of fewer panes than there were, the last is the one that keys act on, as it is the one that says so. */
function activeIn(cells: readonly unknown[], chosen: number): number {
  return Math.min(chosen, cells.length - 1);
}

/** The panes, by place from the upper left. */
export function PaneGrid(workspace: Workspace) {
  const { arrangement, view } = workspace;
  const { grid, cells } = arrangement;
  const links = withoutNotes(
    linksOf(linkable(arrangement), view.unlinked, useBonds(workspace)),
    useCommonNotes(workspace),
  );
  const locks = useLockedLoops(cells, links, workspace);
  const keys = paneKeys(cells);
  const element = useRef<HTMLDivElement>(null);
  useFocusOnOpen(element, view.studies[0]);
  useKeepFocus(element);
  const { active: chosen, set } = usePaneStore();
  const active = activeIn(cells, chosen);
  const activate = (place: number) => {
    if (usePaneStore.getState().active !== place) set({ active: place });
  };
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
            <Vacant
              workspace={workspace}
              place={place}
              isActive={active === place}
              onActivate={() => activate(place)}
            />
          ) : (
            <Filled
              workspace={workspace}
              place={place}
              cell={cell}
              link={links[place]}
              lock={locks[place]}
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
  readonly lock: LockedLoop | undefined;
  readonly paneKey: string;
  readonly onActivate: () => void;
}

function Filled({ workspace, place, cell, link, lock, paneKey, onActivate }: FilledProps) {
  const { open, prior, session, view, onView, arrangement } = workspace;
  const words = useMessages();
  const { active: chosen, tool, measuring, level, setHandle, resume } = usePaneStore();
  const active = activeIn(arrangement.cells, chosen);
  const { displaySet } = cell;
  const start = cell.start ?? (resume?.displaySetId === displaySet.id ? resume.index : undefined);
  const isResumed = arrangement.cells.some(
    (one) => one !== undefined && one.displaySet.id === resume?.displaySetId,
  );
  // A stack that comes back from its planes stands where they left it; others go there.
  const leads = isResumed
    ? displaySet.id === resume?.displaySetId
    : displaySet.studyInstanceUid === prior.present?.studyInstanceUid;
  const shared = useShared(link, leads, lock);
  const { isLocked, notes } = useNotes(workspace, place, { displaySet, link, lock });
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
      {...(cell.against === undefined ? {} : { against: cell.against })}
      contents={contents}
      heading={isLocked ? { ...heading, lock: words.panes.hanging.lock.short } : heading}
      isActive={active === place}
      onActivate={onActivate}
      tool={displaySet.kind === 'photos' && tool !== 'zoom' && measuring !== 'wound' ? 'pan' : tool}
      level={level}
      isAmongOthers={arrangement.cells.length > 1}
      {...(shared === undefined ? {} : { link: shared })}
      spatial={spatial}
      notes={notes}
      onShown={(image) => noteShown(displaySet, paneKey, image)}
      onHandle={(handle) => setHandle(paneKey, handle)}
      onPlayPause={(wish) => playTogether(workspace, place, wish)}
      onOpen={(id, image) => {
        const wanted = contents.displaySets.find((one) => one.id === id);
        if (wanted !== undefined) onView(putImageInto(view, place, { displaySet: wanted, image }));
      }}
    />
  );
}

/** The same object for as long as the link is the same: another one would anchor the panes anew. */
function useShared(link: PaneLink | undefined, leads: boolean, lock: LockedLoop | undefined) {
  const round = useLinkingStore((store) => store.round);
  const group = link?.group === 'alone' || link === undefined ? undefined : `${link.group} ${round}`;
  const {
    scroll = false,
    view = false,
    window = false,
    cine = false,
    orientation = false,
  } = link?.shares ?? {};
  return useMemo(() => {
    if (group === undefined) return undefined;
    const shares = { group, leads, scroll, view, window, cine, orientation };
    return lock === undefined ? shares : { ...shares, lock };
  }, [group, leads, scroll, view, window, cine, orientation, lock]);
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
      onDragStart={(event) => {
        if (event.target instanceof Element && event.target.closest('.pane-header') !== null)
          event.dataTransfer.setData(draggedPane, String(place));
      }}
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
  if (dragged === undefined || (dragged.kind === 'pane' && dragged.place === place)) return;
  usePaneStore.getState().set({ active: place });
  if (dragged.kind === 'pane') {
    onView(swapped(view, arrangement, [dragged.place, place]));
    return;
  }
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
