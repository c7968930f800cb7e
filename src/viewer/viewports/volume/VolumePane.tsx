import { useMemo, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type VolumeSource } from '#viewer/rendering/planes/planes.ts';
import { type ViewedFrom, viewedFrom } from '#viewer/rendering/volume/camera.ts';
import { largestTexture } from '#viewer/rendering/volume/textureGrid.ts';
import { presetsFor, volumeScaleOf } from '#viewer/rendering/volume/transfer.ts';
import { type VolumeState } from '#viewer/rendering/volume/volume.ts';
import { VolumeCanvas } from '#viewer/rendering/volume/VolumeCanvas.tsx';
import { type VolumeSession } from '#viewer/rendering/volume/volumeSession.ts';
import { type Painted } from '#viewer/viewports/cornerText.ts';
import { AsideBadge } from '#viewer/viewports/marks/AsideBadge.tsx';
import { PaneFrame, type PaneState } from '#viewer/viewports/PaneFrame.tsx';
import { SourceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { volumeActions } from './volumeActions.ts';
import { VolumeBar } from './VolumeBar.tsx';
import { VolumeCover } from './VolumeCover.tsx';
import { VolumeSpoken } from './VolumeSpoken.tsx';
import { VolumeOverlay } from './VolumeOverlay.tsx';
import { type VolumeViewProps } from './VolumeView.tsx';

export interface VolumePaneProps extends VolumeViewProps {
  readonly source: VolumeSource;
  readonly largestSide: number;
}

/** A volume in a pane like any other, with the bar of what it can be seen as. */
export function VolumePane(props: VolumePaneProps) {
  const { source, heading, displaySet, largestSide } = props;
  const { volume } = useMessages().panes;
  const session = useRef<VolumeSession>(null);
  const [state, setState] = useState<VolumeState>();
  const limits = useMemo(() => ({ largestSide, largestBytes: largestTexture }), [largestSide]);
  const scale = volumeScaleOf(displaySet.instances[0]);
  useHandle(props.onHandle, () => volumeActions(session, scale));
  const painted = state?.state === 'painted' ? state : undefined;
  const from = viewedFrom.find((one) => isFrom(painted, one));
  const preset = painted?.preset ?? presetsFor(scale)[0];
  const total = source.volume.slices.length;
  return (
    <div className="planes">
      <VolumeBar
        scale={scale}
        preset={preset}
        from={from}
        onPreset={(one) => session.current?.show(one)}
        onFrom={(one) => session.current?.viewFrom(one)}
        onBack={props.onBack}
      />
      <PaneFrame
        pane={{
          place: 1,
          heading: { ...heading, description: `${volume.open} – ${heading.description}` },
          isActive: true,
          onActivate: () => undefined,
        }}
        kind="volume"
        state={paneState(state)}
        displaySetId={displaySet.id}
        badges={<Badges {...props} />}
        {...(painted === undefined ? {} : { fidelity: painted.fidelity })}
        framesLoaded={state?.state === 'loading' ? state.loaded : total}
        framesTotal={total}
      >
        <VolumeCanvas
          source={source}
          limits={limits}
          tool={props.tool}
          label={volume.canvas(
            volume.lookName[preset],
            from === undefined ? volume.fromOther : volume.from[from],
          )}
          onState={setState}
          onSession={(opened) => {
            session.current = opened;
          }}
          onOpen={props.onPlanes}
        />
        <Over {...props} state={state} onRetry={() => session.current?.retry()} />
      </PaneFrame>
    </div>
  );
}

/** What stands over the canvas: why there is no volume, or what of it can be read and heard. */
function Over({
  state,
  onRetry,
  ...props
}: VolumePaneProps & { readonly state: VolumeState | undefined; readonly onRetry: () => void }) {
  const { heading, level } = props;
  if (state?.state !== 'painted') return <VolumeCover state={state} heading={heading} onRetry={onRetry} />;
  return (
    <>
      <VolumeOverlay heading={heading} level={level} state={state} source={sourceImage(props)} />
      <VolumeSpoken state={state} />
    </>
  );
}

function Badges({ contents, displaySet }: VolumePaneProps) {
  return (
    <>
      <AsideBadge contents={contents} displaySet={displaySet} />
      <SourceBadges contents={contents} instances={displaySet.instances} />
    </>
  );
}

function paneState(state: VolumeState | undefined): PaneState {
  switch (state?.state) {
    case 'painted':
      return 'painted';
    case 'incomplete':
    case 'failed':
      return 'failed';
    case 'lost':
    case 'loading':
    case undefined:
      return 'loading';
  }
}

function sourceImage({ displaySet, source }: VolumePaneProps): Painted {
  const { slices } = source.volume;
  const { instance, frameNumber } = slices[slices.length >> 1] ?? slices[0];
  return { displaySet, instance, frameNumber };
}

/** Directions of the patient as seen, right, down and away, for each named view. */
const seenAs: Readonly<Record<ViewedFrom, readonly [left: string, head: string]>> = {
  front: ['1,0,0', '0,-1,0'],
  back: ['-1,0,0', '0,-1,0'],
  left: ['0,0,-1', '0,-1,0'],
  right: ['0,0,1', '0,-1,0'],
  head: ['-1,0,0', '0,0,-1'],
  feet: ['1,0,0', '0,0,1'],
};

function isFrom(painted: Extract<VolumeState, { state: 'painted' }> | undefined, from: ViewedFrom): boolean {
  if (painted === undefined) return false;
  const { left, head } = painted.towards;
  // Adding nought makes of minus nought plain nought.
  const written = (way: typeof left) => way.map((part) => Math.round(part * 1000) / 1000 + 0).join(',');
  return written(left) === seenAs[from][0] && written(head) === seenAs[from][1];
}
