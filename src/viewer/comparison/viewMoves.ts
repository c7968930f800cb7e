import { type LinkKind, linkKinds, type ViewState } from './viewState.ts';

/** The present study alone. */
export function withoutComparison(view: ViewState): ViewState {
  const { compare: _compare, layout: _layout, stage: _stage, ...rest } = view;
  return { ...rest, panes: [] };
}

/** The same view in its panes. */
export function withoutPlanes(view: ViewState): ViewState {
  const { planes: _planes, over: _over, volume: _volume, stress: _stress, ...rest } = view;
  return rest;
}

/** The next view; where it puts something else on screen it is seen in panes, for planes or a volume would hide it. */
export function leavingPlanes(view: ViewState, next: ViewState): ViewState {
  const isOther =
    next.studies !== view.studies ||
    next.compare !== view.compare ||
    next.grid !== view.grid ||
    next.layout !== view.layout ||
    next.stage !== view.stage ||
    next.panes !== view.panes;
  const isStill = next.planes === view.planes && next.volume === view.volume && next.stress === view.stress;
  return isOther && isStill ? withoutPlanes(next) : next;
}

/** One movement linked if it was not, and the other way round. */
export function toggled(view: ViewState, kind: LinkKind): ViewState {
  const isOff = view.unlinked.includes(kind);
  return {
    ...view,
    unlinked: linkKinds.filter((one) => (one === kind ? !isOff : view.unlinked.includes(one))),
  };
}
