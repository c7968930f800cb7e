import { useMemo, useState } from 'react';

import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { petScale } from '#dicom/suv.ts';
import { volumeOf, type Volume, type VolumeRefusal } from '#dicom/volume.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { anatomicalPlanes } from '#viewer/rendering/planes/planeGrid.ts';
import { heldBytes } from '#viewer/rendering/planes/heldBytes.ts';
import { type Slab } from '#viewer/rendering/planes/planes.ts';
import { type PlanesWish, type PlanesSession } from '#viewer/rendering/planes/planesSession.ts';
import { type OverlayLevel } from '#viewer/viewports/cornerText.ts';
import { type PaneHandle, type PaneTool } from '#viewer/viewports/paneHandle.ts';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { rangeWords } from './petWords.ts';
import { PlanePane } from './PlanePane.tsx';
import './planes.css';
import { PlanesBar } from './PlanesBar.tsx';
import { PlanesRefused } from './PlanesRefused.tsx';
import { probeWords } from './probeWords.ts';
import { type TooLarge } from './refusalWords.ts';
import { oneSlice } from './slabs.ts';
import { usePet } from './usePet.ts';
import { usePlanesSession } from './usePlanes.ts';

/** Three planes and everything they must know. */
export interface PlanesViewProps {
  readonly displaySet: ImagesDisplaySet;
  readonly contents: ReadyContents;
  /** PET in colour over it, of the same Frame of Reference. */
  readonly over?: { readonly displaySet: ImagesDisplaySet; readonly contents: ReadyContents };
  readonly heading: PaneHeading;
  /** Position in the stack that the crosshair begins in; the middle where not given. */
  readonly start?: number;
  /** Place from 0 of the active plane. */
  readonly active: number;
  readonly onActivate: (place: number) => void;
  readonly onHandle: (place: number, handle: PaneHandle | null) => void;
  readonly tool: PaneTool;
  readonly level: OverlayLevel;
  /** One plane at a time. */
  readonly isNarrow: boolean;
  readonly onBack: () => void;
}

/** A volume in three planes that meet in a crosshair; where it is no volume, the reason and the way back. */
export function PlanesView(props: PlanesViewProps) {
  const { displaySet, over } = props;
  const overSet = over?.displaySet;
  const volume = useMemo(() => held(volumeOf(displaySet)), [displaySet]);
  const overVolume = useMemo(() => (overSet === undefined ? undefined : held(volumeOf(overSet))), [overSet]);
  const refused = [volume, overVolume].find((one) => one !== undefined && 'refused' in one);
  if ('refused' in volume || (overVolume !== undefined && 'refused' in overVolume)) {
    if (refused === undefined || !('refused' in refused)) return null;
    return (
      <PlanesRefused
        refusal={refused.refused}
        heading={props.heading}
        displaySetId={displaySet.id}
        onBack={props.onBack}
      />
    );
  }
  return <Planes {...props} volume={volume} overVolume={overVolume} />;
}

type Held = Volume | { readonly refused: VolumeRefusal | TooLarge };

/** A volume is held whole: one that the browser has no room for is refused before it is fetched. */
function held(volume: ReturnType<typeof volumeOf>): Held {
  if ('refused' in volume) return volume;
  const { bytes, isTooMuch } = heldBytes(volume);
  return isTooMuch ? { refused: { why: 'too-large', megabytes: bytes / 1e6 } } : volume;
}

interface PlanesProps extends PlanesViewProps {
  readonly volume: Volume;
  readonly overVolume: Volume | undefined;
}

function Planes(props: PlanesProps) {
  const { displaySet, contents, volume, over, overVolume } = props;
  const { frames } = contents;
  const overSet = over?.displaySet;
  const overFrames = over?.contents.frames;
  const [start] = useState(props.start ?? -1);
  const wish = useMemo<PlanesWish>(() => {
    const base = { displaySet, volume, frames };
    if (overSet === undefined || overFrames === undefined || overVolume === undefined) return { base, start };
    const scale = petScale(overSet.instances[0]);
    const factor = scale.kind === 'suv' ? scale.factor : 1;
    return { base, start, over: { displaySet: overSet, volume: overVolume, frames: overFrames, factor } };
  }, [displaySet, volume, frames, start, overSet, overVolume, overFrames]);
  const session = usePlanesSession(wish);
  const { panes } = useMessages();
  if (session === undefined) return <div className="planes pane-nothing">{panes.planes.loading}</div>;
  return <OpenPlanes {...props} session={session} />;
}

function OpenPlanes(props: PlanesProps & { readonly session: PlanesSession }) {
  const { displaySet, volume, session, active, isNarrow } = props;
  const { panes } = useMessages();
  const [slab, setSlab] = useState<Slab>(oneSlice);
  const onSlab = (next: Slab) => {
    setSlab(next);
    session.setSlab(next);
  };
  const pet = usePet(session, props.over?.displaySet);
  const middle = volume.slices[volume.slices.length >> 1] ?? volume.slices[0];
  const source = { displaySet, instance: middle.instance, frameNumber: middle.frameNumber };
  const shown = anatomicalPlanes.filter((_, place) => !isNarrow || place === active);
  return (
    <div className="planes" data-narrow={isNarrow || undefined}>
      <PlanesBar
        slab={slab}
        onSlab={onSlab}
        onBack={props.onBack}
        onRetry={() => session.retry()}
        session={session}
        pet={pet}
        {...(isNarrow ? { plane: { active, onChoose: props.onActivate } } : {})}
      />
      <div className="planes-grid">
        {shown.map((plane) => {
          const place = anatomicalPlanes.indexOf(plane);
          return (
            <PlanePane
              key={plane}
              place={place + 1}
              plane={plane}
              session={session}
              heading={props.heading}
              source={source}
              contents={props.contents}
              level={props.level}
              tool={props.tool}
              isActive={active === place}
              onActivate={() => props.onActivate(place)}
              onHandle={(handle) => props.onHandle(place, handle)}
              slab={slab}
              onSlab={onSlab}
              probe={probeWords(panes, displaySet, pet?.scale)}
              over={
                pet === undefined
                  ? undefined
                  : panes.planes.overlaid(
                      pet.look.opacity * 100,
                      rangeWords(panes, pet.scale, pet.look.range),
                    )
              }
            />
          );
        })}
      </div>
    </div>
  );
}
