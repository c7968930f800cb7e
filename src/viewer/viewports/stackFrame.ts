import { type Stack } from './useStack.ts';
import { type ViewportProps } from './viewportProps.ts';

/** What a pane with a canvas tells its frame. While another image is on its way the pane is loading, though the old one stands. */
export function frameProps(props: Omit<ViewportProps, 'displaySet'>, { state, painted, total }: Stack) {
  const isBetween = painted?.pending !== undefined;
  return {
    pane: props,
    state: isBetween ? ('loading' as const) : state.state,
    framesLoaded: painted?.loaded ?? 0,
    framesTotal: total,
    ...(painted === undefined ? {} : { fidelity: painted.fidelity }),
  };
}
