import { type ReactNode, type RefObject } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type HalfState, type PairSide } from '#viewer/rendering/pair/pair.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import { lossyCompression } from '#viewer/viewports/compression.ts';
import { lateralitiesOf } from '#viewer/viewports/laterality.ts';
import { LossyBadge } from '#viewer/viewports/LossyBadge.tsx';
import { AsideBadge } from '#viewer/viewports/marks/AsideBadge.tsx';
import { Ruler } from '#viewer/viewports/Overlay.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { ReplacedBadge } from '#viewer/viewports/sources/ReplacedBadge.tsx';
import { type PairPhoto } from './pairPhoto.ts';

export interface PairHalfProps {
  readonly half: PairSide;
  readonly photo: PairPhoto;
  readonly state: HalfState;
  readonly isActive: boolean;
  readonly onActivate: () => void;
  readonly onRetry: () => void;
  readonly picture: RefObject<HTMLDivElement | null>;
  readonly hand: RefObject<HTMLDivElement | null>;
  /** How it has been laid on the other, in words; undefined for the half that stands as it was taken. */
  readonly adjusted: string | undefined;
  readonly children?: ReactNode;
}

/** One half of a pair: the frame every pane has, and whose, when, where and which side in every mode. */
export function PairHalf(props: PairHalfProps) {
  const { half, photo, state, picture, hand } = props;
  const { panes } = useMessages();
  const painted = state.state === 'painted' ? state : undefined;
  const shown = painted?.position;
  return (
    <PaneFrame
      pane={{
        place: half === 'past' ? 1 : 2,
        heading: photo.heading,
        isActive: props.isActive,
        onActivate: props.onActivate,
      }}
      kind="photos"
      activatedBy="press"
      state={state.state}
      displaySetId={photo.displaySet.id}
      shows={shown && { instance: shown.instance, frame: shown.frameNumber }}
      badges={
        <>
          <AsideBadge contents={photo.contents} displaySet={photo.displaySet} />
          <HalfBadges photo={photo} half={half} adjusted={props.adjusted} />
        </>
      }
      {...(painted === undefined ? {} : { fidelity: painted.fidelity })}
    >
      <div
        ref={picture}
        className="pair-picture"
        data-half={half}
        data-profile={painted?.profile ?? 'none'}
      />
      <div ref={hand} className="pair-hand" />
      <div className="pane-overlay">
        <div className="pane-corner" data-corner="top-left">
          <Identity heading={photo.heading} />
          {photo.side !== undefined && <strong className="pair-side">{panes.side[photo.side]}</strong>}
        </div>
        <div className="pane-corner" data-corner="bottom-left">
          {painted !== undefined && <PictureBadges photo={photo} painted={painted} />}
        </div>
        {painted !== undefined && <Ruler millimetresPerPixel={painted.millimetresPerPixel} />}
      </div>
      <Cover state={state} onRetry={props.onRetry} />
      {props.children}
    </PaneFrame>
  );
}

/** In the header, where nothing hides them: which half this is, which side of the body, and what has been done to it. */
function HalfBadges({ photo, half, adjusted }: Pick<PairHalfProps, 'photo' | 'half' | 'adjusted'>) {
  const { panes } = useMessages();
  return (
    <>
      {photo.side !== undefined && <span className="pane-badge">{panes.side[photo.side]}</span>}
      {adjusted !== undefined && (
        <span className="pane-badge" data-tone="warning">
          {adjusted}
        </span>
      )}
      <span className="pane-badge pair-half">{panes.photoSet.pair[half]}</span>
    </>
  );
}

function PictureBadges({
  photo,
  painted,
}: {
  readonly photo: PairPhoto;
  readonly painted: Extract<HalfState, { state: 'painted' }>;
}) {
  const { panes, common } = useMessages();
  const { instance, frameNumber } = photo.position;
  const lossy = lossyCompression(instance) ?? (painted.fidelity === 'lossy' ? { methods: [] } : undefined);
  const sides = lateralitiesOf(instance, frameNumber);
  const turn = Math.round(painted.turn * 10) / 10;
  return (
    <>
      <AssignedIdentity instance={instance} />
      <ReplacedBadge frames={photo.contents.frames} position={photo.position} />
      {sides.length > 1 && (
        <span className="pane-badge" data-tone="warning">
          {panes.doubt.sides(sides.map((side) => panes.side[side]))}
        </span>
      )}
      {painted.profile === 'not-applied' && (
        <span className="pane-badge" data-tone="warning" title={panes.light.profileNotAppliedLong}>
          {panes.light.profileNotApplied}
        </span>
      )}
      {turn !== 0 && (
        <span className="pane-badge" data-tone="warning">
          {panes.photoSet.pair.turn(common.number(turn, 1))}
        </span>
      )}
      {lossy !== undefined && <LossyBadge lossy={lossy} />}
      <span>{panes.corner.zoom(common.number(painted.scale * 100, 0))}</span>
    </>
  );
}

function Cover({ state, onRetry }: { readonly state: HalfState; readonly onRetry: () => void }) {
  const { panes, common, failure } = useMessages();
  const { pair } = panes.photoSet;
  if (state.state === 'loading') return <p className="pair-loading">{pair.loading}</p>;
  if (state.state !== 'failed') return null;
  return (
    <div className="pane-cover" role="alert">
      <strong>{pair.failed}</strong>
      <span>{panes.failed.reason[state.reason]}</span>
      {state.detail !== '' && <span className="pane-quiet">{failure.detail(state.detail)}</span>}
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}
