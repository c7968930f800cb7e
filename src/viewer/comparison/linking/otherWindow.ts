import { useEffect, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import { create } from 'zustand';

import { type Bonds } from '#viewer/comparison/links.ts';
import { linkable } from '#viewer/comparison/lockedPanes.ts';
import { type LinkKind, linkKinds } from '#viewer/comparison/viewState.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { openWindowChannel, type WindowChannel } from '#viewer/session/windowChannel.ts';
import { canHaveSecondWindow } from '#viewer/session/windows.ts';
import { FarWindows } from '#viewer/viewports/farWindows.ts';
import { faceOf, PaneFace } from './paneFace.ts';

/** What stands in one window, and what its user has unlinked. */
const Standing = v.object({
  told: v.literal('standing'),
  panes: v.pipe(v.array(PaneFace), v.readonly()),
  unlinked: v.pipe(v.array(v.picklist(linkKinds)), v.readonly()),
  /** `changed`: the user has just linked or unlinked there, which is meant for both windows. */
  why: v.picklist(['opened', 'changed', 'told']),
});
type Standing = v.InferOutput<typeof Standing>;

interface OtherWindows {
  readonly windows: Readonly<Record<string, readonly PaneFace[]>>;
  readonly role: WindowChannel['role'];
}

const useOtherWindows = create<OtherWindows>(() => ({ windows: {}, role: 'main' }));

/** Panes in other windows of this context, of studies that this patient's timeline has. */
export function useElsewhere({ timeline }: Pick<Workspace, 'timeline'>): Bonds['elsewhere'] {
  const { windows, role } = useOtherWindows();
  const { studies } = timeline;
  return useMemo(() => {
    const own = new Set<string>(studies.map(({ studyInstanceUid }) => studyInstanceUid));
    const panes = Object.values(windows)
      .flat()
      .filter(({ studyInstanceUid }) => own.has(studyInstanceUid));
    return panes.length === 0 ? undefined : { panes, here: role === 'main' ? 'leads' : 'follows' };
  }, [windows, role, studies]);
}

/** Links this window's panes with those of the other one, for as long as they are on screen. */
export function useOtherWindow(workspace: Workspace): void {
  const { contextId } = workspace;
  const [link, setLink] = useState<WindowLink>();
  const panes = useFaces(workspace);
  const unlinked = workspace.view.unlinked.join(' ');
  const latest = useRef(workspace);
  useEffect(() => {
    latest.current = workspace;
  });
  useEffect(() => {
    if (!canHaveSecondWindow()) return undefined;
    const opened = new WindowLink(contextId, {
      onUnlinked: (next) => {
        const { view, onView } = latest.current;
        onView({ ...view, unlinked: next }, { replace: true });
      },
      isOurs: (uid) =>
        latest.current.timeline.studies.some(({ studyInstanceUid }) => studyInstanceUid === uid),
    });
    setLink(opened);
    return () => opened.close();
  }, [contextId]);
  useEffect(() => {
    const kinds = linkKinds.filter((kind) => unlinked.split(' ').includes(kind));
    link?.stand(panes, kinds);
  }, [link, panes, unlinked]);
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

interface WindowLinkWish {
  /** The user has linked or unlinked in the other window. */
  readonly onUnlinked: (unlinked: readonly LinkKind[]) => void;
  /** Whether a study is in this patient's timeline, by now. */
  readonly isOurs: (studyInstanceUid: string) => boolean;
}

/** One window's end of the channel. */
class WindowLink {
  readonly #channel: WindowChannel;
  readonly #far: FarWindows;
  readonly #wish: WindowLinkWish;
  #own: Pick<Standing, 'panes' | 'unlinked'> | undefined;

  constructor(contextId: string, wish: WindowLinkWish) {
    this.#wish = wish;
    this.#channel = openWindowChannel(contextId, {
      onMessage: (body, from) => this.#hear(body, from),
      onGone: (from) => this.#gone(from),
    });
    const { role } = this.#channel;
    useOtherWindows.setState({ role, windows: {} });
    this.#far = new FarWindows({
      post: (message) => this.#channel.tell(message),
      begins: role === 'second' ? 'there' : 'here',
      isOurs: wish.isOurs,
    });
  }

  /** Tells what stands here now. */
  stand(panes: readonly PaneFace[], unlinked: readonly LinkKind[]): void {
    const before = this.#own;
    this.#own = { panes, unlinked };
    const isChanged = before !== undefined && before.unlinked.join() !== unlinked.join();
    this.#tell(before === undefined ? 'opened' : isChanged ? 'changed' : 'told');
  }

  /** The channel itself tells the others. */
  close(): void {
    this.#far.close();
    this.#channel.close();
    useOtherWindows.setState({ windows: {} });
  }

  #tell(why: Standing['why']): void {
    if (this.#own !== undefined) this.#channel.tell({ told: 'standing', ...this.#own, why });
  }

  #hear(body: unknown, from: string): void {
    if (this.#far.hear(body, from)) return;
    const parsed = v.safeParse(Standing, body);
    if (!parsed.success) return;
    const { panes, unlinked, why } = parsed.output;
    useOtherWindows.setState(({ windows }) => ({ windows: { ...windows, [from]: panes } }));
    if (why === 'opened') this.#tell('told');
    if (why !== 'changed' || this.#own === undefined || this.#own.unlinked.join() === unlinked.join()) return;
    // As told there: it is not told back.
    this.#own = { ...this.#own, unlinked };
    this.#wish.onUnlinked(unlinked);
  }

  #gone(from: string): void {
    this.#far.gone(from);
    useOtherWindows.setState(({ windows }) => ({
      windows: Object.fromEntries(Object.entries(windows).filter(([window]) => window !== from)),
    }));
  }
}
