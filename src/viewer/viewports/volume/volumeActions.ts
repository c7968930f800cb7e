import { type RefObject } from 'react';

import { presetsFor, type VolumePreset, type VolumeScale } from '#viewer/rendering/volume/transfer.ts';
import { type VolumeSession } from '#viewer/rendering/volume/volumeSession.ts';
import { type PaneHandle } from '#viewer/viewports/paneHandle.ts';

/** What keys and buttons can ask of a volume. Nothing here measures: what is seen is no surface of anything. */
export function volumeActions(session: RefObject<VolumeSession | null>, scale: VolumeScale): PaneHandle {
  return {
    turnBy: (by) => session.current?.turnBy(by),
    roll: (degrees) => session.current?.roll(degrees),
    viewFrom: (from) => session.current?.viewFrom(from),
    lookNext: () => {
      const now = session.current;
      now?.show(presetAfter(presetsFor(scale), now.look.preset));
    },
    zoomBy: (factor) => session.current?.zoomBy(factor),
    panBy: (by) => session.current?.panBy(by),
    fit: () => session.current?.fit(),
    invert: () => session.current?.invert(),
    windowBy: (change) => session.current?.windowBy(change),
    reset: () => session.current?.reset(),
    retry: () => session.current?.retry(),
  };
}

function presetAfter(presets: ReturnType<typeof presetsFor>, now: VolumePreset): VolumePreset {
  return presets[(presets.indexOf(now) + 1) % presets.length] ?? presets[0];
}
