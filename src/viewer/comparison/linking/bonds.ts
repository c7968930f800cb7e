import { useMemo } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { firstPlane } from '#viewer/comparison/interest.ts';
import { type Bonds, bondsWith } from '#viewer/comparison/links.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { approved, useLinkingStore } from './linkingStore.ts';
import { registrationPair } from './registrationPair.ts';
import { borrowedFrom, useOtherWindows } from './windowLink.ts';

/** What ties the panes on screen together, of what has been approved or aligned; ties of other studies are none of theirs. */
export function useBonds(workspace: Pick<Workspace, 'arrangement' | 'view' | 'elsewhere'>): Bonds {
  const registration = useLinkingStore(approved);
  const byHand = useLinkingStore((store) => store.byHand);
  const pair = registrationPair(workspace);
  const borrowed = useOtherWindows(borrowedFrom);
  // Without a pair here, one of the two stands in the other window.
  const isOwn = registration !== undefined && (pair === undefined || registration.pair.key === pair.key);
  const lent = borrowed === undefined ? [] : [borrowed.laidOn.frameOfReferenceUid, borrowed.priorFrame];
  return {
    ...bondsWith(workspace.elsewhere),
    registered: isOwn ? [registration.pair.presentFrame, registration.pair.priorFrame] : lent,
    byHand: byHand !== undefined && byHand.key === pair?.key ? byHand.state : undefined,
  };
}

/** What one pane is told of the others by place in the patient; the same object for as long as it says the same. */
export function useSpatial(displaySet: DisplaySet, isActive: boolean): NonNullable<ViewportProps['spatial']> {
  const registration = useLinkingStore(approved);
  const borrowed = useOtherWindows(borrowedFrom);
  const areLinesShown = useLinkingStore((store) => store.areLinesShown);
  const frame = firstPlane(displaySet)?.frameOfReferenceUid;
  const isPrior = (of: { readonly priorFrame: string }, study: string) =>
    frame === of.priorFrame && displaySet.studyInstanceUid === study;
  const isOwn =
    registration !== undefined && isPrior(registration.pair, registration.pair.prior.studyInstanceUid);
  const isLent = borrowed !== undefined && isPrior(borrowed, borrowed.priorStudy);
  const laidOn = isOwn ? registration.laidOn : isLent ? borrowed.laidOn : undefined;
  return useMemo(
    () => ({
      lines: areLinesShown ? 'drawn' : 'hidden',
      isActive,
      ...(laidOn === undefined ? {} : { laidOn }),
    }),
    [areLinesShown, isActive, laidOn],
  );
}
