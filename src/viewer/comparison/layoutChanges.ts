import { useState } from 'react';

import { keepingLocked } from './lockedPanes.ts';
import { type ViewState } from './viewState.ts';
import { leavingPlanes } from './viewMoves.ts';
import { type ComparisonProps } from './workspace.ts';

/** As far back as changes can be taken back. */
const depth = 50;

export interface LayoutChanges {
  readonly onView: ComparisonProps['onView'];
  readonly undo: (() => void) | undefined;
}

/** Every change of what the panes show goes through here: locked panes stay, planes give way, and the last change can be taken back. */
export function useLayoutChanges({ view, onView }: Pick<ComparisonProps, 'view' | 'onView'>): LayoutChanges {
  const [past, setPast] = useState<readonly ViewState[]>([]);
  const own = past.filter(({ studies }) => studies[0] === view.studies[0]);
  const before = own.at(-1);
  return {
    onView: (wanted, how) => {
      const next = settled(view, wanted);
      if (isLayoutChange(view, next)) setPast([...own, view].slice(-depth));
      onView(next, how);
    },
    undo:
      before === undefined
        ? undefined
        : () => {
            setPast(own.slice(0, -1));
            onView({ ...before, unlinked: view.unlinked });
          },
  };
}

/** The next view as it comes to stand. A layout asked for by name was for what was open then: comparing, or ceasing to, begins anew. */
export function settled(view: ViewState, wanted: ViewState): ViewState {
  const next = keepingOrder(view, keepingLocked(view, leavingPlanes(view, wanted)));
  const isOtherTask = (view.compare === undefined) !== (next.compare === undefined);
  if (!isOtherTask || next.layout !== view.layout || next.stage !== view.stage) return next;
  const { layout: _layout, stage: _stage, ...rest } = next;
  return rest;
}

/** Panes that were swapped stay so from one earlier study to the next, and no further: another task, layout or grid has other places. */
function keepingOrder(view: ViewState, next: ViewState): ViewState {
  const isSameWalk =
    next.studies[0] === view.studies[0] &&
    (next.compare === undefined) === (view.compare === undefined) &&
    next.grid === view.grid &&
    next.layout === view.layout &&
    next.stage === view.stage;
  if (isSameWalk || next.order === undefined) return next;
  const { order: _, ...rest } = next;
  return rest;
}

function isLayoutChange(view: ViewState, next: ViewState): boolean {
  return (
    next.studies[0] === view.studies[0] &&
    (next.grid !== view.grid ||
      next.panes !== view.panes ||
      next.layout !== view.layout ||
      next.stage !== view.stage ||
      next.locked !== view.locked ||
      next.compare !== view.compare)
  );
}
