import { useEffect, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';

import { type Elsewhere } from '#viewer/comparison/links.ts';
import { linkable } from '#viewer/comparison/lockedPanes.ts';
import { playLoops } from '#viewer/comparison/playTogether.ts';
import { linkKinds, type ViewState } from '#viewer/comparison/viewState.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { canHaveSecondWindow } from '#viewer/session/windows.ts';
import { setSharedSpeed, useSharedSpeed } from '#viewer/viewports/loopSpeed.ts';
import { type Approved, approved, useLinkingStore } from './linkingStore.ts';
import { faceOf, PaneFace } from './paneFace.ts';
import { type Borrowed, type Switches, useOtherWindows, WindowLink } from './windowLink.ts';

/** Panes in other windows of this context, of studies that this patient's timeline has. */
export function useElsewhere({ studies }: Workspace['timeline']): Elsewhere | undefined {
  const { windows, role } = useOtherWindows();
  return useMemo(() => {
    const own = new Set<string>(studies.map(({ studyInstanceUid }) => studyInstanceUid));
    const panes = Object.values(windows)
      .flatMap((window) => window.panes)
      .filter(({ studyInstanceUid }) => own.has(studyInstanceUid));
    return panes.length === 0 ? undefined : { panes, here: role === 'main' ? 'leads' : 'follows' };
  }, [windows, role, studies]);
}

/** Links this window's panes with those of the other one, for as long as they are on screen. */
export function useOtherWindow(workspace: Workspace): void {
  const { contextId } = workspace;
  const [link, setLink] = useState<WindowLink>();
  const panes = useFaces(workspace);
  const switches = useSwitches(workspace);
  const latest = useRef(workspace);
  useEffect(() => {
    latest.current = workspace;
  });
  useEffect(() => {
    if (!canHaveSecondWindow()) return undefined;
    const opened = new WindowLink(contextId, {
      onSwitched: (next) => switchAs(latest.current, next),
      onPlayed: () => playLoops(latest.current, 'play'),
      isOurs: (uid) =>
        latest.current.timeline.studies.some(({ studyInstanceUid }) => studyInstanceUid === uid),
    });
    setLink(opened);
    return () => opened.close();
  }, [contextId]);
  const registration = useLinkingStore(approved);
  useEffect(
    () =>
      link?.stand({
        panes,
        switches,
        ...(registration === undefined ? {} : { approved: lent(registration) }),
      }),
    [link, panes, switches, registration],
  );
}

/** The same list for as long as the same panes may be followed; what another view of a volume hides is followed by nothing. */
function useFaces({ arrangement, view }: Workspace): readonly PaneFace[] {
  const isHidden =
    arrangement.planes !== undefined || arrangement.volume !== undefined || view.stress === 'table';
  const faces = isHidden
    ? []
    : linkable(arrangement).flatMap((one) => (one === undefined ? [] : [faceOf(one)]));
  const key = JSON.stringify(faces);
  // By what they say: faces are made anew when metadata is.
  return useMemo(() => v.parse(v.array(PaneFace), JSON.parse(key)), [key]);
}

function lent({ pair, laidOn }: Approved): Borrowed {
  return { priorStudy: pair.prior.studyInstanceUid, priorFrame: pair.priorFrame, laidOn };
}

/** The same object for as long as nothing is switched. */
function useSwitches({ view: { unlinked: given, lock } }: Workspace): Switches {
  const areLinesShown = useLinkingStore((store) => store.areLinesShown);
  const speed = useSharedSpeed();
  const unlinked = given.join(' ');
  return useMemo(
    () => ({
      unlinked: linkKinds.filter((kind) => unlinked.split(' ').includes(kind)),
      areLinesShown,
      ...(lock === undefined ? {} : { lock }),
      ...(speed === undefined ? {} : { speed }),
    }),
    [unlinked, areLinesShown, lock, speed],
  );
}

/** As switched in the other window. */
function switchAs({ view, onView }: Workspace, { unlinked, areLinesShown, lock, speed }: Switches): void {
  useLinkingStore.getState().set({ areLinesShown });
  if (speed !== undefined) setSharedSpeed(speed);
  if (view.lock === lock && view.unlinked.join() === unlinked.join()) return;
  const { lock: _, ...free } = view;
  const next: ViewState = { ...free, unlinked };
  onView(lock === undefined ? next : { ...next, lock }, { replace: true });
}
