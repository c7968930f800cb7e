import { type ReactNode } from 'react';

import { stackAccount } from '#dicom/stackAccount.ts';
import { type CanvasState, type Layer } from '#viewer/rendering/canvas.ts';
import { modalityName, useMessages } from '#viewer/i18n/messages.tsx';
import { AssignedIdentity } from './AssignedIdentity.tsx';
import { CornerLines } from './CornerLines.tsx';
import { cornerText, type OverlayLevel, type Painted } from './cornerText.ts';
import { lossyCompression } from './compression.ts';
import { lateralitiesOf } from './laterality.ts';
import { MarkBadges } from './keyObjects/MarkBadges.tsx';
import { Identity } from './PaneFrame.tsx';
import { LayerBadges } from './LayerBadges.tsx';
import { LossyBadge } from './LossyBadge.tsx';
import { PaneNotes } from './PaneNotes.tsx';
import { type PaneHeading } from './paneHeading.ts';
import { SubtractionBadge } from './SubtractionBadge.tsx';
import { scaleBar } from './scaleBar.ts';
import { windowWords } from './windowWords.ts';

export type PaintedState = Extract<CanvasState, { readonly state: 'painted' }>;

export interface OverlayProps {
  readonly heading: PaneHeading;
  readonly level: OverlayLevel;
  readonly painted: Painted;
  readonly state: PaintedState | undefined;
  /** Notes about links: why this pane does not follow, or how. */
  readonly notes: readonly string[];
  /** Switches a layer of the picture off or on. */
  readonly onToggle?: (layer: Layer) => void;
  /** Shows the original in place of a difference, or the other way about. */
  readonly onSubtraction?: () => void;
  /** What is laid over the images, and its controls. */
  readonly children?: ReactNode;
}

/** Text over a picture. Who and when is always there; the rest in three levels. */
export function Overlay(props: OverlayProps) {
  const { heading, level, painted, state, notes, onToggle, onSubtraction, children } = props;
  const words = useMessages();
  const corners = cornerText(words, painted, level);
  return (
    <div className="pane-overlay">
      <div className="pane-corner" data-corner="top-left">
        <Identity heading={heading} />
        {level === 'full' && (
          <span data-rank="detail">{modalityName(words, painted.displaySet.modality)}</span>
        )}
        <PaneNotes notes={notes} />
        {children}
      </div>
      <CornerLines corner="top-right" lines={corners.topRight} />
      <div className="pane-corner" data-corner="bottom-left">
        {state?.subtraction !== undefined && onSubtraction !== undefined && (
          <SubtractionBadge shown={state.subtraction} onToggle={onSubtraction} />
        )}
        <MarkBadges instance={painted.instance} frameNumber={painted.frameNumber} />
        <Badges
          state={state}
          painted={painted}
          level={level}
          {...(onToggle === undefined ? {} : { onToggle })}
        />
      </div>
      <CornerLines corner="bottom-right" lines={corners.bottomRight} />
      {state !== undefined && <Letters state={state} />}
      {state !== undefined && level !== 'off' && <Ruler millimetresPerPixel={state.millimetresPerPixel} />}
    </div>
  );
}

/** What has been done to the picture since it left the apparatus: loss, part quality, turning, inversion, an assigned identity. */
function Badges({ state, painted, level, onToggle }: Omit<OverlayProps, 'heading' | 'notes'>) {
  const { panes, common } = useMessages();
  const lossy =
    lossyCompression(painted.instance) ?? (state?.fidelity === 'lossy' ? { methods: [] } : undefined);
  return (
    <>
      <AssignedIdentity instance={painted.instance} />
      <Doubts painted={painted} />
      {state !== undefined && <Turned state={state} />}
      {state !== undefined && onToggle !== undefined && <LayerBadges state={state} onToggle={onToggle} />}
      {state?.fidelity === 'preview' || state?.fidelity === 'incomplete' ? (
        <span className="pane-badge" data-tone="warning">
          {panes.fidelity[state.fidelity]}
        </span>
      ) : null}
      {lossy !== undefined && <LossyBadge lossy={lossy} />}
      {state?.fidelity === 'true' && lossy === undefined && level === 'full' && (
        <span className="pane-quiet" data-rank="detail">
          {panes.fidelity.true}
        </span>
      )}
      {level !== 'off' && state !== undefined && (
        <span data-rank="place">
          {state.window !== undefined && `${windowWords({ panes, common }, state.window)} · `}
          {panes.corner.zoom(common.number(state.scale * 100, 0))}
        </span>
      )}
    </>
  );
}

/** What the object or its stack says against itself: two sides for one image, places in the row without an image. */
function Doubts({ painted }: Pick<OverlayProps, 'painted'>) {
  const { panes, common } = useMessages();
  const { displaySet, instance, frameNumber } = painted;
  const sides = lateralitiesOf(instance, frameNumber);
  const account = displaySet.kind === 'images' ? stackAccount(displaySet) : undefined;
  const [gap] = account?.gaps ?? [];
  const sentences = [
    sides.length > 1 && panes.doubt.sides(sides.map((side) => panes.side[side])),
    gap !== undefined &&
      panes.doubt.gap({
        from: gap.between[0] + 1,
        to: gap.between[1] + 1,
        distance: common.number(gap.distance, 1),
        usual: common.number(gap.usual, 1),
        others: (account?.gaps.length ?? 1) - 1,
      }),
    account !== undefined && account.lackingAtPlaces > 0 && panes.doubt.lacking(account.lackingAtPlaces),
  ].filter((sentence) => sentence !== false);
  return sentences.map((sentence) => (
    <span key={sentence} className="pane-badge" data-tone="warning">
      {sentence}
    </span>
  ));
}

function Turned({ state }: { readonly state: PaintedState }) {
  const { panes } = useMessages();
  const turn = ((Math.round(state.rotation) % 360) + 360) % 360;
  const said = [
    turn === 0 ? undefined : panes.turned(turn),
    state.isFlipped ? panes.flipped : undefined,
    state.isInverted ? panes.inverted : undefined,
  ].filter((part) => part !== undefined);
  return said.length === 0 ? null : (
    <span className="pane-badge" data-tone="warning">
      {said.join(' · ')}
    </span>
  );
}

export function Letters({ state }: { readonly state: Pick<PaintedState, 'orientationLetters'> }) {
  const letters = state.orientationLetters;
  if (letters === undefined) return null;
  return (['left', 'right', 'top', 'bottom'] as const).map((edge) => (
    <span key={edge} className="pane-letter" data-edge={edge}>
      {letters[edge]}
    </span>
  ));
}

export function Ruler({ millimetresPerPixel }: { readonly millimetresPerPixel: number | undefined }) {
  const { panes } = useMessages();
  const bar = scaleBar(millimetresPerPixel);
  if (bar === undefined) return null;
  return (
    <div className="pane-ruler">
      <span className="pane-ruler-bar" style={{ width: `${bar.pixels}px` }} />
      <span>{panes.scaleBar(bar.millimetres)}</span>
    </div>
  );
}
