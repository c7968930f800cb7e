import { useMemo } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { firstPlane } from '#viewer/comparison/interest.ts';
import { type Bonds, bondsWith } from '#viewer/comparison/links.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { type LinkingStore, useLinkingStore } from './linkingStore.ts';
import { registrationPair } from './registrationPair.ts';

/** What ties the panes on screen together, of what has been approved or aligned; ties of other studies are none of theirs. */
export function useBonds(workspace: Pick<Workspace, 'arrangement' | 'view' | 'elsewhere'>): Bonds {
  const registration = useLinkingStore(approved);
  const byHand = useLinkingStore((store) => store.byHand);
  const pair = registrationPair(workspace);
  const isApproved = registration !== undefined && registration.pair.key === pair?.key;
  return {
    ...bondsWith(workspace.elsewhere),
    registered: isApproved ? [registration.pair.presentFrame, registration.pair.priorFrame] : [],
    byHand: byHand !== undefined && byHand.key === pair?.key ? byHand.state : undefined,
  };
}

/** What one pane is told of the others by place in the patient; the same object for as long as it says the same. */
export function useSpatial(displaySet: DisplaySet, isActive: boolean): NonNullable<ViewportProps['spatial']> {
  const registration = useLinkingStore(approved);
  const areLinesShown = useLinkingStore((store) => store.areLinesShown);
  const frame = firstPlane(displaySet)?.frameOfReferenceUid;
  const isLaid =
    registration !== undefined &&
    frame === registration.pair.priorFrame &&
    displaySet.studyInstanceUid === registration.pair.prior.studyInstanceUid;
  const laidOn = isLaid ? registration.laidOn : undefined;
  return useMemo(
    () => ({
      lines: areLinesShown ? 'drawn' : 'hidden',
      isActive,
      ...(laidOn === undefined ? {} : { laidOn }),
    }),
    [areLinesShown, isActive, laidOn],
  );
}

/** Panes are not drawn anew for every slice that an alignment reads. */
function approved({ registration }: LinkingStore) {
  return registration?.state === 'approved' ? registration : undefined;
}
