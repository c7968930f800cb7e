import { useEffect, useMemo, useState } from 'react';

import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { petScale } from '#dicom/suv.ts';
import { type OverlayLook } from '#viewer/rendering/planes/planes.ts';
import { type PlanesSession } from '#viewer/rendering/planes/planesSession.ts';
import { type PetControlsProps } from './PetControls.tsx';
import { petRanges } from './petWords.ts';
import { usePlaneState } from './usePlanes.ts';

/** How PET lies over the planes: half covering, and by the middle one of its ranges, until the user wishes otherwise. */
export function usePet(
  session: PlanesSession,
  over: ImagesDisplaySet | undefined,
): PetControlsProps | undefined {
  const [wish, setWish] = useState<Partial<OverlayLook>>({});
  const state = usePlaneState(session, 'axial');
  const scale = over === undefined ? undefined : petScale(over.instances[0]);
  // SUV has round ranges of its own; what has not goes by what has come so far, and is read anew only then.
  const isWhole = state !== undefined && state.loaded + state.failed >= state.slices;
  const needsHighest = scale !== undefined && scale.kind !== 'suv' && isWhole;
  const highest = useMemo(
    () => (needsHighest ? (session.over?.stack.highest() ?? 0) : 0),
    [needsHighest, session],
  );
  const range = wish.range ?? (scale === undefined ? undefined : petRanges(scale, highest)[2]);
  const { from = 0, to = 1 } = range ?? {};
  const opacity = wish.opacity ?? 0.5;
  useEffect(() => {
    if (over !== undefined) session.setOverlay({ range: { from, to }, opacity });
  }, [session, over, from, to, opacity]);
  if (scale === undefined) return undefined;
  return { scale, highest, look: { range: { from, to }, opacity }, onLook: setWish };
}
