import { create } from 'zustand';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { isProjection } from '#viewer/comparison/interest.ts';

/** By pane key: the image that a pane of projections shows, once it has said so. Scrolling a frontal image on to the lateral one changes what it stands beside. */
export const useShownImages = create<{
  readonly shown: Readonly<Record<string, Instance>>;
  readonly setShown: (paneKey: string, instance: Instance) => void;
}>((set) => ({
  shown: {},
  setShown: (paneKey, instance) =>
    set(({ shown }) => (shown[paneKey] === instance ? {} : { shown: { ...shown, [paneKey]: instance } })),
}));

/** Keeps what a pane says it shows, of projections alone: slices are scrolled by the dozen. */
export function noteShown(displaySet: DisplaySet, paneKey: string, instance: Instance): void {
  if (isProjection(displaySet)) useShownImages.getState().setShown(paneKey, instance);
}
