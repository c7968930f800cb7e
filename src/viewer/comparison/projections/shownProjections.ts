import { create } from 'zustand';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { whenPurged } from '#viewer/session/purge.ts';
import { type Projection, projectionOf } from './otherProjection.ts';

/**
 * By pane key: the projection a pane shows, once it has said so. Scrolling a frontal image on to the lateral one changes what it stands beside.
 * Its view and side alone are kept, never the image's attributes, and not those beyond the session.
 */
export const useShownProjections = create<{ readonly shown: Readonly<Record<string, Projection>> }>(() => ({
  shown: {},
}));

whenPurged(() => useShownProjections.setState({ shown: {} }));

/** Keeps what a pane says it shows, of projections alone: slices are scrolled by the dozen. */
export function noteShown(displaySet: DisplaySet, paneKey: string, instance: Instance): void {
  const now = projectionOf(displaySet, instance);
  const { shown } = useShownProjections.getState();
  const before = shown[paneKey];
  if (now === undefined) return;
  if (before !== undefined && before.view === now.view && before.side === now.side) return;
  useShownProjections.setState({ shown: { ...shown, [paneKey]: now } });
}
