import { lossyCompression } from '#viewer/viewports/compression.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PlaneState } from '#viewer/rendering/planes/planes.ts';
import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import { cornerText, type OverlayLevel, type Painted } from '#viewer/viewports/cornerText.ts';
import { CornerLines, Lines } from '#viewer/viewports/CornerLines.tsx';
import { LossyBadge } from '#viewer/viewports/LossyBadge.tsx';
import { Letters, Ruler } from '#viewer/viewports/Overlay.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { windowWords } from '#viewer/viewports/windowWords.ts';
import { type ProbeWords } from './probeWords.ts';

export interface PlaneOverlayProps {
  readonly heading: PaneHeading;
  readonly level: OverlayLevel;
  readonly state: PlaneState;
  /** A source image of the volume: whose, when and by what loss is the same for all. */
  readonly source: Painted;
  readonly probe: ProbeWords;
  /** What lies over the volume, and how. */
  readonly over: string | undefined;
}

/** Text over a plane: who, which plane and where; what has been done to the voxels on their way to the screen; what lies under the pointer. */
export function PlaneOverlay({ heading, level, state, source, probe, over }: PlaneOverlayProps) {
  const words = useMessages();
  const { panes, common } = words;
  const isFirst = state.plane === 'axial';
  const corners = cornerText(words, source, isFirst ? level : 'off');
  return (
    <div className="pane-overlay">
      <div className="pane-corner" data-corner="top-left">
        <Identity heading={heading} />
        <span className="plane-name">{panes.planes.name[state.plane]}</span>
      </div>
      <CornerLines corner="top-right" lines={corners.topRight} />
      <div className="pane-corner" data-corner="bottom-left">
        <PlaneBadges state={state} source={source} />
        {over !== undefined && <span className="pane-badge">{over}</span>}
        {level !== 'off' && (
          <span data-rank="place">
            {`${windowWords({ panes, common }, state.window)} · `}
            {panes.corner.zoom(common.number(state.scale * 100, 0))}
          </span>
        )}
      </div>
      <div className="pane-corner" data-corner="bottom-right">
        {state.probe !== undefined && probe(state.probe).map((line) => <span key={line}>{line}</span>)}
        <Lines lines={corners.bottomRight.filter(({ rank }) => rank === 'mark')} />
        {level === 'full' && source.displaySet.seriesNumber !== undefined && isFirst && (
          <span data-rank="detail">{panes.corner.series(source.displaySet.seriesNumber)}</span>
        )}
        {level !== 'off' && (
          <span data-rank="place">{panes.corner.location(common.number(state.position, 1))}</span>
        )}
      </div>
      <Letters state={state} />
      {level !== 'off' && <Ruler millimetresPerPixel={state.millimetresPerPixel} />}
    </div>
  );
}

/** Never hidden with the rest of the text: thickness, what is missing, what is interpolated. */
function PlaneBadges({ state, source }: Pick<PlaneOverlayProps, 'state' | 'source'>) {
  const { panes } = useMessages();
  const { planes } = panes;
  const { slab } = state;
  const lossy =
    lossyCompression(source.instance) ?? (state.fidelity === 'lossy' ? { methods: [] } : undefined);
  return (
    <>
      <AssignedIdentity instance={source.instance} />
      {slab !== undefined && (
        <span className="pane-badge" data-slab={slab.projection}>
          {planes.slab(planes.projectionShort[slab.projection], slab.millimetres, slab.slices)}
        </span>
      )}
      {!state.isExact && <span className="pane-badge">{planes.interpolated}</span>}
      {state.isInverted && (
        <span className="pane-badge" data-tone="warning">
          {panes.inverted}
        </span>
      )}
      <Arrival state={state} />
      {lossy !== undefined && <LossyBadge lossy={lossy} />}
    </>
  );
}

function Arrival({ state }: { readonly state: PlaneState }) {
  const { planes } = useMessages().panes;
  const { loaded, failed, slices, fidelity } = state;
  if (fidelity === 'incomplete')
    return (
      <span className="pane-badge" data-tone="warning" title={planes.hatched}>
        {planes.incomplete(failed, slices)}
      </span>
    );
  if (loaded < slices)
    return (
      <span className="pane-badge" data-tone="warning" title={planes.hatched}>
        {planes.preview(loaded, slices)}
      </span>
    );
  return state.isCoarse ? (
    <span className="pane-badge" data-tone="warning">
      {planes.coarse}
    </span>
  ) : null;
}
