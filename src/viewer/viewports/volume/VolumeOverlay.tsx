import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PaintedVolume } from '#viewer/rendering/volume/volume.ts';
import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import { lossyCompression } from '#viewer/viewports/compression.ts';
import { cornerText, type OverlayLevel, type Painted } from '#viewer/viewports/cornerText.ts';
import { CornerLines, Lines } from '#viewer/viewports/CornerLines.tsx';
import { LossyBadge } from '#viewer/viewports/LossyBadge.tsx';
import { Letters, Ruler } from '#viewer/viewports/Overlay.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { windowWords } from '#viewer/viewports/windowWords.ts';
import { OrientationCube } from './OrientationCube.tsx';

export interface VolumeOverlayProps {
  readonly heading: PaneHeading;
  readonly level: OverlayLevel;
  readonly state: PaintedVolume;
  /** A source image of the volume: whose, when and by what loss is the same for all. */
  readonly source: Painted;
}

/** Text over a volume: who, from where it is seen, and what it is not. */
export function VolumeOverlay({ heading, level, state, source }: VolumeOverlayProps) {
  const words = useMessages();
  const { volume, corner } = words.panes;
  const corners = cornerText(words, source, level);
  return (
    <div className="pane-overlay">
      <div className="pane-corner" data-corner="top-left">
        <Identity heading={heading} />
        <span className="plane-name">{volume.lookName[state.preset]}</span>
        <Lines lines={corners.bottomRight.filter(({ rank }) => rank === 'mark')} />
      </div>
      <CornerLines corner="top-right" lines={corners.topRight} />
      <div className="pane-corner" data-corner="bottom-left">
        <VolumeBadges state={state} source={source} />
        {level !== 'off' && state.preset === 'mip' && (
          <span data-rank="place">{windowWords(words, state.window)}</span>
        )}
        {level !== 'off' && (
          <span data-rank="place">{corner.zoom(words.common.number(state.zoom * 100, 0))}</span>
        )}
      </div>
      <Letters state={{ orientationLetters: state.letters }} />
      <OrientationCube towards={state.towards} />
      {level !== 'off' && <Ruler millimetresPerPixel={state.millimetresPerPixel} />}
    </div>
  );
}

/** Never hidden with the rest of the text: that it is not for measuring, and what of the volume is not in it. */
function VolumeBadges({ state, source }: Pick<VolumeOverlayProps, 'state' | 'source'>) {
  const { panes } = useMessages();
  const { volume } = panes;
  const lossy =
    lossyCompression(source.instance) ?? (state.fidelity === 'lossy' ? { methods: [] } : undefined);
  const isWhole = state.held.every((side, axis) => side === state.stored[axis]);
  return (
    <>
      <AssignedIdentity instance={source.instance} />
      <span className="pane-badge" data-tone="warning" title={volume.smoothing}>
        {volume.notForMeasuring}
      </span>
      {!isWhole && (
        <span className="pane-badge" data-tone="warning">
          {volume.downsampled(state.held.join(' × '), state.stored.join(' × '))}
        </span>
      )}
      {state.isInverted && state.preset === 'mip' && (
        <span className="pane-badge" data-tone="warning">
          {panes.inverted}
        </span>
      )}
      {state.isCoarse && (
        <span className="pane-badge" data-tone="warning">
          {volume.coarse}
        </span>
      )}
      {lossy !== undefined && <LossyBadge lossy={lossy} />}
    </>
  );
}
